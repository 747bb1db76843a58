import { messageLinkPattern } from './message-link.ts';

const linkPattern = new RegExp(messageLinkPattern, 'gi');

/**
 * The words of a message without the marks of its formatting, for where it stands in one line: lists of chats, quotes,
 * notifications. Takes time in proportion to the text, and leaves what is no formatting as it is.
 */
export function plainTextOf(body: string): string {
  return body
    .replaceAll(/^ {0,3}(?:```|~~~)[^\n`]*$/gm, '')
    .replaceAll(/^ {0,3}(?:> ?)+/gm, '')
    .replaceAll(/(?<!\\)\[((?:[^[\]\\\n]|\\.){1,500})\]\((?:https?:\/\/|mailto:|hallway:\/\/)[^\s()]{1,2000}\)/g, (_link, label: string) => label.replaceAll(/\\([!-/:-@[-`{-~])/g, '$1'))
    // Nobody reads three ids.
    .replaceAll(linkPattern, '💬')
    .replaceAll(/(`{1,3})([^`\n]+)\1/g, '$2')
    .replaceAll(/(\*\*|~~)(?=\S)([^*~\n]{1,2000}?)(?<=\S)\1/g, '$2')
    .replaceAll(/(?<![\p{L}\p{N}_])__(?=\S)([^_\n]{1,2000}?)(?<=\S)__(?![\p{L}\p{N}_])/gu, '$1')
    .replaceAll(/(?<![\p{L}\p{N}_*])([_*])(?=[^\s_*])([^_*\n]{1,2000}?)(?<=\S)\1(?![\p{L}\p{N}_*])/gu, '$2');
}
