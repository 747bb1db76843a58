import { useEffect, useMemo, useRef, useSyncExternalStore, type RefObject } from 'react';
import type { ConversationModel } from '../../models/conversation-model.ts';
import { errorText } from '../../models/describe-error.ts';
import type { RowOptions } from '../../models/message-rows.ts';
import { pageTimeFormat } from '../../models/page-time-format.ts';
import { buildThreadRows, type ThreadRoot } from '../../models/thread-rows.ts';
import { conversationStrings } from '../../strings/conversation.ts';
import { SkeletonRows } from '../ui/Skeleton.tsx';
import type { MessageTarget } from './conversation-actions.ts';
import type { LogPlace } from './log-place.ts';
import { MessageLog, type MessageLogHandle } from './MessageLog.tsx';

interface LoadedLogProps {
  readonly ref: RefObject<MessageLogHandle | null>;
  readonly model: ConversationModel;
  readonly place: LogPlace;
  /** What a thread began with; null in a chat. */
  readonly root: ThreadRoot | null;
  readonly unreadAfterSeq: number | null;
  readonly destination: MessageTarget | null;
}

/** The log, as soon as there are messages to show. */
export function LoadedLog({ ref, model, place, root, unreadAfterSeq, destination }: LoadedLogProps) {
  const snapshot = useSyncExternalStore(model.subscribe, model.snapshot);
  const { window: held } = snapshot;
  const rows = useMemo(() => {
    if (held === null) return [];
    const options: RowOptions = { unreadAfterSeq, hasOlder: held.hasOlder, dayKey: pageTimeFormat.dayKey };
    return buildThreadRows(root, held.messages, options);
  }, [held, root, unreadAfterSeq]);
  useDestination(ref, destination, held !== null);
  if (held === null && snapshot.error !== null) {
    return (
      <p className="form-error log-error" role="alert">
        {conversationStrings.loadFailed}. {errorText(snapshot.error)}
      </p>
    );
  }
  if (held === null) return <div className="log-loading"><SkeletonRows count={9} /></div>;
  return <MessageLog ref={ref} model={model} place={place} rows={rows} held={held} placement={snapshot.placement} />;
}

/** Goes to a message once for each time it is asked for, as soon as there is a log to go in. */
function useDestination(log: RefObject<MessageLogHandle | null>, destination: MessageTarget | null, isReady: boolean): void {
  const reached = useRef<MessageTarget | null>(null);
  useEffect(() => {
    if (!isReady || destination === null || reached.current === destination) return;
    reached.current = destination;
    if (destination.seq === null) log.current?.goToLatest();
    log.current?.goTo(destination);
  }, [destination, isReady, log]);
}
