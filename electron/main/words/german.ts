import type { ShellWords } from './english.ts';

export const german: ShellWords = {
  menus: { file: '&Datei', edit: '&Bearbeiten', view: '&Ansicht', window: '&Fenster', help: '&Hilfe', speech: 'Sprachausgabe' },
  items: {
    about: 'Über Hallway', services: 'Dienste', hide: 'Hallway ausblenden', hideOthers: 'Andere ausblenden', unhide: 'Alle einblenden', quit: 'Hallway beenden', close: 'Fenster schließen',
    undo: 'Rückgängig', redo: 'Wiederholen', cut: 'Ausschneiden', copy: 'Kopieren', paste: 'Einfügen', pasteAndMatchStyle: 'Ohne Formatierung einfügen', delete: 'Löschen', selectAll: 'Alles auswählen', startSpeaking: 'Vorlesen beginnen', stopSpeaking: 'Vorlesen beenden',
    reload: 'Neu laden', resetZoom: 'Originalgröße', zoomIn: 'Vergrößern', zoomOut: 'Verkleinern', togglefullscreen: 'Vollbild', toggleDevTools: 'Entwicklerwerkzeuge',
    minimize: 'Minimieren', zoom: 'Zoomen', front: 'Alle nach vorne bringen', logFolder: 'Protokollordner anzeigen',
  },
  noSuggestions: 'Keine Vorschläge',
  addToDictionary: 'Zum Wörterbuch hinzufügen',
  copyLink: 'Link kopieren',
  unread: (count) => `${count} ungelesen`,
  couldNotStart: 'Hallway konnte nicht gestartet werden',
  alreadyRunning: 'Hallway läuft bereits mit diesem Profil.',
};
