import type { FileVariant } from '#shared/protocol/http/files';

/** Where the files of one account are. */
export interface FileAddresses {
  /** The bytes of a file of a message, or the small picture of it. */
  file(attachmentId: string, variant: FileVariant): string;
  /** The same, to be saved instead of shown. */
  saved(attachmentId: string): string;
  /** The picture of a person or group. */
  picture(contentHash: string): string;
  /** A file that was handed over and not sent yet. */
  staged(contentHash: string): string;
  /** Where a part of a file that a colleague's desktop sends is handed over. */
  nearPart(transferId: string, fromBytes: number): string;
  /** Where a file is handed over under this name. */
  handOver(fileName: string): string;
}

/** Where this computer's files are: an origin of their own in the desktop shell, a folder of the headless host. */
const base = location.protocol === 'app:' ? 'hallway-file://files/' : '/files/';

/** Gives the addresses of an account's files. */
export function fileAddressesOf(accountId: string): FileAddresses {
  const folder = `${base}${accountId}/`;
  return {
    file: (attachmentId, variant) => `${folder}${attachmentId}/${variant}`,
    saved: (attachmentId) => `${folder}${attachmentId}/original?download=1`,
    picture: (contentHash) => `${folder}pictures/${contentHash}`,
    staged: (contentHash) => `${folder}staged/${contentHash}`,
    nearPart: (transferId, fromBytes) => `${folder}near/${transferId}?from=${fromBytes}`,
    handOver: (fileName) => `${folder}staged?name=${encodeURIComponent(fileName.toWellFormed())}`,
  };
}
