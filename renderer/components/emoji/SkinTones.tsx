import { emojiStrings } from '../../strings/emoji.ts';

/** The same hand in each tone; 0 is the usual yellow. */
const hands = [[0, '✋'], [1, '✋🏻'], [2, '✋🏼'], [3, '✋🏽'], [4, '✋🏾'], [5, '✋🏿']] as const;

/** Which skin tone emoji with skin are offered in. */
export function SkinTones({ tone, onChange }: { readonly tone: number; readonly onChange: (tone: number) => void }) {
  return (
    <select className="emoji-tones" aria-label={emojiStrings.skinTone} title={emojiStrings.skinTone} value={tone} onChange={(event) => onChange(Number(event.target.value))}>
      {hands.map(([value, hand]) => (
        <option key={hand} value={value} aria-label={emojiStrings.skinTones[value]}>{hand}</option>
      ))}
    </select>
  );
}
