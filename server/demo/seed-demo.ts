import { HallwayError } from '#shared/errors/hallway-error';
import type { CommandResult } from '#shared/protocol/commands/command-result';
import type { Intent } from '#shared/protocol/commands/command';
import type { Clock } from '#shared/runtime/clock';
import { createUser } from '../accounts/create-user.ts';
import { ensureOrganization } from '../accounts/ensure-organization.ts';
import { hashPassword } from '../accounts/password-hasher.ts';
import type { CoreApi } from '../core/core-api.ts';
import { createCore } from '../core/create-core.ts';
import type { SqlDatabase, SqlWriter } from '../store/sql-database.ts';
import { demoId } from './demo-id.ts';
import { demoOrganization, demoPassword, demoPeople, demoPersonKeys, type DemoPersonKey } from './demo-people.ts';
import { planDemo, type DemoReading } from './demo-plan.ts';

type UserIds = Readonly<Record<DemoPersonKey, string>>;

const joinedBeforeMs = 30 * 86_400_000;

/**
 * Fills an empty organization with the demo's people and their history, through the same functions that serve real
 * clients. All of it is one transaction: a start that is cut off leaves nothing, and a filled organization is left alone.
 * @param nowMs the end of the history
 * @returns whether it was filled now
 */
export async function seedDemo(database: SqlDatabase, nowMs: number): Promise<boolean> {
  if (await hasPeople(database)) return false;
  const passwordHashes = await Promise.all(demoPersonKeys.map(() => hashPassword(demoPassword)));
  await database.transaction(async (writer) => {
    const organization = await ensureOrganization(writer, { name: demoOrganization.name, nowMs: nowMs - joinedBeforeMs });
    const userIds = await addPeople(writer, organization.id, { nowMs, passwordHashes });
    await replay(writer, { organizationId: organization.id, userIds, nowMs });
  });
  return true;
}

async function hasPeople(database: SqlDatabase): Promise<boolean> {
  return (await database.get('SELECT 1 AS found FROM users LIMIT 1')) !== undefined;
}

async function addPeople(
  writer: SqlWriter,
  organizationId: string,
  { nowMs, passwordHashes }: { readonly nowMs: number; readonly passwordHashes: readonly string[] },
): Promise<UserIds> {
  const joinedAtMs = nowMs - joinedBeforeMs;
  const userIds: Partial<Record<DemoPersonKey, string>> = {};
  for (const [index, key] of demoPersonKeys.entries()) {
    userIds[key] = await createUser(writer, {
      ...demoPeople[key],
      id: demoId(joinedAtMs, key),
      organizationId,
      role: key === 'daniel' ? 'administrator' : 'member',
      passwordHash: passwordHashes[index] ?? null,
      nowMs: joinedAtMs,
    });
  }
  return userIds as UserIds;
}

interface Replay {
  readonly organizationId: string;
  readonly userIds: UserIds;
  readonly nowMs: number;
}

/** Lets everybody do what the plan says, each at their time. */
async function replay(writer: SqlWriter, { organizationId, userIds, nowMs }: Replay): Promise<void> {
  const plan = planDemo({ organizationId, userIds, nowMs });
  let atMs = nowMs;
  const clock: Clock = { nowMs: () => atMs, after: () => () => undefined };
  const core = createCore(joinTransaction(writer), clock);
  const seqs = new Map<string, number>();
  for (const [index, step] of plan.steps.entries()) {
    atMs = step.atMs;
    const result = await carryOut(core, userIds[step.actor], { id: demoId(atMs, `command/${index}`), intent: step.intent });
    if (step.intent.kind === 'message.send') seqs.set(step.intent.messageId, result.message?.seq ?? 0);
  }
  atMs = nowMs;
  for (const [index, reading] of plan.readings.entries()) {
    const intent = readIntent(reading, seqs.get(reading.messageId) ?? 0);
    await carryOut(core, userIds[reading.reader], { id: demoId(atMs, `reading/${index}`), intent });
  }
}

function readIntent({ chatId, threadRootMessageId }: DemoReading, seq: number): Intent {
  return threadRootMessageId === null ? { kind: 'chat.read', chatId, seq } : { kind: 'message.mark', chatId, messageId: threadRootMessageId, threadReadSeq: seq };
}

async function carryOut(core: CoreApi, userId: string, command: { readonly id: string; readonly intent: Intent }): Promise<Extract<CommandResult, { status: 'done' }>> {
  const outcomes = await core.tick([{ sessionId: 0, userId, command }]);
  const result = JSON.parse(outcomes[0]?.results[0]?.result ?? 'null') as CommandResult | null;
  if (result?.status === 'done') return result;
  throw new HallwayError('demo_failed', { cause: new Error(`${command.intent.kind} was not carried out: ${JSON.stringify(result)}`) });
}

/** A database within a transaction that is open already; its own transactions become part of that one. */
function joinTransaction(writer: SqlWriter): SqlDatabase {
  return {
    dialect: writer.dialect,
    all: (sql, parameters) => writer.all(sql, parameters),
    get: (sql, parameters) => writer.get(sql, parameters),
    transaction: (work) => work(writer),
    close: () => Promise.resolve(),
  };
}
