/** One look at a connection. Counters run from the beginning of the connection. */
export interface LinkReading {
  /** When it was taken, in milliseconds of any one clock. */
  atMs: number;
  roundTripMs: number | null;
  packetsReceived: number;
  packetsLost: number;
  /** The share of what was sent that the other side misses, 0 to 1; null before it told. */
  sentLossShare: number | null;
  bytesReceived: number;
  bytesSent: number;
  videoBytesSent: number;
  availableOutgoingBps: number | null;
  /** What the encoders of the pictures are let through to send; null when none is sent. */
  targetBps: number | null;
  qualityLimitationReason: 'none' | 'cpu' | 'bandwidth';
  framesDecoded: number;
  /** Frames decoded in each media line, by its `mid`. */
  framesDecodedByMid: Readonly<Record<string, number>>;
  /** The sum of the energy of what was heard. */
  audioEnergy: number;
  /** How loud the other side is right now, 0 to 1 linear; null when unknown. */
  audioLevel: number | null;
  /** Whether a relay passes the media on; null before a way was found. */
  isRelayed: boolean | null;
}

export type QualityLevel = 'good' | 'fair' | 'poor' | 'unknown';
type QualityReason = 'loss' | 'delay' | 'bandwidth' | 'processor';

export interface LinkQuality {
  level: QualityLevel;
  /** What the level is owed to; null when it is good or unknown. */
  reason: QualityReason | null;
  /** The worse of both directions; null when nothing went through. */
  lossPercent: number | null;
  roundTripMs: number | null;
}

/** Shares of the wanted send rate: from these on it is good, and still fair. */
const GOOD_RATE_SHARE = 0.5;
const FAIR_RATE_SHARE = 0.3;
const FAIR_LOSS_PERCENT = 6;
const POOR_LOSS_PERCENT = 8;
/** People begin to talk into each other, and can hardly talk at all. */
const FAIR_ROUND_TRIP_MS = 400;
const POOR_ROUND_TRIP_MS = 800;

const severity = { good: 0, fair: 1, poor: 2 } as const;
type Judged = keyof typeof severity;

/**
 * Gives how good a connection is between two looks at it. Pictures count by the share of the wanted send rate (bits
 * per second of the send plan; null for audio only) that gets through: half is good, 30 % fair. Loss counts from 6 %
 * on as fair and above 8 % as poor. Unknown without two looks at the same connection.
 */
export function judgeLink(previous: LinkReading | null, current: LinkReading, wantedVideoBps: number | null): LinkQuality {
  if (previous === null || !isContinued(previous, current)) {
    return { level: 'unknown', reason: null, lossPercent: null, roundTripMs: current.roundTripMs };
  }
  const lossPercent = lossBetween(previous, current);
  const verdicts: [QualityReason, Judged][] = [
    ['loss', judgeLoss(lossPercent)],
    ['bandwidth', judgeRate(previous, current, wantedVideoBps)],
    ['delay', judgeDelay(current.roundTripMs)],
    ['processor', wantedVideoBps !== null && current.qualityLimitationReason === 'cpu' ? 'fair' : 'good'],
  ];
  const [reason, level] = verdicts.reduce((worst, next) => (severity[next[1]] > severity[worst[1]] ? next : worst));
  return { level, reason: level === 'good' ? null : reason, lossPercent, roundTripMs: current.roundTripMs };
}

/** A connection that was built anew counts from zero; comparing it with the old one tells nothing. */
function isContinued(previous: LinkReading, current: LinkReading): boolean {
  return current.atMs > previous.atMs && current.packetsReceived >= previous.packetsReceived && current.bytesSent >= previous.bytesSent;
}

function lossBetween(previous: LinkReading, current: LinkReading): number | null {
  const received = current.packetsReceived - previous.packetsReceived;
  // Packets that come late are taken off the lost ones, so that the count may fall.
  const lost = Math.max(0, current.packetsLost - previous.packetsLost);
  const losses = received + lost > 0 ? [(100 * lost) / (received + lost)] : [];
  if (current.sentLossShare !== null) losses.push(100 * current.sentLossShare);
  return losses.length === 0 ? null : Math.max(...losses);
}

function judgeLoss(lossPercent: number | null): Judged {
  if (lossPercent === null || lossPercent < FAIR_LOSS_PERCENT) return 'good';
  return lossPercent <= POOR_LOSS_PERCENT ? 'fair' : 'poor';
}

function judgeRate(previous: LinkReading, current: LinkReading, wantedVideoBps: number | null): Judged {
  if (wantedVideoBps === null || wantedVideoBps <= 0) return 'good';
  const sentBps = (8000 * (current.videoBytesSent - previous.videoBytesSent)) / (current.atMs - previous.atMs);
  // A picture that hardly moves needs few bits; what the encoder may send tells that it could.
  const share = Math.max(sentBps, current.targetBps ?? 0) / wantedVideoBps;
  if (share >= GOOD_RATE_SHARE) return 'good';
  return share >= FAIR_RATE_SHARE ? 'fair' : 'poor';
}

function judgeDelay(roundTripMs: number | null): Judged {
  if (roundTripMs === null || roundTripMs < FAIR_ROUND_TRIP_MS) return 'good';
  return roundTripMs < POOR_ROUND_TRIP_MS ? 'fair' : 'poor';
}
