import type { ImportProgress } from './import-slack.ts';

/** Where progress is shown; a terminal has columns. */
export interface ProgressStream {
  readonly isTTY?: boolean | undefined;
  readonly columns?: number | undefined;
  write(text: string): unknown;
}

/** Shows how far an import is. */
export interface ProgressDisplay {
  show(progress: ImportProgress): void;
  /** Writes a line of its own, above the bar where there is one. */
  line(text: string): void;
  /** Takes the bar away. */
  end(): void;
}

const barWidth = 30;
const plainStep = 0.1;
const clearLine = '\r\u001B[2K';

/** A bar that moves on a terminal; elsewhere a plain line every tenth of the way. */
export function createProgressDisplay(stream: ProgressStream): ProgressDisplay {
  return stream.isTTY === true ? createBar(stream) : createPlainLines(stream);
}

function createBar(stream: ProgressStream): ProgressDisplay {
  let shown = '';
  const draw = (text: string): void => {
    shown = text;
    stream.write(`${clearLine}${text.slice(0, Math.max(1, (stream.columns ?? 80) - 1))}`);
  };
  return {
    show(progress) {
      const filled = Math.round(shareOf(progress) * barWidth);
      draw(`[${'█'.repeat(filled)}${' '.repeat(barWidth - filled)}] ${describe(progress)}`);
    },
    line(text) {
      stream.write(`${clearLine}${text}\n`);
      draw(shown);
    },
    end: () => void stream.write(clearLine),
  };
}

function createPlainLines(stream: ProgressStream): ProgressDisplay {
  let nextShare = plainStep;
  return {
    show(progress) {
      if (shareOf(progress) < nextShare) return;
      nextShare = Math.floor(shareOf(progress) / plainStep + 1) * plainStep;
      stream.write(`${describe(progress)}\n`);
    },
    line: (text) => void stream.write(`${text}\n`),
    end: () => undefined,
  };
}

function describe(progress: ImportProgress): string {
  const percent = Math.floor(shareOf(progress) * 100);
  return `${String(percent)} %, ${progress.messageCount.toLocaleString('en-US')} messages read`;
}

function shareOf({ filesDone, filesTotal }: ImportProgress): number {
  return filesTotal === 0 ? 1 : filesDone / filesTotal;
}
