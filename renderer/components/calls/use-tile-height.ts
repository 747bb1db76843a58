import { useEffect, useRef, type RefObject } from 'react';
import type { CallTile } from '../../calls/engine/call-screen.ts';
import { useCallController } from './call-context.ts';
import { drawnHeight } from './call-layout.ts';

/** Tells the engine how high somebody's picture is drawn, so that they send no more; 0 once it is not seen. */
export function useTileHeight({ userId, isSelf, connection }: Pick<CallTile, 'userId' | 'isSelf' | 'connection'>, ref: RefObject<HTMLElement | null>): void {
  const controller = useCallController();
  const tellAgain = useRef<() => void>(() => undefined);
  useEffect(() => {
    const element = ref.current;
    if (element === null || isSelf) return undefined;
    let isInView = true;
    let last: number | null = null;
    const tell = () => {
      const isSeen = isInView && element.ownerDocument.visibilityState === 'visible';
      const height = drawnHeight({ heightPixels: element.clientHeight, devicePixelRatio: window.devicePixelRatio, isSeen });
      if (height !== last) controller.noteTileHeight(userId, height);
      last = height;
    };
    tellAgain.current = () => {
      last = null;
      tell();
    };
    const sizes = new ResizeObserver(tell);
    const views = new IntersectionObserver((entries) => {
      isInView = entries.at(-1)?.isIntersecting ?? false;
      tell();
    });
    sizes.observe(element);
    views.observe(element);
    document.addEventListener('visibilitychange', tell);
    return () => {
      tellAgain.current = () => undefined;
      sizes.disconnect();
      views.disconnect();
      document.removeEventListener('visibilitychange', tell);
      controller.noteTileHeight(userId, 0);
    };
  }, [controller, isSelf, ref, userId]);
  // A new connection to somebody has heard nothing yet of what is drawn here.
  useEffect(() => {
    if (connection === 'connected') tellAgain.current();
  }, [connection]);
}

/** Tells the engine of everybody else in the call whose picture is not drawn at all. */
export function useUndrawnTiles(tiles: readonly CallTile[], drawnUserId: string | null): void {
  const controller = useCallController();
  const undrawn = tiles
    .filter(({ userId, isSelf, connection }) => !isSelf && connection === 'connected' && userId !== drawnUserId)
    .map(({ userId }) => userId)
    .join(' ');
  useEffect(() => {
    for (const userId of undrawn.split(' ')) if (userId !== '') controller.noteTileHeight(userId, 0);
  }, [controller, undrawn]);
}
