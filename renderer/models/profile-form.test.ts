import { describe, expect, it } from 'vitest';
import { isEndAhead, openProfileForm, profileChanges } from './profile-form.ts';

const nowMs = new Date(2026, 6, 15, 14, 30).getTime();
const opened = { title: 'Designer', pronouns: null, timeZone: 'Europe/Berlin', status: { emoji: '🌴', text: 'Away', until: nowMs + 60_000 } };
const form = openProfileForm(opened, nowMs);

describe('one’s own profile', () => {
  it('changes nothing while nothing was touched, also as its status runs out', () => {
    expect(profileChanges(opened, form, nowMs + 50_000)).toBeNull();
  });

  it('changes only what was touched', () => {
    expect(profileChanges(opened, { ...form, title: ' Head of design ' }, nowMs)).toEqual({ title: 'Head of design' });
    expect(profileChanges(opened, { ...form, title: '  ', timeZone: '' }, nowMs)).toEqual({ title: null, timeZone: null });
    expect(profileChanges(opened, { ...form, pronouns: 'they/them' }, nowMs)).toEqual({ pronouns: 'they/them' });
  });

  it('keeps the end of a status whose words change, until another is chosen', () => {
    expect(profileChanges(opened, { ...form, statusText: 'At the sea' }, nowMs)).toEqual({ status: { emoji: '🌴', text: 'At the sea', until: nowMs + 60_000 } });
    expect(profileChanges(opened, { ...form, end: 'hour' }, nowMs)).toEqual({ status: { emoji: '🌴', text: 'Away', until: nowMs + 3_600_000 } });
    expect(profileChanges(opened, { ...form, end: 'custom', customEnd: '2026-07-15T18:00' }, nowMs)).toEqual({ status: { emoji: '🌴', text: 'Away', until: new Date(2026, 6, 15, 18).getTime() } });
  });

  it('takes a status away that says nothing any more', () => {
    expect(profileChanges(opened, { ...form, emoji: null, statusText: ' ' }, nowMs)).toEqual({ status: null });
  });

  it('knows an end that has passed', () => {
    expect(isEndAhead({ ...form, end: 'custom', customEnd: '2026-07-15T14:29' }, nowMs)).toBe(false);
    expect(isEndAhead({ ...form, end: 'custom', customEnd: '' }, nowMs)).toBe(false);
    expect(isEndAhead({ ...form, end: 'today' }, nowMs)).toBe(true);
  });
});
