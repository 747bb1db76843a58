import { z } from 'zod';
import { callPulseFrameSchema } from './call-pulse.ts';
import { commandsFrameSchema } from './commands.ts';
import { helloFrameSchema } from './hello.ts';
import { historyFrameSchema } from './history.ts';
import { iceServersRequestFrameSchema } from './ice-servers.ts';
import { nearAskFrameSchema } from './near-ask.ts';
import { nearReplyFrameSchema } from './near-reply.ts';
import { nearSignalFrameSchema } from './near-signal.ts';
import { pingFrameSchema } from './ping.ts';
import { presenceSetFrameSchema } from './presence-set.ts';
import { presenceWatchFrameSchema } from './presence-watch.ts';
import { pullFrameSchema } from './pull.ts';
import { signalFrameSchema } from './signal.ts';
import { typingFrameSchema } from './typing.ts';

/** Every frame a client may send. */
export const upFrameSchema = z.discriminatedUnion('type', [
  helloFrameSchema,
  commandsFrameSchema,
  pullFrameSchema,
  historyFrameSchema,
  typingFrameSchema,
  presenceSetFrameSchema,
  presenceWatchFrameSchema,
  pingFrameSchema,
  signalFrameSchema,
  callPulseFrameSchema,
  iceServersRequestFrameSchema,
  nearAskFrameSchema,
  nearReplyFrameSchema,
  nearSignalFrameSchema,
]);
export type UpFrame = z.infer<typeof upFrameSchema>;
type UpFrameType = UpFrame['type'];
export type UpFrameOf<T extends UpFrameType> = Extract<UpFrame, { type: T }>;
