import type { CallSignal } from '#shared/protocol/calls/call-signal';
import type { PeerMessage } from '#shared/protocol/calls/peer-message';
import type { Clock } from '#shared/runtime/clock';
import { CallMesh } from '../calls/peer/call-mesh.ts';
import type { MediaLink } from '../calls/peer/media-link.ts';
import { PeerLink } from '../calls/peer/peer-link.ts';
import type { Slot } from '../calls/peer/slots.ts';

/** What the way between the two does to signals. */
type Wire = 'plain' | 'messy' | 'loseFirstAnswer' | 'loseFirstOffer' | 'candidatesFirst' | 'loseCandidates';
type SideName = 'ada' | 'ben';

interface PairOptions {
  readonly wire?: Wire;
  /** How much faster than real the clock of the links runs. */
  readonly speed?: number;
  readonly iceServers?: RTCIceServer[];
  readonly isRelayOnly?: boolean;
}

interface Side {
  readonly mesh: CallMesh;
  readonly links: MediaLink[];
  readonly sent: CallSignal[];
  readonly messages: PeerMessage[];
  readonly phases: string[];
}

/** Every connection that the page has made, as what is refused must not leave traces in one. */
const connections: RTCPeerConnection[] = [];
window.RTCPeerConnection = class extends RTCPeerConnection {
  constructor(configuration?: RTCConfiguration) {
    super(configuration);
    connections.push(this);
  }
};

function createFastClock(speed: number): Clock {
  return {
    nowMs: () => Date.now() * speed,
    after(delayMs, callback) {
      const timer = setTimeout(callback, delayMs / speed);
      return () => clearTimeout(timer);
    },
  };
}

/** Ada (the initiator) and Ben, each with a mesh of their own, and a server between them that the test is. */
class Pair {
  readonly ada: Side;
  readonly ben: Side;
  isServerReachable = true;
  readonly #options: PairOptions;
  readonly #lost = new Set<string>();
  #kept: (() => void)[] = [];

  constructor(options: PairOptions) {
    this.#options = options;
    this.ada = this.#createSide('ada');
    this.ben = this.#createSide('ben');
  }

  start(): void {
    this.ada.mesh.setPeers([{ userId: 'ben', joinId: 'ben-1' }]);
    this.ben.mesh.setPeers([{ userId: 'ada', joinId: 'ada-1' }]);
  }

  close(): void {
    this.ada.mesh.close();
    this.ben.mesh.close();
  }

  #createSide(name: SideName): Side {
    const { speed = 1, iceServers = [], isRelayOnly = false } = this.#options;
    const links: MediaLink[] = [];
    const sent: CallSignal[] = [];
    const messages: PeerMessage[] = [];
    const phases: string[] = [];
    const mesh = new CallMesh({
      callId: 'call',
      selfUserId: name,
      joinId: `${name}-1`,
      clock: createFastClock(speed),
      createLink(options) {
        const link = new PeerLink(options);
        links.push(link);
        return link;
      },
      fetchIceServers: () => Promise.resolve({ iceServers, isRelayOnly }),
      sendSignal: (_to, signal) => {
        sent.push(signal);
        this.#carry(name, signal);
      },
      isServerReachable: () => this.isServerReachable,
      onChange() {
        const phase = mesh.peers()[0]?.link.phase;
        if (phase !== undefined && phases.at(-1) !== phase) phases.push(phase);
      },
      onMessage: (_userId, message) => messages.push(message),
    });
    return { mesh, links, sent, messages, phases };
  }

  #carry(from: SideName, signal: CallSignal): void {
    const deliver = () => {
      const to = from === 'ada' ? this.ben : this.ada;
      to.mesh.takeSignal({ userId: from, joinId: `${from}-1` }, structuredClone(signal));
    };
    const { kind } = signal.payload;
    switch (this.#options.wire ?? 'plain') {
      case 'plain':
        return deliver();
      case 'messy':
        for (const delayMs of [(signal.seq * 97) % 260, (signal.seq * 61) % 310]) setTimeout(deliver, delayMs);
        return;
      case 'loseFirstAnswer':
        return this.#loseOnce('answer', kind, deliver);
      case 'loseFirstOffer':
        return this.#loseOnce('offer', kind, deliver);
      case 'candidatesFirst':
        if (kind !== 'candidates') this.#kept.push(deliver);
        else {
          deliver();
          for (const release of this.#kept.splice(0)) setTimeout(release, 100);
        }
        return;
      case 'loseCandidates':
        if (kind === 'candidates') return;
        return deliver();
    }
  }

  #loseOnce(lost: string, kind: string, deliver: () => void): void {
    if (kind === lost && !this.#lost.has(kind)) this.#lost.add(kind);
    else deliver();
  }
}

/** Any number of people who come and go; who is in the room learns of the others at once. */
class Room {
  readonly #people = new Map<string, { readonly joinId: string; readonly mesh: CallMesh }>();

  join(userId: string, joinId: string): CallMesh {
    const mesh = new CallMesh({
      callId: 'call',
      selfUserId: userId,
      joinId,
      clock: createFastClock(1),
      createLink: (options) => new PeerLink(options),
      fetchIceServers: () => Promise.resolve({ iceServers: [], isRelayOnly: false }),
      sendSignal: (to, signal) => {
        const other = this.#people.get(to.userId);
        if (other?.joinId === to.joinId) other.mesh.takeSignal({ userId, joinId }, structuredClone(signal));
      },
      isServerReachable: () => true,
      onChange: () => undefined,
      onMessage: () => undefined,
    });
    this.#people.set(userId, { joinId, mesh });
    this.#tellAll();
    return mesh;
  }

  leave(userId: string): void {
    this.#people.get(userId)?.mesh.close();
    this.#people.delete(userId);
    this.#tellAll();
  }

  close(): void {
    for (const userId of this.#people.keys()) this.leave(userId);
  }

  /** How many directed connections are up. */
  countConnected(): number {
    const peers = [...this.#people.values()].flatMap(({ mesh }) => mesh.peers());
    return peers.filter(({ link }) => link.phase === 'connected').length;
  }

  #tellAll(): void {
    const everybody = [...this.#people].map(([userId, { joinId }]) => ({ userId, joinId }));
    for (const { mesh } of this.#people.values()) mesh.setPeers(everybody);
  }
}

/** What has arrived at one side since the connection was made. */
interface Arrived {
  readonly audioEnergy: number;
  readonly cameraFrames: number;
  readonly screenFrames: number;
}

async function arrived(side: Side): Promise<Arrived> {
  const report = await side.mesh.stats(side.mesh.peers()[0]?.userId ?? '');
  const result = { audioEnergy: 0, cameraFrames: 0, screenFrames: 0 };
  for (const entry of report.values() as Iterable<{ type: string; mid?: string; totalAudioEnergy?: number; framesDecoded?: number }>) {
    if (entry.type !== 'inbound-rtp') continue;
    if (entry.mid === '0') result.audioEnergy = entry.totalAudioEnergy ?? 0;
    if (entry.mid === '1') result.cameraFrames = entry.framesDecoded ?? 0;
    if (entry.mid === '2') result.screenFrames = entry.framesDecoded ?? 0;
  }
  return result;
}

/** Sound is only decoded for somebody who listens. */
function listen(side: Side): void {
  const track = side.mesh.peers()[0]?.tracks.audio ?? null;
  if (track === null) throw new Error('There is nothing to listen to.');
  const element = document.createElement('audio');
  element.srcObject = new MediaStream([track]);
  void element.play();
}

const media = new Map<Slot, MediaStreamTrack>();

/** The page's one track for a slot: the fake devices, and a drawing for the screen. */
async function trackFor(slot: Slot): Promise<MediaStreamTrack> {
  const known = media.get(slot);
  if (known !== undefined) return known;
  const stream = slot === 'screen' ? drawing() : await navigator.mediaDevices.getUserMedia(slot === 'audio' ? { audio: true } : { video: { width: 320, height: 240 } });
  const [track] = stream.getTracks();
  if (track === undefined) throw new Error(`There is no track for ${slot}.`);
  media.set(slot, track);
  return track;
}

function drawing(): MediaStream {
  const canvas = document.createElement('canvas');
  canvas.width = 160;
  canvas.height = 120;
  const context = canvas.getContext('2d');
  setInterval(() => {
    if (context === null) return;
    context.fillStyle = `hsl(${Date.now() % 360} 80% 50%)`;
    context.fillRect(0, 0, canvas.width, canvas.height);
  }, 100);
  return canvas.captureStream(10);
}

async function until(what: string, isTrue: () => boolean | Promise<boolean>, limitMs = 8_000): Promise<void> {
  const endMs = Date.now() + limitMs;
  while (!(await isTrue())) {
    if (Date.now() > endMs) throw new Error(`Waited ${limitMs} ms in vain: ${what}.`);
    await new Promise((resolve) => setTimeout(resolve, 40));
  }
}

/** Waits until both sides are connected. */
async function connected(pair: Pair): Promise<void> {
  await until('both are connected', () => [pair.ada, pair.ben].every(({ mesh }) => mesh.peers()[0]?.link.phase === 'connected'));
}

const harness = {
  connections,
  arrived,
  listen,
  trackFor,
  until,
  createPair: (options: PairOptions = {}) => new Pair(options),
  createRoom: () => new Room(),
  connected,
  countOf: (side: Side, kind: string) => side.sent.filter(({ payload }) => payload.kind === kind).length,
};

/** What tests call by the name `peerHarness`. */
export type PeerHarness = typeof harness;

Object.assign(window, { peerHarness: harness });
