import { describe, expect, it } from 'vitest';
import { createProgressDisplay } from './show-progress.ts';

function record(isTTY: boolean) {
  const written: string[] = [];
  const display = createProgressDisplay({ isTTY, columns: 60, write: (text) => written.push(text) });
  return { written, display };
}

describe('progress', () => {
  it('is a bar on a terminal, with lines above it', () => {
    const { written, display } = record(true);
    display.show({ filesDone: 1, filesTotal: 2, messageCount: 1_234 });
    display.line('users.json: odd');
    display.end();
    const bar = `\r\u001B[2K[${'█'.repeat(15)}${' '.repeat(15)}] 50 %, 1,234 messages`;
    expect(written[0]).toMatch(bar);
    expect(written.slice(1)).toEqual(['\r\u001B[2Kusers.json: odd\n', written[0], '\r\u001B[2K']);
    expect(written[0]?.length).toBeLessThanOrEqual(60 + 4);
  });

  it('is a plain line every tenth of the way elsewhere', () => {
    const { written, display } = record(false);
    for (let filesDone = 0; filesDone <= 100; filesDone += 1) display.show({ filesDone, filesTotal: 100, messageCount: filesDone });
    display.line('users.json: odd');
    display.end();
    expect(written).toHaveLength(11);
    expect(written[0]).toBe('10 %, 10 messages read\n');
    expect(written.at(-2)).toBe('100 %, 100 messages read\n');
  });

  it('needs no files to be at the end', () => {
    const { written, display } = record(false);
    display.show({ filesDone: 0, filesTotal: 0, messageCount: 0 });
    expect(written).toEqual(['100 %, 0 messages read\n']);
  });
});
