import type { MessageView } from '#shared/contract/views/message-view';
import { callsStrings } from '../../strings/calls.ts';
import { useCallController, useCallSurface } from './call-context.ts';

interface ClosedCallButtonProps {
  readonly chatId: string;
  readonly call: NonNullable<MessageView['closedCall']>;
  readonly isReachable: boolean;
}

/** Calls back from the line that a call left in the chat. */
export function ClosedCallButton({ chatId, call, isReachable }: ClosedCallButtonProps) {
  const controller = useCallController();
  const { canCall } = useCallSurface();
  if (!canCall) return null;
  return (
    <button type="button" className="link-button closed-call-back" tabIndex={isReachable ? 0 : -1} onClick={() => void controller.start(chatId, call.media)}>
      {call.isMissed ? callsStrings.callBack : callsStrings.callAgain}
    </button>
  );
}
