import type { CallMedia } from '#shared/database/enums';
import { composerStrings } from '../strings/composer.ts';
import { callCommand } from './call-command.ts';
import type { Suggestion } from './completion.ts';

/** What a line that begins with a slash asks for. */
export type SlashCommand =
  | { readonly kind: 'call'; readonly media: CallMedia }
  /** Sent as a message with this text. */
  | { readonly kind: 'say'; readonly text: string }
  /** Null: hear again. */
  | { readonly kind: 'mute'; readonly hours: number | null }
  /** What is said of oneself; empty: to be asked for; null: nothing any more. */
  | { readonly kind: 'status'; readonly text: string | null }
  | { readonly kind: 'help' };

const shrug = '¯\\\\_(ツ)_/¯';
const foreverHours = 24 * 365 * 100;

/** The command in a line of the composer; null: it is a message. */
export function slashCommand(text: string): SlashCommand | null {
  const media = callCommand(text);
  if (media !== null) return { kind: 'call', media };
  const [, name = '', rest = ''] = /^\/([a-z]+)(?:\s+([\s\S]*))?$/i.exec(text.trimEnd()) ?? [];
  switch (name.toLowerCase()) {
    case 'me': return rest === '' ? null : { kind: 'say', text: `_${rest}_` };
    case 'shrug': return { kind: 'say', text: rest === '' ? shrug : `${rest} ${shrug}` };
    case 'mute': return muteCommand(rest);
    case 'unmute': return rest === '' ? { kind: 'mute', hours: null } : null;
    case 'status': return { kind: 'status', text: rest.toLowerCase() === 'clear' ? null : rest };
    case 'help': return rest === '' ? { kind: 'help' } : null;
    default: return null;
  }
}

function muteCommand(rest: string): SlashCommand | null {
  if (rest === '') return { kind: 'mute', hours: foreverHours };
  const hours = /^(\d{1,3})\s*h?$/.exec(rest)?.[1];
  return hours === undefined || Number(hours) === 0 ? null : { kind: 'mute', hours: Number(hours) };
}

const commands = ['call', 'call video', 'me', 'shrug', 'status', 'mute', 'unmute', 'help'] as const;

const takesWords: readonly string[] = ['me', 'shrug', 'status'];

export function suggestCommands(query: string): Suggestion[] {
  return commands
    .filter((name) => name.startsWith(query.toLowerCase()))
    .map((name) => ({ key: name, label: `/${name}`, hint: composerStrings.commands[name], insert: takesWords.includes(name) ? `/${name} ` : `/${name}`, picture: null }));
}
