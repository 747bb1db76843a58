import type { CallResult } from '#shared/contract/calls';
import type { IceSetup } from '../peer/ice-source.ts';

/** The server's ways through networks as the browser wants them. */
export function toIceSetup({ iceServers }: CallResult<'readIceServers'>, isRelayOnly: boolean): IceSetup {
  return {
    iceServers: iceServers.map(({ urls, username, credential }) => ({ urls, ...(username === undefined ? {} : { username }), ...(credential === undefined ? {} : { credential }) })),
    isRelayOnly,
  };
}
