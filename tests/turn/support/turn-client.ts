import { createHash } from 'node:crypto';
import { openTurnLine, type TurnLine } from './turn-line.ts';
import { parseIp } from './ip-address.ts';
import { attributeType, decodeAnswer, decodeXorIpv4, encodeRequest, encodeXorAddress, messageType, type Attribute, type StunAnswer, type StunRequest } from './stun-message.ts';

const unauthorized = 401;
const staleNonce = 438;
const udpProtocol = 17;
const resendAfterMs = 500;
const giveUpAfterMs = 5_000;

/** What the organization server gave somebody for the relay. */
export interface TurnPassword {
  readonly username: string;
  readonly credential: string;
}

/** A relayed address, or the error code that came in its place. */
export interface Allocation {
  readonly errorCode: number;
  readonly relayedAddress: string | null;
}

/** A person with a socket and no browser, who can ask a relay for anything; every request gives an error code, 0 for done. */
export class TurnClient {
  readonly #port: number;
  readonly #password: TurnPassword;
  readonly #line: TurnLine;
  readonly #waiting = new Map<string, (answer: StunAnswer) => void>();
  #realm: Buffer | null = null;
  #nonce: Buffer | null = null;

  constructor(port: number, password: TurnPassword, protocol: 'udp' | 'tcp' = 'udp') {
    this.#port = port;
    this.#password = password;
    this.#line = openTurnLine({ port, protocol, receive: (bytes) => {
      const answer = decodeAnswer(bytes);
      if (answer !== null) this.#waiting.get(answer.transactionId)?.(answer);
    } });
  }

  /** Whether a STUN server answers at all. */
  async bind(): Promise<boolean> {
    return (await this.#exchange(encodeRequest(messageType.binding, () => [], null))).errorCode === 0;
  }

  /** Asks for a relayed address. */
  async allocate({ family = 4, transport = udpProtocol }: { family?: 4 | 6; transport?: number } = {}): Promise<Allocation> {
    const answer = await this.#request(messageType.allocate, () => [
      [attributeType.requestedTransport, Buffer.from([transport, 0, 0, 0])],
      ...(family === 6 ? [[attributeType.requestedAddressFamily, Buffer.from([2, 0, 0, 0])] as const] : []),
    ]);
    const relayed = answer.attributes.get(attributeType.xorRelayedAddress);
    return { errorCode: answer.errorCode, relayedAddress: relayed === undefined || family === 6 ? null : decodeXorIpv4(relayed) };
  }

  /** Asks to keep the relayed address; 0 seconds gives it back. */
  async refresh(lifetimeSeconds: number): Promise<number> {
    const lifetime = Buffer.alloc(4);
    lifetime.writeUInt32BE(lifetimeSeconds);
    return (await this.#request(messageType.refresh, () => [[attributeType.lifetime, lifetime]])).errorCode;
  }

  /** Asks to be allowed to exchange data with an address. */
  async createPermission(address: string): Promise<number> {
    const answer = await this.#request(messageType.createPermission, (id) => [[attributeType.xorPeerAddress, encodeXorAddress(parseIp(address), 9, id)]]);
    return answer.errorCode;
  }

  /** Asks for a channel to an address: the other door to the same. */
  async bindChannel(address: string): Promise<number> {
    const answer = await this.#request(messageType.channelBind, (id) => [
      [attributeType.channelNumber, Buffer.from([0x40, 0, 0, 0])],
      [attributeType.xorPeerAddress, encodeXorAddress(parseIp(address), 9, id)],
    ]);
    return answer.errorCode;
  }

  /** Sends data to a peer through the relay, allowed or not; nothing answers. */
  sendTo(address: string, port: number, data: Buffer): void {
    const indication = encodeRequest(messageType.sendIndication, (id) => [
      [attributeType.xorPeerAddress, encodeXorAddress(parseIp(address), port, id)],
      [attributeType.data, data],
    ], null);
    this.#line.send(indication.bytes);
  }

  /** Closes the socket; the relay forgets the rest by itself. */
  async close(): Promise<void> {
    await this.#line.close();
  }

  async #request(type: number, attributesFor: (transactionId: Buffer) => readonly Attribute[]): Promise<StunAnswer> {
    const isFirst = this.#nonce === null;
    const answer = await this.#exchange(this.#signed(type, attributesFor));
    const isAsked = answer.errorCode === staleNonce || (isFirst && answer.errorCode === unauthorized);
    if (!isAsked) return answer;
    this.#realm = answer.attributes.get(attributeType.realm) ?? this.#realm;
    this.#nonce = answer.attributes.get(attributeType.nonce) ?? null;
    return this.#exchange(this.#signed(type, attributesFor));
  }

  #signed(type: number, attributesFor: (transactionId: Buffer) => readonly Attribute[]): StunRequest {
    const { username, credential } = this.#password;
    const [realm, nonce] = [this.#realm, this.#nonce];
    if (realm === null || nonce === null) return encodeRequest(type, attributesFor, null);
    const identity: Attribute[] = [[attributeType.username, Buffer.from(username)], [attributeType.realm, realm], [attributeType.nonce, nonce]];
    const key = createHash('md5').update(`${username}:${realm.toString()}:${credential}`).digest();
    return encodeRequest(type, (id) => [...attributesFor(id), ...identity], key);
  }

  async #exchange({ bytes, transactionId }: StunRequest): Promise<StunAnswer> {
    // UDP loses datagrams even on one computer when it is busy.
    const resend = setInterval(() => this.#line.send(bytes), resendAfterMs);
    let giveUp: NodeJS.Timeout | undefined;
    try {
      return await new Promise<StunAnswer>((resolve, reject) => {
        giveUp = setTimeout(() => reject(new Error(`The relay on port ${this.#port} gave no answer in ${giveUpAfterMs / 1_000} s`)), giveUpAfterMs);
        this.#waiting.set(transactionId, resolve);
        this.#line.send(bytes);
      });
    } finally {
      clearInterval(resend);
      clearTimeout(giveUp);
      this.#waiting.delete(transactionId);
    }
  }
}
