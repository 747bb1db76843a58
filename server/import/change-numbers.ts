import type { ImportTransaction } from './import-database.ts';

/** SY4: gives the organization's change numbers, in order, within one transaction. */
export interface ChangeNumbers {
  next(): number;
  /** Keeps what was given; call it last in the transaction. */
  save(): Promise<void>;
}

/** Takes the organization's log for this transaction: a running server waits for its end before it gives numbers. */
export async function takeChangeNumbers(sql: ImportTransaction, organizationId: string): Promise<ChangeNumbers> {
  const found = await sql.select<{ head_change_seq: number }>(
    `SELECT "head_change_seq" FROM "organization_logs" WHERE "organization_id" = ?${sql.forUpdate}`,
    [organizationId],
  );
  const log = found[0];
  if (log === undefined) throw new Error(`Organization ${organizationId} has no log.`);
  const taken = log.head_change_seq;
  let head = taken;
  return {
    next: () => ++head,
    async save() {
      if (head === taken) return;
      await sql.run('UPDATE "organization_logs" SET "head_change_seq" = ? WHERE "organization_id" = ?', [head, organizationId]);
    },
  };
}
