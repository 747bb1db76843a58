import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { serveContract } from '#backend/contract/contract-server';
import { LiveQueries } from '#backend/contract/live-queries';
import { ServerLink } from '#backend/sync/server-link';
import type { LinkSocketEvents } from '#backend/sync/open-socket';
import { callNames, calls } from '#shared/contract/calls';
import { createMemoryCarriers } from '#shared/contract/memory-carrier';
import type { ResponseEnvelope } from '#shared/contract/carrier';
import { queries, type QueryName } from '#shared/contract/queries';
import { downFrameSchema } from '#shared/protocol/down/down-frame';
import type { Clock } from '#shared/runtime/clock';
import type { Logger } from '#shared/runtime/logger';
import { malformedTexts } from './support/malformed.ts';

const variants = 500;
const seed = Number(process.env['HALLWAY_TEST_SEED'] ?? Date.now() % 1_000_000);
const ignore = (): void => undefined;
const quiet: Logger = { debug: ignore, info: ignore, warn: ignore, error: ignore, child: () => quiet };
const stillClock: Clock = { nowMs: () => 1_700_000_000_000, after: () => ignore };

beforeEach(() => void process.stdout.write(`HALLWAY_TEST_SEED=${seed}\n`));

describe('from the server', () => {
  const downFrames = downFrameSchema.options.map((schema): [string, z.ZodType] => [schema.shape.type.value, schema]);

  it.each(downFrames)('each of 500 malformed variants of “%s” ends the connection, and nothing of it is taken in', (_type, schema) => {
    const texts = malformedTexts(schema, { count: variants, seed }).filter((text) => !isFrame(text));
    expect(texts.length).toBeGreaterThan(variants * 0.9);
    for (const text of texts) {
      const taken: unknown[] = [];
      let ended = 0;
      let events: LinkSocketEvents | null = null;
      const link = new ServerLink({
        url: () => 'ws://127.0.0.1', token: 'token', clock: stillClock, random: () => 0, logger: quiet,
        openSocket: (_target, given) => {
          events = given;
          return { send: ignore, terminate: () => void (ended += 1) };
        },
        onOpen: ignore, onState: ignore, onSessionEnded: ignore, onFrame: (frame) => void taken.push(frame),
      });
      link.connect();
      (events as LinkSocketEvents | null)?.onMessage(text);
      expect([ended, taken], `seed ${seed}: ${text.slice(0, 300)}`).toEqual([1, []]);
    }
  });
});

describe('from a window', () => {
  const done: string[] = [];
  let answers: ResponseEnvelope[];
  let carriers: ReturnType<typeof createMemoryCarriers>;

  beforeEach(() => {
    done.length = 0;
    answers = [];
    carriers = createMemoryCarriers();
    const handlers = Object.fromEntries(callNames.map((name) => [name, async () => done.push(name)])) as never;
    const makeQuery = ((name: string) => ({ dependsOn: new Set(), read: () => done.push(name) })) as never;
    serveContract(carriers.backend, { handlers, makeQuery, live: new LiveQueries(stillClock), logger: quiet });
    carriers.renderer.onReceive((answer) => void answers.push(answer));
  });
  afterEach(() => carriers.renderer.close());

  async function giveAll(type: 'call' | 'subscribe', name: string, schema: z.ZodType): Promise<void> {
    const values = malformedTexts(schema, { count: variants, seed, isJson: true }).flatMap(parsed).filter((params) => !schema.safeParse(params).success);
    // Where nothing is asked for, only what is no object is wrong.
    expect(values.length).toBeGreaterThan(0);
    for (const [id, params] of values.entries()) carriers.renderer.send({ type, id, name, params } as never);
    await expect.poll(() => answers.length).toBe(values.length);
    expect(done).toEqual([]);
    expect(answers.every((answer) => answer.type === 'failure' && answer.error.code === 'invalid_request')).toBe(true);
  }

  it.each(callNames)('malformed parameters of the call “%s” are refused, and nothing is done', (name) => giveAll('call', name, calls[name].params));
  it.each(Object.keys(queries) as QueryName[])('malformed parameters of the query “%s” are refused, and nothing is read', (name) => giveAll('subscribe', name, queries[name].params));
});

/** The text's value; none for what is no JSON, which no carrier brings. */
function parsed(text: string): unknown[] {
  try {
    return [JSON.parse(text)];
  } catch {
    return [];
  }
}

function isFrame(text: string): boolean {
  return parsed(text).some((value) => downFrameSchema.safeParse(value).success);
}
