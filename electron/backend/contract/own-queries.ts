import type { SessionRuntime } from '../session/session-runtime.ts';
import { readPreferences } from '../store/preferences.ts';
import { topics } from '../store/topics.ts';
import type { QueryMakers } from './live-queries.ts';
import { storageView } from './queries/storage.ts';
import { syncView } from './queries/sync.ts';

/** The queries about what the person wants everywhere, what is on this computer, and what is between it and the server. */
export function createOwnQueries(signedIn: () => SessionRuntime): Pick<QueryMakers, 'preferences' | 'sync' | 'storage'> {
  return {
    preferences: () => ({ dependsOn: new Set([topics.session, topics.preferences]), read: () => readPreferences(signedIn().store, signedIn().self) }),
    sync: () => ({ dependsOn: new Set([topics.session, topics.connection, topics.files, topics.chatList]), read: () => syncView(signedIn().viewContext()) }),
    storage: () => ({ dependsOn: new Set([topics.session, topics.connection, topics.chatList]), read: () => storageView(signedIn().viewContext()) }),
  };
}
