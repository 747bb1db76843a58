import { createHash, timingSafeEqual } from 'node:crypto';

/**
 * Whether a request names this host as it was opened. A page elsewhere whose name was re-pointed at 127.0.0.1
 * (DNS rebinding) sends its own name and is refused.
 * @param hostHeader the `Host` header
 */
export function isHostAllowed(hostHeader: string | undefined, port: number): boolean {
  return hostHeader === `127.0.0.1:${port}` || hostHeader === `localhost:${port}`;
}

/** Whether a WebSocket was opened by a page of this very host: browsers always send the true `Origin`. */
export function isOriginAllowed(originHeader: string | undefined, hostHeader: string | undefined, port: number): boolean {
  return isHostAllowed(hostHeader, port) && originHeader === `http://${hostHeader}`;
}

/** The name of the cookie. Browsers share cookies between the ports of one host, so two hosts need two names. */
function tokenCookieName(port: number): string {
  return `hallway_${port}`;
}

/** Gives the cookie that lets a browser in: not readable by scripts, never sent for another site's page. */
export function tokenCookie(token: string, port: number): string {
  return `${tokenCookieName(port)}=${token}; Path=/; HttpOnly; SameSite=Strict`;
}

/** Whether the request carries this start's token in its cookie. */
export function hasTokenCookie(cookieHeader: string | undefined, token: string, port: number): boolean {
  const prefix = `${tokenCookieName(port)}=`;
  const values = (cookieHeader ?? '').split(';').map((part) => part.trim()).filter((part) => part.startsWith(prefix));
  return values.some((value) => isSameToken(value.slice(prefix.length), token));
}

/** Compares in constant time, so that answering times tell nothing about the token. */
export function isSameToken(given: string, expected: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(expected));
}
