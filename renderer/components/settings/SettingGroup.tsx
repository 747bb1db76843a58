import { useId, type ReactNode } from 'react';

interface SettingGroupProps {
  readonly title: string;
  readonly help?: string;
  readonly children: ReactNode;
}

/** Settings that belong together, under a heading. */
export function SettingGroup({ title, help, children }: SettingGroupProps) {
  const id = useId();
  return (
    <section className="setting-group" aria-labelledby={id}>
      <h3 id={id}>{title}</h3>
      {help !== undefined && <p className="setting-help">{help}</p>}
      {children}
    </section>
  );
}

interface ChoiceProps<Value extends string> {
  readonly legend: string;
  readonly name: string;
  readonly values: readonly Value[];
  readonly labels: Readonly<Record<Value, string>>;
  readonly current: Value;
  readonly onChange: (value: Value) => void;
}

/** One of a few. */
export function Choice<Value extends string>({ legend, name, values, labels, current, onChange }: ChoiceProps<Value>) {
  return (
    <fieldset className="settings-choice">
      <legend>{legend}</legend>
      {values.map((value) => (
        <label key={value}>
          <input type="radio" name={name} checked={current === value} onChange={() => onChange(value)} />
          {labels[value]}
        </label>
      ))}
    </fieldset>
  );
}
