import type { HistoryEvent, Operation } from '../history.ts';

/** What a person asked for on a device, from its beginning to the device's word on it. */
export interface Intent {
  readonly op: Operation;
  readonly device: string;
  readonly user: string;
  readonly beganAt: number;
  /** When the device promised it; null when it crashed before, refused, or the run ended: then it may or may not be there. */
  okAt: number | null;
  failedAt: number | null;
  /** The command's id; known from the promise on, since the device makes it. */
  cid: string;
}

export interface Answer {
  readonly at: number;
  readonly status: 'done' | 'refused' | 'later';
  readonly code: string | undefined;
}

type InvokeEvent = Extract<HistoryEvent, { type: 'invoke' }>;

/** Pairs the phases of intents. Phases are matched by what was asked, because its id may be known only with the promise. */
export class IntentReader {
  readonly intents: Intent[] = [];
  readonly sends = new Map<string, Intent>();
  /** Edits, deletions, retries and discards of a message, in their order. */
  readonly changes = new Map<string, Intent[]>();
  readonly #open = new Map<string, Intent[]>();

  take(event: InvokeEvent, at: number): void {
    const key = keyOf(event);
    const open = this.#open.get(key) ?? [];
    this.#open.set(key, open);
    if (event.phase === 'begin') {
      open.push(this.#begin(event, at));
      return;
    }
    // A promise without a beginning still is one: the recorder may only know it then.
    const intent = open.shift() ?? this.#begin(event, at);
    if (event.op.cid !== '') intent.cid = event.op.cid;
    if (event.phase === 'ok') intent.okAt = at;
    else intent.failedAt = at;
  }

  #begin(event: InvokeEvent, at: number): Intent {
    const { op, device, user } = event;
    const intent: Intent = { op, device, user, beganAt: at, okAt: null, failedAt: null, cid: op.cid };
    this.intents.push(intent);
    if (op.kind === 'send') {
      if (!this.sends.has(op.messageId)) this.sends.set(op.messageId, intent);
    } else if ('messageId' in op) {
      const known = this.changes.get(op.messageId);
      if (known === undefined) this.changes.set(op.messageId, [intent]);
      else known.push(intent);
    }
    return intent;
  }
}

/** The message that an intent is about; of a reaction only the intent's text says it. */
export function messageIdOf(op: Operation): string | undefined {
  if (op.kind === 'other') return /"messageId":"([^"]+)"/.exec(op.intent)?.[1];
  return 'messageId' in op ? op.messageId : undefined;
}

function keyOf({ device, op }: InvokeEvent): string {
  switch (op.kind) {
    case 'send':
    case 'edit': return `${device} ${op.kind} ${op.messageId} ${op.hash}`;
    case 'delete':
    case 'retry':
    case 'discard': return `${device} ${op.kind} ${op.messageId}`;
    case 'read': return `${device} read ${op.chatId} ${op.seq}`;
    case 'other': return `${device} other ${op.chatId} ${op.intent}`;
    default: return `${device} ${JSON.stringify(op)}`;
  }
}
