import { useLinkState } from '../../contract/backend-context.ts';
import { useAct } from '../../contract/use-call.ts';
import { useQuery } from '../../contract/use-query.ts';
import { describeConnection, historyText, nextTryText } from '../../models/connection-status.ts';
import { pageTimeFormat } from '../../models/page-time-format.ts';
import { settingsStrings } from '../../strings/settings.ts';
import { statusStrings } from '../../strings/status.ts';
import { useNow } from '../app/use-now.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { TransferList } from './TransferList.tsx';
import { UnsentList } from './UnsentList.tsx';

/** Everything that is between this computer and the server: the connection, what waits, files on their way, how far the history reaches. */
export function SyncDialog({ onClose }: { readonly onClose: () => void }) {
  const act = useAct();
  const view = useQuery('connection', {}).value;
  const sync = useQuery('sync', {}).value;
  const nowMs = useNow();
  const status = describeConnection(useLinkState(), view, pageTimeFormat.clock);
  const nextTry = view === undefined ? null : nextTryText(view.connection, pageTimeFormat.clock);
  return (
    <Dialog title={statusStrings.details} onClose={onClose} className="dialog-sync">
      <div className="sync-content">
        <section aria-labelledby="sync-connection">
          <h3 id="sync-connection">{statusStrings.connection}</h3>
          <p className="sync-state">
            <span className={`status-dot status-dot-${status.tone}`} aria-hidden="true" />
            {view?.connection.status === 'connected' ? statusStrings.connectedSince(pageTimeFormat.short(view.connection.sinceMs, nowMs)) : status.text}
            {status.canTryNow && (
              <button type="button" className="button button-small" onClick={() => void act('reconnectNow', {})}>
                {statusStrings.tryNow}
              </button>
            )}
          </p>
          {status.detail !== null && <p>{status.detail}</p>}
          {nextTry !== null && <p className="muted">{nextTry}</p>}
          {view?.connection.status === 'offline' && <p className="muted">{statusStrings.offlineHelp}</p>}
        </section>
        <section aria-labelledby="sync-queue">
          <h3 id="sync-queue">{statusStrings.queueTitle}</h3>
          {sync !== undefined && <UnsentList unsent={sync.unsent} hasMore={sync.hasMoreUnsent} isConnected={view?.connection.status === 'connected'} nowMs={nowMs} />}
        </section>
        <section aria-labelledby="sync-files">
          <h3 id="sync-files">{statusStrings.transfersTitle}</h3>
          {sync !== undefined && <TransferList transfers={sync.transfers} />}
        </section>
        <section aria-labelledby="sync-history">
          <h3 id="sync-history">{statusStrings.historyTitle}</h3>
          {view !== undefined && sync !== undefined && <p>{historyText(view.history, sync.completeSinceMs)}</p>}
        </section>
      </div>
      <footer className="dialog-footer">
        <button type="button" className="button button-primary" onClick={onClose}>
          {settingsStrings.close}
        </button>
      </footer>
    </Dialog>
  );
}
