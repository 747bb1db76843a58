import Smile from 'lucide-react/icons/smile';
import X from 'lucide-react/icons/x';
import { useId, useRef, useState } from 'react';
import { limits } from '#shared/domain/limits';
import { statusEnds, statusPresets } from '../../models/person-status.ts';
import type { ProfileForm } from '../../models/profile-form.ts';
import { profileStrings } from '../../strings/profile.ts';
import { EmojiPicker } from '../emoji/EmojiPicker.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { useFirstFocus } from '../ui/use-first-focus.ts';

interface StatusFieldsProps {
  readonly form: ProfileForm;
  /** The end as it was when the form was opened, in words; null for none. */
  readonly keptEnd: string | null;
  readonly endError: string | null;
  readonly onChange: (changes: Partial<ProfileForm>) => void;
}

/** What one does: a sign, words, when it ends, and what many people say. */
export function StatusFields({ form, keptEnd, endError, onChange }: StatusFieldsProps) {
  const id = useId();
  const isSet = form.emoji !== null || form.statusText.trim() !== '';
  return (
    <fieldset className="profile-status">
      <legend>{profileStrings.status}</legend>
      <div className="profile-status-line">
        <SignButton emoji={form.emoji} onChange={(emoji) => onChange({ emoji })} />
        <FirstField value={form.statusText} onChange={(statusText) => onChange({ statusText })} />
        {isSet && <IconButton label={profileStrings.clearStatus} icon={X} onClick={() => onChange({ emoji: null, statusText: '', end: 'never' })} />}
      </div>
      <div className="status-presets" role="group" aria-label={profileStrings.presets}>
        {!isSet && statusPresets.map(({ key, emoji, end }) => (
          <button key={key} type="button" className="status-preset" onClick={() => onChange({ emoji, end, statusText: profileStrings.presetTexts[key] })}>
            <span aria-hidden="true">{emoji}</span>
            {profileStrings.presetTexts[key]}
          </button>
        ))}
      </div>
      {isSet && (
        <div className="status-end">
          <label htmlFor={`${id}-end`}>{profileStrings.ends}</label>
          <select id={`${id}-end`} value={form.end} onChange={(event) => onChange({ end: event.target.value as ProfileForm['end'] })}>
            {keptEnd !== null && <option value="kept">{keptEnd}</option>}
            {statusEnds.map((end) => <option key={end} value={end}>{profileStrings.endNames[end]}</option>)}
          </select>
          {form.end === 'custom' && <input type="datetime-local" aria-label={profileStrings.endsAt} aria-invalid={endError !== null} aria-describedby={endError === null ? undefined : `${id}-error`} value={form.customEnd} onChange={(event) => onChange({ customEnd: event.target.value })} />}
          {endError !== null && <span id={`${id}-error`} className="field-error" role="alert">{endError}</span>}
        </div>
      )}
    </fieldset>
  );
}

function FirstField({ value, onChange }: { readonly value: string; readonly onChange: (text: string) => void }) {
  const ref = useRef<HTMLInputElement>(null);
  useFirstFocus(ref, true);
  return <input ref={ref} type="text" data-initial-focus="" aria-label={profileStrings.statusText} placeholder={profileStrings.statusText} value={value} maxLength={limits.statusTextLength} dir="auto" onChange={(event) => onChange(event.target.value)} />;
}

function SignButton({ emoji, onChange }: { readonly emoji: string | null; readonly onChange: (emoji: string | null) => void }) {
  const ref = useRef<HTMLButtonElement>(null);
  const [isPicking, setPicking] = useState(false);
  return (
    <>
      <button ref={ref} type="button" className="icon-button status-sign" aria-label={emoji === null ? profileStrings.statusEmoji : profileStrings.statusEmojiIs(emoji)} aria-haspopup="dialog" aria-expanded={isPicking} onClick={() => setPicking(!isPicking)}>
        {emoji ?? <Smile aria-hidden="true" size={18} />}
      </button>
      {isPicking && (
        <EmojiPicker
          anchor={ref}
          onClose={() => setPicking(false)}
          onChoose={(chosen) => {
            setPicking(false);
            onChange(chosen);
          }}
        />
      )}
    </>
  );
}
