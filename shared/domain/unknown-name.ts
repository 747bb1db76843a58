/** Stands for the name of somebody, or of a chat, that is not on this computer (yet). It is no word of any language. */
export const unknownName = '…';
