import type { SwitcherActionId } from '../../models/switcher-actions.ts';
import { isSettingsSection, type SettingsSection } from '../../models/settings-sections.ts';
import type { CallPlace } from '../calls/use-call-place.ts';
import type { SidebarView } from '../chats/SidebarViews.tsx';
import { useAddOrganization } from '../organizations/use-add-organization.ts';
import { useOrganizations } from '../organizations/organizations-context.ts';

interface SwitcherActionTargets {
  readonly goTo: (place: CallPlace) => void;
  readonly openView: (view: SidebarView) => void;
  readonly openSearch: (isInChat: boolean) => void;
  readonly openFiles: (isInChat: boolean) => void;
  readonly openDialog: (dialog: SettingsSection | 'newMessage' | 'newGroup' | 'profile' | 'callSettings' | 'overview' | 'sync') => void;
}

/** Gives what does what the quick switcher offers beside chats, people and messages. */
export function useSwitcherActions({ goTo, openView, openSearch, openFiles, openDialog }: SwitcherActionTargets): (id: SwitcherActionId) => void {
  const { showInbox } = useOrganizations();
  const addOrganization = useAddOrganization();
  return (id) => {
    if (isSettingsSection(id)) return openDialog(id);
    switch (id) {
      case 'threads': case 'mentions': case 'saved': case 'scheduled': return openView(id);
      case 'people': return goTo('people');
      case 'calls': return goTo('history');
      case 'search': return openSearch(false);
      case 'files': return openFiles(false);
      case 'inbox': return showInbox();
      case 'addOrganization': return addOrganization();
      case 'newMessage': case 'newGroup': case 'profile': case 'callSettings': case 'overview': case 'sync': return openDialog(id);
    }
  };
}
