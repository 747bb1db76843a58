import { conversationStrings } from '../../strings/conversation.ts';

/** Older messages are on their way. */
export function FetchingOlder({ isFetching }: { readonly isFetching: boolean }) {
  return (
    <div className="log-top log-top-fetching" role="status" aria-label={isFetching ? conversationStrings.fetchingOlder : undefined}>
      <span className="skeleton skeleton-line" />
      <span className="skeleton skeleton-line skeleton-line-short" />
    </div>
  );
}
