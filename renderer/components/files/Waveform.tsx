import { useMemo } from 'react';
import { fromBase64 } from '../../files/base64.ts';

const bars = 48;

/** Loudness over time; what was heard already is in the accent colour. It is a picture: the slider beside it says the same. */
export function Waveform({ waveform, heardShare }: { readonly waveform: string | null; readonly heardShare: number }) {
  const levels = useMemo(() => levelsOf(waveform), [waveform]);
  return (
    <svg className="waveform" viewBox={`0 0 ${bars * 4} 32`} preserveAspectRatio="none" aria-hidden="true">
      {levels.map((level, index) => {
        const height = Math.max(2, (level / 255) * 28);
        return <rect key={index} className={index / bars < heardShare ? 'waveform-heard' : ''} x={index * 4} y={16 - height / 2} width={2.4} height={height} rx={1.2} />;
      })}
    </svg>
  );
}

function levelsOf(waveform: string | null): number[] {
  const bytes = decode(waveform);
  if (bytes === null || bytes.length === 0) return Array.from({ length: bars }, (_bar, index) => 60 + 40 * Math.sin(index * 1.7));
  return Array.from({ length: bars }, (_bar, index) => bytes[Math.floor((index * bytes.length) / bars)] ?? 0);
}

function decode(waveform: string | null): Uint8Array | null {
  try {
    return waveform === null ? null : fromBase64(waveform);
  } catch {
    return null;
  }
}
