import { useState } from 'react';
import type { UnsentItem } from '#shared/contract/views/sync-view';
import { useAct } from '../../contract/use-call.ts';
import { pageTimeFormat } from '../../models/page-time-format.ts';
import { statusStrings } from '../../strings/status.ts';
import { ConfirmDialog } from '../ui/ConfirmDialog.tsx';

interface UnsentListProps {
  readonly unsent: readonly UnsentItem[];
  readonly hasMore: boolean;
  readonly isConnected: boolean;
  readonly nowMs: number;
}

/** What the server has not accepted yet, oldest first, each with what can be done about it. */
export function UnsentList({ unsent, hasMore, isConnected, nowMs }: UnsentListProps) {
  const act = useAct();
  const [discarding, setDiscarding] = useState<string | null>(null);
  if (unsent.length === 0) return <p className="muted">{statusStrings.queueEmpty}</p>;
  return (
    <>
      <ul className="sync-list">
        {unsent.map((item) => {
          const name = item.chatTitle === null ? statusStrings.whats[item.what] : statusStrings.inChat(statusStrings.whats[item.what], item.chatTitle);
          return (
            <li key={item.commandId} className="sync-line">
              <span className="sync-text">
                <span className="sync-what">{name}</span>
                {item.preview !== '' && <bdi className="sync-preview">{item.preview}</bdi>}
                <span className={item.failure === null ? 'setting-help' : 'field-error'}>
                  {item.failure?.message ?? (isConnected ? statusStrings.stateNext : statusStrings.stateWaiting)} · {statusStrings.since(pageTimeFormat.short(item.sinceMs, nowMs))}
                </span>
              </span>
              {item.failure !== null && (
                <button type="button" className="button button-small" aria-label={statusStrings.retryLabel(name)} onClick={() => void act('retryCommand', { commandId: item.commandId })}>
                  {statusStrings.retry}
                </button>
              )}
              <button type="button" className="button button-small button-danger-quiet" aria-label={statusStrings.discardLabel(name)} onClick={() => setDiscarding(item.commandId)}>
                {statusStrings.discard}
              </button>
            </li>
          );
        })}
      </ul>
      {hasMore && <p className="muted">{statusStrings.queueMore(unsent.length)}</p>}
      {discarding !== null && (
        <ConfirmDialog
          onClose={() => setDiscarding(null)}
          confirmation={{ title: statusStrings.discardTitle, text: statusStrings.discardText, confirmLabel: statusStrings.discard, isDestructive: true, onConfirm: () => void act('discardCommand', { commandId: discarding }) }}
        />
      )}
    </>
  );
}
