import type { AboutView } from '#shared/contract/views/about-view';
import { preferenceKeys } from '#shared/domain/preferences';
import { HallwayError } from '#shared/errors/hallway-error';
import { protocolVersion } from '#shared/protocol/protocol-version';
import type { ChatIntent } from '#shared/protocol/commands/command';
import { hallwayVersion } from '#shared/runtime/version';
import { readServerInfo, requestDeviceEnd, requestDevices, type Fetch } from '../account/server-api.ts';
import type { SessionRuntime } from '../session/session-runtime.ts';
import { preferenceText } from '../store/preferences.ts';
import type { Handlers, SessionControl } from './handler-types.ts';

type OwnCallName = 'savePreferences' | 'readDevices' | 'endDevice' | 'readAbout';

/** The calls about what the person wants everywhere, their devices, and what runs here and there. */
export function createOwnHandlers(control: SessionControl): Pick<Handlers, OwnCallName> {
  const done = {};
  return {
    savePreferences: async ({ changed }) => (savePreferences(control.session(), changed), done),
    readDevices: async () => {
      const { account, token } = control.session();
      return requestDevices(control.fetch, account.serverUrl, token);
    },
    endDevice: async ({ deviceId }) => {
      const { account, token } = control.session();
      await requestDeviceEnd(control.fetch, account.serverUrl, { token, deviceId });
      return done;
    },
    readAbout: () => readAbout(control.session(), control.fetch),
  };
}

/** @throws HallwayError `server_too_old` while the server would not understand it */
function savePreferences(session: SessionRuntime, changed: Parameters<Handlers['savePreferences']>[0]['changed']): void {
  if (!session.knowsThreads()) throw new HallwayError('server_too_old');
  const intents = preferenceKeys.flatMap((key): ChatIntent[] => {
    const value = changed[key];
    return value === undefined ? [] : [{ kind: 'preferences.set', name: key, value: preferenceText(session.store, session.self, { key, value }) }];
  });
  session.actTogether(intents);
}

async function readAbout(session: SessionRuntime, fetchFrom: Fetch): Promise<AboutView> {
  const about = { version: hallwayVersion, protocol: protocolVersion, serverUrl: session.account.serverUrl };
  try {
    const info = await readServerInfo(fetchFrom, session.account.serverUrl, session.token);
    return { ...about, server: { status: 'answered', version: info.version ?? null, protocol: info.protocol } };
  } catch (error) {
    if (!(error instanceof HallwayError)) throw error;
    return { ...about, server: { status: 'silent', code: error.code, message: error.message } };
  }
}
