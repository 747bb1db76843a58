import { readFileSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import type { FaultRow, Outcome } from './fault-row.ts';

/** A row with what it saw. */
export interface MeasuredRow {
  readonly row: FaultRow;
  readonly outcome: Outcome;
}

const begin = '<!-- faults: begin -->';
const end = '<!-- faults: end -->';
const head = ['| # | fault | what holds | cases | outcome | when and on what |', '|--:|---|---|--:|---|---|'];

/** One line for the person who waits. */
export function summaryOf({ row, outcome }: MeasuredRow): string {
  return `${outcome.passed ? 'ok  ' : 'FAIL'} ${row.number} ${row.title}: ${outcome.cases} cases, ${countsOf(outcome)}${outcome.note === '' ? '' : `. ${outcome.note}`}`;
}

function countsOf({ counts }: Outcome): string {
  return Object.entries(counts).map(([name, count]) => `${count.toLocaleString('en-US')} ${name}`).join(', ');
}

function machineClass(): string {
  return `${cpus().length} cores, ${Math.round(totalmem() / 1024 ** 3)} GiB, ${process.platform}`;
}

/** The table's line of a row. */
export function lineOf({ row, outcome }: MeasuredRow, date: Date): string {
  const said = [outcome.passed ? 'held' : '**broken**', countsOf(outcome), outcome.note].filter((part) => part !== '').join('; ');
  return `| ${[row.number, row.title, row.invariant, outcome.cases.toLocaleString('en-US'), said.replaceAll('|', '/').replaceAll('\n', ' '), `${date.toISOString().slice(0, 10)}, ${machineClass()}`].join(' | ')} |`;
}

/** Puts lines into the document's table: a row's new line takes the place of its old one, in the order of the numbers. */
export function withLines(document: string, lines: readonly string[]): string {
  const from = document.indexOf(begin);
  const to = document.indexOf(end);
  if (from < 0 || to < from) throw new Error(`The document has no markers ${begin} and ${end}.`);
  const known = document.slice(from + begin.length, to).split('\n').filter((line) => /^\| \d/.test(line));
  const byNumber = new Map([...known, ...lines].map((line) => [Number(/^\| (\d+)/.exec(line)?.[1]), line]));
  const sorted = [...byNumber].sort(([one], [other]) => one - other).map(([, line]) => line);
  return `${document.slice(0, from + begin.length)}\n\n${[...head, ...sorted].join('\n')}\n\n${document.slice(to)}`;
}

export function addToReport(file: string, measured: readonly MeasuredRow[]): void {
  writeFileSync(file, withLines(readFileSync(file, 'utf8'), measured.map((row) => lineOf(row, new Date()))));
}
