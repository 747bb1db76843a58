import { z } from 'zod';
import { limits } from '../../domain/limits.ts';
import { commandSchema } from '../commands/command.ts';

/** Commands in the order they are to be applied. Answered by `push` frames whose `results` name each command. */
export const commandsFrameSchema = z.object({
  type: z.literal('commands'),
  commands: z.array(commandSchema).min(1).max(limits.commandsPerFrame),
});
