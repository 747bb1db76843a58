import { limits } from '#shared/domain/limits';
import type { ComposerState } from './composer-state.ts';
import { slashCommand } from './slash-command.ts';

/** What would be sent of what is written; null where it is no message: an edit, nothing, too much, or a command. */
export function laterBody({ text, editing }: Pick<ComposerState, 'text' | 'editing'>): string | null {
  if (editing !== null) return null;
  const command = slashCommand(text);
  if (command !== null && command.kind !== 'say') return null;
  const body = command?.text ?? text.trimEnd();
  return body.trim() === '' || body.length > limits.messageBodyLength ? null : body;
}
