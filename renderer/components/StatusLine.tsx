import { useAttempt } from '../hooks/use-attempt.ts';
import { useQuery } from '../hooks/use-query.ts';
import { statusText } from '../model/status-text.ts';
import { strings } from '../strings/english.ts';

/** The quiet line that always tells the truth about the connection. */
export function StatusLine() {
  const attempt = useAttempt();
  const view = useQuery('connection', {});
  if (view === undefined) return <div className="status-line" />;
  const status = statusText(view);
  return (
    <div className={`status-line ${status.tone}`}>
      <span className="status-dot" aria-hidden="true" />
      <span role="status" aria-label={strings.status.label} title={status.detail ?? undefined}>
        {status.text}
      </span>
      {status.canRetry && (
        <button type="button" className="link-button" onClick={() => attempt('reconnectNow', {})}>
          {strings.status.retry}
        </button>
      )}
    </div>
  );
}
