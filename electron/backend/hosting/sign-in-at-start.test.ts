import { expect, it } from 'vitest';
import type { BackendCarrier } from '#shared/contract/carrier';
import type { SessionView } from '#shared/contract/views/session-view';
import { HallwayError, serializeError } from '#shared/errors/hallway-error';
import { signInAtStart } from './sign-in-at-start.ts';

const wanted = { serverUrl: 'http://127.0.0.1:4000', email: 'ada@example.org', password: 'secret' };
const signedOut: SessionView = { status: 'signedOut', notice: null, lastServerUrl: null, lastEmail: null };

function signedIn(email: string, serverUrl: string): SessionView {
  return {
    status: 'signedIn', userId: 'u', displayName: 'Ada', email, organizationId: 'o', organizationName: 'O', serverUrl,
    canCreateGroup: true, canWrite: true, canCall: true, canDeleteAnyMessage: false, notice: null,
  };
}

/** A backend that shows one session and writes down what it is asked. */
function createBackend(session: SessionView, failure?: HallwayError) {
  const asked: unknown[] = [];
  const connect = (carrier: BackendCarrier) =>
    carrier.onReceive((envelope) => {
      if (envelope.type === 'subscribe') carrier.send({ type: 'value', id: envelope.id, value: session });
      if (envelope.type !== 'call') return;
      asked.push([envelope.name, envelope.params]);
      if (failure === undefined) carrier.send({ type: 'result', id: envelope.id, value: {} });
      else carrier.send({ type: 'failure', id: envelope.id, error: serializeError(failure) });
    });
  return { asked, connect };
}

it('signs in where nobody is', async () => {
  const backend = createBackend(signedOut);
  await signInAtStart(backend.connect, wanted);
  expect(backend.asked).toEqual([['signIn', wanted]]);
});

it('leaves the same person signed in', async () => {
  const backend = createBackend(signedIn('Ada@example.org', 'http://127.0.0.1:4000/'));
  await signInAtStart(backend.connect, wanted);
  expect(backend.asked).toEqual([]);
});

it.each([['bob@example.org', 'http://127.0.0.1:4000'], ['ada@example.org', 'http://127.0.0.1:4001']])('signs %s at %s out first', async (email, serverUrl) => {
  const backend = createBackend(signedIn(email, serverUrl));
  await signInAtStart(backend.connect, wanted);
  expect(backend.asked).toEqual([['signOut', {}], ['signIn', wanted]]);
});

it('leaves a store that cannot be used alone', async () => {
  const backend = createBackend({ status: 'storeFailed', error: { code: 'store_newer', message: 'Update.' } });
  await signInAtStart(backend.connect, wanted);
  expect(backend.asked).toEqual([]);
});

it('passes a refusal on', async () => {
  const backend = createBackend(signedOut, new HallwayError('wrong_credentials'));
  await expect(signInAtStart(backend.connect, wanted)).rejects.toMatchObject({ code: 'wrong_credentials' });
});
