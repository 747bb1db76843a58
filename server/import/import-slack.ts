import { takeChangeNumbers, type ChangeNumbers } from './change-numbers.ts';
import type { ImportDatabase, ImportTransaction } from './import-database.ts';
import { addSkipped, addWritten, emptySummary, type ImportSummary } from './import-summary.ts';
import type { ImportFiles } from './import-files.ts';
import { mapMessage } from './map-message.ts';
import { mapChat, mapPerson, missingPerson, type MappedChat } from './map-person.ts';
import type { MappedMessage } from './mapped-message.ts';
import { PersonDirectory, type ImportScope } from './person-directory.ts';
import type { CheckedArchive } from './read-archive.ts';
import { readSlackExport, type ListedChannel, type OnProblem, type SlackExport } from './read-export.ts';
import type { SlackNames } from './slack-text.ts';
import { ensureChat, letMembersIn, type ImportedChat } from './write-chat.ts';
import { writeMessages, type ThreadContext } from './write-messages.ts';
import { findReadersBehind } from './write-thread-marks.ts';

/** How far an import is. */
export interface ImportProgress {
  readonly filesDone: number;
  readonly filesTotal: number;
  /** Messages read so far, new or not. */
  readonly messageCount: number;
}

export interface SlackImportOptions {
  readonly archive: CheckedArchive;
  readonly database: ImportDatabase;
  readonly scope: ImportScope;
  readonly files: ImportFiles;
  readonly onProblem: OnProblem;
  /** Called after each commit. */
  readonly onProgress: (progress: ImportProgress) => void;
}

/** Enough to make a flush cheap, few enough that a running server hardly waits. */
const messagesPerTransaction = 1_000;
const peoplePerTransaction = 500;

/**
 * Brings a Slack export into an organization: people, chats, messages in their order. Each transaction leaves a sound
 * state, and everything keeps its id from import to import: an import that was stopped goes on where it was, and a
 * second one changes nothing.
 * @throws HallwayError when the archive is no Slack export
 */
export async function importSlack(options: SlackImportOptions): Promise<ImportSummary> {
  const summary = emptySummary();
  const onProblem: OnProblem = (problem) => {
    summary.problems += 1;
    options.onProblem(problem);
  };
  const slackExport = readSlackExport(options.archive, onProblem);
  const channels = await slackExport.readChannels();
  const work = new SlackImport({ ...options, onProblem }, slackExport, summary);
  await work.addPeople();
  await work.addChats(channels);
  return summary;
}

class SlackImport {
  readonly #options: SlackImportOptions;
  readonly #export: SlackExport;
  readonly #summary: ImportSummary;
  readonly #directory: PersonDirectory;
  readonly #filesTotal: number;
  #filesDone = 0;
  #messageCount = 0;

  constructor(options: SlackImportOptions, slackExport: SlackExport, summary: ImportSummary) {
    this.#options = options;
    this.#export = slackExport;
    this.#summary = summary;
    this.#directory = new PersonDirectory(options.scope);
    this.#filesTotal = [...slackExport.dayFiles.values()].reduce((total, files) => total + files.length, 0);
  }

  async addPeople(): Promise<void> {
    await this.#options.database.transaction((sql) => this.#directory.load(sql));
    const people = (await this.#export.readUsers()).map(mapPerson);
    for (let start = 0; start < people.length; start += peoplePerTransaction) {
      const part = people.slice(start, start + peoplePerTransaction);
      const conflicting = await this.#write((sql, numbers) => this.#directory.add(sql, numbers, part));
      for (const key of conflicting) {
        const message = `${key} has the e-mail address of somebody else and was given a made-up one.`;
        this.#options.onProblem({ file: 'users.json', line: null, message });
      }
    }
    this.#summary.peoplePresent = people.length - this.#directory.addedCount;
    this.#summary.peopleAdded = this.#directory.addedCount;
  }

  async addChats(channels: readonly ListedChannel[]): Promise<void> {
    const names = this.#names(channels);
    const known = new Set<string>();
    for (const { channel, isUnnamed } of channels) {
      const mapped = mapChat(channel, isUnnamed, (key) => names.personName(key) ?? key);
      mapped.folders.forEach((folder) => known.add(folder));
      await this.#addChat(mapped, names);
    }
    for (const [folder, files] of this.#export.dayFiles) {
      if (known.has(folder)) continue;
      const message = `No channel of this name is listed; its ${String(files.length)} files were left out.`;
      this.#options.onProblem({ file: `${folder}/`, line: null, message });
    }
    this.#summary.peopleAdded = this.#directory.addedCount;
  }

  async #addChat(mapped: MappedChat, names: SlackNames): Promise<void> {
    const { scope } = this.#options;
    const directory = this.#directory;
    const chat = await this.#write(async (sql, numbers) => {
      const absent = [...mapped.memberKeys, ...(mapped.creatorKey === null ? [] : [mapped.creatorKey])];
      await directory.add(sql, numbers, absent.map((key) => missingPerson(key, null)));
      return ensureChat(sql, mapped, { scope, directory, numbers });
    });
    if (chat.isNew) this.#summary.chatsAdded += 1;
    else this.#summary.chatsPresent += 1;
    await this.#addMessages(mapped, chat, names);
    this.#summary.membersAdded += await this.#write((sql, numbers) => letMembersIn(sql, chat, { scope, directory, numbers, mapped }));
  }

  async #addMessages(mapped: MappedChat, chat: ImportedChat, names: SlackNames): Promise<void> {
    const folder = mapped.folders.find((candidate) => this.#export.dayFiles.has(candidate));
    const files = folder === undefined ? [] : (this.#export.dayFiles.get(folder) ?? []);
    let waiting = new Map<string, MappedMessage>();
    const namedInRoots = new Map<string, readonly string[]>();
    const threads = { namedInRoots, behind: await this.#options.database.transaction((sql) => findReadersBehind(sql, chat)) };
    for (const file of files) {
      for (const message of await this.#export.readMessages(file)) {
        this.#messageCount += 1;
        const { messages, skipped } = mapMessage(message, names, (fileId) => this.#options.files.pathOf(fileId));
        addSkipped(this.#summary, skipped);
        for (const { key, root, namedKeys } of messages) if (root === null && namedKeys.length > 0) namedInRoots.set(key, namedKeys);
        if (waiting.has(message.ts)) addSkipped(this.#summary, [{ reason: 'same message twice', count: 1 }]);
        else messages.forEach((part) => waiting.set(part.key, part));
        if (messages.length > 1) this.#summary.longMessages += 1;
        if (waiting.size >= messagesPerTransaction) waiting = await this.#flush(chat, waiting, threads);
      }
      this.#filesDone += 1;
    }
    await this.#flush(chat, waiting, threads);
  }

  /** Writes what waits and gives the empty batch that follows. */
  async #flush(chat: ImportedChat, waiting: ReadonlyMap<string, MappedMessage>, threads: ThreadContext): Promise<Map<string, MappedMessage>> {
    if (waiting.size > 0) {
      const { scope } = this.#options;
      const directory = this.#directory;
      const messages = [...waiting.values()];
      const contents = await this.#options.files.take(messages);
      addWritten(this.#summary, await this.#write((sql, numbers) => writeMessages(sql, chat, { scope, directory, numbers, messages, contents, threads })));
    }
    this.#options.onProgress({ filesDone: this.#filesDone, filesTotal: this.#filesTotal, messageCount: this.#messageCount });
    return new Map();
  }

  /** One transaction: the organization's log is taken first, as the server does, so that the two never wait for each other in a circle. */
  #write<Result>(work: (sql: ImportTransaction, numbers: ChangeNumbers) => Promise<Result>): Promise<Result> {
    return this.#options.database.transaction(async (sql) => {
      const numbers = await takeChangeNumbers(sql, this.#options.scope.organizationId);
      const result = await work(sql, numbers);
      await numbers.save();
      return result;
    });
  }

  #names(channels: readonly ListedChannel[]): SlackNames {
    const channelNames = new Map(channels.map(({ channel }) => [channel.id, channel.name ?? null]));
    return {
      personName: (key) => this.#directory.get(key)?.displayName ?? null,
      channelName: (key) => channelNames.get(key) ?? null,
    };
  }
}
