import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { stackOf } from './stack-of.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hallway-stack-'));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** An error thrown at the third line, second letter of a bundle, which the map says to come from line 8, letter 5 of `own.ts`. */
function thrownInBundle(): Error {
  const bundle = pathToFileURL(join(folder, 'bundle.js')).href;
  return Object.assign(new Error('It broke'), { stack: `Error: It broke\n    at work (${bundle}:3:2)\n    at async ${bundle}:3:2\n    at node:internal/main:1:1` });
}

const map = JSON.stringify({ version: 3, sources: ['../sources/own.ts'], names: [], mappings: ';;CAOI' });

describe('the stack of an error', () => {
  it('names the places in the sources, by the map beside the bundle', () => {
    writeFileSync(join(folder, 'bundle.js.map'), map);
    const source = pathToFileURL(join(folder, '../sources/own.ts')).href;
    expect(stackOf(thrownInBundle())).toBe(`Error: It broke\n    at work (${source}:8:5)\n    at async ${source}:8:5\n    at node:internal/main:1:1`);
  });

  it('stays as it is where there is no map, or one that cannot be read', () => {
    const error = thrownInBundle();
    expect(stackOf(error)).toBe(error.stack);
    writeFileSync(join(folder, 'bundle.js.map'), '{"version":');
    expect(stackOf(error)).toBe(error.stack);
  });

  it('is the message where an error has none', () => {
    const error = new Error('It broke');
    delete error.stack;
    expect(stackOf(error)).toBe('It broke');
  });
});
