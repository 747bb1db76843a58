import type { FileVariant } from '#shared/protocol/http/files';

/** Where this computer's files are: an origin of their own in the desktop shell, a folder of the headless host. */
const base = location.protocol === 'app:' ? 'hallway-file://files/' : '/files/';

/** The bytes of a file of a message, or the small picture of it. */
export function fileAddress(attachmentId: string, variant: FileVariant): string {
  return `${base}${attachmentId}/${variant}`;
}

/** The same, to be saved instead of shown. */
export function saveAddress(attachmentId: string): string {
  return `${fileAddress(attachmentId, 'original')}?download=1`;
}

/** A file that was handed over and not sent yet. */
export function stagedAddress(contentHash: string): string {
  return `${base}staged/${contentHash}`;
}

/** Where a part of a file that a colleague's desktop sends is handed over. */
export function nearPartAddress(transferId: string, fromBytes: number): string {
  return `${base}near/${transferId}?from=${fromBytes}`;
}

/** Where a file is handed over under this name. */
export function handOverAddress(fileName: string): string {
  return `${base}staged?name=${encodeURIComponent(fileName.toWellFormed())}`;
}
