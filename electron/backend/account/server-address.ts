import { HallwayError } from '#shared/errors/hallway-error';

const loopbackHosts = ['localhost', '127.0.0.1', '[::1]'];

/**
 * Turns what a person typed into the server's address, without a path: `chat.example.org` is meant as HTTPS, an address
 * of this computer as HTTP.
 * @throws HallwayError `server_not_found` when it is no address
 */
export function normalizeServerAddress(text: string): string {
  const typed = text.trim();
  const isComplete = /^https?:\/\//i.test(typed);
  if (!isComplete && /^[a-z][\w+.-]*:\/\//i.test(typed)) throw new HallwayError('server_not_found');
  const candidate = isComplete ? typed : `https://${typed}`;
  if (!URL.canParse(candidate)) throw new HallwayError('server_not_found');
  const url = new URL(candidate);
  if (url.hostname === '' || url.username !== '' || url.password !== '') throw new HallwayError('server_not_found');
  const protocol = !isComplete && loopbackHosts.includes(url.hostname) ? 'http:' : url.protocol;
  return `${protocol}//${url.host}`;
}

/** Where the socket is. */
export function socketUrl(serverUrl: string): string {
  return `${serverUrl.replace(/^http/, 'ws')}/api/socket`;
}

/** Whether two addresses are the same but for a slash at the end. */
export function isSameServer(one: string, other: string): boolean {
  return one.replace(/\/+$/, '') === other.replace(/\/+$/, '');
}
