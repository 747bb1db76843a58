import { describe, expect, it } from 'vitest';
import { sampleMessage } from '../testing/sample-message.ts';
import { canSubmit, charactersLeft, emptyComposer, lastEditable, reduceComposer, replyTargetOf, type ComposerEvent, type ComposerState } from './composer-state.ts';

const after = (...events: ComposerEvent[]): ComposerState => events.reduce(reduceComposer, emptyComposer);
const typed = (text: string): ComposerEvent => ({ type: 'typed', text });
const editStarted = (messageId: string, body: string): ComposerEvent => ({ type: 'editStarted', messageId, body });

const noFiles = { items: [], isReady: true };

describe('the composer', () => {
  it('sets aside what was being written while an old message is edited', () => {
    expect(after(typed('half'), editStarted('a', 'old'), typed('new'), { type: 'cancelled' }).text).toBe('half');
    expect(after(typed('half'), editStarted('a', 'old'), editStarted('b', 'older'), { type: 'submitted' }).text).toBe('half');
  });

  it('brings a refused message back with its reply, above what was typed since', () => {
    const before = after({ type: 'replyStarted', replyTo: replyTargetOf(sampleMessage()) }, typed('first'));
    const state = [{ type: 'submitted' } as const, typed('second'), { type: 'refused', before, error: 'No space.' } as const].reduce<ComposerState>(reduceComposer, before);
    expect(state).toMatchObject({ text: 'first\nsecond', error: 'No space.', replyTo: { messageId: 'message-1' } });
  });

  it('brings a refused edit back as an edit and keeps what was typed since aside', () => {
    const before = after(editStarted('a', 'old'), typed('better'));
    const state = [{ type: 'submitted' } as const, typed('meanwhile'), { type: 'refused', before, error: 'No.' } as const].reduce<ComposerState>(reduceComposer, before);
    expect(state.text).toBe('better');
    expect(reduceComposer(state, { type: 'cancelled' }).text).toBe('meanwhile');
  });

  it('takes somebody’s words in as a quote, below what was written, and keeps the reply', () => {
    const state = after({ type: 'replyStarted', replyTo: replyTargetOf(sampleMessage()) }, typed('Yes'), { type: 'quoted', text: 'one\ntwo' });
    expect(state).toMatchObject({ text: 'Yes\n> one\n> two\n', replyTo: { messageId: 'message-1' } });
  });

  it('does not put a draft over what somebody has already typed', () => {
    expect(after(typed('quick'), { type: 'draftRead', text: 'draft', replyToMessageId: null }).text).toBe('quick');
    expect(after({ type: 'draftRead', text: 'draft', replyToMessageId: 'm' })).toMatchObject({ text: 'draft', replyTo: { messageId: 'm' } });
  });

  it('sends nothing that is empty or too long, and counts near the limit', () => {
    expect(canSubmit(after(typed('  \n')), noFiles)).toBe(false);
    expect(canSubmit(after(typed('x'.repeat(16_001))), noFiles)).toBe(false);
    expect(canSubmit(after(), { items: [1], isReady: true })).toBe(true);
    expect(canSubmit(after(typed('words')), { items: [1], isReady: false })).toBe(false);
    expect(charactersLeft('x'.repeat(15_000))).toBeNull();
    expect(charactersLeft('x'.repeat(16_001))).toBe(-1);
  });

  it('edits the newest of one’s own messages that may be edited', () => {
    const messages = [sampleMessage({ seq: 1, isOwn: true, canEdit: true }), sampleMessage({ seq: 2, isOwn: true, canEdit: false }), sampleMessage({ seq: 3 })];
    expect(lastEditable(messages)?.seq).toBe(1);
    expect(lastEditable([])).toBeNull();
  });
});
