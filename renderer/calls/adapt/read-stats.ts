import type { LinkReading } from './link-quality.ts';

/**
 * Gives one look at a connection out of the browser's statistics, at a time in milliseconds. Fields that a browser
 * leaves out count as 0, or as null where not knowing matters.
 */
export function readLink(report: RTCStatsReport, atMs: number): LinkReading {
  const all: RTCStats[] = [];
  report.forEach((stats: RTCStats) => all.push(stats));
  const inbound = all.filter(isInbound);
  const outbound = all.filter(isOutbound);
  const outboundVideo = outbound.filter(({ kind }) => kind === 'video');
  const pair = selectedPair(all);
  return {
    atMs,
    roundTripMs: inMilliseconds(pair?.currentRoundTripTime),
    packetsReceived: sum(inbound.map(({ packetsReceived }) => packetsReceived)),
    packetsLost: sum(inbound.map(({ packetsLost }) => packetsLost)),
    sentLossShare: largest(all.filter(isRemoteInbound).map(({ fractionLost }) => fractionLost)),
    bytesReceived: sum(inbound.map(({ bytesReceived }) => bytesReceived)),
    bytesSent: sum(outbound.map(({ bytesSent }) => bytesSent)),
    videoBytesSent: sum(outboundVideo.map(({ bytesSent }) => bytesSent)),
    availableOutgoingBps: pair?.availableOutgoingBitrate ?? null,
    targetBps: outboundVideo.length === 0 ? null : sum(outboundVideo.map(({ targetBitrate }) => targetBitrate)),
    qualityLimitationReason: limitationOf(outboundVideo),
    framesDecoded: sum(inbound.map(({ framesDecoded }) => framesDecoded)),
    framesDecodedByMid: framesByMid(inbound),
    audioEnergy: sum(inbound.map(({ totalAudioEnergy }) => totalAudioEnergy)),
    audioLevel: largest(inbound.map(({ audioLevel }) => audioLevel)),
    isRelayed: pair === null ? null : isRelayed(all, pair),
  };
}

function limitationOf(outbound: readonly OutboundStats[]): LinkReading['qualityLimitationReason'] {
  const reasons = outbound.filter(({ active }) => active !== false).map(({ qualityLimitationReason }) => qualityLimitationReason);
  if (reasons.includes('bandwidth')) return 'bandwidth';
  return reasons.includes('cpu') ? 'cpu' : 'none';
}

function framesByMid(inbound: readonly InboundStats[]): Record<string, number> {
  const frames: Record<string, number> = {};
  for (const { kind, mid, framesDecoded } of inbound) {
    if (kind === 'video' && mid !== undefined) frames[mid] = (frames[mid] ?? 0) + (framesDecoded ?? 0);
  }
  return frames;
}

function selectedPair(all: readonly RTCStats[]): PairStats | null {
  const selectedId = all.find(isTransport)?.selectedCandidatePairId;
  const pairs = all.filter(isPair);
  return pairs.find(({ id }) => id === selectedId) ?? pairs.find(({ nominated, state }) => nominated === true && state === 'succeeded') ?? null;
}

function isRelayed(all: readonly RTCStats[], pair: PairStats): boolean {
  return all.filter(isCandidate).some(({ id, candidateType }) => candidateType === 'relay' && (id === pair.localCandidateId || id === pair.remoteCandidateId));
}

interface InboundStats extends RTCInboundRtpStreamStats {
  type: 'inbound-rtp';
}
interface OutboundStats extends RTCOutboundRtpStreamStats {
  type: 'outbound-rtp';
}
interface RemoteInboundStats extends RTCReceivedRtpStreamStats {
  type: 'remote-inbound-rtp';
  fractionLost?: number;
}
type PairStats = RTCIceCandidatePairStats;
type TransportStats = RTCTransportStats;
interface CandidateStats extends RTCStats {
  candidateType?: string;
}

const isInbound = (stats: RTCStats): stats is InboundStats => stats.type === 'inbound-rtp';
const isOutbound = (stats: RTCStats): stats is OutboundStats => stats.type === 'outbound-rtp';
const isRemoteInbound = (stats: RTCStats): stats is RemoteInboundStats => stats.type === 'remote-inbound-rtp';
const isPair = (stats: RTCStats): stats is PairStats => stats.type === 'candidate-pair';
const isTransport = (stats: RTCStats): stats is TransportStats => stats.type === 'transport';
const isCandidate = (stats: RTCStats): stats is CandidateStats => stats.type === 'local-candidate' || stats.type === 'remote-candidate';

function sum(values: readonly (number | undefined)[]): number {
  return values.reduce<number>((total, value) => total + (value ?? 0), 0);
}

function largest(values: readonly (number | undefined)[]): number | null {
  const known = values.filter((value) => value !== undefined);
  return known.length === 0 ? null : Math.max(...known);
}

function inMilliseconds(seconds: number | undefined): number | null {
  return seconds === undefined ? null : seconds * 1000;
}
