import type { Preview } from '#shared/contract/views/preview-view';
import type { MessageView } from '#shared/contract/views/message-view';
import { limits } from '#shared/domain/limits';
import { plainTextOf } from '#shared/domain/plain-text';
import { withQuote } from './quote-text.ts';

/** What the message being written answers to. */
export interface ReplyTarget {
  readonly messageId: string;
  /** Null until the message has been found: a draft remembers only its id. */
  readonly quote: { readonly senderName: string; readonly preview: Preview } | null;
}

export interface ComposerState {
  readonly text: string;
  readonly replyTo: ReplyTarget | null;
  /** The message being edited, with what was being written before; null while writing a new one. */
  readonly editing: { readonly messageId: string; readonly original: string; readonly setAside: string } | null;
  /** Why the last attempt failed. */
  readonly error: string | null;
}

export type ComposerEvent =
  | { readonly type: 'typed'; readonly text: string }
  | { readonly type: 'draftRead'; readonly text: string; readonly replyToMessageId: string | null }
  | { readonly type: 'replyStarted'; readonly replyTo: ReplyTarget }
  | { readonly type: 'editStarted'; readonly messageId: string; readonly body: string }
  /** Somebody's words go into what is written. */
  | { readonly type: 'quoted'; readonly text: string }
  | { readonly type: 'cancelled' }
  /** Handed over; shown as sent at once. */
  | { readonly type: 'submitted' }
  /** The backend refused: what was written comes back. */
  | { readonly type: 'refused'; readonly before: ComposerState; readonly error: string };

export const emptyComposer: ComposerState = { text: '', replyTo: null, editing: null, error: null };

/** Gives the composer after an event. What was typed is never dropped, only set aside. */
export function reduceComposer(state: ComposerState, event: ComposerEvent): ComposerState {
  switch (event.type) {
    case 'typed':
      return { ...state, text: event.text, error: null };
    case 'draftRead':
      // Whoever typed before the draft was read goes on with what they typed.
      return state.text === '' && state.editing === null ? { ...state, text: event.text, replyTo: state.replyTo ?? draftReply(event.replyToMessageId) } : state;
    case 'replyStarted':
      return { ...(state.editing === null ? state : leaveEditing(state)), replyTo: event.replyTo, error: null };
    case 'editStarted':
      return {
        ...state,
        text: event.body,
        editing: { messageId: event.messageId, original: event.body, setAside: state.editing?.setAside ?? state.text },
        error: null,
      };
    case 'quoted':
      return { ...state, text: withQuote(state.text, event.text), error: null };
    case 'cancelled':
      return state.editing === null ? { ...state, replyTo: null, error: null } : leaveEditing(state);
    case 'submitted':
      return state.editing === null ? emptyComposer : leaveEditing(state);
    case 'refused':
      return comeBack(state, event.before, event.error);
  }
}

function draftReply(messageId: string | null): ReplyTarget | null {
  return messageId === null ? null : { messageId, quote: null };
}

function leaveEditing(state: ComposerState): ComposerState {
  return { ...state, text: state.editing?.setAside ?? state.text, editing: null, error: null };
}

/** What was written since stands below a message that comes back, and aside of an edit that comes back. */
function comeBack(state: ComposerState, before: ComposerState, error: string): ComposerState {
  const since = state.editing?.setAside ?? state.text;
  if (before.editing !== null) return { ...before, editing: { ...before.editing, setAside: since }, error };
  return { ...before, text: since.trim() === '' ? before.text : `${before.text}\n${since}`, error };
}

const counterFromLeft = 500;

/** How many characters are left, once few are; negative when there are too many; null while there are plenty. */
export function charactersLeft(text: string): number | null {
  const left = limits.messageBodyLength - text.length;
  return left <= counterFromLeft ? left : null;
}

/** Whether what is written can be sent: words, files that are ready, or both. */
export function canSubmit(state: ComposerState, tray: { readonly items: readonly unknown[]; readonly isReady: boolean }): boolean {
  if (state.text.length > limits.messageBodyLength) return false;
  if (state.editing !== null) return state.text.trim() !== '';
  return tray.isReady && (state.text.trim() !== '' || tray.items.length > 0);
}

/** The newest of one's own messages that may be edited, for Arrow Up in an empty composer. */
export function lastEditable(messages: readonly MessageView[]): MessageView | null {
  return messages.findLast((message) => message.isOwn && message.canEdit && !message.isDeleted) ?? null;
}

const previewLength = 140;

/** What a reply quotes. */
export function replyTargetOf(message: MessageView): ReplyTarget {
  return { messageId: message.id, quote: { senderName: message.senderName, preview: { kind: 'text', text: plainTextOf(message.body).replace(/\s+/g, ' ').slice(0, previewLength) } } };
}
