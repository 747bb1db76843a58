import { limits } from '#shared/domain/limits';
import { HallwayError } from '#shared/errors/hallway-error';
import type { ChatIntent } from '#shared/protocol/commands/command';

/** What commands may take of a frame beside what surrounds them. */
export const frameRoomBytes = limits.upFrameBytes - 1_024;

/**
 * What fits no frame would be sent, and end the connection, for ever: it is refused before it is taken.
 * @throws HallwayError `request_too_large`
 */
export function requireSendable(intents: readonly ChatIntent[]): void {
  if (intents.some((intent) => Buffer.byteLength(JSON.stringify(intent)) > frameRoomBytes)) throw new HallwayError('request_too_large');
}
