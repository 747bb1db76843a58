import X from 'lucide-react/icons/x';
import { useCallback, useMemo, useRef, useState, type ReactNode } from 'react';
import { NoticesContext } from '../../contract/notices-context.ts';
import { commonStrings } from '../../strings/common.ts';
import { IconButton } from './IconButton.tsx';

const shownMs = 8_000;

/** Shows refusals that have no place of their own, one at a time, at the foot of the window. */
export function NoticeArea({ children }: { readonly children: ReactNode }) {
  const [text, setText] = useState<string | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);

  const show = useCallback((next: string) => {
    if (timer.current !== null) clearTimeout(timer.current);
    setText(next);
    timer.current = setTimeout(() => setText(null), shownMs);
  }, []);
  const notices = useMemo(() => ({ show }), [show]);

  return (
    <NoticesContext value={notices}>
      {children}
      <div className="notice-area" role="alert">
        {text !== null && (
          <div className="notice">
            <span>{text}</span>
            <IconButton label={commonStrings.dismiss} icon={X} onClick={() => setText(null)} />
          </div>
        )}
      </div>
    </NoticesContext>
  );
}
