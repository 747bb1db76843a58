import { median } from '../lib/statistics.ts';
import type { Sample } from './sample.ts';

/** What is filled once and then kept (statements, code that was made fast, pages of the file) does not count as growth. */
const warmUpShare = 0.25;
/** Growth over a whole week, by the slope after the warm-up, that is still called flat. */
const flatShare = 0.1;
const rowCount = 10;

/** How a number moved after the warm-up. */
export interface Trend {
  readonly name: string;
  /** By the line that fits best, over the whole run, as a share of the mean. */
  readonly growthShare: number;
  readonly isFlat: boolean;
}

const watched: readonly { name: string; isCount?: true; of: (sample: Sample) => number }[] = [
  { name: 'heap after collection', of: (sample) => sample.heapUsedBytes },
  { name: 'memory', of: (sample) => sample.ownBytes },
  { name: 'memory of the server', of: (sample) => sample.serverOwnBytes },
  { name: 'open handles', isCount: true, of: (sample) => sample.openHandles },
  { name: 'open files', isCount: true, of: (sample) => sample.openFiles },
  { name: 'prepared statements', isCount: true, of: (sample) => sample.statements },
];

/** The trend of everything that must stay as it is, whatever the history grows to. */
export function trendsOf(samples: readonly Sample[]): Trend[] {
  const steady = samples.slice(Math.floor(samples.length * warmUpShare));
  const durationMs = samples.at(-1)?.atMs ?? 0;
  return watched.map(({ name, isCount, of }) => {
    const mean = average(steady.map(of));
    const growth = slopeOf(steady.map((sample) => [sample.atMs, of(sample)])) * durationMs;
    const growthShare = mean === 0 ? 0 : growth / mean;
    // A connection that was there or not at the moment of a sample moves a count of three by a third.
    return { name, growthShare, isFlat: growthShare <= flatShare || (isCount === true && growth < 1) };
  });
}

/** The samples as a table, the middle one of each tenth of the week, and the trends below. */
export function soakTable(samples: readonly Sample[], trends: readonly Trend[]): string {
  const lines = Array.from({ length: rowCount }, (_, row) => {
    const some = samples.slice(Math.floor((row * samples.length) / rowCount), Math.floor(((row + 1) * samples.length) / rowCount));
    const of = (value: (sample: Sample) => number) => median(some.map(value));
    const cells = [
      (of(({ atMs }) => atMs) / 60_000).toFixed(1),
      ...[of((sample) => sample.heapUsedBytes), of((sample) => sample.ownBytes), of((sample) => sample.serverOwnBytes)].map(toMib),
      ...[of((sample) => sample.openHandles), of((sample) => sample.openFiles), of((sample) => sample.statements)].map(String),
      ...[of((sample) => sample.walBytes), of((sample) => sample.fileBytes), of((sample) => sample.usedBytes), of((sample) => sample.textBytes)].map(toMib),
      of((sample) => sample.messages).toLocaleString('en-US'),
    ];
    return `| ${cells.join(' | ')} |`;
  });
  const verdicts = trends.map(({ name, growthShare, isFlat }) => `${name} ${growthShare >= 0 ? '+' : '−'}${Math.abs(growthShare * 100).toFixed(1)} %${isFlat ? '' : ' (not flat)'}`);
  return [
    '| minute | heap MiB | memory MiB | server MiB | handles | files | statements | WAL MiB | file MiB | in use MiB | text MiB | messages |',
    '|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|',
    ...lines,
    '',
    `Growth over the week, by the slope after the first quarter: ${verdicts.join(', ')}. Flat is at most ${String(flatShare * 100)} %.`,
  ].join('\n');
}

/** The slope of the line that fits the points best. */
export function slopeOf(points: readonly (readonly [x: number, y: number])[]): number {
  const meanX = average(points.map(([x]) => x));
  const meanY = average(points.map(([, y]) => y));
  const spread = points.reduce((sum, [x]) => sum + (x - meanX) ** 2, 0);
  return spread === 0 ? 0 : points.reduce((sum, [x, y]) => sum + (x - meanX) * (y - meanY), 0) / spread;
}

function average(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}

function toMib(bytes: number): string {
  return (bytes / 1024 ** 2).toFixed(1);
}
