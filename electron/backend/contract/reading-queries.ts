import type { SessionRuntime } from '../session/session-runtime.ts';
import { topics } from '../store/topics.ts';
import type { QueryMakers } from './live-queries.ts';
import { meantAnswersView } from './queries/meant-answers.ts';
import { linkedMessageView, reactionsView } from './queries/message-facts.ts';
import { messageListView } from './queries/message-list.ts';
import { scheduledMessagesView } from './queries/scheduled-messages.ts';
import { threadsView, threadView } from './queries/threads.ts';

interface ReadingSources {
  /** @throws HallwayError `not_signed_in` */
  readonly signedIn: () => SessionRuntime;
  readonly nowMs: () => number;
}

/** The queries about what the person follows, keeps, has written for later and is mentioned in, and about single messages. */
export function createReadingQueries({ signedIn, nowMs }: ReadingSources): Pick<QueryMakers, 'thread' | 'threads' | 'meantAnswers' | 'messageList' | 'scheduledMessages' | 'reactions' | 'linkedMessage'> {
  return {
    thread: (params) => ({
      dependsOn: new Set([topics.session, topics.chat(params.chatId), topics.messages(params.chatId), topics.threads, topics.marks, topics.people]),
      read: () => threadView(signedIn().viewContext(), params),
    }),
    threads: ({ limit }) => ({
      dependsOn: new Set([topics.session, topics.threads, topics.chatList, topics.people, topics.preferences]),
      read: () => threadsView(signedIn().viewContext(), { limit, nowMs: nowMs() }),
    }),
    meantAnswers: () => ({
      dependsOn: new Set([topics.session, topics.threads, topics.marks, topics.people, topics.preferences]),
      read: () => meantAnswersView(signedIn().viewContext(), nowMs()),
    }),
    scheduledMessages: ({ chatId }) => ({
      dependsOn: new Set([topics.session, topics.scheduled, topics.connection, topics.chatList]),
      read: () => scheduledMessagesView(signedIn().viewContext(), chatId),
    }),
    messageList: (params) => ({
      dependsOn: new Set([topics.session, topics.marks, topics.people, params.list.kind === 'pinned' ? topics.messages(params.list.chatId) : topics.chatList]),
      read: () => messageListView(signedIn().viewContext(), params),
    }),
    reactions: (params) => ({
      dependsOn: new Set([topics.session, topics.messages(params.chatId), topics.people]),
      read: () => reactionsView(signedIn().viewContext(), params),
    }),
    linkedMessage: (params) => ({
      dependsOn: new Set([topics.session, topics.messages(params.chatId), topics.chat(params.chatId), topics.people]),
      read: () => linkedMessageView(signedIn().viewContext(), params),
    }),
  };
}
