import { useEffect } from 'react';
import type { Organization } from '../../organizations/organizations.ts';
import type { Visit } from '../../organizations/visit-box.ts';
import { carryOut, type ShortcutTargets } from '../app/use-shortcuts.ts';
import type { SidePaneState } from '../app/use-side-pane.ts';

interface VisitTargets {
  readonly side: SidePaneState;
  /** What keys do here. */
  readonly keys: ShortcutTargets;
  /** The chat that is shown now. */
  readonly openChatId: string | null;
  /** The thread that is shown now, named by its first message. */
  readonly openThreadId: string | null;
}

/** Shows what is asked for from outside of the workspace, and tells outside which chat and which thread are shown. */
export function useVisits({ visits, openChatId: chatCell, openThreadId: threadCell }: Organization, { side, keys, openChatId, openThreadId }: VisitTargets): void {
  useEffect(() => {
    const follow = () => {
      const visit = visits.take();
      if (visit !== null) show(visit, side, keys);
    };
    follow();
    return visits.subscribe(follow);
  }, [keys, side, visits]);
  useEffect(() => {
    chatCell.set(openChatId);
    return () => chatCell.set(null);
  }, [chatCell, openChatId]);
  useEffect(() => {
    threadCell.set(openThreadId);
    return () => threadCell.set(null);
  }, [openThreadId, threadCell]);
}

function show(visit: Visit, { show: showPane, surface }: SidePaneState, keys: ShortcutTargets): void {
  if ('action' in visit) return carryOut(visit.action, keys);
  if ('thread' in visit) {
    keys.select(visit.thread.chatId);
    return surface.openThread({ ...visit.thread, answer: null });
  }
  if (visit.search !== undefined) showPane({ kind: 'search', chatId: null, start: visit.search });
  if (visit.messageId === null) keys.select(visit.chatId);
  else surface.goToMessage({ chatId: visit.chatId, messageId: visit.messageId });
}
