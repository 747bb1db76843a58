import type { z } from 'zod';
import { HallwayError } from '#shared/errors/hallway-error';
import type { ImportProblem } from './import-problems.ts';
import { compareTimestamps } from './map-message.ts';
import type { CheckedArchive } from './read-archive.ts';
import { readJsonList } from './read-json-list.ts';
import { describeMismatch, slackChannelSchema, slackMessageSchema, slackUserSchema, type SlackChannel, type SlackMessage, type SlackUser } from './slack-schemas.ts';

/** Told of each entry that is left out. */
export type OnProblem = (problem: ImportProblem) => void;

/** A conversation and what kind of list it stood in. */
export interface ListedChannel {
  readonly channel: SlackChannel;
  /** Direct messages and conversations of several have no name of their own. */
  readonly isUnnamed: boolean;
}

const channelLists = [
  { file: 'channels.json', isUnnamed: false },
  { file: 'groups.json', isUnnamed: false },
  { file: 'mpims.json', isUnnamed: true },
  { file: 'dms.json', isUnnamed: true },
];

/** A Slack export, read file by file. What cannot be read is told to `onProblem` and left out. */
export interface SlackExport {
  readUsers(): Promise<SlackUser[]>;
  readChannels(): Promise<ListedChannel[]>;
  /** The files of each folder, oldest day first. */
  readonly dayFiles: ReadonlyMap<string, readonly string[]>;
  /** The messages of one file in the order they were written. */
  readMessages(file: string): Promise<SlackMessage[]>;
}

/**
 * Reads the archive as a Slack export.
 * @throws HallwayError `invalid_request` when it is something else
 */
export function readSlackExport(archive: CheckedArchive, onProblem: OnProblem): SlackExport {
  const paths = new Set(archive.paths);
  if (!paths.has('users.json') || !channelLists.some(({ file }) => paths.has(file))) {
    throw new HallwayError('invalid_request', { message: 'This is not a Slack export: it has no users.json or no channels.json.' });
  }
  const read = async <Schema extends z.ZodType>(file: string, schema: Schema): Promise<z.infer<Schema>[]> =>
    parseList(file, await archive.readText(file), { schema, onProblem });
  return {
    readUsers: async () => withoutTwice(await read('users.json', slackUserSchema), 'users.json', onProblem),
    async readChannels() {
      const listed: ListedChannel[] = [];
      for (const { file, isUnnamed } of channelLists) {
        if (!paths.has(file)) continue;
        const channels = withoutTwice(await read(file, slackChannelSchema), file, onProblem);
        listed.push(...channels.map((channel) => ({ channel, isUnnamed })));
      }
      return listed;
    },
    dayFiles: groupByFolder(archive.paths),
    readMessages: async (file) => (await read(file, slackMessageSchema)).sort((one, other) => compareTimestamps(one.ts, other.ts)),
  };
}

interface ParseOptions<Schema> {
  readonly schema: Schema;
  readonly onProblem: OnProblem;
}

function parseList<Schema extends z.ZodType>(file: string, text: string, { schema, onProblem }: ParseOptions<Schema>): z.infer<Schema>[] {
  const list = readJsonList(file, text);
  list.problems.forEach(onProblem);
  return list.elements.flatMap(({ line, value }) => {
    const parsed = schema.safeParse(value);
    if (parsed.success) return [parsed.data];
    onProblem({ file, line, message: `The entry was left out: ${describeMismatch(parsed.error)}.` });
    return [];
  });
}

function withoutTwice<Item extends { readonly id: string }>(items: readonly Item[], file: string, onProblem: OnProblem): Item[] {
  const seen = new Set<string>();
  return items.filter(({ id }) => {
    if (seen.has(id)) onProblem({ file, line: null, message: `${id} is listed twice; the second was left out.` });
    return !seen.has(id) && seen.add(id);
  });
}

/** Slack names the files by day, so that their names sort by time. */
function groupByFolder(paths: readonly string[]): Map<string, string[]> {
  const folders = new Map<string, string[]>();
  for (const path of [...paths].sort()) {
    const folder = /^([^/]+)\/\d{4}-\d{2}-\d{2}\.json$/.exec(path)?.[1];
    if (folder === undefined) continue;
    const files = folders.get(folder);
    if (files === undefined) folders.set(folder, [path]);
    else files.push(path);
  }
  return folders;
}
