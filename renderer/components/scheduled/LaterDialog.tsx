import { useId, useState } from 'react';
import { dateValue } from '../../models/jump-dates.ts';
import { laterProblem, latestMoment, momentOf, timeValue } from '../../models/later-choices.ts';
import { commonStrings } from '../../strings/common.ts';
import { scheduledStrings } from '../../strings/scheduled.ts';
import { Dialog } from '../ui/Dialog.tsx';

interface LaterDialogProps {
  /** What the fields begin with. */
  readonly firstMs: number;
  readonly onChoose: (sendAt: number) => void;
  readonly onClose: () => void;
}

/** Asks for the day and the time at which a message is sent. */
export function LaterDialog({ firstMs, onChoose, onClose }: LaterDialogProps) {
  const errorId = useId();
  const [fields, setFields] = useState({ date: dateValue(firstMs), time: timeValue(firstMs) });
  const [checkedAtMs, setCheckedAtMs] = useState(() => Date.now());
  const sendAt = momentOf(fields.date, fields.time);
  const problem = laterProblem(sendAt, checkedAtMs);
  const described = { 'aria-invalid': problem !== null, 'aria-describedby': problem === null ? undefined : errorId };

  function change(changed: Partial<typeof fields>): void {
    setFields({ ...fields, ...changed });
    setCheckedAtMs(Date.now());
  }

  /** The time may have passed since it was typed. */
  function choose(): void {
    const nowMs = Date.now();
    setCheckedAtMs(nowMs);
    if (sendAt === null || laterProblem(sendAt, nowMs) !== null) return;
    onClose();
    onChoose(sendAt);
  }

  return (
    <Dialog title={scheduledStrings.timeTitle} onClose={onClose} className="dialog-narrow">
      <form
        className="dialog-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          choose();
        }}
      >
        <div className="later-fields">
          <label className="field">
            <span>{scheduledStrings.date}</span>
            <input type="date" data-initial-focus value={fields.date} min={dateValue(checkedAtMs)} max={dateValue(latestMoment(checkedAtMs))} {...described} onChange={(event) => change({ date: event.target.value })} />
          </label>
          <label className="field">
            <span>{scheduledStrings.time}</span>
            <input type="time" value={fields.time} {...described} onChange={(event) => change({ time: event.target.value })} />
          </label>
        </div>
        <p id={errorId} className="field-error later-problem" role="alert">
          {problem === null ? '' : scheduledStrings.problems[problem]}
        </p>
        <footer className="dialog-footer">
          <button type="button" className="button" onClick={onClose}>
            {commonStrings.cancel}
          </button>
          <button type="submit" className="button button-primary" disabled={problem !== null}>
            {scheduledStrings.schedule}
          </button>
        </footer>
      </form>
    </Dialog>
  );
}
