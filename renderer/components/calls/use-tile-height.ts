import { useEffect, type RefObject } from 'react';
import { useCallController } from './call-context.ts';
import { drawnHeight } from './call-layout.ts';

/** Tells the engine how high somebody's picture is drawn, so that they send no more; 0 once it is not seen. */
export function useTileHeight(userId: string, ref: RefObject<HTMLElement | null>, isShown: boolean): void {
  const controller = useCallController();
  useEffect(() => {
    const element = ref.current;
    if (element === null || !isShown) return undefined;
    let isInView = true;
    let last = -1;
    const tell = () => {
      const isSeen = isInView && document.visibilityState === 'visible';
      const height = drawnHeight({ heightPixels: element.clientHeight, devicePixelRatio: window.devicePixelRatio, isSeen });
      if (height !== last) controller.noteTileHeight(userId, height);
      last = height;
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
      sizes.disconnect();
      views.disconnect();
      document.removeEventListener('visibilitychange', tell);
      controller.noteTileHeight(userId, 0);
    };
  }, [controller, isShown, ref, userId]);
}
