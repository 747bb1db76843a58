import type { ClipboardEvent } from 'react';
import { useNotices } from '../../contract/notices-context.ts';
import { timestamp } from '../../files/timestamp.ts';
import { planPaste } from '../../models/paste-plan.ts';
import { composerStrings } from '../../strings/composer.ts';
import { pastedFiles } from '../files/pasted-files.ts';
import { applyEdit, writtenIn } from './apply-edit.ts';
import { readPastedHtml } from './read-pasted-html.ts';

/** Takes files beside the message and says how many it took. */
type TakeFiles = (files: readonly File[]) => number;

/**
 * Gives what pasting does: files go beside the message, and so does more text than a message holds; formatted text becomes
 * Markdown, which one undo takes back. Everything else is left to the field.
 * @param onFiles null where no file can be added
 */
export function usePaste(onFiles: TakeFiles | null): (event: ClipboardEvent<HTMLTextAreaElement>) => void {
  const { show } = useNotices();

  /** False: not taken, and the field has to hold it. */
  function takeAsFile(text: string): boolean {
    const file = new File([text], `${composerStrings.pastedFile} ${timestamp()}.txt`, { type: 'text/plain' });
    if (onFiles === null || onFiles([file]) === 0) return false;
    show(composerStrings.pastedAsFile);
    return true;
  }

  return (event) => {
    const files = onFiles === null ? [] : pastedFiles(event);
    if (files.length > 0) {
      event.preventDefault();
      onFiles?.(files);
      return;
    }
    const { clipboardData, currentTarget: field } = event;
    const written = writtenIn(field);
    const text = clipboardData.getData('text/plain');
    const plan = planPaste(written, { text, types: clipboardData.types, readHtml: () => readPastedHtml(clipboardData.getData('text/html')) });
    if (plan.kind === 'plain' || (plan.kind === 'file' && !takeAsFile(text))) return;
    event.preventDefault();
    if (plan.kind === 'file') return;
    const end = written.start + plan.text.length;
    applyEdit(field, { from: written.start, to: written.end, insert: plan.text, start: end, end });
  };
}
