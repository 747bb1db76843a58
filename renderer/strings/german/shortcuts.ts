import type { shortcutStrings } from '../shortcuts.ts';

export const shortcutsGerman: typeof shortcutStrings = {
  title: 'Tastenkürzel',
  change: 'Tastenkürzel ändern',
  groups: { finding: 'Finden', chats: 'Chats', moving: 'Sich bewegen', program: 'Hallway', calls: 'Anrufe' },
  inSettings: (section) => `Einstellungen: ${section}`,
  words: {
    newMessage: 'schreiben verfassen direkt Chat', newGroup: 'anlegen Kanal Chat', search: 'Nachrichten finden', inbox: 'ungelesen', threads: 'Antworten', mentions: 'erwähnt', saved: 'Lesezeichen später', scheduled: 'später senden', people: 'Verzeichnis Kollegen Mitglieder',
    files: 'Dokumente Bilder Anhänge', calls: 'Verlauf verpasst', profile: 'Status abwesend Urlaub Bild Titel Pronomen Zeitzone', callSettings: 'Mikrofon Kamera Lautsprecher Kopfhörer', overview: 'Tasten', sync: 'offline Verbindung wartet Verlauf',
    addOrganization: 'Arbeitsbereich Server Konto', appearance: 'Design dunkel hell Farben Kontrast Dichte Textgröße Schrift Sprache Uhr', notifications: 'stumm Pause Ruhe nicht stören Ton Stichwörter', shortcuts: 'Tasten ändern', storage: 'Platz leeren Größe',
    devices: 'abmelden Sitzungen Computer', about: 'Version Lizenzen Hilfe',
  },
  actions: {
    switcher: 'Zu einem Chat oder einer Person gehen', searchInChat: 'In diesem Chat suchen', searchEverywhere: 'Überall suchen', filterChats: 'Die Chatliste filtern', inbox: 'Alles Ungelesene, und zurück',
    newMessage: 'Neue Nachricht', newGroup: 'Neue Gruppe', previousChat: 'Voriger Chat', nextChat: 'Nächster Chat', previousUnread: 'Voriger ungelesener Chat', nextUnread: 'Nächster ungelesener Chat',
    goToChats: 'Zu den Chats', goToConversation: 'Zur Unterhaltung', goToDetails: 'Zu den Details', nextPane: 'Nächster Bereich', previousPane: 'Voriger Bereich',
    settings: 'Einstellungen', shortcuts: 'Tastenkürzel',
    acceptVoice: 'Anruf mit Sprache annehmen', acceptVideo: 'Anruf mit Video annehmen', declineCall: 'Anruf ablehnen', callMicrophone: 'Mikrofon an oder aus', callCamera: 'Kamera an oder aus',
    callShare: 'Bildschirm teilen oder damit aufhören', callHand: 'Hand heben oder senken', callLeave: 'Anruf verlassen',
  },
};
