import { createHash } from 'node:crypto';
import { formatIp, numberOf, parseIp, stepIp, type IpAddress } from './ip-address.ts';

/** Addresses that a relay configuration refuses, both ends included. */
export interface DeniedRange {
  readonly first: IpAddress;
  readonly last: IpAddress;
}

/** The `denied-peer-ip` rules of a configuration. */
export function readDeniedRanges(configuration: string): readonly DeniedRange[] {
  return [...configuration.matchAll(/^denied-peer-ip=([^-\s]+)-(\S+)$/gm)].map(([, first = '', last = '']) => ({ first: parseIp(first), last: parseIp(last) }));
}

/** First, middle and last address of a range: where an off-by-one would show. */
export function addressesOf({ first, last }: DeniedRange): readonly string[] {
  const middle = stepIp(first, (numberOf(last) - numberOf(first)) / 2n) ?? first;
  return [first, middle, last].map(formatIp);
}

/** The addresses just before and just after each range that no other range has, without the zero address, which is nobody's. */
export function neighboursOf(ranges: readonly DeniedRange[]): readonly string[] {
  return ranges
    .flatMap(({ first, last }) => [stepIp(first, -1n), stepIp(last, 1n)])
    .filter((address): address is IpAddress => address !== null && numberOf(address) > 0n)
    .filter((address) => !ranges.some((range) => isWithin(address, range)))
    .map(formatIp);
}

/** As many IPv6 addresses with these first bits as asked for, always the same ones; many of their bytes are zero, as in real ones. */
export function sampleIpv6({ first, bits, count }: { first: string; bits: number; count: number }): readonly string[] {
  const base = parseIp(first);
  const mask = (1n << BigInt(128 - bits)) - 1n;
  return Array.from({ length: count }, (_, index) => {
    const random = createHash('sha256').update(`${first} ${index}`).digest();
    const sparse = Buffer.from(random.subarray(0, 16).map((byte, position) => ((random[16 + position] ?? 0) < 128 ? 0 : byte)));
    return formatIp(stepIp(base, numberOf({ family: 6, bytes: sparse }) & mask) ?? base);
  });
}

/** The sixteen IPv6 addresses in which one byte is 1 and all others are 0. */
export function singleByteIpv6(): readonly string[] {
  return Array.from({ length: 16 }, (_, index) => formatIp({ family: 6, bytes: Buffer.alloc(16).fill(1, index, index + 1) }));
}

function isWithin(address: IpAddress, { first, last }: DeniedRange): boolean {
  return address.family === first.family && numberOf(address) >= numberOf(first) && numberOf(address) <= numberOf(last);
}
