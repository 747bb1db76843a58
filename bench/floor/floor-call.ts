import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import type { Page } from 'playwright-core';
import { launchBrowser } from '../../tests/e2e/support/browser.ts';
import { noteFirstFrames } from '../lib/first-frames.ts';
import type { CallStage } from '../lib/call-stage.ts';

/**
 * The page of the floor: bare RTCPeerConnections between pages of one browser, signals over a BroadcastChannel. Whoever
 * presses the button captures and joins; everybody who is in already offers. Pictures are drawn over the whole window,
 * as any call draws them. No server, no rights, no repair, no look at how things go.
 */
const html = `<!doctype html><style>body{margin:0;height:100vh;display:flex;flex-wrap:wrap}video{flex:1 1 45%;min-width:0;height:50%}</style><button id="accept">Accept</button><script>
const self = new URL(location.href).searchParams.get('id');
const withVideo = new URL(location.href).searchParams.get('video') === '1';
const peopleCount = Number(new URL(location.href).searchParams.get('people'));
const channel = new BroadcastChannel('signals');
const peers = new Map();
let stream = null;
const send = (to, data) => channel.postMessage({ from: self, to, data });
function draw(picture) {
  const video = document.createElement('video');
  video.muted = true;
  video.srcObject = picture;
  document.body.append(video);
  void video.play();
}
function connect(id) {
  const peer = new RTCPeerConnection();
  peers.set(id, peer);
  for (const track of stream.getTracks()) peer.addTrack(track, stream);
  peer.addEventListener('icecandidate', ({ candidate }) => candidate && send(id, { candidate: candidate.toJSON() }));
  peer.addEventListener('track', ({ track, streams }) => {
    if (track.kind === 'video') return draw(streams[0]);
    const audio = new Audio();
    audio.srcObject = streams[0];
    void audio.play();
  });
  return peer;
}
channel.addEventListener('message', async ({ data: { from, to, data } }) => {
  if (stream === null || (to !== self && to !== null)) return;
  if (data.hello) {
    const peer = connect(from);
    await peer.setLocalDescription();
    send(from, { description: peer.localDescription.toJSON() });
  } else if (data.description) {
    const peer = peers.get(from) ?? connect(from);
    await peer.setRemoteDescription(data.description);
    if (data.description.type === 'offer') {
      await peer.setLocalDescription();
      send(from, { description: peer.localDescription.toJSON() });
    }
  } else if (data.candidate) await peers.get(from)?.addIceCandidate(data.candidate);
});
document.querySelector('#accept').addEventListener('click', async () => {
  const size = peopleCount <= 2 ? { width: 1280, height: 720 } : { width: 640, height: 360 };
  stream = await navigator.mediaDevices.getUserMedia({ audio: true, video: withVideo ? { ...size, frameRate: 30 } : false });
  if (withVideo) draw(stream);
  send(null, { hello: true });
});
</script>`;

/** Opens so many pages of the floor; nobody is in the call yet. */
export async function openFloorCall({ people, withVideo, browserArguments }: { people: number; withVideo: boolean; browserArguments: readonly string[] }): Promise<CallStage> {
  const server = createServer((_request, response) => response.setHeader('content-type', 'text/html').end(html));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const browser = await launchBrowser(browserArguments);
  const context = await browser.newContext();
  await noteFirstFrames(context);
  const pages: Page[] = [];
  for (let id = 0; id < people; id += 1) {
    const page = await context.newPage();
    await page.goto(`http://127.0.0.1:${String((server.address() as AddressInfo).port)}/?id=${String(id)}&video=${withVideo ? '1' : '0'}&people=${String(people)}`);
    pages.push(page);
  }
  return {
    pages,
    acceptSelector: '#accept',
    ring: (page) => page.locator('#accept').click(),
    awaitRing: () => Promise.resolve(),
    async close() {
      await browser.close();
      server.close();
    },
  };
}
