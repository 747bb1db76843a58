import ChevronDown from 'lucide-react/icons/chevron-down';
import { useState } from 'react';
import { useNotices } from '../../contract/notices-context.ts';
import { laterChoices } from '../../models/later-choices.ts';
import { pageTimeFormat } from '../../models/page-time-format.ts';
import { scheduledStrings } from '../../strings/scheduled.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { Menu } from '../ui/Menu.tsx';

interface SendLaterButtonProps {
  /** What is written is a message. */
  readonly isReady: boolean;
  readonly hasFiles: boolean;
  readonly onChoose: (sendAt: number) => void;
  readonly onOther: () => void;
}

/** The arrow beside the send button: when else the message may be sent. */
export function SendLaterButton({ isReady, hasFiles, onChoose, onOther }: SendLaterButtonProps) {
  const { show } = useNotices();
  /** When the menu was opened; what is offered goes from there. */
  const [openedAtMs, setOpenedAtMs] = useState<number | null>(null);

  function toggle(): void {
    if (hasFiles) return show(scheduledStrings.noFiles);
    setOpenedAtMs(openedAtMs === null ? Date.now() : null);
  }

  return (
    <span className="later">
      <IconButton className="later-button" label={scheduledStrings.later} icon={ChevronDown} aria-haspopup="menu" aria-expanded={openedAtMs !== null} disabled={!isReady && !hasFiles} onClick={toggle} />
      {openedAtMs !== null && (
        <Menu
          className="later-menu"
          label={scheduledStrings.later}
          onClose={() => setOpenedAtMs(null)}
          items={[
            ...laterChoices(openedAtMs).map(({ kind, sendAt }) => ({ label: scheduledStrings.choices[kind](pageTimeFormat.clock(sendAt)), onSelect: () => onChoose(sendAt) })),
            { label: scheduledStrings.otherTime, onSelect: onOther },
          ]}
        />
      )}
    </span>
  );
}
