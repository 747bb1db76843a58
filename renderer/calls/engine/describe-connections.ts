import { readLink } from '../adapt/read-stats.ts';
import type { CallRoom } from './call-room.ts';

/** What an administrator needs to see why a call is bad: figures and kinds of ways, no words, no addresses, no names. */
export async function describeConnections(rooms: readonly CallRoom[], nowMs: number): Promise<string> {
  const calls = await Promise.all(rooms.map(async (room) => ({ onHold: room.isOnHold, state: room.connectionState, people: await Promise.all(room.peers().map((peer) => describePeer(room, peer, nowMs))) })));
  return JSON.stringify({ product: 'Hallway', writtenAt: new Date(nowMs).toISOString(), browser: navigator.userAgent, calls }, null, 2);
}

async function describePeer(room: CallRoom, peer: ReturnType<CallRoom['peers']>[number], nowMs: number): Promise<Record<string, unknown>> {
  const report = await room.stats(peer.userId);
  const reading = readLink(report, nowMs);
  const ways: unknown[] = [];
  report.forEach((stats: Record<string, unknown>) => {
    if (stats['type'] === 'local-candidate' || stats['type'] === 'remote-candidate') ways.push([stats['type'], stats['candidateType'], stats['protocol'], stats['relayProtocol']]);
  });
  return { link: peer.link, quality: room.monitors.get(peer.userId)?.quality ?? null, load: room.monitors.get(peer.userId)?.load.level ?? null, heardAgoMs: peer.lastHeardAtMs === null ? null : nowMs - peer.lastHeardAtMs, reading, ways };
}
