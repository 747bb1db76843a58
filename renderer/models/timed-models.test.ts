import { describe, expect, it } from 'vitest';
import type { Draft } from '#shared/contract/calls';
import { createHandClock } from '../testing/hand-clock.ts';
import { createDraftKeeper } from './draft-keeper.ts';
import { createPresenceReporter } from './presence-reporter.ts';

describe('the draft keeper', () => {
  function keep() {
    const clock = createHandClock();
    const saved: (Draft | null)[] = [];
    return { clock, saved, keeper: createDraftKeeper({ save: (draft) => void saved.push(draft), clock }) };
  }
  const draft = (body: string): Draft => ({ body, replyToMessageId: null, files: [] });

  it('stores once, 300 ms after the last key', () => {
    const { clock, saved, keeper } = keep();
    keeper.change(draft('a'));
    clock.advance(299);
    keeper.change(draft('ab'));
    clock.advance(299);
    expect(saved).toEqual([]);
    clock.advance(1);
    expect(saved).toEqual([draft('ab')]);
  });

  it('stores at once when the chat is left, and nothing twice', () => {
    const { clock, saved, keeper } = keep();
    keeper.change(draft('a'));
    keeper.flush();
    keeper.flush();
    clock.advance(1_000);
    expect(saved).toEqual([draft('a')]);
  });

  it('removes what was sent or emptied, but keeps what was typed since', () => {
    const { clock, saved, keeper } = keep();
    keeper.change(draft('a'));
    keeper.sent('a');
    keeper.change(draft('next'));
    keeper.sent('a');
    clock.advance(300);
    keeper.change(draft(' '));
    clock.advance(300);
    expect(saved).toEqual([null, draft('next'), null]);
  });
});

describe('the presence reporter', () => {
  it('reports away after five minutes without a sign, and active at the next one', () => {
    const clock = createHandClock();
    const reports: string[] = [];
    const reporter = createPresenceReporter({ report: (status) => void reports.push(status), clock });
    reporter.touch();
    clock.advance(299_000);
    reporter.touch();
    clock.advance(299_000);
    expect(reports).toEqual(['active']);
    clock.advance(1_000);
    reporter.touch();
    reporter.leave();
    clock.advance(300_000);
    expect(reports).toEqual(['active', 'away', 'active', 'away']);
  });
});
