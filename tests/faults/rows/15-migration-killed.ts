import { cpSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import type { Effort, FaultRow, Outcome } from '../fault-row.ts';
import { look, serverFileOf } from '../support/log-audit.ts';
import { projectRoot } from '../support/server-process.ts';
import { createStage, storeFileOf, type Stage } from '../support/stage.ts';
import { hasStrace, runWithFault, withoutStrace, writeCalls, type WriteCall } from '../support/strace.ts';
import { Tally } from '../support/tally.ts';

/** Fault 15: a program is killed while it brings a database to a new schema. */
export const migrationKilled: FaultRow = {
  number: 15,
  title: 'Migration killed before each of its writes and flushes: server’s database (new, and with data) and device’s store',
  invariant: 'The old schema or the new one, never one between; the next start brings the new one, with the data',
  async run(effort: Effort): Promise<Outcome> {
    const stage = await createStage();
    const tally = new Tally('kills', 'old', 'new', 'between');
    try {
      if (!hasStrace()) tally.note(withoutStrace);
      else for (const subject of effort.isShort ? [deviceSubject] : [...serverSubjects(stage), deviceSubject]) await killAtEachWrite(stage, { subject, effort, tally });
    } finally {
      stage.close();
    }
    return tally.outcome();
  },
};

/** A database before its migration, and the program that migrates it. */
interface Subject {
  readonly name: string;
  /** Copies the database as it is before into a folder of the case's own. */
  prepare(folder: string): void;
  fileIn(folder: string): string;
  readonly program: string;
  environment(folder: string): Readonly<Record<string, string>>;
  /** Whether the data of before must be found again. */
  readonly hasData: boolean;
}

const migrationRun = join(projectRoot, 'dist/server/cli/migration-run.js');
const migrationRevert = join(projectRoot, 'dist/server/cli/migration-revert.js');
const migrateStore = join(projectRoot, 'tests/faults/support/migrate-store.ts');
/** What is left is the old schema or the new one, so that one start says as much as many. */
const startedAgainEvery = 4;
/** So many of the newest migrations are undone, to be done again. */
const migrationsUndone = 2;

const deviceSubject: Subject = {
  name: 'device',
  prepare: (folder) => void mkdirSync(dirname(storeFileOf(folder)), { recursive: true }),
  fileIn: storeFileOf,
  program: migrateStore,
  environment: (folder) => ({ FAULTS_STORE: storeFileOf(folder) }),
  hasData: false,
};

function serverSubjects(stage: Stage): Subject[] {
  const environment = (folder: string) => ({ DATABASE_URL: '', HALLWAY_DATA: folder, HALLWAY_CONFIG: '' });
  const older = stage.copyData();
  for (let time = 0; time < migrationsUndone; time += 1) runWithFault([migrationRevert], null, environment(older));
  return [
    { name: 'new server', prepare: () => undefined, fileIn: serverFileOf, program: migrationRun, environment, hasData: false },
    { name: 'server with data', prepare: (folder) => cpSync(older, folder, { recursive: true }), fileIn: serverFileOf, program: migrationRun, environment, hasData: true },
  ];
}

async function killAtEachWrite(stage: Stage, { subject, effort, tally }: { subject: Subject; effort: Effort; tally: Tally }): Promise<void> {
  const whole = stage.makeFolder('whole');
  subject.prepare(whole);
  const before = schemaOf(subject.fileIn(whole));
  const { calls, status, output } = runWithFault([subject.program], null, subject.environment(whole));
  if (status !== 0) return tally.fail(`${subject.name}: the migration does not run: ${output.slice(-300)}`);
  const after = schemaOf(subject.fileIn(whole));
  const points = writeCalls.flatMap((call) => Array.from({ length: calls[call] }, (_, index) => ({ call, number: index + 1 })));
  tally.note(`${subject.name}: ${points.length} writes and flushes`);
  const every = effort.isShort ? points.length : Math.ceil(points.length / 140);
  if (every > 1 && !effort.isShort) tally.note(`of ${subject.name}, one in ${every} is taken`);
  for (const [place, point] of points.entries()) {
    if (place % every !== Math.floor(every / 2)) continue;
    await tally.case(`${subject.name} before ${point.call} ${point.number}`, async () => killBefore(stage, subject, { point, before, after, tally }));
  }
}

interface Expected {
  readonly point: { readonly call: WriteCall; readonly number: number };
  readonly before: string;
  readonly after: string;
  readonly tally: Tally;
}

function killBefore(stage: Stage, subject: Subject, { point, before, after, tally }: Expected): void {
  const folder = stage.makeFolder('killed');
  subject.prepare(folder);
  const { wasKilled } = runWithFault([subject.program], { calls: [point.call], effect: 'signal=SIGKILL', when: String(point.number) }, subject.environment(folder));
  tally.count(wasKilled ? 'kills' : 'not reached');
  const left = schemaOf(subject.fileIn(folder));
  const state = left === before ? 'old' : left === after ? 'new' : 'between';
  tally.count(state);
  tally.check(state !== 'between', `${subject.name}, killed before ${point.call} ${point.number}, stands between the schemas`);
  if (point.number % startedAgainEvery !== 0) return;
  tally.count('started again');
  const again = runWithFault([subject.program], null, subject.environment(folder));
  tally.check(again.status === 0 && schemaOf(subject.fileIn(folder)) === after, `${subject.name}, killed before ${point.call} ${point.number}: the next start did not bring the new schema: ${again.output.slice(-200)}`);
  if (subject.hasData) tally.check(look(subject.fileIn(folder), (database) => database.prepare('SELECT COUNT(*) FROM users').pluck().get()) === 3, 'people are missing');
}

/** Everything that the file's schema says, and which migrations it says have run; nothing for a file that is not there. */
function schemaOf(file: string): string {
  const database = new Database(file);
  try {
    if (database.pragma('integrity_check', { simple: true }) !== 'ok') return 'damaged';
    const parts = database.prepare(`SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%' AND name <> 'migrations' ORDER BY 1, 2`).all();
    const hasList = database.prepare(`SELECT 1 FROM sqlite_master WHERE name = 'migrations'`).get() !== undefined;
    return JSON.stringify([parts, hasList ? database.prepare('SELECT name FROM migrations ORDER BY id').pluck().all() : []]);
  } finally {
    database.close();
  }
}
