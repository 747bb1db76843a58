/**
 * What a message is indexed by. Every word, with a mark at both ends, gives its start and all its parts of three
 * characters; scripts without spaces give parts of one and two characters, too. What a message is beside its text (who
 * wrote it, where) gives pieces that no text can hold.
 */

/**
 * Raise the first number with any change: stores are then indexed anew. So they are with another edition of Unicode,
 * whose letters may fold otherwise: what is taken out of the index has to be what was put in (SY8).
 */
export const piecesVersion = `3 Unicode ${process.versions['unicode'] ?? ''}`;

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

/** All pieces of a message, apart by spaces; the index itself keeps each once. */
export function piecesOf(message: IndexedMessage): string {
  list.begin(message.form.length);
  list.add(senderPiece(message.senderId));
  list.add(chatPiece(message.chatId));
  if (hasLink(message.body)) list.add(linkPiece);
  if (message.isReplyInThread) list.add(replyPiece);
  if (message.body.includes('@')) list.add(mentionPiece);
  for (const word of wordsOf(message.form)) addPiecesOfWord(word);
  return list.toString();
}

/** The words of a form. */
export function wordsOf(form: string): string[] {
  return form.split(' ').filter((word) => word !== '');
}

function addPiecesOfWord(word: string): void {
  if (asciiOnly.test(word)) return list.addPartsOf(word);
  const characters = charactersOf(`${boundary}${word}${boundary}`);
  list.add(`${boundary}${characters[1] ?? ''}`);
  for (let at = 0; at + 2 < characters.length; at += 1) list.add(`${characters[at] ?? ''}${characters[at + 1] ?? ''}${characters[at + 2] ?? ''}`);
  if (!isUnspaced(word)) return;
  for (let at = 1; at < characters.length - 1; at += 1) {
    list.add(characters[at] ?? '');
    if (at < characters.length - 2) list.add(`${characters[at] ?? ''}${characters[at + 1] ?? ''}`);
  }
}

/** A character of an unspaced script is in six pieces, a space with each; beside the text there are ids and marks. */
const unitsPerFormUnit = 12;
const unitsBeside = 128;
const space = 0x20;
const boundaryUnit = 0xe000;

/** Writes a list unit by unit. A string for each piece would be three quarters of the work of indexing, which a history does by the million. */
class PieceList {
  #units = new Uint16Array(4_096);
  #length = 0;

  begin(formLength: number): void {
    const room = formLength * unitsPerFormUnit + unitsBeside;
    if (this.#units.length < room) this.#units = new Uint16Array(room);
    this.#length = 0;
  }

  add(piece: string): void {
    for (let at = 0; at < piece.length; at += 1) this.#units[this.#length++] = piece.charCodeAt(at);
    this.#units[this.#length++] = space;
  }

  /** The start and all parts of three of a word whose characters are one unit each. */
  addPartsOf(word: string): void {
    const units = this.#units;
    let length = this.#length;
    let one = boundaryUnit;
    let two = word.charCodeAt(0);
    units[length++] = one;
    units[length++] = two;
    units[length++] = space;
    for (let at = 1; at <= word.length; at += 1) {
      const three = at === word.length ? boundaryUnit : word.charCodeAt(at);
      units[length++] = one;
      units[length++] = two;
      units[length++] = three;
      units[length++] = space;
      one = two;
      two = three;
    }
    this.#length = length;
  }

  toString(): string {
    return Buffer.from(this.#units.buffer, 0, this.#length * this.#units.BYTES_PER_ELEMENT).toString('utf16le');
  }
}

/** One for all messages: the longest decides its size. */
const list = new PieceList();

/**
 * The pieces, word by word, that every message has in which these words, one after the other, can be found.
 * @param edges where the first word must begin, and the last one end, as a word does
 */
export function piecesOfWords(words: readonly string[], edges: { readonly start: boolean; readonly end: boolean }): string[][] {
  const last = words.length - 1;
  return words.map((word, at) => piecesInWord(word, { start: at > 0 || edges.start, end: at < last || edges.end }));
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
