import { translated } from '../language/translated.ts';

/** Signing in, and what may stand in its way. */
export const signInStrings = translated('signIn', {
  title: 'Sign in to your organization',
  subtitle: 'Your chats are kept on this computer, so they open at once, with or without a connection.',
  server: 'Server address',
  serverPlaceholder: 'chat.example.org',
  email: 'E-mail',
  password: 'Password',
  signIn: 'Sign in',
  signingIn: 'Signing in…',
  or: 'or',
  tryDemo: 'Try the demo organization',
  startingDemo: 'Starting the demo organization…',
  demoHelp: 'Runs on this computer only, with sample people and chats.',
  serverMissing: 'Enter the address of your organization’s server.',
  emailMissing: 'Enter your e-mail address.',
  passwordMissing: 'Enter your password.',
  storeTitle: 'Your data on this computer cannot be opened',
  storeHelp: 'Nothing was deleted. When this has been put right, reload Hallway.',
});
