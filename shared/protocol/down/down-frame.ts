import { z } from 'zod';
import { accessFrameSchema } from './access.ts';
import { errorFrameSchema } from './error.ts';
import { historyPageFrameSchema } from './history-page.ts';
import { iceServersFrameSchema } from './ice-servers.ts';
import { nearAskedFrameSchema } from './near-asked.ts';
import { nearFoundFrameSchema } from './near-found.ts';
import { nearSignalNoticeFrameSchema } from './near-signal.ts';
import { pageFrameSchema } from './page.ts';
import { pongFrameSchema } from './pong.ts';
import { presenceFrameSchema } from './presence.ts';
import { pushFrameSchema } from './push.ts';
import { signalNoticeFrameSchema } from './signal.ts';
import { typingNoticeFrameSchema } from './typing.ts';
import { welcomeFrameSchema } from './welcome.ts';

/** Every frame the server may send. */
export const downFrameSchema = z.discriminatedUnion('type', [
  welcomeFrameSchema,
  pushFrameSchema,
  pageFrameSchema,
  historyPageFrameSchema,
  typingNoticeFrameSchema,
  presenceFrameSchema,
  accessFrameSchema,
  errorFrameSchema,
  pongFrameSchema,
  signalNoticeFrameSchema,
  iceServersFrameSchema,
  nearAskedFrameSchema,
  nearFoundFrameSchema,
  nearSignalNoticeFrameSchema,
]);
export type DownFrame = z.infer<typeof downFrameSchema>;
export type DownFrameType = DownFrame['type'];
export type DownFrameOf<T extends DownFrameType> = Extract<DownFrame, { type: T }>;
