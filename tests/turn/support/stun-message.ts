import { createHmac, randomBytes } from 'node:crypto';
import { formatIp, type IpAddress } from './ip-address.ts';

/** STUN and TURN as RFC 8489 and RFC 8656 write them: what the tests need of it. */
export const messageType = { binding: 0x0001, allocate: 0x0003, refresh: 0x0004, createPermission: 0x0008, channelBind: 0x0009, sendIndication: 0x0016 } as const;
export const attributeType = {
  username: 0x0006,
  messageIntegrity: 0x0008,
  errorCode: 0x0009,
  channelNumber: 0x000c,
  lifetime: 0x000d,
  xorPeerAddress: 0x0012,
  data: 0x0013,
  realm: 0x0014,
  nonce: 0x0015,
  xorRelayedAddress: 0x0016,
  requestedAddressFamily: 0x0017,
  requestedTransport: 0x0019,
} as const;

const magicCookie = Buffer.from('2112a442', 'hex');
const headerLength = 20;
const errorBits = 0x0110;

/** One attribute: its number and its bytes. */
export type Attribute = readonly [type: number, value: Buffer];

/** What a server answered. */
export interface StunAnswer {
  readonly transactionId: string;
  /** 0 when the server did what was asked. */
  readonly errorCode: number;
  readonly attributes: ReadonlyMap<number, Buffer>;
}

/** A message to send, and the id by which its answer is known. */
export interface StunRequest {
  readonly bytes: Buffer;
  readonly transactionId: string;
}

/** A request, signed when there is a key. IPv6 addresses are masked with the transaction id, so the attributes are made with it. */
export function encodeRequest(messageType: number, attributesFor: (transactionId: Buffer) => readonly Attribute[], key: Buffer | null): StunRequest {
  const transactionId = randomBytes(12);
  const body = Buffer.concat(attributesFor(transactionId).map(encodeAttribute));
  const unsigned = Buffer.concat([header(messageType, body.length + (key === null ? 0 : 24), transactionId), body]);
  if (key === null) return { bytes: unsigned, transactionId: transactionId.toString('hex') };
  const signature = encodeAttribute([attributeType.messageIntegrity, createHmac('sha1', key).update(unsigned).digest()]);
  return { bytes: Buffer.concat([unsigned, signature]), transactionId: transactionId.toString('hex') };
}

/** Reads an answer; null when the bytes are something else. */
export function decodeAnswer(bytes: Buffer): StunAnswer | null {
  if (bytes.length < headerLength || !bytes.subarray(4, 8).equals(magicCookie)) return null;
  const attributes = new Map<number, Buffer>();
  let offset = headerLength;
  while (offset + 4 <= bytes.length) {
    const length = bytes.readUInt16BE(offset + 2);
    attributes.set(bytes.readUInt16BE(offset), bytes.subarray(offset + 4, offset + 4 + length));
    offset += 4 + padded(length);
  }
  const error = attributes.get(attributeType.errorCode);
  const isError = (bytes.readUInt16BE(0) & errorBits) === errorBits;
  const errorCode = isError && error !== undefined ? error.readUInt8(2) * 100 + error.readUInt8(3) : Number(isError);
  return { transactionId: bytes.subarray(8, headerLength).toString('hex'), errorCode, attributes };
}

/** An address and port as XOR-PEER-ADDRESS has them. */
export function encodeXorAddress(address: IpAddress, port: number, transactionId: Buffer): Buffer {
  const mask = Buffer.concat([magicCookie, transactionId]);
  const start = Buffer.from([0, address.family === 4 ? 1 : 2, 0, 0]);
  start.writeUInt16BE(port ^ magicCookie.readUInt16BE(0), 2);
  return Buffer.concat([start, Buffer.from(address.bytes.map((byte, index) => byte ^ (mask[index] ?? 0)))]);
}

/** Text of the relayed address of an IPv4 allocation. */
export function decodeXorIpv4(value: Buffer): string {
  return formatIp({ family: 4, bytes: Buffer.from(value.subarray(4, 8).map((byte, index) => byte ^ (magicCookie[index] ?? 0))) });
}

function header(messageType: number, length: number, transactionId: Buffer): Buffer {
  const start = Buffer.alloc(4);
  start.writeUInt16BE(messageType, 0);
  start.writeUInt16BE(length, 2);
  return Buffer.concat([start, magicCookie, transactionId]);
}

function encodeAttribute([type, value]: Attribute): Buffer {
  const encoded = Buffer.alloc(4 + padded(value.length));
  encoded.writeUInt16BE(type, 0);
  encoded.writeUInt16BE(value.length, 2);
  value.copy(encoded, 4);
  return encoded;
}

function padded(length: number): number {
  return Math.ceil(length / 4) * 4;
}
