import { useState, type Dispatch } from 'react';
import type { CallMedia } from '#shared/database/enums';
import type { ChatDetail } from '#shared/contract/views/chat-detail';
import type { PersonStatusView } from '#shared/contract/views/person-view';
import { limits } from '#shared/domain/limits';
import { useAct } from '../../contract/use-call.ts';
import { useNotices } from '../../contract/notices-context.ts';
import type { DraftKeeper } from '../../models/draft-keeper.ts';
import type { ComposerEvent, ComposerState } from '../../models/composer-state.ts';
import { readStatus } from '../../models/read-status.ts';
import { slashCommand, type SlashCommand } from '../../models/slash-command.ts';
import { callsStrings } from '../../strings/calls.ts';
import { composerStrings } from '../../strings/composer.ts';
import { profileStrings } from '../../strings/profile.ts';
import { useCallController } from '../calls/call-context.ts';
import { useOpenProfile } from '../profile/profile-context.ts';

interface CommandsOptions {
  readonly chat: ChatDetail;
  readonly state: ComposerState;
  readonly dispatch: Dispatch<ComposerEvent>;
  readonly draft: DraftKeeper;
  /** Sends a message: what is written, or this instead. */
  readonly send: (text?: string) => void;
}

interface Commands {
  /** The call that Enter would begin; null: another command, or a message. */
  readonly media: CallMedia | null;
  readonly submit: () => void;
  readonly isHelping: boolean;
  readonly endHelp: () => void;
}

const hourMs = 3_600_000;

/** Gives what Enter does: what a line that begins with a slash asks for, else send. */
export function useCommands({ chat, state, dispatch, draft, send }: CommandsOptions): Commands {
  const controller = useCallController();
  const act = useAct();
  const notices = useNotices();
  const openProfile = useOpenProfile();
  const [isHelping, setHelping] = useState(false);
  const command = state.editing === null ? slashCommand(state.text) : null;

  function clear(): void {
    dispatch({ type: 'typed', text: '' });
    // A call may take the composer off the screen before it could store that its line is gone.
    draft.sent(state.text);
  }

  async function mute(hours: number | null): Promise<void> {
    const done = await act('setChatPreferences', { chatId: chat.id, mutedUntil: hours === null ? null : Date.now() + hours * hourMs });
    if (done !== null) notices.show(hours === null ? composerStrings.unmuted : composerStrings.muted);
  }

  async function setStatus(status: PersonStatusView | null): Promise<void> {
    if ((await act('updateProfile', { status })) !== null) notices.show(status === null ? profileStrings.statusCleared : profileStrings.statusSet);
  }

  /** Without words the dialog asks for them; what is too long stays to be shortened. */
  function carryOutStatus(written: string | null): void {
    const status = written === null ? null : readStatus(written, Date.now());
    if (status !== null && status.text.length > limits.statusTextLength) return dispatch({ type: 'refused', before: state, error: profileStrings.statusTooLong() });
    clear();
    if (written !== null && status === null) openProfile();
    else void setStatus(status);
  }

  function carryOut(asked: SlashCommand): void {
    if (asked.kind === 'say') return send(asked.text);
    if (asked.kind === 'call' && !chat.canCall) return dispatch({ type: 'refused', before: state, error: callsStrings.cannotCall });
    if (asked.kind === 'status') return carryOutStatus(asked.text);
    clear();
    if (asked.kind === 'call') void controller.start(chat.id, asked.media);
    else if (asked.kind === 'mute') void mute(asked.hours);
    else setHelping(true);
  }

  return {
    media: command?.kind === 'call' ? command.media : null,
    submit: () => (command === null ? send() : carryOut(command)),
    isHelping,
    endHelp: () => setHelping(false),
  };
}
