import { randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { HallwayError } from '#shared/errors/hallway-error';
import { createUser, emailKeyOf, setPasswordHash } from '../accounts/create-user.ts';
import { ensureOrganization } from '../accounts/ensure-organization.ts';
import { hashPassword } from '../accounts/password-hasher.ts';
import { builtInRoleSlugs } from '../database/seeds/roles.seed.ts';
import { readServerConfig } from '../config/server-config.ts';
import { prepareDatabase } from '../prepare-database.ts';
import { runProgram } from '../run-program.ts';
import { openSqlDatabase } from '../store/open-sql-database.ts';
import type { SqlWriter } from '../store/sql-database.ts';

const usage = 'Usage: npm run user:add -- --email ada@example.org --name "Ada Brandt" [--title …] [--role administrator|member|guest] [--password …]';

const optionsSchema = z.object({
  email: z.email(),
  name: z.string().trim().min(1).max(120).optional(),
  title: z.string().trim().max(120).optional(),
  role: z.enum(builtInRoleSlugs).default('member'),
  password: z.string().min(8).max(1_024).optional(),
});
type Options = z.infer<typeof optionsSchema>;

/** `npm run user:add`: adds a person, or gives somebody who is there already (an imported person) a new password. */
await runProgram(async () => {
  const options = readOptions(process.argv.slice(2));
  const config = readServerConfig(process.env);
  await prepareDatabase(config, Date.now());
  const database = openSqlDatabase(config);
  const password = options.password ?? randomBytes(12).toString('base64url');
  try {
    const passwordHash = await hashPassword(password);
    const isNew = await database.transaction((writer) => addOrRenew(writer, options, { organizationName: config.organizationName, passwordHash }));
    process.stdout.write(isNew ? `${options.email} was added as ${options.role}.\n` : `${options.email} has a new password.\n`);
    if (options.password === undefined) process.stdout.write(`Password: ${password}\n`);
  } finally {
    await database.close();
  }
});

function readOptions(parameters: readonly string[]): Options {
  const names = { email: { type: 'string' }, name: { type: 'string' }, title: { type: 'string' }, role: { type: 'string' }, password: { type: 'string' } } as const;
  try {
    return optionsSchema.parse(parseArgs({ args: [...parameters], options: names }).values);
  } catch (error) {
    const detail = error instanceof z.ZodError ? `--${String(error.issues[0]?.path[0])}: ${error.issues[0]?.message ?? 'wrong'}.` : 'Unknown option.';
    throw new HallwayError('invalid_request', { message: `${detail}\n${usage}`, cause: error });
  }
}

interface Extras {
  readonly organizationName: string;
  readonly passwordHash: string;
}

/** True when the person is new. */
async function addOrRenew(writer: SqlWriter, options: Options, { organizationName, passwordHash }: Extras): Promise<boolean> {
  const nowMs = Date.now();
  const organization = await ensureOrganization(writer, { name: organizationName, nowMs });
  const email = emailKeyOf(options.email);
  const existing = await writer.get<{ id: string }>('SELECT id FROM users WHERE organization_id = ? AND email = ?', [organization.id, email]);
  if (existing !== undefined) {
    await setPasswordHash(writer, { userId: existing.id, email, passwordHash, nowMs });
    return false;
  }
  if (options.name === undefined) throw new HallwayError('invalid_request', { message: `A new person needs a name.\n${usage}` });
  const { role, title } = options;
  await createUser(writer, { organizationId: organization.id, email, displayName: options.name, title: title ?? null, role, passwordHash, nowMs });
  return true;
}
