/** The keys of calls that work everywhere. */
export const callKeys = {
  acceptVoice: 'Ctrl+Shift+A',
  acceptVideo: 'Ctrl+Shift+V',
  decline: 'Ctrl+Shift+X',
  mute: 'Ctrl+Shift+M',
  // Ctrl+Shift+C opens a browser's tools for developers.
  camera: 'Ctrl+Shift+E',
  share: 'Ctrl+Shift+S',
  hand: 'Ctrl+Shift+H',
  leave: 'Ctrl+Shift+L',
} as const;

/** Single keys, while the call screen has the focus. */
export const callScreenKeys = { mute: 'M', camera: 'V', share: 'S', hand: 'H', layout: 'G', full: 'F' } as const;
