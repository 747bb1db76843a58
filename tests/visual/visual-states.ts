import { arabicStates } from './states/arabic.ts';
import { callStates } from './states/calls.ts';
import { chatListStates } from './states/chat-list.ts';
import { composerStates } from './states/composer.ts';
import { conversationStates } from './states/conversation.ts';
import { dialogStates } from './states/dialogs.ts';
import { firstScreens } from './states/first-screens.ts';
import { organizationStates } from './states/organizations.ts';
import { panelStates } from './states/panels.ts';
import { scheduledStates } from './states/scheduled.ts';
import { threadStates } from './states/threads.ts';
import type { VisualState } from './visual-state.ts';

/** Every screen in every state: what has no line here is not looked at. */
export const visualStates: readonly VisualState[] = [...firstScreens, ...chatListStates, ...conversationStates, ...composerStates, ...panelStates, ...threadStates, ...scheduledStates, ...dialogStates, ...organizationStates, ...callStates, ...arabicStates];
