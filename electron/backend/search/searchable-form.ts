/**
 * How texts are compared when searching: letters without case and without accents, words apart by one space, one space
 * at each end. Emoji are words of their own. Query and message go through the same function, so that whatever is
 * written can be found.
 */

/** Where each UTF-16 unit of a form came from: offsets into the text. */
export interface FormOffsets {
  readonly starts: number[];
  readonly ends: number[];
}

const asciiOnly = /^[\0-\x7f]*$/;
const wordPart = /[\p{L}\p{N}\p{M}]/u;
const notWordPart = /[^\p{L}\p{N}\p{M}]+/gu;
const pictograph = /\p{Extended_Pictographic}|[\u{1F1E6}-\u{1F1FF}]/u;
/** Latin, Greek and Cyrillic accents, Hebrew points, Arabic vowel signs and its stroke; marks of other scripts make letters and stay. */
const accents = /\p{Script=Inherited}|[\u0591-\u05C7\u064B-\u0652\u0670\u06D6-\u06ED\u0640]/gu;
/** Voicing makes another letter of a Japanese one. */
const voicing = /[\u3099\u309A]/u;
/** Apostrophes, soft hyphens, joiners, direction marks and variants of emoji do not part words. */
const ignorable = /^(?:['’ʼ]|\p{Default_Ignorable_Code_Point})$/u;
/** Letters whose stroke Unicode does not take for an accent. */
const strokes: Readonly<Record<string, string>> = { ø: 'o', ł: 'l', đ: 'd', ħ: 'h', ŧ: 't', ı: 'i', æ: 'ae', œ: 'oe', ς: 'σ' };

type Piece = { readonly kind: 'word' | 'emoji'; readonly text: string } | { readonly kind: 'space' | 'nothing' };

const pieces = new Map<string, Piece>();
/** A chat in many scripts would otherwise fill memory with every character there is. */
const maximumPieces = 20_000;

/**
 * Gives the form of a text.
 * @param offsets is filled, when given, with where each unit of the form came from
 */
export function searchableForm(text: string, offsets?: FormOffsets): string {
  if (offsets === undefined && asciiOnly.test(text)) return ` ${(text.toLowerCase().replaceAll("'", '').match(/[a-z0-9]+/g) ?? []).join(' ')} `.replace(/^ {2}$/, ' ');
  let form = '';
  let position = 0;
  const add = (added: string, length: number) => {
    form += added;
    for (let unit = 0; unit < added.length; unit += 1) {
      offsets?.starts.push(position);
      offsets?.ends.push(position + length);
    }
  };
  const part = () => (form.endsWith(' ') ? undefined : add(' ', 0));
  part();
  for (const character of text) {
    const piece = pieceOf(character);
    if (piece.kind === 'word') add(piece.text, character.length);
    else if (piece.kind === 'space') part();
    else if (piece.kind === 'emoji') {
      part();
      add(piece.text, character.length);
      position += character.length;
      part();
      continue;
    }
    position += character.length;
  }
  part();
  return form;
}

function pieceOf(character: string): Piece {
  const known = pieces.get(character);
  if (known !== undefined) return known;
  if (pieces.size >= maximumPieces) pieces.clear();
  const made = makePiece(character);
  pieces.set(character, made);
  return made;
}

function makePiece(character: string): Piece {
  if (ignorable.test(character)) return { kind: 'nothing' };
  if (pictograph.test(character)) return { kind: 'emoji', text: character };
  const decomposed = character.normalize('NFKD');
  const isLetter = wordPart.test(decomposed);
  const bare = withoutAccents(decomposed);
  if (isLetter && bare === '') return { kind: 'nothing' };
  // Upper case first: ß and SS are the same.
  const folded = withoutAccents(bare.toUpperCase().toLowerCase().normalize('NFKD'));
  const text = folded.replace(/./gu, (letter) => strokes[letter] ?? letter).replace(notWordPart, '');
  return text === '' ? { kind: 'space' } : { kind: 'word', text };
}

function withoutAccents(text: string): string {
  return text.replace(accents, (mark) => (voicing.test(mark) ? mark : ''));
}
