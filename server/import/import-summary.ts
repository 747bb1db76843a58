import type { Skipped, SkipReason } from './mapped-message.ts';
import type { WrittenMessages } from './write-messages.ts';

/** What an import did, counted. */
export interface ImportSummary {
  peopleAdded: number;
  /** People of the export's list that were here already. */
  peoplePresent: number;
  chatsAdded: number;
  chatsPresent: number;
  membersAdded: number;
  messagesAdded: number;
  /** Of the messages added, those that answer another. */
  repliesAdded: number;
  reactionsAdded: number;
  /** Messages that an earlier import had added. */
  messagesPresent: number;
  /** Replies whose first message the export lacks; they stand on their own. */
  rootlessReplies: number;
  /** Messages too long for one, that became several. */
  longMessages: number;
  /** Entries that were reported and left out. */
  problems: number;
  readonly skipped: Map<SkipReason, number>;
}

export function emptySummary(): ImportSummary {
  return {
    peopleAdded: 0,
    peoplePresent: 0,
    chatsAdded: 0,
    chatsPresent: 0,
    membersAdded: 0,
    messagesAdded: 0,
    repliesAdded: 0,
    reactionsAdded: 0,
    messagesPresent: 0,
    rootlessReplies: 0,
    longMessages: 0,
    problems: 0,
    skipped: new Map(),
  };
}

export function addWritten(summary: ImportSummary, written: WrittenMessages): void {
  summary.messagesAdded += written.addedCount;
  summary.repliesAdded += written.replyCount;
  summary.reactionsAdded += written.reactionCount;
  summary.messagesPresent += written.presentCount;
  summary.rootlessReplies += written.rootlessCount;
}

export function addSkipped(summary: ImportSummary, skipped: readonly Skipped[]): void {
  for (const { reason, count } of skipped) summary.skipped.set(reason, (summary.skipped.get(reason) ?? 0) + count);
}

/** The summary as lines for the console; what is zero and unusual is left out. */
export function summaryLines(summary: ImportSummary): string[] {
  const added = (what: string, count: number, present: number): string =>
    `${what}: ${group(count)} added${present === 0 ? '' : `, ${group(present)} were here already`}`;
  const unusual: readonly (readonly [string, number])[] = [
    ['Long messages that became several', summary.longMessages],
    ['Replies to a message that the export lacks', summary.rootlessReplies],
    ...[...summary.skipped].map(([reason, count]) => [`Left out, ${reason}`, count] as const),
    ['Left out, unreadable (reported above)', summary.problems],
  ];
  return [
    added('People', summary.peopleAdded, summary.peoplePresent),
    added('Chats', summary.chatsAdded, summary.chatsPresent),
    added('Messages', summary.messagesAdded, summary.messagesPresent),
    `Of these, replies: ${group(summary.repliesAdded)}`,
    `Reactions: ${group(summary.reactionsAdded)} added`,
    ...unusual.filter(([, count]) => count > 0).map(([what, count]) => `${what}: ${group(count)}`),
  ];
}

function group(count: number): string {
  return count.toLocaleString('en-US');
}
