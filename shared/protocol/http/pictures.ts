const path = '/api/pictures/';

/**
 * `GET /api/pictures/:contentHash`: the picture of a colleague, or of a group that one is in; 404 for everybody else. It is
 * also what `avatarUrl` of their rows says.
 */
export function picturePath(contentHash: string): string {
  return path + contentHash;
}

/** The content that an `avatarUrl` names; null for none, and for anything that is no picture of this server: nothing else is ever asked for. */
export function pictureHashOf(avatarUrl: string | null): string | null {
  const contentHash = avatarUrl?.startsWith(path) === true ? avatarUrl.slice(path.length) : '';
  return /^[0-9a-f]{64}$/.test(contentHash) ? contentHash : null;
}
