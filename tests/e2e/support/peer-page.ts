import { createReadStream, mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join, resolve } from 'node:path';
import { build } from 'vite';
import type { PeerHarness } from '../../../renderer/testing/peer-harness.ts';
import { launchBrowser, openWatchedPage, type WatchedPage } from './browser.ts';

declare global {
  interface Window {
    peerHarness: PeerHarness;
  }
}

const projectRoot = resolve(import.meta.dirname, '../../..');
const contentTypes: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript', '.svg': 'image/svg+xml' };

/** A page with two people on it, in a browser with a made-up microphone and camera. */
export interface PeerPage extends WatchedPage {
  close(): Promise<void>;
}

/** Opens the page, bundled as the product is, because that is where simple-peer has its surprises. */
export async function openPeerPage(): Promise<PeerPage> {
  const folder = mkdtempSync(join(tmpdir(), 'hallway-peers-'));
  await build({
    configFile: join(projectRoot, 'vite.config.ts'),
    root: join(projectRoot, 'renderer'),
    mode: 'testing',
    logLevel: 'error',
    build: { outDir: folder, rolldownOptions: { input: join(projectRoot, 'renderer/testing/peer-harness.html') } },
  });
  const server = await serve(folder);
  const browser = await launchBrowser(['--use-fake-ui-for-media-stream', '--use-fake-device-for-media-stream']);
  const { port } = server.address() as AddressInfo;
  const { page, noise } = await openWatchedPage(browser, `http://127.0.0.1:${port}/testing/peer-harness.html`);
  const close = async () => {
    await browser.close();
    server.close();
    rmSync(folder, { recursive: true, force: true });
  };
  return { page, noise, close };
}

async function serve(folder: string): Promise<Server> {
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://127.0.0.1').pathname;
    response.setHeader('content-type', contentTypes[extname(path)] ?? 'application/octet-stream');
    createReadStream(join(folder, path))
      .on('error', () => response.writeHead(404).end())
      .pipe(response);
  });
  await new Promise<void>((done) => {
    server.listen(0, '127.0.0.1', done);
  });
  return server;
}
