import { describe, expect, it } from 'vitest';
import { mapChat, mapPerson, missingPerson } from './map-person.ts';
import { slackChannelSchema, slackUserSchema } from './slack-schemas.ts';

const person = (user: object) => mapPerson(slackUserSchema.parse({ id: 'U1', name: 'ada', ...user }));
const chat = (channel: object, isUnnamed = false) => mapChat(slackChannelSchema.parse({ id: 'C1', ...channel }), isUnnamed, (key) => `Person ${key}`);

describe('mapPerson', () => {
  it('takes the full name, the address in lower case, the title and the time zone', () => {
    const profile = { real_name: 'Ada Byron', display_name: 'ada!', email: ' Ada@Example.org ', title: 'Analyst' };
    expect(person({ tz: 'Europe/London', profile })).toEqual({
      key: 'U1',
      email: 'ada@example.org',
      displayName: 'Ada Byron',
      title: 'Analyst',
      timeZone: 'Europe/London',
      isActive: true,
    });
  });

  it('does with what there is', () => {
    expect(person({})).toMatchObject({ displayName: 'ada', email: null, title: null });
    expect(person({ name: ' ', profile: 'nonsense' })).toMatchObject({ displayName: 'U1' });
    expect(person({ deleted: true, profile: { email: 'no address' } })).toMatchObject({ isActive: false, email: null });
    expect(person({ real_name: `A\nB${'x'.repeat(500)}` }).displayName).toMatch(/^A Bx{117}$/);
  });

  it('names those who are missing from the list', () => {
    expect(missingPerson('B7', 'deploy')).toMatchObject({ displayName: 'deploy', isActive: false });
    expect(missingPerson('U7', null).displayName).toBe('Former member U7');
  });
});

describe('mapChat', () => {
  it('makes a group of a channel', () => {
    expect(chat({ name: 'general', created: 1_700_000_000, creator: 'U1', members: ['U1', 'U2', 'U1', ''], topic: { value: '' }, purpose: { value: 'All' } })).toEqual({
      key: 'C1',
      folders: ['general', 'C1'],
      kind: 'group',
      name: 'general',
      topic: 'All',
      status: 'active',
      creatorKey: 'U1',
      memberKeys: ['U1', 'U2'],
      createdAtMs: 1_700_000_000_000,
    });
    expect(chat({ name: 'old', is_archived: true })).toMatchObject({ status: 'archived', createdAtMs: null, creatorKey: null });
  });

  it('makes a direct chat of a direct message, a group of several, and notes of one', () => {
    expect(chat({ id: 'D1', members: ['U1', 'U2'] }, true)).toMatchObject({ kind: 'direct', folders: ['D1'] });
    expect(chat({ id: 'G1', name: 'mpdm-a--b--c-1', members: ['U1', 'U2', 'U3'] }, true)).toMatchObject({ kind: 'group', name: 'Person U1, Person U2, Person U3' });
    expect(chat({ id: 'D1', members: ['U1', 'U1'] }, true)).toMatchObject({ kind: 'group', name: 'Notes of Person U1' });
  });
});
