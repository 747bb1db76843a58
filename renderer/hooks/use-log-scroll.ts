import { useCallback, useLayoutEffect, useRef, useState, type RefObject } from 'react';

interface LogScrollOptions {
  /** What is drawn; its identity changes with it. */
  readonly items: readonly unknown[];
  /** Whether the newest message is part of it. */
  readonly isAtNewest: boolean;
  readonly onNearTop: () => void;
  readonly onNearBottom: () => void;
}

interface LogScroll {
  readonly ref: RefObject<HTMLDivElement | null>;
  readonly isAtBottom: boolean;
  readonly onScroll: () => void;
  readonly toBottom: () => void;
  /** Scrolls to a message that is drawn; false when it is not. */
  readonly showMessage: (messageId: string) => boolean;
  /** Scrolls to the message as soon as it is drawn. */
  readonly showWhenThere: (messageId: string) => void;
}

const nearPx = 900;
const bottomPx = 48;

interface Anchor {
  readonly element: HTMLElement;
  readonly topPx: number;
}

/**
 * Keeps what is read in its place: at the lower end the log follows new messages; anywhere else the message at the
 * upper edge stays where it is, whatever is put in or taken away around it.
 */
export function useLogScroll({ items, isAtNewest, onNearTop, onNearBottom }: LogScrollOptions): LogScroll {
  const ref = useRef<HTMLDivElement>(null);
  const anchorRef = useRef<Anchor | null>(null);
  const wantedRef = useRef<string | null>(null);
  const followsRef = useRef(true);
  const [isAtBottom, setIsAtBottom] = useState(true);

  const note = useCallback(() => {
    const log = ref.current;
    if (log === null) return;
    followsRef.current = log.scrollHeight - log.scrollTop - log.clientHeight < bottomPx;
    setIsAtBottom(followsRef.current);
    anchorRef.current = findAnchor(log);
  }, []);

  const onScroll = useCallback(() => {
    note();
    const log = ref.current;
    if (log === null) return;
    if (log.scrollTop < nearPx) onNearTop();
    if (log.scrollHeight - log.scrollTop - log.clientHeight < nearPx) onNearBottom();
  }, [note, onNearTop, onNearBottom]);

  useLayoutEffect(() => {
    const log = ref.current;
    if (log === null) return;
    const wanted = wantedRef.current === null ? null : findMessage(log, wantedRef.current);
    if (wanted !== null) {
      wantedRef.current = null;
      wanted.scrollIntoView({ block: 'center' });
    } else if (followsRef.current && isAtNewest) log.scrollTop = log.scrollHeight;
    else if (anchorRef.current?.element.isConnected === true) log.scrollTop += anchorRef.current.element.offsetTop - anchorRef.current.topPx;
    note();
  }, [items, isAtNewest, note]);

  // Fonts, folded texts and a growing composer change heights without any new message.
  useLayoutEffect(() => {
    const log = ref.current;
    if (log === null) return undefined;
    const observer = new ResizeObserver(() => {
      if (followsRef.current) log.scrollTop = log.scrollHeight;
    });
    observer.observe(log);
    for (const child of log.children) observer.observe(child);
    return () => observer.disconnect();
  }, []);

  const showMessage = useCallback((messageId: string) => {
    const message = ref.current === null ? null : findMessage(ref.current, messageId);
    message?.scrollIntoView({ block: 'center', behavior: 'smooth' });
    return message !== null;
  }, []);
  const showWhenThere = useCallback((messageId: string) => {
    wantedRef.current = messageId;
    followsRef.current = false;
  }, []);
  const toBottom = useCallback(() => {
    followsRef.current = true;
    if (ref.current !== null) ref.current.scrollTop = ref.current.scrollHeight;
  }, []);
  return { ref, isAtBottom, onScroll, toBottom, showMessage, showWhenThere };
}

/** The first message that is at least partly below the upper edge, and where it is. */
function findAnchor(log: HTMLElement): Anchor | null {
  for (const element of log.querySelectorAll<HTMLElement>('[data-message]')) {
    if (element.offsetTop + element.offsetHeight > log.scrollTop) return { element, topPx: element.offsetTop };
  }
  return null;
}

function findMessage(log: HTMLElement, messageId: string): HTMLElement | null {
  return log.querySelector<HTMLElement>(`[data-message="${CSS.escape(messageId)}"]`);
}
