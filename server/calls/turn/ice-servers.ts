import { createHmac } from 'node:crypto';
import type { IceServer } from '#shared/protocol/calls/ice-server';
import type { IceConfig } from './ice-config.ts';

/** The STUN and TURN servers for one person, and until when its passwords can be used; null when none of them has one. */
export interface IceServersForPerson {
  readonly iceServers: IceServer[];
  /** UTC milliseconds. A relay that was begun before stays; a new one needs new passwords. */
  readonly expiresAtMs: number | null;
}

/**
 * Gives the STUN and TURN servers a person may use from now on, with a name and a password that the relay checks by
 * itself with the shared secret: draft-uberti-behave-turn-rest-00, section 2.2. The name ends with the person's id, so
 * that the relay counts its quota per person, whatever device asks. Whoever calls this has checked that the person may
 * call (V5): the password cannot be taken back, only run out.
 */
export function iceServersFor({ config, userId, nowMs }: { config: IceConfig | null | undefined; userId: string; nowMs: number }): IceServersForPerson {
  const stun: IceServer[] = (config?.stunUrls.length ?? 0) === 0 ? [] : [{ urls: [...(config?.stunUrls ?? [])] }];
  const turn = config?.turn ?? null;
  if (turn === null) return { iceServers: stun, expiresAtMs: null };
  const expirySeconds = Math.floor(nowMs / 1_000) + turn.ttlSeconds;
  const username = `${expirySeconds}:${userId}`;
  const credential = createHmac('sha1', turn.secret).update(username).digest('base64');
  return { iceServers: [...stun, { urls: [...turn.urls], username, credential }], expiresAtMs: expirySeconds * 1_000 };
}
