import type { OwnCallView } from '#shared/contract/views/calls-view';
import type { CallMedia } from '#shared/database/enums';
import type { BackendLink } from '../../carrier/backend-link.ts';
import type { OwnMediaDesk } from './own-media.ts';

interface CallEntranceOptions {
  readonly backend: Pick<BackendLink, 'call'>;
  readonly windowId: string;
  readonly desk: OwnMediaDesk;
  /** The server is asked for its ways through networks while one comes in: the first connection does not wait for it. */
  prepareIceServers(callId: string): void;
  /** Asks, and tells the person when it is refused. */
  attempt(ask: () => Promise<unknown>): Promise<void>;
  /** An attempt to come in is over, however it went. */
  onEntered(): void;
}

/** How this window comes into calls: begins them, joins them, and comes back after a reload. */
export class CallEntrance {
  readonly #options: CallEntranceOptions;
  /** Calls that this page began or joined; any other one of this window is from before a reload. */
  readonly #ours = new Set<string>();
  #underWay = 0;

  constructor(options: CallEntranceOptions) {
    this.#options = options;
  }

  get isUnderWay(): boolean {
    return this.#underWay > 0;
  }

  async start(chatId: string, media: CallMedia): Promise<void> {
    const { backend, windowId } = this.#options;
    await this.#enter({ withCamera: media === 'video' }, async () => {
      const { callId } = await backend.call('startCall', { chatId, media, windowId });
      this.#ours.add(callId);
      this.#options.prepareIceServers(callId);
    });
  }

  async join(callId: string, withCamera: boolean): Promise<void> {
    const { backend, windowId, desk } = this.#options;
    this.#ours.add(callId);
    this.#options.prepareIceServers(callId);
    const params = { callId, windowId, isAudioEnabled: desk.settings.pushToTalkKey === null, isVideoEnabled: withCamera };
    await this.#enter({ withCamera }, () => backend.call('joinCall', params));
  }

  /** Takes up a call that this page knows nothing of: it was joined before a reload, its connections are gone, so it is joined anew. */
  claim({ callId, people }: OwnCallView): void {
    if (this.#ours.has(callId) || this.isUnderWay) return;
    void this.join(callId, people.some((person) => person.isSelf && person.isVideoEnabled));
  }

  /** No call is left. */
  forget(): void {
    this.#ours.clear();
  }

  /** Opens the devices while the server is asked: who answers is heard at once. */
  async #enter(wish: { withCamera: boolean }, ask: () => Promise<unknown>): Promise<void> {
    this.#underWay += 1;
    void this.#options.desk.begin(wish);
    await this.#options.attempt(ask);
    this.#underWay -= 1;
    this.#options.onEntered();
  }
}
