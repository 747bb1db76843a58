import type { ContextMenuParams, MenuItemConstructorOptions } from 'electron';
import type { ShellWords } from './words/english.ts';

type Item = MenuItemConstructorOptions;
type Context = Pick<ContextMenuParams, 'isEditable' | 'selectionText' | 'linkURL' | 'misspelledWord' | 'dictionarySuggestions' | 'editFlags'>;

export interface ContextMenuActions {
  readonly words: ShellWords;
  readonly replaceMisspelling: (word: string) => void;
  readonly addToDictionary: (word: string) => void;
  readonly copyLink: (address: string) => void;
}

const separator: Item = { type: 'separator' };
const maxSuggestions = 5;

/** Gives the menu for a click with the other mouse button: spelling first, then what can be done with text and links. */
export function contextMenuTemplate(context: Context, actions: ContextMenuActions): Item[] {
  const groups = [spellingItems(context, actions), linkItems(context, actions), editItems(context, actions.words.items)];
  return groups.filter((group) => group.length > 0).flatMap((group, index) => (index === 0 ? group : [separator, ...group]));
}

function spellingItems(context: Context, actions: ContextMenuActions): Item[] {
  const { misspelledWord } = context;
  if (!context.isEditable || misspelledWord === '') return [];
  const suggestions = context.dictionarySuggestions
    .slice(0, maxSuggestions)
    .map((word): Item => ({ label: escapeLabel(word), click: () => actions.replaceMisspelling(word) }));
  const none: Item = { label: actions.words.noSuggestions, enabled: false };
  return [
    ...(suggestions.length > 0 ? suggestions : [none]),
    separator,
    { label: actions.words.addToDictionary, click: () => actions.addToDictionary(misspelledWord) },
  ];
}

function linkItems(context: Context, actions: ContextMenuActions): Item[] {
  const address = context.linkURL;
  return address === '' ? [] : [{ label: actions.words.copyLink, click: () => actions.copyLink(address) }];
}

function editItems(context: Context, words: ShellWords['items']): Item[] {
  const { editFlags } = context;
  if (!context.isEditable) return context.selectionText.trim() === '' ? [] : [{ role: 'copy', label: words.copy }];
  return [
    { role: 'cut', label: words.cut, enabled: editFlags.canCut },
    { role: 'copy', label: words.copy, enabled: editFlags.canCopy },
    { role: 'paste', label: words.paste, enabled: editFlags.canPaste },
    { role: 'selectAll', label: words.selectAll, enabled: editFlags.canSelectAll },
  ];
}

/** A single ampersand would make an access key. */
function escapeLabel(text: string): string {
  return text.replaceAll('&', '&&');
}
