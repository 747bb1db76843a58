import { limits } from '#shared/domain/limits';
import { formatNumber } from '../../language/formats.ts';
import type { composerStrings } from '../composer.ts';
import { plural } from './plural.ts';

export const composerGerman: typeof composerStrings = {
  label: 'Nachricht',
  send: 'Senden',
  save: 'Änderungen speichern',
  placeholder: (title) => `Nachricht an ${title}`,
  replying: 'Antwort auf eine Nachricht',
  replyingTo: (name) => `Antwort an ${name}`,
  cancelReply: 'Antwort abbrechen',
  editing: 'Du bearbeitest deine Nachricht',
  cancelEdit: 'Bearbeiten abbrechen',
  emoji: 'Emoji einfügen',
  left: (count) => `Noch ${formatNumber(count)} Zeichen`,
  tooLong: (over) => `${formatNumber(over)} Zeichen zu viel. Nachrichten dürfen bis zu ${formatNumber(limits.messageBodyLength)} haben.`,
  readOnly: 'Du kannst hier lesen, aber nicht schreiben.',
  hint: 'Die Eingabetaste sendet, Umschalt+Eingabe beginnt eine neue Zeile',
  pastedFile: 'Eingefügter Text',
  pastedAsFile: 'Das Eingefügte ist zu lang für eine Nachricht und geht als Datei mit. Wer sie entfernt, lässt es weg.',
  formatting: 'Formatierung',
  showFormatting: 'Formatierung einblenden',
  hideFormatting: 'Formatierung ausblenden',
  formats: { bold: 'Fett', italic: 'Kursiv', strike: 'Durchgestrichen', code: 'Code', codeBlock: 'Codeblock', quote: 'Zitat', bullets: 'Liste', numbers: 'Nummerierte Liste', link: 'Link' },
  suggestions: 'Vorschläge',
  everyone: 'everyone',
  everyoneHint: (count) => plural(count, { one: 'Benachrichtigt # Person hier', other: 'Benachrichtigt alle # Personen hier' }),
  commands: {
    call: 'Sprachanruf beginnen', 'call video': 'Videoanruf beginnen', me: 'Sagen, was du gerade tust', shrug: '¯\\_(ツ)_/¯ anhängen',
    status: 'Deinen Status setzen, etwa /status 🌴 Im Urlaub',
    mute: 'Diesen Chat stummschalten, zum Beispiel /mute 8 für acht Stunden', unmute: 'Wieder von diesem Chat hören', help: 'Zeigen, was man hier eingeben kann',
  },
  helpTitle: 'Was man hier eingeben kann',
  helpFormats: 'Formatierung',
  helpCommands: 'Befehle',
  helpMore: 'Außerdem',
  helpCompletion: '@ ergänzt Namen, : ergänzt Emojis',
  muted: 'Dieser Chat ist stummgeschaltet.',
  unmuted: 'Du hörst wieder von diesem Chat.',
};
