import type { Page } from 'playwright-core';

/** What must be on the page: elements of a selector, one of which has this text (or, in a field, this value). */
export interface Sight {
  readonly selector: string;
  readonly text?: string;
}

interface PaintProbe {
  /** Resolves with the time at which a frame with all of it was painted. */
  painted(sights: readonly Sight[]): Promise<number>;
  /** Notes the next event of this type and how long it took until all of it was painted. */
  arm(eventType: string, sights: readonly Sight[]): void;
  armed: Promise<number> | null;
  /** Lengths of the frames since `watchFrames`, in milliseconds. */
  frames: number[];
  watchFrames(): void;
  isWatching: boolean;
  /** When what `watchStart` waits for was first painted, from the beginning of the navigation. */
  started: Promise<number> | null;
}

declare global {
  interface Window {
    paintProbe: PaintProbe;
  }
}

/** Runs in the page before anything else of it. */
function installProbe(startSelector: string): void {
  const isThere = ({ selector, text }: Sight) =>
    [...document.querySelectorAll<HTMLElement & { value?: string }>(selector)].some((element) => text === undefined || (element.value ?? element.textContent).includes(text));
  const probe: PaintProbe = {
    painted: (sights) =>
      new Promise((resolve) => {
        const look = () => {
          if (!sights.every(isThere)) return void requestAnimationFrame(look);
          // What is there when a frame begins is painted with it; the first task after it knows that it was.
          const { port1, port2 } = new MessageChannel();
          port1.addEventListener('message', () => resolve(performance.now()), { once: true });
          port1.start();
          port2.postMessage(null);
        };
        requestAnimationFrame(look);
      }),
    arm(eventType, sights) {
      probe.armed = new Promise((resolve) => {
        window.addEventListener(eventType, (event) => void probe.painted(sights).then((atMs) => resolve(atMs - event.timeStamp)), { capture: true, once: true });
      });
    },
    armed: null,
    frames: [],
    watchFrames() {
      probe.isWatching = true;
      let lastMs: number | null = null;
      const note = (nowMs: number) => {
        if (lastMs !== null) probe.frames.push(nowMs - lastMs);
        lastMs = nowMs;
        if (probe.isWatching) requestAnimationFrame(note);
      };
      requestAnimationFrame(note);
    },
    isWatching: false,
    started: null,
  };
  window.paintProbe = probe;
  probe.started = probe.painted([{ selector: startSelector }]);
}

/** Puts the probe into the page, whenever it is loaded; what the selector finds is what starting waits for. */
export async function addProbe(page: Page, startSelector: string): Promise<void> {
  await page.addInitScript(installProbe, startSelector);
}

/** From an event that the action makes until a frame with all of it was painted, in milliseconds. */
export async function timeToPaint(page: Page, wish: { readonly eventType: string; readonly sights: readonly Sight[] }, act: () => Promise<unknown>): Promise<number> {
  await page.evaluate(({ eventType, sights }) => window.paintProbe.arm(eventType, sights), wish);
  await act();
  return page.evaluate(() => window.paintProbe.armed as Promise<number>);
}
