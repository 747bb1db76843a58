import X from 'lucide-react/icons/x';
import { useAct } from '../../contract/use-call.ts';
import { errorText } from '../../models/describe-error.ts';
import { commonStrings } from '../../strings/common.ts';
import type { SignedIn } from '../app/Workspace.tsx';
import { IconButton } from '../ui/IconButton.tsx';

/** What became of this computer's copy, in one sentence, until it has been read. */
export function ProfileNotice({ notice }: { readonly notice: SignedIn['notice'] }) {
  const act = useAct();
  return (
    <div role="status">
      {notice !== null && (
        <div className="profile-notice">
          <span>{errorText(notice)}</span>
          <IconButton label={commonStrings.dismiss} icon={X} onClick={() => void act('dismissNotice', {})} />
        </div>
      )}
    </div>
  );
}
