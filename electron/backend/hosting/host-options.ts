import { resolve } from 'node:path';
import { parseArgs, type ParseArgsConfig } from 'node:util';
import { HallwayError } from '#shared/errors/hallway-error';

/** What a host can be told on its command line. */
export interface HostOptions {
  /** 0 takes any free port. Only the headless host listens. */
  readonly port: number;
  /** The profile's folder; null for the usual one. */
  readonly profileFolder: string | null;
  /** Signs in at the start when nobody is signed in; null shows the form. */
  readonly signIn: SignInAtStart | null;
}

export interface SignInAtStart {
  readonly serverUrl: string;
  readonly email: string;
  readonly password: string;
}

/** Environment variable with the password for `--sign-in-email`: command lines can be read by every local user. */
const signInPasswordVariable = 'HALLWAY_SIGN_IN_PASSWORD';

const optionNames = {
  port: { type: 'string' },
  profile: { type: 'string' },
  data: { type: 'string' },
  'sign-in-server': { type: 'string' },
  'sign-in-email': { type: 'string' },
} as const satisfies ParseArgsConfig['options'];

/**
 * Reads a host's command line.
 * @param mayHoldOthers true in Electron, whose command line also holds Chromium's switches: unknown ones are left alone
 * @throws HallwayError `invalid_request` with one sentence on what is wrong
 */
export function parseHostOptions(
  parameters: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
  mayHoldOthers: boolean,
): HostOptions {
  const values = parseParameters(parameters, mayHoldOthers);
  const folder = textOf(values['profile']) ?? textOf(values['data']);
  return {
    port: parsePort(textOf(values['port']) ?? '0'),
    profileFolder: folder === null ? null : resolve(folder),
    signIn: readSignIn(textOf(values['sign-in-server']), textOf(values['sign-in-email']), environment[signInPasswordVariable]),
  };
}

/**
 * Reads a port number.
 * @throws HallwayError `invalid_request` when it is not a whole number from 0 to 65535
 */
function parsePort(text: string): number {
  const port = Number(text);
  if (!/^\d{1,5}$/.test(text) || port > 65_535) throw invalid(`“${text}” is not a port: give a number from 0 to 65535.`);
  return port;
}

function parseParameters(parameters: readonly string[], mayHoldOthers: boolean): Readonly<Record<string, unknown>> {
  try {
    return parseArgs({ args: [...parameters], options: optionNames, strict: !mayHoldOthers, allowPositionals: mayHoldOthers }).values;
  } catch (error) {
    const sentence = error instanceof Error ? (error.message.split('. ')[0] ?? '') : String(error);
    throw invalid(`${sentence}. Known options: ${Object.keys(optionNames).map((name) => `--${name}`).join(', ')}.`);
  }
}

function readSignIn(serverUrl: string | null, email: string | null, password: string | undefined): SignInAtStart | null {
  if (serverUrl === null && email === null) return null;
  if (serverUrl === null || email === null || password === undefined || password === '') {
    throw invalid(`To sign in at the start, give --sign-in-server, --sign-in-email and the password in ${signInPasswordVariable}.`);
  }
  return { serverUrl, email, password };
}

/** In the tolerant mode a nameless `--port` counts as a switch. */
function textOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

function invalid(message: string): HallwayError {
  return new HallwayError('invalid_request', { message });
}
