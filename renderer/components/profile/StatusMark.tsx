import type { PersonStatusView } from '#shared/contract/views/person-view';
import { signOf, statusWords } from '../../models/status-words.ts';
import { profileStrings } from '../../strings/profile.ts';
import { useNow } from '../app/use-now.ts';

/** The sign of what somebody does, beside their name; its words are its title. Nothing where they say nothing. */
export function StatusMark({ status }: { readonly status: PersonStatusView | null }) {
  const nowMs = useNow();
  if (status === null) return null;
  const words = statusWords(status, nowMs);
  return (
    <span className="status-mark" role="img" aria-label={profileStrings.statusLabel(words)} title={words}>
      {signOf(status)}
    </span>
  );
}
