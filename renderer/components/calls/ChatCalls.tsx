import { useState } from 'react';
import { useQuery } from '../../contract/use-query.ts';
import { callsStrings } from '../../strings/calls.ts';
import { CallHistoryList } from './CallHistoryList.tsx';

const shownAtFirst = 5;
const shownThen = 100;

/** The calls of one chat, in its details. */
export function ChatCalls({ chatId }: { readonly chatId: string }) {
  const [limit, setLimit] = useState(shownAtFirst);
  const history = useQuery('callHistory', { chatId, limit }).value;
  if (history === undefined) return null;
  return (
    <section className="details-section" aria-label={callsStrings.calls}>
      <h3>{callsStrings.calls}</h3>
      {history.calls.length === 0 ? <p className="muted">{callsStrings.chatHistoryEmpty}</p> : <CallHistoryList calls={history.calls} isWithTitles={false} />}
      {history.hasMore && limit < shownThen && (
        <button type="button" className="link-button" onClick={() => setLimit(shownThen)}>
          {callsStrings.showMore}
        </button>
      )}
    </section>
  );
}
