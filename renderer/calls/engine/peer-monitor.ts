import type { LinkReading, LinkQuality } from '../adapt/link-quality.ts';
import { judgeLink } from '../adapt/link-quality.ts';
import { heededLimitation, lastLoadLevel, nextLoadLevel, noLoad, type Load } from '../adapt/load-level.ts';
import { nextQualityNotice, noQualityNotice, type QualityNotice } from '../adapt/quality-notice.ts';
import { levelOfAmplitude } from '../media/sound-level.ts';
import { nextSpeaking, notSpeaking, type Speaking } from '../media/speaking.ts';

/** Qualities are judged over this long; speaking with every look. */
const judgeEveryMs = 2_000;

/** What is known of the way to one person, look by look. */
export interface PeerMonitor {
  readonly speaking: Speaking;
  readonly quality: LinkQuality;
  readonly notice: QualityNotice;
  readonly load: Load;
  readonly judgedReading: LinkReading | null;
  readonly connectedSinceMs: number | null;
}

export const newPeerMonitor: PeerMonitor = {
  speaking: notSpeaking,
  quality: { level: 'unknown', reason: null, lossPercent: null, roundTripMs: null },
  notice: noQualityNotice,
  load: noLoad,
  judgedReading: null,
  connectedSinceMs: null,
};

/** What one look at a connection changes. @param wantedVideoBps what the plan lets the pictures use; null without pictures */
export function nextPeerMonitor(monitor: PeerMonitor, reading: LinkReading, wantedVideoBps: number | null): PeerMonitor {
  const nowMs = reading.atMs;
  const speaking = nextSpeaking(monitor.speaking, { level: levelOfAmplitude(reading.audioLevel ?? 0), nowMs });
  const connectedSinceMs = monitor.connectedSinceMs ?? nowMs;
  if (monitor.judgedReading !== null && nowMs - monitor.judgedReading.atMs < judgeEveryMs) return { ...monitor, speaking, connectedSinceMs };
  const quality = judgeLink(monitor.judgedReading, reading, wantedVideoBps);
  const limitation = heededLimitation(reading.qualityLimitationReason, nowMs - connectedSinceMs);
  return {
    speaking,
    quality,
    notice: nextQualityNotice(monitor.notice, { level: quality.level, nowMs }),
    load: nextLoadLevel(monitor.load, { limitation, nowMs, lastLevel: lastLoadLevel(reading.availableOutgoingBps) }),
    judgedReading: reading,
    connectedSinceMs,
  };
}
