import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { projectRoot } from './project-root.ts';

export interface DemoOptions {
  /** Port of the first client; the next one takes the port after it. 0 takes any free ports. */
  readonly port: number;
  readonly dataFolder: string;
  readonly isHeadlessAsked: boolean;
}

const highestFirstPort = 65_534;

/**
 * Reads the command line of `npm run demo`.
 * @throws Error with one sentence on what is wrong
 */
export function parseDemoOptions(parameters: readonly string[]): DemoOptions {
  const { values } = parse(parameters);
  const port = Number(values.port ?? '0');
  if (!Number.isInteger(port) || port < 0 || port > highestFirstPort || !/^\d+$/.test(values.port ?? '0')) {
    throw new Error(`“${values.port}” is not a port for the first of two clients: give a number from 1 to ${highestFirstPort}.`);
  }
  return {
    port,
    dataFolder: resolve(values.data ?? join(projectRoot, '.hallway', 'demo')),
    isHeadlessAsked: values.headless ?? false,
  };
}

function parse(parameters: readonly string[]) {
  try {
    return parseArgs({ args: [...parameters], options: { port: { type: 'string' }, data: { type: 'string' }, headless: { type: 'boolean' } } });
  } catch (error) {
    const sentence = error instanceof Error ? (error.message.split('. ')[0] ?? '') : String(error);
    throw new Error(`${sentence}. Known options: --port, --data, --headless.`, { cause: error });
  }
}
