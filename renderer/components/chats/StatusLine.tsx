import ChevronRight from 'lucide-react/icons/chevron-right';
import { useLinkState } from '../../contract/backend-context.ts';
import { useAct } from '../../contract/use-call.ts';
import { useQuery } from '../../contract/use-query.ts';
import { describeConnection } from '../../models/connection-status.ts';
import { pageTimeFormat } from '../../models/page-time-format.ts';
import { statusStrings } from '../../strings/status.ts';
import { IconButton } from '../ui/IconButton.tsx';

/** Always tells the truth about the connection and what waits; opens into all of it. */
export function StatusLine({ onDetails }: { readonly onDetails: () => void }) {
  const act = useAct();
  const view = useQuery('connection', {}).value;
  const status = describeConnection(useLinkState(), view, pageTimeFormat.clock);
  return (
    <div className="status-line">
      <span className={`status-dot status-dot-${status.tone}`} aria-hidden="true" />
      <div className="status-text" role="status">
        <span>{[status.text, ...status.facts].join(' · ')}</span>
        {status.detail !== null && <span className="status-detail">{status.detail}</span>}
      </div>
      {status.canTryNow && (
        <button type="button" className="button button-small" onClick={() => void act('reconnectNow', {})}>
          {statusStrings.tryNow}
        </button>
      )}
      <IconButton className="status-details" icon={ChevronRight} label={statusStrings.details} aria-haspopup="dialog" onClick={onDetails} />
    </div>
  );
}
