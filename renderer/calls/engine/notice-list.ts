import type { CallNotice, CallsState } from './call-controller.ts';

/** Older ones have been drawn and read out. */
const kept = 6;

/** The last few things to tell about calls. */
export class NoticeList {
  #notices: CallsState['notices'] = [];
  #lastId = 0;

  get all(): CallsState['notices'] {
    return this.#notices;
  }

  add(notice: CallNotice): void {
    this.#notices = [...this.#notices, { id: ++this.#lastId, notice }].slice(-kept);
  }
}
