import PhoneOff from 'lucide-react/icons/phone-off';
import Phone from 'lucide-react/icons/phone';
import Video from 'lucide-react/icons/video';
import type { LucideIcon } from 'lucide-react';
import { useId } from 'react';
import type { IncomingCallView } from '#shared/contract/views/calls-view';
import { shortcutText } from '../../models/shortcut-text.ts';
import { callsStrings } from '../../strings/calls.ts';
import { Avatar } from '../ui/Avatar.tsx';
import { useCallController } from './call-context.ts';
import { useCallKeyNames } from './use-call-key-names.ts';

/** A call that rings: who calls, and what can be done. It takes no focus, so that nobody answers while typing. */
export function IncomingCard({ call, hasKeys }: { readonly call: IncomingCallView; readonly hasKeys: boolean }) {
  const id = useId();
  const what = call.media === 'video' ? callsStrings.incomingVideo : callsStrings.incomingVoice;
  return (
    <div className="incoming-call" role="alertdialog" aria-modal="false" aria-labelledby={`${id}-who ${id}-what`} aria-describedby={`${id}-facts`} tabIndex={-1}>
      <div className="incoming-who">
        <span className="incoming-avatar">
          <Avatar id={call.callerId} name={call.callerName} size="large" />
        </span>
        <div className="incoming-text">
          <bdi id={`${id}-who`} className="incoming-name">
            {call.callerName}
          </bdi>
          <span id={`${id}-what`} className="incoming-what">
            {what}
          </span>
          <span id={`${id}-facts`} className="incoming-facts">
            {call.chatKind === 'group' && <bdi>{callsStrings.incomingIn(call.title)}</bdi>}
            {call.otherNames.length > 0 && <bdi>{callsStrings.alsoIn(callsStrings.names(call.otherNames, 0))}</bdi>}
            {call.isBusy && <span>{callsStrings.busyHelp}</span>}
          </span>
        </div>
      </div>
      {call.isBusy ? <BusyAnswers call={call} hasKeys={hasKeys} /> : <Answers call={call} hasKeys={hasKeys} />}
      {/* Read out once when it appears; the card itself would be read again with each change. */}
      <span className="visually-hidden" role="alert">
        {callsStrings.incomingLabel(call.callerName, what)}
      </span>
    </div>
  );
}

interface AnswersProps {
  readonly call: IncomingCallView;
  readonly hasKeys: boolean;
}

function Answers({ call, hasKeys }: AnswersProps) {
  const callKeys = useCallKeyNames();
  const controller = useCallController();
  const accept = (withCamera: boolean) => void controller.join(call.callId, { withCamera, others: 'leave' });
  return (
    <div className="incoming-answers">
      <Answer icon={PhoneOff} label={callsStrings.decline} look="decline" shortcut={hasKeys ? callKeys.decline : null} onPress={() => void controller.decline(call.callId)} />
      <Answer icon={Video} label={callsStrings.acceptVideo} name={callsStrings.acceptVideoName} look={call.media === 'video' ? 'accept' : 'plain'} shortcut={hasKeys ? callKeys.acceptVideo : null} onPress={() => accept(true)} />
      <Answer icon={Phone} label={callsStrings.acceptVoice} name={callsStrings.acceptVoiceName} look={call.media === 'video' ? 'plain' : 'accept'} shortcut={hasKeys ? callKeys.acceptVoice : null} onPress={() => accept(false)} />
    </div>
  );
}

function BusyAnswers({ call, hasKeys }: AnswersProps) {
  const callKeys = useCallKeyNames();
  const controller = useCallController();
  const answer = (others: 'hold' | 'leave') => void controller.join(call.callId, { withCamera: false, others });
  return (
    <div className="incoming-answers">
      <Answer label={callsStrings.decline} look="decline" shortcut={hasKeys ? callKeys.decline : null} onPress={() => void controller.decline(call.callId)} />
      <Answer label={callsStrings.endAndAnswer} look="plain" onPress={() => answer('leave')} />
      <Answer label={callsStrings.holdAndAnswer} look="accept" shortcut={hasKeys ? callKeys.acceptVoice : null} onPress={() => answer('hold')} />
    </div>
  );
}

interface AnswerProps {
  readonly label: string;
  /** What it is called in full, when the label is short. */
  readonly name?: string;
  readonly look: 'accept' | 'plain' | 'decline';
  readonly icon?: LucideIcon;
  readonly shortcut?: string | null;
  readonly onPress: () => void;
}

function Answer({ label, name = label, look, icon: Icon, shortcut = null, onPress }: AnswerProps) {
  return (
    <button type="button" className={`answer answer-${look}`} aria-label={name} title={name} aria-keyshortcuts={shortcut === '' ? undefined : shortcut?.replace('Ctrl', 'Control')} onClick={onPress}>
      <span className="answer-label">
        {Icon !== undefined && <Icon aria-hidden="true" size={17} />}
        {label}
      </span>
      {shortcut !== null && shortcut !== '' && <kbd aria-hidden="true">{shortcutText(shortcut)}</kbd>}
    </button>
  );
}
