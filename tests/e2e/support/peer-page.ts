import type { PeerHarness } from '../../../renderer/testing/peer-harness.ts';
import { launchBrowser, openWatchedPage, type WatchedPage } from './browser.ts';
import { serveTestingPage } from './testing-page.ts';

declare global {
  interface Window {
    peerHarness: PeerHarness;
  }
}

/** A page with two people on it, in a browser with a made-up microphone and camera. */
export interface PeerPage extends WatchedPage {
  close(): Promise<void>;
}

/** Opens the page, bundled as the product is, because that is where simple-peer has its surprises. */
export async function openPeerPage(): Promise<PeerPage> {
  const [served, browser] = await Promise.all([serveTestingPage('peer-harness'), launchBrowser(['--use-fake-ui-for-media-stream', '--use-fake-device-for-media-stream'])]);
  const { page, noise } = await openWatchedPage(browser, served.address);
  const close = async () => {
    await browser.close();
    served.close();
  };
  return { page, noise, close };
}
