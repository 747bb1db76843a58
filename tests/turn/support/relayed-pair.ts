import type { Browser } from 'playwright-core';
import type { IceServer } from '#shared/protocol/calls/ice-server';

/** What the two connections are given. */
export interface PairWish {
  readonly first: IceServer;
  /** The same as for the first, unless given. */
  readonly second?: IceServer;
  readonly policy?: RTCIceTransportPolicy;
  /** How long to wait for a connection, 15 s unless given. */
  readonly patienceMs?: number;
}

/** How two connections in one page came together. */
export interface PairReport {
  readonly isConnected: boolean;
  /** The far side's answer to a word sent over the data channel. */
  readonly echo: string | null;
  /** Types of the selected candidates of the first connection. */
  readonly local: string | null;
  readonly remote: string | null;
  /** How the first connection reaches its relay. */
  readonly relayProtocol: string | null;
  /** Every candidate that either side gathered. */
  readonly candidates: readonly string[];
  /** Error codes of the gathering: of STUN and TURN below 700, of the browser above. */
  readonly errorCodes: readonly number[];
}

/** Connects two peer connections in a page, over relays only unless wished otherwise; never rejects for want of a route. */
export async function connectPair(browser: Browser, { first, second = first, policy = 'relay', patienceMs = 15_000 }: PairWish): Promise<PairReport> {
  const page = await browser.newPage();
  try {
    return await page.evaluate(connectInPage, { first, second, policy, patienceMs });
  } finally {
    await page.close();
  }
}

/** Runs in the page, so it can use nothing of this module. */
async function connectInPage({ first, second, policy, patienceMs }: Required<PairWish>): Promise<PairReport> {
  const connect = ({ urls, username = '', credential = '' }: IceServer) => new RTCPeerConnection({ iceServers: [{ urls, username, credential }], iceTransportPolicy: policy });
  const peers = [connect(first), connect(second)] as const;
  const [caller, callee] = peers;
  const candidates: string[] = [];
  const errorCodes: number[] = [];
  const gathered = peers.map((peer, index) => new Promise<void>((resolve) => {
    peer.addEventListener('icecandidate', ({ candidate }) => {
      if (candidate === null) return resolve();
      if (candidate.candidate !== '') candidates.push(candidate.candidate);
      void peers[1 - index]?.addIceCandidate(candidate);
    });
    peer.addEventListener('icecandidateerror', ({ errorCode }) => errorCodes.push(errorCode));
  }));
  const channel = caller.createDataChannel('words');
  callee.addEventListener('datachannel', ({ channel: far }) => far.addEventListener('message', ({ data }) => far.send(`heard ${String(data)}`)));
  const echo = new Promise<string>((resolve) => {
    channel.addEventListener('message', ({ data }) => resolve(String(data)));
    channel.addEventListener('open', () => channel.send('hello'));
  });
  await caller.setLocalDescription(await caller.createOffer());
  await callee.setRemoteDescription(caller.localDescription as RTCSessionDescription);
  await callee.setLocalDescription(await callee.createAnswer());
  await caller.setRemoteDescription(callee.localDescription as RTCSessionDescription);
  const isHopeless = Promise.all(gathered).then(() => (candidates.length === 0 ? null : new Promise<null>(() => undefined)));
  const heard = await Promise.race([echo, isHopeless, new Promise<null>((resolve) => { setTimeout(() => resolve(null), patienceMs); })]);
  const stats = [...(await caller.getStats()).values()] as { id: string; type: string; [name: string]: string }[];
  const byId = (id: string | undefined) => stats.find((entry) => entry.id === id);
  const pair = byId(stats.find((entry) => entry.type === 'transport')?.['selectedCandidatePairId']);
  const report = {
    isConnected: caller.connectionState === 'connected',
    echo: heard,
    local: byId(pair?.['localCandidateId'])?.['candidateType'] ?? null,
    remote: byId(pair?.['remoteCandidateId'])?.['candidateType'] ?? null,
    relayProtocol: byId(pair?.['localCandidateId'])?.['relayProtocol'] ?? null,
    candidates,
    errorCodes,
  };
  for (const peer of peers) peer.close();
  return report;
}
