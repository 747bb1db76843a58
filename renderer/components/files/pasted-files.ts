import type { ClipboardEvent } from 'react';
import { timestamp } from '../../files/timestamp.ts';

/** The files of a paste: pictures, screenshots, files from a folder. None where there is text as well, as word processors paste. */
export function pastedFiles(event: ClipboardEvent): File[] {
  const { files, types } = event.clipboardData;
  if (files.length === 0 || types.includes('text/plain')) return [];
  return [...files].map((file, index) => (file.name === 'image.png' ? new File([file], `Screenshot ${timestamp()}${index === 0 ? '' : ` ${index + 1}`}.png`, { type: file.type }) : file));
}
