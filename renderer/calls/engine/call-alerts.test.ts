import { expect, it } from 'vitest';
import type { IncomingCallView } from '#shared/contract/views/calls-view';
import { CallAlerts } from './call-alerts.ts';

const call = (callId: string, more: Partial<IncomingCallView> = {}): IncomingCallView => ({
  callId, chatId: 'chat', chatKind: 'direct', title: 'Ada Brandt', callerId: 'ada', callerName: 'Ada Brandt', media: 'audio', isBusy: false, otherNames: [], ...more,
});

function alertsOf({ isWatched = false } = {}) {
  const log: string[] = [];
  const alerts = new CallAlerts({ isWatched: () => isWatched, show: (title, body) => (log.push(`${title}: ${body}`), { close: () => log.push(`closed ${title}`) }) });
  return { alerts, log };
}

it('tells once of each call, and takes it back with the call', () => {
  const { alerts, log } = alertsOf();
  alerts.follow([call('1')]);
  alerts.follow([call('1'), call('2', { callerName: 'Ben Ortiz', media: 'video', chatKind: 'group', title: 'Pier' })]);
  alerts.follow([call('2')]);
  alerts.follow([]);
  expect(log).toEqual(['Ada Brandt: Incoming voice call', 'Ben Ortiz: Incoming video call in Pier', 'closed Ada Brandt', 'closed Ben Ortiz']);
});

it('is silent while the person looks at the window', () => {
  const { alerts, log } = alertsOf({ isWatched: true });
  alerts.follow([call('1')]);
  alerts.follow([]);
  expect(log).toEqual([]);
});
