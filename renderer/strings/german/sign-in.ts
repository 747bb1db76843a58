import type { signInStrings } from '../sign-in.ts';

export const signInGerman: typeof signInStrings = {
  title: 'Bei deiner Organisation anmelden',
  subtitle: 'Deine Chats liegen auf diesem Computer, daher öffnen sie sich sofort, mit oder ohne Verbindung.',
  server: 'Serveradresse',
  serverPlaceholder: 'chat.beispiel.de',
  email: 'E-Mail',
  password: 'Passwort',
  signIn: 'Anmelden',
  signingIn: 'Meldet an …',
  or: 'oder',
  tryDemo: 'Demo-Organisation ausprobieren',
  startingDemo: 'Demo-Organisation startet …',
  demoHelp: 'Läuft nur auf diesem Computer, mit erfundenen Personen und Chats.',
  serverMissing: 'Gib die Serveradresse deiner Organisation ein.',
  emailMissing: 'Gib deine E-Mail-Adresse ein.',
  passwordMissing: 'Gib dein Passwort ein.',
  storeTitle: 'Deine Daten auf diesem Computer lassen sich nicht öffnen',
  storeHelp: 'Nichts wurde gelöscht. Wenn das behoben ist, lade Hallway neu.',
};
