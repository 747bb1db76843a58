import { afterEach, beforeEach, expect, it } from 'vitest';
import { defaultCallSettings } from '#shared/contract/call-settings';
import { createEmptyStore, type StoreFixture } from '../testing/store-fixture.ts';
import { readCallSettings, saveCallSettings } from './call-settings-store.ts';

let fixture: StoreFixture;
beforeEach(async () => {
  fixture = await createEmptyStore();
});
afterEach(() => fixture.close());

const write = (value: string) =>
  fixture.store.transaction((writer) => writer.run('INSERT INTO settings (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value', 'calls', value));

it('are the defaults until they are set', () => {
  expect(readCallSettings(fixture.store)).toEqual(defaultCallSettings);
});

it('are kept, the newest of them, and told', () => {
  const settings = { ...defaultCallSettings, isRelayOnly: true, pushToTalkKey: 'Space', microphone: { deviceId: 'desk', label: 'Desk microphone' } };
  fixture.store.transaction((writer) => saveCallSettings(writer, defaultCallSettings));
  fixture.takeTopics();
  fixture.store.transaction((writer) => saveCallSettings(writer, settings));
  expect(readCallSettings(fixture.store)).toEqual(settings);
  expect(fixture.takeTopics()).toEqual(['callSettings']);
});

it.each([['no JSON', '{'], ['nothing', ''], ['of another shape', '{"microphone":5}'], ['half of it', '{"isRelayOnly":true}'], ['null', 'null']])('what cannot be understood (%s) is as if it was never set', (_what, text) => {
  write(text);
  expect(readCallSettings(fixture.store)).toEqual(defaultCallSettings);
});
