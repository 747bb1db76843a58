import { sha256 } from './files.ts';

/** What a stranger's program says to the uploads of a server, one request at a time. */
export class RawUpload {
  readonly #serverUrl: string;
  readonly #token: string;

  constructor(serverUrl: string, token: string) {
    this.#serverUrl = serverUrl;
    this.#token = token;
  }

  /** Begins an upload; gives the answer. */
  create(bytes: Uint8Array, more: Readonly<Record<string, string>> = {}): Promise<Response> {
    const metadata = `contentHash ${Buffer.from(sha256(bytes)).toString('base64')}`;
    return this.#ask('/api/uploads', { method: 'POST', headers: { 'Upload-Length': String(bytes.length), 'Upload-Metadata': metadata, ...more } });
  }

  /** Begins an upload; gives where it is. */
  async begin(bytes: Uint8Array): Promise<string> {
    const answer = await this.create(bytes);
    if (answer.status !== 201) throw new Error(`${answer.status} ${await answer.text()}`);
    return new URL(answer.headers.get('Location') ?? '', `${this.#serverUrl}/api/uploads`).pathname;
  }

  /** Sends a part; one that comes as a stream does not say how long it is. */
  patch(path: string, offset: number, part: Uint8Array | ReadableStream, more: Readonly<Record<string, string>> = {}): Promise<Response> {
    return this.#ask(path, { method: 'PATCH', body: part as BodyInit, duplex: 'half', headers: { 'Content-Type': 'application/offset+octet-stream', 'Upload-Offset': String(offset), ...more } });
  }

  async offset(path: string): Promise<number | null> {
    const answer = await this.#ask(path, { method: 'HEAD' });
    return answer.status === 200 ? Number(answer.headers.get('Upload-Offset')) : null;
  }

  remove(path: string): Promise<Response> {
    return this.#ask(path, { method: 'DELETE' });
  }

  /** Sends all of it in one part. @throws when the server does not take it */
  async whole(bytes: Uint8Array): Promise<string> {
    const answer = await this.patch(await this.begin(bytes), 0, bytes);
    if (answer.status !== 204) throw new Error(`${answer.status} ${await answer.text()}`);
    return sha256(bytes);
  }

  async held(contentHashes: readonly string[]): Promise<readonly string[]> {
    const answer = await this.#ask('/api/files/held', { method: 'POST', body: JSON.stringify({ contentHashes }), headers: { 'Content-Type': 'application/json' } });
    return ((await answer.json()) as { held: readonly string[] }).held;
  }

  get(path: string, headers: Readonly<Record<string, string>> = {}): Promise<Response> {
    return this.#ask(path, { method: 'GET', headers });
  }

  #ask(path: string, { headers, ...init }: Omit<RequestInit, 'headers'> & { readonly headers?: Readonly<Record<string, string>>; readonly duplex?: 'half' }): Promise<Response> {
    return fetch(`${this.#serverUrl}${path}`, { ...init, headers: { Authorization: `Bearer ${this.#token}`, 'Tus-Resumable': '1.0.0', ...headers } });
  }
}
