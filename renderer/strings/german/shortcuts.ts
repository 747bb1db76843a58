import type { shortcutStrings } from '../shortcuts.ts';

export const shortcutsGerman: typeof shortcutStrings = {
  title: 'Tastenkürzel',
  change: 'Tastenkürzel ändern',
  groups: { finding: 'Finden', chats: 'Chats', moving: 'Sich bewegen', program: 'Hallway', calls: 'Anrufe' },
  actions: {
    switcher: 'Zu einem Chat oder einer Person gehen', searchInChat: 'In diesem Chat suchen', searchEverywhere: 'Überall suchen', filterChats: 'Die Chatliste filtern', inbox: 'Alles Ungelesene, und zurück',
    newMessage: 'Neue Nachricht', newGroup: 'Neue Gruppe', previousChat: 'Voriger Chat', nextChat: 'Nächster Chat', previousUnread: 'Voriger ungelesener Chat', nextUnread: 'Nächster ungelesener Chat',
    goToChats: 'Zu den Chats', goToConversation: 'Zur Unterhaltung', goToDetails: 'Zu den Details', nextPane: 'Nächster Bereich', previousPane: 'Voriger Bereich',
    settings: 'Einstellungen', shortcuts: 'Tastenkürzel',
    acceptVoice: 'Anruf mit Sprache annehmen', acceptVideo: 'Anruf mit Video annehmen', declineCall: 'Anruf ablehnen', callMicrophone: 'Mikrofon an oder aus', callCamera: 'Kamera an oder aus',
    callShare: 'Bildschirm teilen oder damit aufhören', callHand: 'Hand heben oder senken', callLeave: 'Anruf verlassen',
  },
};
