import Phone from 'lucide-react/icons/phone';
import { useQuery } from '../../contract/use-query.ts';
import { callsStrings } from '../../strings/calls.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { useCallSurface } from './call-context.ts';

const mostShown = 99;

/** The way to the list of calls, with how many were missed since it was last looked at. */
export function CallsButton({ isOpen }: { readonly isOpen: boolean }) {
  const { showHistory } = useCallSurface();
  const missed = useQuery('missedCalls', {}).value?.count ?? 0;
  return (
    <span className="calls-button">
      <IconButton label={missed === 0 ? callsStrings.calls : callsStrings.callsMissed(missed)} icon={Phone} aria-pressed={isOpen} onClick={showHistory} />
      {missed > 0 && (
        <span className="calls-missed" aria-hidden="true">
          {missed > mostShown ? `${mostShown}+` : missed}
        </span>
      )}
    </span>
  );
}
