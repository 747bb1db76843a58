import { z } from 'zod';
import { limits } from '../../domain/limits.ts';
import { emojiSchema } from '../primitives.ts';
import { callSignalSchema } from './call-signal.ts';

/** What somebody in a call shows of themselves. */
const peerStateSchema = z.object({
  isAudioEnabled: z.boolean(),
  isVideoEnabled: z.boolean(),
  isScreenShared: z.boolean(),
  isHandRaised: z.boolean(),
  isOnHold: z.boolean(),
});
export type PeerState = z.infer<typeof peerStateSchema>;

/**
 * What two devices in a call say to each other on their data channel, as JSON. No server sees it, and it goes on
 * while the server is away.
 */
export const peerMessageSchema = z.discriminatedUnion('type', [
  /** Sent every two seconds; silence tells a dead connection before ICE does. */
  z.object({ type: z.literal('beat') }),
  z.object({ type: z.literal('state'), state: peerStateSchema }),
  z.object({ type: z.literal('reaction'), emoji: emojiSchema }),
  /** A signal on its other way, for the time without a server. */
  z.object({ type: z.literal('signal'), signal: callSignalSchema }),
  /** How high the sender's camera is drawn here, in pixels; 0 when it is not on screen. */
  z.object({ type: z.literal('cameraWanted'), heightPixels: z.int().min(0).max(limits.callCameraHeightPixels) }),
]);
export type PeerMessage = z.infer<typeof peerMessageSchema>;
