import { createSecretKey } from 'node:crypto';
import type { IceServer } from '#shared/protocol/calls/ice-server';
import { iceServersFor } from '#server/calls/turn/ice-servers';
import type { TurnPassword } from './turn-client.ts';

/** Whose password, by which secret, and how long after its making it runs out. */
export interface PasswordWish {
  readonly port: number;
  readonly secret: string;
  readonly userId?: string;
  readonly ageSeconds?: number;
  readonly ttlSeconds?: number;
  readonly transport?: 'udp' | 'tcp';
}

/** What the organization server hands out for a relay on this computer. */
export function turnServerFor({ port, secret, userId = '0190c7a0-1111-7000-8000-000000000001', ageSeconds = 0, ttlSeconds = 60, transport = 'udp' }: PasswordWish): IceServer & TurnPassword {
  const turn = { urls: [`turn:127.0.0.1:${port}?transport=${transport}`], secret: createSecretKey(secret, 'utf8'), ttlSeconds };
  const { iceServers } = iceServersFor({ config: { stunUrls: [], turn }, userId, nowMs: Date.now() - ageSeconds * 1_000 });
  const [{ urls, username = '', credential = '' } = { urls: [] }] = iceServers;
  return { urls, username, credential };
}
