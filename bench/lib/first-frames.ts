import type { BrowserContext, Page } from 'playwright-core';

interface WithFrames {
  readonly benchFrames: number[];
}

/** Notes in every page when the first frame of each remote picture was there to be drawn, whoever made the connection. */
export async function noteFirstFrames(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    const benchFrames: number[] = [];
    Object.assign(window, { benchFrames });
    const note = (track: MediaStreamTrack) => {
      const video = document.createElement('video');
      video.muted = true;
      video.srcObject = new MediaStream([track]);
      video.requestVideoFrameCallback(() => {
        benchFrames.push(performance.now());
        video.srcObject = null;
      });
      void video.play().catch(() => undefined);
    };
    window.RTCPeerConnection = new Proxy(window.RTCPeerConnection, {
      construct(target, parameters: [RTCConfiguration?]) {
        const connection = new target(...parameters);
        connection.addEventListener('track', ({ track }) => {
          if (track.kind === 'video') note(track);
        });
        return connection;
      },
    });
  });
}

/** Clicks what accepts a call in the page, and gives the milliseconds from there until so many people are seen. */
export async function timeToFrames(page: Page, acceptSelector: string, count: number): Promise<number> {
  return page.evaluate(
    async ([selector, wanted]) => {
      const { benchFrames } = window as unknown as WithFrames;
      benchFrames.length = 0;
      const button = document.querySelector<HTMLButtonElement>(selector);
      if (button === null) throw new Error('There is nothing to accept');
      const startedAtMs = performance.now();
      button.click();
      while (benchFrames.length < wanted) {
        if (performance.now() - startedAtMs > 30_000) throw new Error('No frames came');
        await new Promise((resolve) => setTimeout(resolve, 4));
      }
      return Math.max(...benchFrames.slice(0, wanted)) - startedAtMs;
    },
    [acceptSelector, count] as const,
  );
}
