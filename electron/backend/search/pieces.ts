/**
 * What a message is indexed by. Every word, with a mark at both ends, gives its start and all its parts of three
 * characters; scripts without spaces give parts of one and two characters, too. What a message is beside its text (who
 * wrote it, where) gives pieces that no text can hold.
 */

/**
 * Raise the first number with any change: stores are then indexed anew. So they are with another edition of Unicode,
 * whose letters may fold otherwise: what is taken out of the index has to be what was put in (SY8).
 */
export const piecesVersion = `2 Unicode ${process.versions['unicode'] ?? ''}`;

/** Private characters: neither a word nor the tokenizer of the index knows them otherwise. */
const boundary = '\uE000';
const marks = { sender: '\uE001', chat: '\uE002', link: '\uE003', reply: '\uE004', mention: '\uE005' } as const;

const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Extended_Pictographic}\u{1F1E6}-\u{1F1FF}]/u;
const asciiOnly = /^[\0-\x7f]*$/;
const link = /\b(?:https?:\/\/|www\.)\S/i;

/** Whether a script writes its words without spaces, so that one character is enough to look for. */
export function isUnspaced(text: string): boolean {
  return !asciiOnly.test(text) && unspaced.test(text);
}

/** Whether a text has a link. */
export function hasLink(body: string): boolean {
  return link.test(body);
}

export const senderPiece = (userId: string): string => marks.sender + compactId(userId);
export const chatPiece = (chatId: string): string => marks.chat + compactId(chatId);
export const linkPiece: string = marks.link;
export const replyPiece: string = marks.reply;
/** Of messages that may mention somebody. */
export const mentionPiece: string = marks.mention;

/** Everything a message can be found by. */
export interface IndexedMessage {
  /** As {@link searchableForm} gives it. */
  readonly form: string;
  readonly body: string;
  readonly senderId: string;
  readonly chatId: string;
  readonly isReplyInThread: boolean;
}

/** All pieces of a message, each once, apart by spaces. */
export function piecesOf(message: IndexedMessage): string {
  const found = new Set<string>([senderPiece(message.senderId), chatPiece(message.chatId)]);
  if (hasLink(message.body)) found.add(linkPiece);
  if (message.isReplyInThread) found.add(replyPiece);
  if (message.body.includes('@')) found.add(mentionPiece);
  for (const word of wordsOf(message.form)) addPiecesOfWord(found, word);
  return [...found].join(' ');
}

/** The words of a form. */
export function wordsOf(form: string): string[] {
  return form.split(' ').filter((word) => word !== '');
}

function addPiecesOfWord(found: Set<string>, word: string): void {
  const characters = charactersOf(`${boundary}${word}${boundary}`);
  found.add(`${boundary}${characters[1] ?? ''}`);
  for (let at = 0; at + 2 < characters.length; at += 1) found.add(`${characters[at] ?? ''}${characters[at + 1] ?? ''}${characters[at + 2] ?? ''}`);
  if (!isUnspaced(word)) return;
  for (let at = 1; at < characters.length - 1; at += 1) {
    found.add(characters[at] ?? '');
    if (at < characters.length - 2) found.add(`${characters[at] ?? ''}${characters[at + 1] ?? ''}`);
  }
}

/**
 * The pieces that every message has in which these words, one after the other, can be found.
 * @param edges where the first word must begin, and the last one end, as a word does
 */
export function piecesOfWords(words: readonly string[], edges: { readonly start: boolean; readonly end: boolean }): string[] {
  const last = words.length - 1;
  return words.flatMap((word, at) => piecesInWord(word, { start: at > 0 || edges.start, end: at < last || edges.end }));
}

function piecesInWord(word: string, edges: { readonly start: boolean; readonly end: boolean }): string[] {
  const inner = charactersOf(word);
  const characters = [...(edges.start ? [boundary] : []), ...inner, ...(edges.end ? [boundary] : [])];
  if (characters.length >= 3) return characters.slice(2).map((_character, at) => characters.slice(at, at + 3).join(''));
  if (edges.start) return [characters.join('')];
  return isUnspaced(word) ? [inner.join('')] : [];
}

/** A character may take two units. */
function charactersOf(text: string): readonly string[] {
  return asciiOnly.test(text) ? text.split('') : Array.from(text);
}

/** The tokenizer of the index parts at hyphens. */
function compactId(id: string): string {
  return id.replaceAll('-', '');
}
