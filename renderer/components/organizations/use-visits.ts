import { useEffect } from 'react';
import type { Organization } from '../../organizations/organizations.ts';

interface VisitTargets {
  readonly select: (chatId: string) => void;
  readonly goTo: (message: { readonly chatId: string; readonly messageId: string; readonly seq: number | null }) => void;
  /** The chat that is shown now. */
  readonly openChatId: string | null;
  /** The thread that is shown now, named by its first message. */
  readonly openThreadId: string | null;
}

/** Shows what is asked for from outside of the workspace, and tells outside which chat and which thread are shown. */
export function useVisits({ visits, openChatId: chatCell, openThreadId: threadCell }: Organization, { select, goTo, openChatId, openThreadId }: VisitTargets): void {
  useEffect(() => {
    const follow = () => {
      const visit = visits.take();
      if (visit === null) return;
      if (visit.message === null) select(visit.chatId);
      else goTo({ chatId: visit.chatId, ...visit.message });
    };
    follow();
    return visits.subscribe(follow);
  }, [goTo, select, visits]);
  useEffect(() => {
    chatCell.set(openChatId);
    return () => chatCell.set(null);
  }, [chatCell, openChatId]);
  useEffect(() => {
    threadCell.set(openThreadId);
    return () => threadCell.set(null);
  }, [openThreadId, threadCell]);
}
