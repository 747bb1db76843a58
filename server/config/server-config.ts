import { readFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { createSecureContext } from 'node:tls';
import { z } from 'zod';
import { HallwayError } from '#shared/errors/hallway-error';
import { readFileConfig, type FileConfig } from './file-config.ts';
import { readIceConfig, type IceConfig } from '../calls/turn/ice-config.ts';

const emptyAsAbsent = (value: unknown) => (value === '' ? undefined : value);
const optionalText = z.preprocess(emptyAsAbsent, z.string('It must be text.').optional());
const portRule = 'It must be a whole number from 0 to 65535';
const turnTtlRule = 'It must be a whole number of seconds from 60 to 86400';
const levels = ['debug', 'info', 'warn', 'error', 'silent'] as const;

/** Everything the server can be told, by the name it has in the environment and in the file. */
const settingsSchema = z.object({
  HALLWAY_HOST: z.preprocess(emptyAsAbsent, z.string().default('127.0.0.1')),
  HALLWAY_PORT: z.preprocess(emptyAsAbsent, z.coerce.number(portRule).int(portRule).min(0, portRule).max(65_535, portRule).default(8_340)),
  HALLWAY_DATA: z.preprocess(emptyAsAbsent, z.string().default('.hallway/server')),
  DATABASE_URL: optionalText,
  HALLWAY_ORGANIZATION: z.preprocess(emptyAsAbsent, z.string('It must be text').trim().min(1, 'It must have at least one character').max(200, 'It can have up to 200 characters').default('My organization')),
  HALLWAY_TLS_CERT: optionalText,
  HALLWAY_TLS_KEY: optionalText,
  HALLWAY_TRUSTED_PROXIES: optionalText,
  HALLWAY_ICE_URLS: optionalText,
  HALLWAY_TURN_SECRET: optionalText,
  HALLWAY_TURN_SECRET_FILE: optionalText,
  HALLWAY_TURN_TTL_SECONDS: z.preprocess(emptyAsAbsent, z.coerce.number(turnTtlRule).int(turnTtlRule).min(60, turnTtlRule).max(86_400, turnTtlRule).default(3_600)),
  HALLWAY_MAX_FILE_BYTES: optionalText,
  HALLWAY_FILE_QUOTA_BYTES: optionalText,
  HALLWAY_S3_BUCKET: optionalText,
  HALLWAY_S3_REGION: optionalText,
  HALLWAY_S3_ENDPOINT: optionalText,
  HALLWAY_S3_PREFIX: optionalText,
  HALLWAY_LOG_LEVEL: z.preprocess(emptyAsAbsent, z.enum(levels, `It must be one of ${levels.join(', ')}`).default('info')),
});

/** How this server runs. */
export interface ServerConfig {
  readonly host: string;
  readonly port: number;
  readonly dataDir: string;
  readonly databaseUrl: string | null;
  /** The name given to the organization when there is none yet. */
  readonly organizationName: string;
  /** PEM texts; null serves plain HTTP, for loopback or behind a proxy that ends TLS. */
  readonly tls: { readonly cert: string; readonly key: string } | null;
  /** Addresses of proxies whose word on the peer's address is taken, for the throttling of sign-ins; none by default. */
  readonly trustedProxies?: readonly string[];
  /** The STUN and TURN servers for calls across networks; none by default, and then nothing is contacted. */
  readonly ice?: IceConfig | null;
  /** Limits of files and where they are kept; by default up to 1 GiB each, on this computer. */
  readonly files?: FileConfig;
  readonly logLevel: (typeof levels)[number];
}

/**
 * Reads the configuration: the environment, over the JSON file that `HALLWAY_CONFIG` names.
 * @throws HallwayError `invalid_request` with one sentence on the first setting that is wrong
 */
export function readServerConfig(environment: Readonly<Record<string, string | undefined>>): ServerConfig {
  const fromFile = readConfigFile(environment['HALLWAY_CONFIG']);
  const known = Object.keys(settingsSchema.shape);
  const unknownName = Object.keys(fromFile).find((name) => !known.includes(name));
  if (unknownName !== undefined) throw wrong(`The configuration file has a setting “${unknownName}” that Hallway does not know.`);
  const given = Object.fromEntries(known.map((name) => [name, environment[name] ?? fromFile[name]]));
  const parsed = settingsSchema.safeParse(given);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw wrong(`${String(issue?.path[0] ?? 'The configuration')} is wrong. ${issue?.message ?? 'It has an unknown value'}.`);
  }
  const settings = parsed.data;
  return {
    host: settings.HALLWAY_HOST,
    port: settings.HALLWAY_PORT,
    dataDir: settings.HALLWAY_DATA,
    databaseUrl: settings.DATABASE_URL ?? null,
    organizationName: settings.HALLWAY_ORGANIZATION,
    tls: readTls(settings.HALLWAY_TLS_CERT, settings.HALLWAY_TLS_KEY),
    trustedProxies: readProxies(settings.HALLWAY_TRUSTED_PROXIES),
    ice: readIceConfig({
      urls: settings.HALLWAY_ICE_URLS,
      secret: settings.HALLWAY_TURN_SECRET,
      secretFile: settings.HALLWAY_TURN_SECRET_FILE,
      ttlSeconds: settings.HALLWAY_TURN_TTL_SECONDS,
    }),
    files: readFileConfig({
      maxFileBytes: settings.HALLWAY_MAX_FILE_BYTES,
      quotaBytes: settings.HALLWAY_FILE_QUOTA_BYTES,
      bucket: settings.HALLWAY_S3_BUCKET,
      region: settings.HALLWAY_S3_REGION,
      endpoint: settings.HALLWAY_S3_ENDPOINT,
      prefix: settings.HALLWAY_S3_PREFIX,
    }),
    logLevel: settings.HALLWAY_LOG_LEVEL,
  };
}

function readConfigFile(path: string | undefined): Readonly<Record<string, unknown>> {
  if (path === undefined || path === '') return {};
  try {
    return z.record(z.string(), z.unknown()).parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch (error) {
    // What a parser says about text quotes some of it, and secrets are in there.
    throw wrong(`The configuration file ${path} cannot be read as a JSON object.`, error instanceof SyntaxError ? undefined : error);
  }
}

function readTls(certFile: string | undefined, keyFile: string | undefined): ServerConfig['tls'] {
  if (certFile === undefined && keyFile === undefined) return null;
  if (certFile === undefined || keyFile === undefined) throw wrong('HALLWAY_TLS_CERT and HALLWAY_TLS_KEY belong together: give both or none.');
  const tls = readTlsFiles(certFile, keyFile);
  try {
    createSecureContext(tls);
  } catch (error) {
    throw wrong('HALLWAY_TLS_CERT and HALLWAY_TLS_KEY are no certificate and key that belong together, in PEM form.', error);
  }
  return tls;
}

function readTlsFiles(certFile: string, keyFile: string): { cert: string; key: string } {
  try {
    return { cert: readFileSync(certFile, 'utf8'), key: readFileSync(keyFile, 'utf8') };
  } catch (error) {
    throw wrong('The files of HALLWAY_TLS_CERT and HALLWAY_TLS_KEY cannot be read.', error);
  }
}

function readProxies(text: string | undefined): readonly string[] {
  const proxies = (text ?? '').split(',').map((part) => part.trim()).filter((part) => part !== '');
  const unknown = proxies.find((proxy) => !isAddressOrNetwork(proxy));
  if (unknown !== undefined) throw wrong(`HALLWAY_TRUSTED_PROXIES is wrong. “${unknown}” is no address such as 10.0.0.7 and no network such as 10.0.0.0/24.`);
  return proxies;
}

function isAddressOrNetwork(text: string): boolean {
  const [address = '', prefix] = text.split('/');
  const bits = { 0: -1, 4: 32, 6: 128 }[isIP(address)] ?? -1;
  return bits > 0 && (prefix === undefined || (/^\d{1,3}$/.test(prefix) && Number(prefix) <= bits)) && text.split('/').length <= 2;
}

function wrong(message: string, cause?: unknown): HallwayError {
  return new HallwayError('invalid_request', { message, cause });
}
