import { limits } from '#shared/domain/limits';
import type { Limitation } from './load-level.ts';
import { highestLoadLevel } from './load-level.ts';

/** What one other person sees and what the way to them bears. */
export interface PeerWish {
  peerId: string;
  /** How high the camera is drawn there, in pixels; 0 when it is not on screen, null when not told yet. */
  wantedHeightPixels: number | null;
  /** What holds the pictures to them back, and by how many steps (see `nextLoadLevel`). */
  limitation: Limitation;
  loadLevel: number;
}

export interface SendSituation {
  /** Everybody in the call but this person, whether connected yet or not. */
  peerCount: number;
  isCameraOn: boolean;
  isScreenShared: boolean;
  /** How high the camera's picture is as it is captured; null when there is none. */
  trackHeightPixels: number | null;
  peers: readonly PeerWish[];
}

interface VideoPlan {
  isOn: boolean;
  maxBitrateBps: number;
  /** For `scaleResolutionDownBy`; at least 1. */
  scaleDownBy: number;
  maxFramesPerSecond: number;
  priority: RTCPriorityType;
}

interface AudioPlan {
  maxBitrateBps: number;
  priority: RTCPriorityType;
}

export interface PeerPlan {
  camera: VideoPlan;
  screen: VideoPlan;
  audio: AudioPlan;
}

interface VideoCap {
  heightPixels: number;
  maxBitrateBps: number;
}

const AUDIO_BPS = 40_000;
const AUDIO_IN_TROUBLE_BPS = 24_000;
const LEAST_CAMERA_BPS = 60_000;
/** Tiles change by single pixels; encoders are set anew only at these heights. */
const CAMERA_HEIGHTS_PIXELS = [90, 180, 270, 360, 540, 720] as const;
/** Pictures need fewer bits per pixel the larger they are: this is how bits follow the number of pixels. */
const BITS_PER_PIXELS_EXPONENT = 0.75;

/** What each step of load leaves: a thin line costs bits first, a busy processor frames and pixels. */
const BANDWIDTH_STEPS = [
  { bits: 1, height: 1, framesPerSecond: 30 },
  { bits: 0.6, height: 0.75, framesPerSecond: 24 },
  { bits: 0.3, height: 0.5, framesPerSecond: 15 },
  { bits: 0.15, height: 0.34, framesPerSecond: 10 },
] as const;
const PROCESSOR_STEPS = [
  { bits: 1, height: 1, framesPerSecond: 30 },
  { bits: 0.8, height: 1, framesPerSecond: 20 },
  { bits: 0.6, height: 0.67, framesPerSecond: 15 },
  { bits: 0.4, height: 0.5, framesPerSecond: 12 },
  { bits: 0.3, height: 0.34, framesPerSecond: 8 },
] as const;
const SCREEN_FRAMES_PER_SECOND = [15, 10, 7, 5, 5] as const;
const SCREEN_BITS = [1, 0.8, 0.6, 0.6, 0.6] as const;
const LEAST_SCREEN_BPS = 1_500_000;

const videoOff: VideoPlan = { isOn: false, maxBitrateBps: 0, scaleDownBy: 1, maxFramesPerSecond: 0, priority: 'low' };

/**
 * Gives what is sent to each person: the number of people caps the camera, a small tile lowers it, trouble lowers it
 * step by step. Voices come first: under a thin line the camera goes before the screen, and both before the voice.
 */
export function planSending(situation: SendSituation): Map<string, PeerPlan> {
  return new Map(situation.peers.map((peer) => [peer.peerId, planPeer(situation, peer)]));
}

function planPeer(situation: SendSituation, peer: PeerWish): PeerPlan {
  const step = stepOf(peer);
  return {
    camera: planCamera(situation, peer, step),
    screen: planScreen(situation, peer, step),
    audio: {
      maxBitrateBps: peer.limitation === 'bandwidth' && step > 0 ? AUDIO_IN_TROUBLE_BPS : AUDIO_BPS,
      priority: 'high',
    },
  };
}

function planCamera(situation: SendSituation, peer: PeerWish, step: number): VideoPlan {
  const cap = cameraCap(situation.peerCount + 1);
  const steps = peer.limitation === 'bandwidth' ? BANDWIDTH_STEPS : PROCESSOR_STEPS;
  const left = steps[step];
  // On a line that bears one picture only, the screen that is talked about is it.
  const givesWay = situation.isScreenShared && peer.limitation === 'bandwidth' && step >= highestLoadLevel - 1;
  if (!situation.isCameraOn || cap === null || peer.wantedHeightPixels === 0 || left === undefined || givesWay) return videoOff;
  const drawnPixels = Math.min(cap.heightPixels, tileHeight(peer.wantedHeightPixels));
  const trackPixels = situation.trackHeightPixels ?? cap.heightPixels;
  const heightPixels = Math.min(drawnPixels, trackPixels) * left.height;
  const bits = cap.maxBitrateBps * left.bits * ((drawnPixels / cap.heightPixels) ** 2) ** BITS_PER_PIXELS_EXPONENT;
  return {
    isOn: true,
    maxBitrateBps: Math.round(Math.max(LEAST_CAMERA_BPS, bits)),
    scaleDownBy: Math.max(1, trackPixels / heightPixels),
    maxFramesPerSecond: left.framesPerSecond,
    priority: 'low',
  };
}

function planScreen({ isScreenShared, peerCount }: SendSituation, peer: PeerWish, step: number): VideoPlan {
  const isTooThin = peer.limitation === 'bandwidth' && step === highestLoadLevel;
  if (!isScreenShared || isTooThin) return videoOff;
  return {
    isOn: true,
    maxBitrateBps: Math.max(LEAST_SCREEN_BPS, screenBps(peerCount + 1) * (SCREEN_BITS[step] ?? 1)),
    // Text that was made smaller cannot be read: a screen gives up frames, never pixels.
    scaleDownBy: 1,
    maxFramesPerSecond: SCREEN_FRAMES_PER_SECOND[step] ?? 5,
    priority: 'medium',
  };
}

function stepOf({ limitation, loadLevel }: PeerWish): number {
  return limitation === 'none' ? 0 : Math.min(highestLoadLevel, Math.max(0, Math.trunc(loadLevel)));
}

function cameraCap(peopleCount: number): VideoCap | null {
  if (peopleCount > limits.callCameras) return null;
  if (peopleCount > 4) return { heightPixels: 360, maxBitrateBps: 300_000 };
  if (peopleCount > 2) return { heightPixels: 360, maxBitrateBps: 500_000 };
  return { heightPixels: 720, maxBitrateBps: 1_500_000 };
}

function screenBps(peopleCount: number): number {
  if (peopleCount > 4) return 1_500_000;
  return peopleCount > 2 ? 2_000_000 : 2_500_000;
}

function tileHeight(wantedPixels: number | null): number {
  if (wantedPixels === null) return Number.POSITIVE_INFINITY;
  return CAMERA_HEIGHTS_PIXELS.find((heightPixels) => heightPixels >= wantedPixels) ?? Number.POSITIVE_INFINITY;
}
