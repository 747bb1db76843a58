import { toRowsJson, type Fragment } from '../core/fragments.ts';
import type { TickOutcome } from '../core/tick-outcome.ts';
import type { SessionRegistry } from './session-registry.ts';
import type { Session } from './session.ts';

/** What one session is sent for a tick. */
export interface Delivery {
  readonly session: Session;
  readonly frame: Buffer;
}

/**
 * Turns a tick into at most one frame for each session that it concerns (SY7). Sessions that see the same rows from the
 * same cursor share one buffer. Memberships change before anything is composed, so that no row follows a removal (SY9).
 * @param knownHead the organization's head after the last tick; another process's changes lie between it and `baseHead`
 */
export function composeDeliveries(registry: SessionRegistry, outcome: TickOutcome, knownHead: number): Delivery[] {
  for (const change of outcome.memberships) registry.follow(change);
  const isGap = outcome.baseHead !== knownHead;
  const plan = planSessions(registry, outcome);
  if (isGap) for (const session of registry.ofOrganization(outcome.organizationId)) plan.of(session);
  const frames = new FrameCache(plan.fragments);
  return Array.from(plan.sessions, ([session, { fragments, results }]) => {
    // After a gap the frame starts where this tick did: not the client's cursor, so the client pulls what lies between.
    const since = isGap ? outcome.baseHead : session.cursor;
    // A session that opened after the commit and before this delivery stands at its head already, or above.
    const until = fragments.length === 0 && !isGap ? session.cursor : Math.max(session.cursor, outcome.head);
    session.cursor = until;
    return { session, frame: frames.compose({ since, until, fragments, results }) };
  });
}

interface SessionPlan {
  /** Places in the tick's list of fragments. */
  readonly fragments: number[];
  /** As JSON. */
  readonly results: string[];
}

/** Which fragments and answers each session gets. */
class TickPlan {
  readonly fragments: Fragment[] = [];
  readonly sessions = new Map<Session, SessionPlan>();

  of(session: Session): SessionPlan {
    const known = this.sessions.get(session);
    if (known !== undefined) return known;
    const fresh: SessionPlan = { fragments: [], results: [] };
    this.sessions.set(session, fresh);
    return fresh;
  }

  give(sessions: Iterable<Session>, fragment: Fragment): void {
    const place = this.fragments.push(fragment) - 1;
    for (const session of sessions) this.of(session).fragments.push(place);
  }
}

/** A person's own rows come first: of the same membership they hold more than what the chat is told. */
function planSessions(registry: SessionRegistry, outcome: TickOutcome): TickPlan {
  const plan = new TickPlan();
  if (Object.keys(outcome.fragmentForEverybody).length > 0) plan.give(registry.ofOrganization(outcome.organizationId).filter(({ maySee }) => maySee), outcome.fragmentForEverybody);
  for (const [userId, fragment] of outcome.userFragments) plan.give(registry.viewersOf(userId), fragment);
  for (const { userIds, fragment } of outcome.joinFragments) plan.give(userIds.flatMap((userId) => registry.viewersOf(userId)), fragment);
  for (const [chatId, fragment] of outcome.chatFragments) plan.give(registry.ofChat(chatId), fragment);
  for (const { sessionId, result } of outcome.results) {
    const session = registry.find(sessionId);
    if (session !== undefined) plan.of(session).results.push(result);
  }
  return plan;
}

interface FrameParts {
  readonly since: number;
  readonly until: number;
  readonly fragments: readonly number[];
  readonly results: readonly string[];
}

/** Frames of one tick: composed once for all sessions that get the same bytes. */
class FrameCache {
  readonly #fragments: readonly Fragment[];
  /** By the places of its fragments; most have one, which needs no text to be found by. */
  readonly #rows = new Map<string | number, string>();
  readonly #frames = new Map<string, Buffer>();

  constructor(fragments: readonly Fragment[]) {
    this.#fragments = fragments;
  }

  compose(parts: FrameParts): Buffer {
    if (parts.results.length > 0) return this.#encode(parts);
    const key = `${parts.since} ${parts.until} ${parts.fragments.join(',')}`;
    const known = this.#frames.get(key);
    if (known !== undefined) return known;
    const frame = this.#encode(parts);
    this.#frames.set(key, frame);
    return frame;
  }

  #encode({ since, until, fragments, results }: FrameParts): Buffer {
    const answers = results.length === 0 ? '' : `"results":[${results.join(',')}],`;
    return Buffer.from(`{"type":"push","since":${since},"until":${until},${answers}"rows":${this.#rowsOf(fragments)}}`);
  }

  #rowsOf(places: readonly number[]): string {
    const [only = 0] = places;
    const key = places.length === 1 ? only : places.join(',');
    const known = this.#rows.get(key);
    if (known !== undefined) return known;
    const rows = toRowsJson(places.flatMap((place) => this.#fragments[place] ?? []));
    this.#rows.set(key, rows);
    return rows;
  }
}
