import { describe, expect, it } from 'vitest';
import { emojiNamed } from './emoji-names.ts';
import { mapChat, mapPerson, missingPerson } from './map-person.ts';
import { slackChannelSchema, slackUserSchema } from './slack-schemas.ts';

const person = (user: object) => mapPerson(slackUserSchema.parse({ id: 'U1', name: 'ada', ...user }));
const chat = (channel: object, isUnnamed = false) => mapChat(slackChannelSchema.parse({ id: 'C1', ...channel }), isUnnamed, (key) => `Person ${key}`);

describe('mapPerson', () => {
  it('takes the full name, the address in lower case, the title and the time zone', () => {
    const profile = { real_name: 'Ada Byron', display_name: 'ada!', email: ' Ada@Example.org ', title: 'Analyst', pronouns: 'she/her', status_text: 'Sums &amp; engines', status_emoji: ':palm_tree:', status_expiration: 1_800_000_000 };
    expect(person({ tz: 'Europe/London', profile })).toEqual({
      key: 'U1',
      email: 'ada@example.org',
      displayName: 'Ada Byron',
      title: 'Analyst',
      timeZone: 'Europe/London',
      pronouns: 'she/her',
      status: { emoji: emojiNamed('palm_tree'), text: 'Sums & engines', until: 1_800_000_000_000 },
      isActive: true,
    });
  });

  it('leaves out of a status what cannot be told here', () => {
    const statusOf = (profile: object, more: object = {}) => person({ profile, ...more }).status;
    expect(statusOf({ status_text: 'Away', status_emoji: ':our_own_cat:', status_expiration: 0 })).toEqual({ emoji: null, text: 'Away', until: null });
    expect(statusOf({ status_text: '', status_emoji: '' })).toBeNull();
    expect(statusOf({ status_text: 7, status_emoji: null, status_expiration: 'soon' })).toBeNull();
    expect(statusOf({ status_text: `a\u0000b ${'x'.repeat(500)}`, status_expiration: 1e300 })).toBeNull();
    expect(statusOf({ status_text: 'Gone' }, { deleted: true })).toBeNull();
    expect(person({ tz: '<b>nowhere</b>' }).timeZone).toBeNull();
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
      description: null,
      status: 'active',
      creatorKey: 'U1',
      memberKeys: ['U1', 'U2'],
      createdAtMs: 1_700_000_000_000,
    });
    expect(chat({ name: 'news', topic: { value: 'R&amp;D' }, purpose: { value: 'What is new' } })).toMatchObject({ topic: 'R&D', description: 'What is new' });
    expect(chat({ name: 'old', is_archived: true })).toMatchObject({ status: 'archived', createdAtMs: null, creatorKey: null });
  });

  it('makes a direct chat of a direct message, a group of several, and notes of one', () => {
    expect(chat({ id: 'D1', members: ['U1', 'U2'] }, true)).toMatchObject({ kind: 'direct', folders: ['D1'] });
    expect(chat({ id: 'G1', name: 'mpdm-a--b--c-1', members: ['U1', 'U2', 'U3'] }, true)).toMatchObject({ kind: 'group', name: 'Person U1, Person U2, Person U3' });
    expect(chat({ id: 'D1', members: ['U1', 'U1'] }, true)).toMatchObject({ kind: 'group', name: 'Notes of Person U1' });
  });
});
