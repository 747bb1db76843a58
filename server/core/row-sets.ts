import type { RowSet } from '#shared/protocol/rows/row-set';

/** One row set with the rows of all; where a row is given twice, the receiver keeps the newer (SY6). */
export function joinRowSets(sets: readonly RowSet[]): RowSet {
  const joined: { -readonly [Kind in keyof RowSet]: RowSet[Kind] } = {};
  for (const set of sets) {
    if (set.organization !== undefined) joined.organization = set.organization;
    for (const kind of ['users', 'chats', 'members', 'messages', 'reactions', 'marks', 'scheduled', 'preferences', 'calls', 'callParticipants', 'snapshots'] as const) append(joined, kind, set[kind]);
  }
  return joined;
}

type ListKind = Exclude<keyof RowSet, 'organization'>;

function append<Kind extends ListKind>(target: RowSet, kind: Kind, rows: RowSet[Kind]): void {
  if (rows === undefined || rows.length === 0) return;
  const present = target[kind] as unknown[] | undefined;
  if (present === undefined) target[kind] = [...rows] as RowSet[Kind];
  else present.push(...rows);
}

export function countRows(set: RowSet): number {
  const lists = [set.users, set.chats, set.members, set.messages, set.reactions, set.marks, set.scheduled, set.preferences, set.calls, set.callParticipants];
  return lists.reduce((count, rows) => count + (rows?.length ?? 0), 0);
}
