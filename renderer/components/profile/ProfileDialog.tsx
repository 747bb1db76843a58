import { useId, useState, type FormEvent } from 'react';
import { limits } from '#shared/domain/limits';
import type { PersonCardView } from '#shared/contract/views/person-view';
import { useBackend } from '../../contract/backend-context.ts';
import { useQuery } from '../../contract/use-query.ts';
import { describeError } from '../../models/describe-error.ts';
import { timeZoneChoices } from '../../models/local-time.ts';
import { isEndAhead, openProfileForm, profileChanges, type ProfileForm } from '../../models/profile-form.ts';
import { untilWords } from '../../models/status-words.ts';
import { commonStrings } from '../../strings/common.ts';
import { profileStrings } from '../../strings/profile.ts';
import { Avatar } from '../ui/Avatar.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { PictureButton } from '../ui/PictureButton.tsx';
import { usePictureOf } from '../ui/picture-context.ts';
import { SkeletonRows } from '../ui/Skeleton.tsx';
import { TextField } from '../ui/TextField.tsx';
import { StatusFields } from './StatusFields.tsx';

/** What one says of oneself, to be changed. */
export function ProfileDialog({ userId, onClose }: { readonly userId: string; readonly onClose: () => void }) {
  const person = useQuery('person', { userId }).value;
  return (
    <Dialog title={profileStrings.profile} onClose={onClose}>
      {person === undefined || person === null ? <SkeletonRows count={4} /> : <Fields person={person} onClose={onClose} />}
    </Dialog>
  );
}

function Fields({ person, onClose }: { readonly person: PersonCardView; readonly onClose: () => void }) {
  const backend = useBackend();
  const [opened] = useState(() => ({ person, atMs: Date.now() }));
  const [form, setForm] = useState<ProfileForm>(() => openProfileForm(opened.person, opened.atMs));
  const hasPicture = usePictureOf(person.userId) !== null;
  const [error, setError] = useState<string | null>(null);
  const [endError, setEndError] = useState<string | null>(null);
  const change = (changes: Partial<ProfileForm>) => {
    setForm({ ...form, ...changes });
    setEndError(null);
  };

  async function save(event: FormEvent): Promise<void> {
    event.preventDefault();
    const nowMs = Date.now();
    if (!isEndAhead(form, nowMs)) return setEndError(profileStrings.endIsPast);
    const changes = profileChanges(opened.person, form, nowMs);
    try {
      if (changes !== null) await backend.call('updateProfile', changes);
      onClose();
    } catch (failure) {
      setError(describeError(failure));
    }
  }

  const untilMs = opened.person.status?.until ?? null;
  return (
    <form className="form dialog-form profile-form" noValidate onSubmit={(event) => void save(event)}>
      <div className="profile-picture">
        <Avatar id={person.userId} name={person.displayName} size="large" />
        <span className="person-text">
          <bdi className="profile-name">{person.displayName}</bdi>
          <PictureButton hasPicture={hasPicture} onChange={async (picture) => void (await backend.call('updateProfile', { picture }))} />
        </span>
      </div>
      <StatusFields form={form} keptEnd={untilMs === null ? null : untilWords(untilMs, opened.atMs)} endError={endError} onChange={change} />
      <fieldset className="profile-about">
        <legend>{profileStrings.about}</legend>
        <TextField name="title" label={profileStrings.title} value={form.title} placeholder={profileStrings.titlePlaceholder} maxLength={limits.personTitleLength} onChange={(title) => change({ title })} />
        <TextField name="pronouns" label={profileStrings.pronouns} value={form.pronouns} placeholder={profileStrings.pronounsPlaceholder} maxLength={limits.pronounsLength} onChange={(pronouns) => change({ pronouns })} />
        <ZoneField value={form.timeZone} onChange={(timeZone) => change({ timeZone })} />
      </fieldset>
      <p className="muted">{profileStrings.everybodySees}</p>
      {error !== null && <p className="form-error" role="alert">{error}</p>}
      <footer className="dialog-footer">
        <button type="button" className="button" onClick={onClose}>{commonStrings.cancel}</button>
        <button type="submit" className="button button-primary">{commonStrings.save}</button>
      </footer>
    </form>
  );
}

function ZoneField({ value, onChange }: { readonly value: string; readonly onChange: (zone: string) => void }) {
  const id = useId();
  const [zones] = useState(() => timeZoneChoices(value === '' ? null : value));
  const here = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  return (
    <div className="field">
      <label htmlFor={id}>{profileStrings.timeZone}</label>
      <select id={id} value={value} onChange={(event) => onChange(event.target.value)}>
        <option value="">{profileStrings.noTimeZone}</option>
        <option value={here}>{profileStrings.hereZone(here)}</option>
        {zones.filter((zone) => zone !== here).map((zone) => <option key={zone} value={zone}>{zone}</option>)}
      </select>
    </div>
  );
}
