import { defaultCallSettings, type CallSettings } from '#shared/contract/call-settings';
import type { CallMedia } from '#shared/database/enums';
import type { CallController, CallsState, DeviceKind, DevicePreview } from '../calls/engine/call-controller.ts';
import { NoticeList } from '../calls/engine/notice-list.ts';

interface Member {
  readonly accountId: string;
  readonly controller: CallController;
  readonly unsubscribe: () => void;
  /** The newest notice that was taken over. */
  lastNoticeId: number;
}

const nothing: CallsState = { current: null, held: [], incoming: [], inOtherWindow: [], devices: [], settings: defaultCallSettings, notices: [] };
const silentPreview: DevicePreview = { cameraTrack: () => null, problems: () => [], onLevel: () => () => undefined, onChange: () => () => undefined, close: () => undefined };

/**
 * The calls of all organizations as those of one person, who can talk in one at a time: what begins or is answered in one
 * puts on hold, or ends, what runs in another, and everything rings whichever organization is shown.
 */
export class CombinedCalls implements CallController {
  readonly #listeners = new Set<() => void>();
  readonly #notices = new NoticeList();
  #members: Member[] = [];
  #shownId: string | null = null;
  #state = nothing;

  readonly state = (): CallsState => this.#state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Takes the accounts that are open now, and the one that is shown: its calls are the ones that are begun. */
  follow(open: ReadonlyMap<string, { readonly calls: CallController }>, shownId: string | null): void {
    for (const member of this.#members) if (!open.has(member.accountId)) member.unsubscribe();
    const known = this.#members.filter(({ accountId }) => open.has(accountId));
    const added = [...open].filter(([accountId]) => !known.some((member) => member.accountId === accountId));
    this.#members = [...known, ...added.map(([accountId, { calls }]) => this.#join(accountId, calls))];
    this.#shownId = shownId;
    this.#changed();
  }

  /** The account whose call this is. */
  accountOf(callId: string): string | null {
    return this.#ownerOf(callId)?.accountId ?? null;
  }

  /** Somebody talks in another organization than this one. */
  isBusyBeside(accountId: string): boolean {
    return this.#members.some((member) => member.accountId !== accountId && isLive(member.controller.state()));
  }

  async start(chatId: string, media: CallMedia): Promise<void> {
    const shown = this.#shown();
    if (shown === undefined) return;
    this.#holdBeside(shown);
    await shown.controller.start(chatId, media);
  }

  async join(callId: string, options: Parameters<CallController['join']>[1]): Promise<void> {
    const owner = this.#ownerOf(callId) ?? this.#shown();
    if (owner === undefined) return;
    if (options.others === 'leave') await this.#leaveBeside(owner);
    else this.#holdBeside(owner);
    await owner.controller.join(callId, options);
  }

  async decline(callId: string): Promise<void> {
    await this.#ownerOf(callId)?.controller.decline(callId);
  }

  async leave(callId: string): Promise<void> {
    await this.#ownerOf(callId)?.controller.leave(callId);
  }

  dismiss(callId: string): void {
    this.#ownerOf(callId)?.controller.dismiss(callId);
  }

  hold(callId: string): void {
    this.#ownerOf(callId)?.controller.hold(callId);
  }

  resume(callId: string): void {
    const owner = this.#ownerOf(callId);
    if (owner === undefined) return;
    this.#holdBeside(owner);
    owner.controller.resume(callId);
  }

  setMicrophoneOn(isOn: boolean): void {
    this.#active()?.controller.setMicrophoneOn(isOn);
  }

  setCameraOn(isOn: boolean): void {
    this.#active()?.controller.setCameraOn(isOn);
  }

  setScreenOn(isOn: boolean): void {
    this.#active()?.controller.setScreenOn(isOn);
  }

  raiseHand(isRaised: boolean): void {
    this.#active()?.controller.raiseHand(isRaised);
  }

  react(emoji: string): void {
    this.#active()?.controller.react(emoji);
  }

  async invite(userIds: readonly string[]): Promise<void> {
    await this.#active()?.controller.invite(userIds);
  }

  noteTileHeight(userId: string, heightPixels: number): void {
    this.#active()?.controller.noteTileHeight(userId, heightPixels);
  }

  onOwnLevel(listener: (level: number) => void): () => void {
    return this.#active()?.controller.onOwnLevel(listener) ?? (() => undefined);
  }

  chooseDevice(kind: DeviceKind, deviceId: string): void {
    this.#active()?.controller.chooseDevice(kind, deviceId);
  }

  /** Microphone, camera and the rest are of this computer: every organization has the same. */
  saveSettings(settings: CallSettings): void {
    for (const { controller } of this.#members) controller.saveSettings(settings);
  }

  openPreview(options: { readonly withCamera: boolean }): DevicePreview {
    return this.#active()?.controller.openPreview(options) ?? silentPreview;
  }

  playTestSound(): void {
    this.#active()?.controller.playTestSound();
  }

  describeConnections(): Promise<string> {
    return this.#active()?.controller.describeConnections() ?? Promise.resolve('');
  }

  #join(accountId: string, controller: CallController): Member {
    const lastNoticeId = controller.state().notices.at(-1)?.id ?? 0;
    return { accountId, controller, unsubscribe: controller.subscribe(() => this.#changed()), lastNoticeId };
  }

  #changed(): void {
    for (const member of this.#members) this.#takeNotices(member);
    const states = this.#members.map(({ controller }) => controller.state());
    const isBusy = states.some(isLive);
    const active = this.#active()?.controller.state() ?? nothing;
    this.#state = {
      current: active.current ?? states.find(({ current }) => current !== null)?.current ?? null,
      held: states.flatMap(({ held }) => held),
      incoming: states.flatMap(({ incoming }) => incoming.map((call) => (call.isBusy || !isBusy ? call : { ...call, isBusy }))),
      inOtherWindow: states.flatMap(({ inOtherWindow }) => inOtherWindow),
      devices: active.devices,
      settings: active.settings,
      notices: this.#notices.all,
    };
    for (const listener of this.#listeners) listener();
  }

  #takeNotices(member: Member): void {
    for (const { id, notice } of member.controller.state().notices) {
      if (id <= member.lastNoticeId) continue;
      member.lastNoticeId = id;
      this.#notices.add(notice);
    }
  }

  #ownerOf(callId: string): Member | undefined {
    return this.#members.find(({ controller }) => {
      const { current, held, incoming, inOtherWindow } = controller.state();
      return [current, ...held, ...incoming, ...inOtherWindow].some((call) => call?.callId === callId);
    });
  }

  /** Where somebody talks; where nobody does, the organization that is shown. */
  #active(): Member | undefined {
    return this.#members.find(({ controller }) => isLive(controller.state())) ?? this.#shown();
  }

  #shown(): Member | undefined {
    return this.#members.find(({ accountId }) => accountId === this.#shownId);
  }

  #holdBeside(member: Member): void {
    for (const { controller } of this.#beside(member)) {
      const { current } = controller.state();
      if (current !== null && current.phase !== 'ended') controller.hold(current.callId);
    }
  }

  async #leaveBeside(member: Member): Promise<void> {
    const leaving = this.#beside(member).flatMap(({ controller }) => {
      const { current, held } = controller.state();
      return [current, ...held].flatMap((call) => (call === null || call.phase === 'ended' ? [] : [controller.leave(call.callId)]));
    });
    await Promise.all(leaving);
  }

  #beside(member: Member): Member[] {
    return this.#members.filter((other) => other !== member);
  }
}

function isLive({ current }: CallsState): boolean {
  return current !== null && current.phase !== 'ended';
}
