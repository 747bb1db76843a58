import type { CallParams } from '#shared/contract/calls';
import type { PersonCardView, PersonStatusView } from '#shared/contract/views/person-view';
import { fromLocalInput, isSameStatus, statusEndMs, toLocalInput, type StatusEnd } from './person-status.ts';

/** What the fields of one's own profile hold. */
export interface ProfileForm {
  readonly title: string;
  readonly pronouns: string;
  /** Empty: not told. */
  readonly timeZone: string;
  readonly emoji: string | null;
  readonly statusText: string;
  /** `kept`: as it was when the form was opened. */
  readonly end: StatusEnd | 'kept';
  /** As the field for date and time holds it. */
  readonly customEnd: string;
}

type Profile = Pick<PersonCardView, 'title' | 'pronouns' | 'timeZone' | 'status'>;

const hourMs = 3_600_000;

/** The form as it opens. */
export function openProfileForm({ title, pronouns, timeZone, status }: Profile, nowMs: number): ProfileForm {
  return {
    title: title ?? '', pronouns: pronouns ?? '', timeZone: timeZone ?? '',
    emoji: status?.emoji ?? null, statusText: status?.text ?? '',
    end: status === null || status.until === null ? 'never' : 'kept',
    customEnd: toLocalInput(nowMs + hourMs),
  };
}

/** Whether the end that is chosen lies ahead. */
export function isEndAhead(form: ProfileForm, nowMs: number): boolean {
  return form.end !== 'custom' || (fromLocalInput(form.customEnd) ?? 0) > nowMs;
}

/**
 * What has to be changed for the form to hold; null where nothing has. Only what was touched: what another device changed
 * meanwhile stays.
 */
export function profileChanges(opened: Profile, form: ProfileForm, nowMs: number): CallParams<'updateProfile'> | null {
  const changes: CallParams<'updateProfile'> = {};
  const textOf = (text: string) => text.trim() || null;
  if (textOf(form.title) !== opened.title) changes.title = textOf(form.title);
  if (textOf(form.pronouns) !== opened.pronouns) changes.pronouns = textOf(form.pronouns);
  if ((form.timeZone || null) !== opened.timeZone) changes.timeZone = form.timeZone || null;
  const status = statusOf(opened.status, form, nowMs);
  if (!isSameStatus(opened.status, status)) changes.status = status;
  return Object.keys(changes).length === 0 ? null : changes;
}

function statusOf(opened: PersonStatusView | null, { emoji, statusText, end, customEnd }: ProfileForm, nowMs: number): PersonStatusView | null {
  const text = statusText.trim();
  if (emoji === null && text === '') return null;
  return { emoji, text, until: end === 'kept' ? (opened?.until ?? null) : end === 'custom' ? fromLocalInput(customEnd) : statusEndMs(end, nowMs) };
}
