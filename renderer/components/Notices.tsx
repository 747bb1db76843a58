import { useEffect } from 'react';
import { X } from 'lucide-react';
import { strings } from '../strings/english.ts';

export interface Notice {
  readonly id: number;
  readonly text: string;
}

const shownMs = 7_000;

/** Short sentences at the lower edge, read out when they appear. */
export function Notices({ notices, onDismiss }: { notices: readonly Notice[]; onDismiss: (id: number) => void }) {
  return (
    <div className="notices" role="status" aria-live="polite">
      {notices.map((notice) => (
        <NoticeLine key={notice.id} notice={notice} onDismiss={onDismiss} />
      ))}
    </div>
  );
}

function NoticeLine({ notice, onDismiss }: { notice: Notice; onDismiss: (id: number) => void }) {
  useEffect(() => {
    const timer = setTimeout(() => onDismiss(notice.id), shownMs);
    return () => clearTimeout(timer);
  }, [notice.id, onDismiss]);
  return (
    <div className="notice">
      <span>{notice.text}</span>
      <button type="button" className="icon-button" aria-label={strings.dialog.close} onClick={() => onDismiss(notice.id)}>
        <X size={16} aria-hidden />
      </button>
    </div>
  );
}
