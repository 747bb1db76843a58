import { HallwayError } from '#shared/errors/hallway-error';
import { limits } from '#shared/domain/limits';

/** How the server keeps files. */
export interface FileConfig {
  readonly maxFileBytes: number;
  /** Bytes that an organization may keep; null without a limit. */
  readonly quotaBytes: number | null;
  /** Null keeps them below the data folder. */
  readonly s3: { readonly bucket: string; readonly region: string; readonly endpoint: string | null; readonly prefix: string } | null;
}

interface FileSettings {
  readonly maxFileBytes: string | undefined;
  readonly quotaBytes: string | undefined;
  readonly bucket: string | undefined;
  readonly region: string | undefined;
  readonly endpoint: string | undefined;
  readonly prefix: string | undefined;
}

/** @throws HallwayError `invalid_request` with one sentence on what is wrong */
export function readFileConfig(settings: FileSettings): FileConfig {
  const { bucket, region, endpoint, prefix } = settings;
  if (bucket === undefined && (endpoint !== undefined || prefix !== undefined || region !== undefined)) {
    throw new HallwayError('invalid_request', { message: 'HALLWAY_S3_BUCKET is missing: the other HALLWAY_S3 settings say nothing without it.' });
  }
  if (endpoint !== undefined && !URL.canParse(endpoint)) throw new HallwayError('invalid_request', { message: 'HALLWAY_S3_ENDPOINT is wrong. It must be an address such as https://s3.example.org.' });
  return {
    maxFileBytes: readSize('HALLWAY_MAX_FILE_BYTES', settings.maxFileBytes) ?? limits.defaultFileBytes,
    quotaBytes: readSize('HALLWAY_FILE_QUOTA_BYTES', settings.quotaBytes),
    s3: bucket === undefined ? null : { bucket, region: region ?? 'us-east-1', endpoint: endpoint ?? null, prefix: prefix ?? '' },
  };
}

const units: Readonly<Record<string, number>> = { '': 1, K: 1024, M: 1024 ** 2, G: 1024 ** 3, T: 1024 ** 4 };

/** A number of bytes, or one with K, M, G or T behind it. */
function readSize(name: string, text: string | undefined): number | null {
  if (text === undefined) return null;
  const [, digits = '', unit = ''] = /^(\d{1,15})([KMGT]?)$/i.exec(text.trim()) ?? [];
  const bytes = digits === '' ? Number.NaN : Number(digits) * (units[unit.toUpperCase()] ?? Number.NaN);
  if (!Number.isSafeInteger(bytes) || bytes < 1) throw new HallwayError('invalid_request', { message: `${name} is wrong. It must be a number of bytes, such as 1073741824 or 1G.` });
  return bytes;
}
