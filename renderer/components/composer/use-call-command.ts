import type { Dispatch } from 'react';
import type { CallMedia } from '#shared/database/enums';
import type { ChatDetail } from '#shared/contract/views/chat-detail';
import { callCommand } from '../../models/call-command.ts';
import type { DraftKeeper } from '../../models/draft-keeper.ts';
import type { ComposerEvent, ComposerState } from '../../models/composer-state.ts';
import { callsStrings } from '../../strings/calls.ts';
import { useCallController } from '../calls/call-context.ts';

interface CallCommandOptions {
  readonly chat: ChatDetail;
  readonly state: ComposerState;
  readonly dispatch: Dispatch<ComposerEvent>;
  readonly draft: DraftKeeper;
  /** Sends what is written as a message. */
  readonly send: () => void;
}

/** Gives what Enter does: begin a call when the line asks for one, else send. `command` is the call asked for, or null. */
export function useCallCommand({ chat, state, dispatch, draft, send }: CallCommandOptions): { readonly command: CallMedia | null; readonly submit: () => void } {
  const controller = useCallController();
  const command = state.editing === null ? callCommand(state.text) : null;
  return {
    command,
    submit() {
      if (command === null) return send();
      if (!chat.canCall) return dispatch({ type: 'refused', before: state, error: callsStrings.cannotCall });
      dispatch({ type: 'typed', text: '' });
      // The call may take the composer off the screen before it could store that its line is gone.
      draft.sent(state.text);
      void controller.start(chat.id, command);
    },
  };
}
