import { readFileSync, writeFileSync } from 'node:fs';
import { cpus, release, totalmem, type } from 'node:os';
import { ratio, type BenchResult } from './result.ts';

/** The parts of the document that measuring writes. */
export type ReportPart = 'measured' | 'soak' | 'interface';

/** What was measured, as a Markdown table. */
export function resultTable(results: readonly BenchResult[]): string {
  const lines = results.map((result) => {
    const share = ratio(result);
    const cells = [
      result.work,
      `${formatNumber(result.hallway)} ${result.unit}`,
      result.floor === null ? '–' : `${formatNumber(result.floor)} ${result.unit}`,
      share === null ? '–' : share.toFixed(2),
      result.aim,
      result.isReached === null ? '–' : result.isReached ? 'yes' : 'no',
    ];
    return `| ${cells.join(' | ')} |`;
  });
  return ['| work | Hallway | floor | Hallway ÷ floor | aim | reached |', '|---|--:|--:|--:|---|---|', ...lines].join('\n');
}

/** Where and when: numbers mean nothing without. */
export function measuredOn(date: Date, repeats: number): string {
  return `${machineOn(date)} Median of ${String(repeats)}.`;
}

/** The day and the machine. */
export function machineOn(date: Date): string {
  const processors = cpus();
  const memoryGiB = Math.round(totalmem() / 1024 ** 3);
  const machine = `${String(processors.length)} × ${processors[0]?.model.trim() ?? 'unknown processor'}, ${String(memoryGiB)} GiB, ${type()} ${release()}, Node ${process.version}`;
  return `Measured on ${date.toISOString().slice(0, 10)}: ${machine}.`;
}

/** Replaces what stands between the markers of a part of the document. */
export function replaceMeasured(document: string, text: string, part: ReportPart = 'measured'): string {
  const [begin, end] = [`<!-- ${part}: begin -->`, `<!-- ${part}: end -->`];
  const from = document.indexOf(begin);
  const to = document.indexOf(end);
  if (from < 0 || to < from) throw new Error(`The document has no markers ${begin} and ${end}.`);
  return `${document.slice(0, from + begin.length)}\n\n${text}\n\n${document.slice(to)}`;
}

export function writeReport(file: string, text: string, part: ReportPart = 'measured'): void {
  writeFileSync(file, replaceMeasured(readFileSync(file, 'utf8'), text, part));
}

function formatNumber(value: number): string {
  if (value >= 1_000) return Math.round(value).toLocaleString('en-US');
  return value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2);
}
