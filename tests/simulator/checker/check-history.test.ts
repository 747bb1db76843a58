import { describe, expect, test } from 'vitest';
import { checkHistory } from './check-history.ts';
import { oneMessage } from './history-builder.ts';
import { counted, longHistory } from './long-history.ts';
import { timelineOf } from './timeline.ts';
import { countVerdicts, readVerdicts } from './verdicts.ts';

describe('the checker as a whole', () => {
  test('says nothing of a history in which nothing happened', () => {
    expect(checkHistory([])).toEqual([]);
  });

  test('takes 200,000 events in one go and reads each the same number of times, however many there are', () => {
    const large = counted(longHistory(22_000));
    expect(large.events.length).toBeGreaterThan(200_000);
    expect(checkHistory(large.events)).toEqual([]);
    const small = counted(longHistory(2_200));
    checkHistory(small.events);
    const readsPerEvent = (one: typeof large) => one.reads() / one.events.length;
    expect(readsPerEvent(large)).toBeLessThan(readsPerEvent(small) * 1.05);
  });
});

describe('verdicts', () => {
  const verdictsOf = (events: ReturnType<typeof longHistory>) => Object.fromEntries(readVerdicts(events, checkHistory(events)));

  test('tell what was acknowledged, what is unknown and there, and what is unknown and not there', () => {
    const story = oneMessage().begin('ann.1', 'm2').log('m2').begin('ann.1', 'm3');
    expect(verdictsOf(story.rest({ 'ann.1': {}, 'bob.1': {} }))).toEqual({ m1: 'ok', m2: 'unknown-present', m3: 'unknown-absent' });
  });

  test('tell what was lost, is there twice, and reached somebody who is no member', () => {
    const story = oneMessage().send('ann.1', 'm2').answer('ann.1', 'send m2').send('ann.1', 'm3').log('m3').log('copy', { hash: 'words of m3' });
    const events = story.give('eve.1', 'm1', { apply: false }).rest({ 'ann.1': {}, 'bob.1': {} });
    expect(verdictsOf(events)).toEqual({ m1: 'leaked', m2: 'lost', m3: 'unknown-present', copy: 'duplicated' });
    expect(countVerdicts(readVerdicts(events, checkHistory(events)))).toMatchObject({ leaked: 1, lost: 1, duplicated: 1, ok: 0 });
  });
});

describe('the timeline of a message', () => {
  test('has each thing that happened to it once, and the faults between', () => {
    const story = oneMessage().fault('cut', 'bob.1').give('bob.1', 'm1').show('bob.1', ['m1'], { unread: 1 }).show('bob.1', ['m1'], { unread: 1 });
    const lines = timelineOf(story.rest({ 'ann.1': {}, 'bob.1': {} }), 'm1').map((line) => line.replace(/^\d+ \d+ ms: /, ''));
    expect(lines).toEqual([
      'ann.1 send begin',
      'ann.1 send ok',
      'committed in epoch first: seq 1, change 3, words of m1',
      'ann.1 is answered: done',
      'ann.1 is given seq 1, change 3, words of m1 by push',
      'ann.1 applies seq 1, change 3, words of m1, cursor 3',
      'bob.1 is given seq 1, change 3, words of m1 by push',
      'bob.1 applies seq 1, change 3, words of m1, cursor 3',
      'fault: cut bob.1',
      'bob.1 shows it at 1, words of m1 in chat c',
      'in the end: in the log as seq 1, change 3, words of m1, held by ann.1, bob.1',
    ]);
  });

  test('leaves out what happened to others', () => {
    expect(timelineOf(oneMessage().send('ann.1', 'm2').log('m2').rest({}), 'm3')).toEqual(['13 13 ms: in the end: not in the log, held by nobody']);
  });
});
