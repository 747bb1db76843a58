import { isIPv4, isIPv6 } from 'node:net';

/** An address as the network has it. */
export interface IpAddress {
  readonly family: 4 | 6;
  readonly bytes: Buffer;
}

/**
 * Reads an address from its text.
 * @throws Error when it is none
 */
export function parseIp(text: string): IpAddress {
  if (isIPv4(text)) return { family: 4, bytes: Buffer.from(text.split('.').map(Number)) };
  if (!isIPv6(text)) throw new Error(`“${text}” is no IP address`);
  const hexadecimal = text.replace(/\d+\.\d+\.\d+\.\d+$/, (last) => {
    const bytes = parseIp(last).bytes;
    return `${bytes.readUInt16BE(0).toString(16)}:${bytes.readUInt16BE(2).toString(16)}`;
  });
  const [head = [], tail = []] = hexadecimal.split('::').map((half) => half.split(':').filter((group) => group !== ''));
  const groups = [...head, ...Array.from({ length: 8 - head.length - tail.length }, () => '0'), ...tail];
  return { family: 6, bytes: Buffer.from(groups.map((group) => group.padStart(4, '0')).join(''), 'hex') };
}

/** The text of an address, IPv6 with all its eight groups. */
export function formatIp({ family, bytes }: IpAddress): string {
  if (family === 4) return [...bytes].join('.');
  return (bytes.toString('hex').match(/.{4}/g) ?? []).map((group) => group.replace(/^0{1,3}/, '')).join(':');
}

/** The address so many steps after (or, with a negative number, before) this one; null beyond the last and before the first. */
export function stepIp(address: IpAddress, steps: bigint): IpAddress | null {
  const length = address.bytes.length * 2;
  const number = numberOf(address) + steps;
  if (number < 0n || number >= 1n << BigInt(length * 4)) return null;
  return { family: address.family, bytes: Buffer.from(number.toString(16).padStart(length, '0'), 'hex') };
}

/** The address as one number. */
export function numberOf({ bytes }: IpAddress): bigint {
  return BigInt(`0x${bytes.toString('hex')}`);
}
