/** Single keys, while the call screen has the focus. */
export const callScreenKeys = { mute: 'M', camera: 'V', share: 'S', hand: 'H', layout: 'G', full: 'F' } as const;
