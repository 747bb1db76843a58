/** What the desktop program says outside of its window. The ampersand marks the letter that opens a menu by key. */
export const english = {
  menus: { file: '&File', edit: '&Edit', view: '&View', window: '&Window', help: '&Help', speech: 'Speech' },
  items: {
    about: 'About Hallway', services: 'Services', hide: 'Hide Hallway', hideOthers: 'Hide Others', unhide: 'Show All', quit: 'Quit Hallway', close: 'Close Window',
    undo: 'Undo', redo: 'Redo', cut: 'Cut', copy: 'Copy', paste: 'Paste', pasteAndMatchStyle: 'Paste Without Formatting', delete: 'Delete', selectAll: 'Select All', startSpeaking: 'Start Speaking', stopSpeaking: 'Stop Speaking',
    reload: 'Reload', resetZoom: 'Actual Size', zoomIn: 'Zoom In', zoomOut: 'Zoom Out', togglefullscreen: 'Full Screen', toggleDevTools: 'Developer Tools',
    minimize: 'Minimize', zoom: 'Zoom', front: 'Bring All to Front', logFolder: 'Show Log Folder',
  },
  noSuggestions: 'No suggestions',
  addToDictionary: 'Add to Dictionary',
  copyLink: 'Copy Link',
  unread: (count: string) => `${count} unread`,
  couldNotStart: 'Hallway could not start',
  alreadyRunning: 'Hallway is already running with this profile.',
};

/** What each language has to say: a word that is missing does not compile. */
export type ShellWords = typeof english;
