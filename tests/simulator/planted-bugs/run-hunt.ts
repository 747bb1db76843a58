import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Catch } from './hunt.ts';

export interface HuntLimits {
  readonly seconds: number;
  readonly seeds?: number;
}

/** Hunts one bug in a process of its own; `none` is the program as it is. */
export async function runHunt(id: string, { seconds, seeds = 1_000_000 }: HuntLimits): Promise<Catch> {
  const parameters = [fileURLToPath(new URL('./hunt.ts', import.meta.url)), id, String(seconds), String(seeds)];
  const child = spawn(process.execPath, parameters, { stdio: ['ignore', 'pipe', 'pipe'] });
  const texts = { out: '', error: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => (texts.out += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (texts.error += text));
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== 0) throw new Error(`The hunt for ${id} ended with ${code}: ${texts.error}`);
  return JSON.parse(texts.out.trim().split('\n').at(-1) ?? '') as Catch;
}
