import type { TextEdit, Written } from '../../models/format-text.ts';

/** What is written in a field, and what of it is selected. */
export function writtenIn(field: HTMLTextAreaElement): Written {
  return { text: field.value, start: field.selectionStart, end: field.selectionEnd };
}

/**
 * Makes an edit as if it was typed, so that undo takes it back like everything else. There is no other way to do that
 * than this old command, which every browser that Hallway runs in knows.
 */
export function applyEdit(field: HTMLTextAreaElement, { from, to, insert, start, end }: TextEdit): void {
  field.focus();
  field.setSelectionRange(from, to);
  if (insert !== '') document.execCommand('insertText', false, insert);
  else if (from !== to) document.execCommand('delete');
  field.setSelectionRange(start, end);
}
