import { useEffect, useRef } from 'react';
import { useCallController } from './call-context.ts';

/** How loud one's own microphone is, filling its button from below: one sees that one is heard. */
export function OwnLevel() {
  const controller = useCallController();
  const ref = useRef<HTMLSpanElement>(null);
  useEffect(
    () =>
      controller.onOwnLevel((level) => {
        // Some times a second: drawing the whole bar again for it would be wasteful.
        ref.current?.style.setProperty('--level', String(Math.min(1, Math.max(0, level))));
      }),
    [controller],
  );
  return <span ref={ref} className="control-level" aria-hidden="true" />;
}
