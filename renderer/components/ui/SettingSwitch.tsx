import { useId } from 'react';

interface SettingSwitchProps {
  readonly label: string;
  readonly help: string;
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
}

/** Something that is on or off, with one sentence about it. */
export function SettingSwitch({ label, help, isOn, onChange }: SettingSwitchProps) {
  const id = useId();
  return (
    <label className="setting-switch" htmlFor={id}>
      <span className="setting-text">
        <span className="setting-label">{label}</span>
        <span className="setting-help" id={`${id}-help`}>
          {help}
        </span>
      </span>
      <input id={id} type="checkbox" role="switch" aria-checked={isOn} className="switch" aria-label={label} aria-describedby={`${id}-help`} checked={isOn} onChange={(event) => onChange(event.target.checked)} />
    </label>
  );
}
