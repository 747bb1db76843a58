/** A whole WebSocket frame as it went over the wire, and what it says when it is a text. */
export interface WireFrame {
  readonly raw: Buffer;
  readonly opcode: number;
  readonly text: string | null;
}

const textOpcode = 1;
const lengthIn2Bytes = 126;
const lengthIn8Bytes = 127;

/** Takes bytes as they come and gives whole frames; masked ones (a client's) are read, and left as they are. */
export class FrameReader {
  #kept: Buffer = Buffer.alloc(0);

  /** The frames that are complete with these bytes. */
  take(bytes: Buffer): WireFrame[] {
    this.#kept = this.#kept.length === 0 ? bytes : Buffer.concat([this.#kept, bytes]);
    const frames: WireFrame[] = [];
    for (;;) {
      const frame = firstFrame(this.#kept);
      if (frame === null) return frames;
      frames.push(frame);
      this.#kept = this.#kept.subarray(frame.raw.length);
    }
  }
}

function firstFrame(bytes: Buffer): WireFrame | null {
  if (bytes.length < 2) return null;
  const shortLength = bytes.readUInt8(1) & 0x7f;
  const lengthBytes = shortLength === lengthIn2Bytes ? 2 : shortLength === lengthIn8Bytes ? 8 : 0;
  if (bytes.length < 2 + lengthBytes) return null;
  const length = lengthBytes === 2 ? bytes.readUInt16BE(2) : lengthBytes === 8 ? Number(bytes.readBigUInt64BE(2)) : shortLength;
  const isMasked = (bytes.readUInt8(1) & 0x80) !== 0;
  const payloadFrom = 2 + lengthBytes + (isMasked ? 4 : 0);
  if (bytes.length < payloadFrom + length) return null;
  const raw = bytes.subarray(0, payloadFrom + length);
  const opcode = raw.readUInt8(0) & 0x0f;
  if (opcode !== textOpcode) return { raw, opcode, text: null };
  const payload = Buffer.from(raw.subarray(payloadFrom));
  if (isMasked) mask(payload, raw.subarray(payloadFrom - 4, payloadFrom));
  return { raw, opcode, text: payload.toString('utf8') };
}

function mask(payload: Buffer, key: Buffer): void {
  for (let place = 0; place < payload.length; place += 1) payload[place] = (payload[place] ?? 0) ^ (key[place % 4] ?? 0);
}

/** A text frame; masked (with zeros, which is allowed) when it goes to a server. */
export function textFrame(text: string, isMasked: boolean): Buffer {
  const payload = Buffer.from(text);
  const maskBit = isMasked ? 0x80 : 0;
  const key = isMasked ? Buffer.alloc(4) : Buffer.alloc(0);
  if (payload.length < lengthIn2Bytes) return Buffer.concat([Buffer.from([0x81, maskBit | payload.length]), key, payload]);
  const header = Buffer.alloc(payload.length < 65_536 ? 4 : 10);
  header[0] = 0x81;
  header[1] = maskBit | (header.length === 4 ? lengthIn2Bytes : lengthIn8Bytes);
  if (header.length === 4) header.writeUInt16BE(payload.length, 2);
  else header.writeBigUInt64BE(BigInt(payload.length), 2);
  return Buffer.concat([header, key, payload]);
}
