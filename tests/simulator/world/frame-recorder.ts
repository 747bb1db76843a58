import type { DownFrame } from '#shared/protocol/down/down-frame';
import type { LoggedRow } from '../history.ts';
import type { Link } from './link.ts';
import { loggedRowsOf } from './logged-rows.ts';
import type { SimulatedDevice } from './simulated-device.ts';
import type { Recorder } from './recorder.ts';

interface Arrival {
  readonly recorder: Recorder;
  readonly device: SimulatedDevice;
  readonly link: Link;
  readonly text: string;
}

const carriesRows = /^\{"type":"(push|page|historyPage)"/;

/** Remembers which pull the device waits for: a page that answers another one is left. */
export function takeFrameUp(device: SimulatedDevice, text: string): void {
  const pull = /^\{"type":"pull","requestId":(\d+)/.exec(text);
  if (pull !== null) device.pullRequestId = Number(pull[1]);
}

/**
 * Tells the history which rows the server gave to a device. Told when the server lets go of them: what a broken network
 * does with their order afterwards is not the server's doing.
 */
export function takeFrameGiven(recorder: Recorder, device: SimulatedDevice, text: string): void {
  if (!carriesRows.test(text)) return;
  const frame = parse(text);
  const via = frame.type === 'historyPage' ? 'history' : frame.type;
  for (const row of rowsOf(frame)) recorder.add({ type: 'deliver', via, row, device: device.name, user: device.person.userId });
}

type RowsFrame = Extract<DownFrame, { type: 'push' | 'page' | 'historyPage' }>;

function parse(text: string): RowsFrame {
  return JSON.parse(text) as RowsFrame;
}

function rowsOf(frame: RowsFrame): LoggedRow[] {
  return loggedRowsOf(frame.type === 'historyPage' ? frame : frame.rows);
}

/** Tells the history what reached a device, and what its transaction made its own of it. */
export function takeFrameDown({ recorder, device, link, text }: Arrival, take: () => void): void {
  if (!carriesRows.test(text)) return take();
  const frame = parse(text);
  const on = { device: device.name, user: device.person.userId };
  const isTaken = willTake(device, frame);
  const answers = frame.type === 'push' ? (frame.results ?? []) : [];
  const wereWaiting = new Set(answers.filter(({ commandId }) => isWaiting(device, commandId)).map(({ commandId }) => commandId));
  const cursorBefore = readSyncState(device)?.cursor ?? 0;
  take();
  // A frame that could not be taken in ends the connection. What its first transaction did before a later one failed, it did.
  const isOfNoUse = link.isGivenUp;
  for (const result of answers) {
    if (isOfNoUse && !(wereWaiting.has(result.commandId) && !isWaiting(device, result.commandId))) continue;
    recorder.add({ type: 'answer', cid: result.commandId, status: result.status, ...('code' in result ? { code: result.code } : {}), ...on });
  }
  const state = readSyncState(device);
  if (!isTaken || state === null || (isOfNoUse && state.cursor <= cursorBefore)) return;
  recorder.add({ type: 'apply', ...state, rows: rowsOf(frame), ...on });
}

function isWaiting(device: SimulatedDevice, commandId: string): boolean {
  return device.store?.get(`SELECT 1 AS found FROM outbox WHERE command_id = ? AND status = 'waiting'`, commandId) !== undefined;
}

/** By the rules SY5 to SY7: whether the frame's rows are the device's own afterwards. */
function willTake(device: SimulatedDevice, frame: RowsFrame): boolean {
  const cursor = readSyncState(device)?.cursor ?? 0;
  switch (frame.type) {
    case 'historyPage': return true;
    case 'push': return frame.since <= cursor && cursor > 0 && frame.until > cursor;
    case 'page': {
      if (frame.requestId !== device.pullRequestId) return false;
      device.pullRequestId = null;
      return frame.nextPart !== null || frame.until >= cursor;
    }
  }
}

/** How far a device's store is; null while it has none. */
export function readSyncState(device: SimulatedDevice): { epoch: string | null; cursor: number } | null {
  return device.store?.get<{ epoch: string | null; cursor: number }>('SELECT epoch, cursor FROM sync_state') ?? null;
}
