import { createHash } from 'node:crypto';
import type { CallParams } from '#shared/contract/calls';
import type { Account } from './account-file.ts';
import { readServerInfo, requestSignIn, type Fetch } from './server-api.ts';
import { normalizeServerAddress } from './server-address.ts';

interface SignInTools {
  readonly fetch: Fetch;
  readonly deviceName: string;
}

/**
 * Signs in: first asks the server what it is, so that a password never goes to anything but a Hallway server.
 * @throws HallwayError with one sentence on what is wrong with the address, the server or the password
 */
export async function signInToServer(tools: SignInTools, params: CallParams<'signIn'>): Promise<{ account: Omit<Account, 'protectedToken' | 'isDemo'>; token: string }> {
  const serverUrl = normalizeServerAddress(params.serverUrl);
  await readServerInfo(tools.fetch, serverUrl);
  const answer = await requestSignIn(tools.fetch, serverUrl, { email: params.email, password: params.password, deviceName: tools.deviceName });
  const account = {
    serverUrl,
    email: params.email.trim().toLowerCase(),
    userId: answer.userId,
    displayName: answer.displayName,
    organizationId: answer.organizationId,
    organizationName: answer.organizationName,
    storeName: storeNameOf(serverUrl, answer.userId),
  };
  return { account, token: answer.token };
}

/** One store for each person of each server. */
export function storeNameOf(serverUrl: string, userId: string): string {
  return createHash('sha256').update(`${serverUrl}\n${userId}`).digest('hex').slice(0, 32);
}
