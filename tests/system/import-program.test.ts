import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeExport, makeZip } from './support/make-zip.ts';

const program = resolve(import.meta.dirname, '../../dist/server/cli/import-slack.js');
let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'hallway-import-program-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function save(name: string, content: Buffer): string {
  const file = join(folder, name);
  writeFileSync(file, content);
  return file;
}

function run(dataDir: string, ...parameters: readonly string[]): { status: number | null; stdout: string; stderr: string } {
  return spawnSync(process.execPath, [program, ...parameters], {
    env: { ...process.env, HALLWAY_DATA: join(folder, dataDir), DATABASE_URL: '' },
    encoding: 'utf8',
  });
}

const good = {
  'users.json': [{ id: 'U1', name: 'ada', profile: { email: 'ada@example.org' } }, 5],
  'channels.json': [{ id: 'C1', name: 'general', members: ['U1'] }],
  'general/2024-01-02.json': [{ type: 'message', user: 'U1', ts: '1704153600.000100', text: 'Hello' }],
};

describe('npm run import:slack', () => {
  it('imports, reports what it left out, and says what it did', () => {
    const { status, stdout, stderr } = run('good', save('good.zip', makeExport(good)), '--organization', 'my-organization');
    expect(stderr).toBe('');
    expect(status).toBe(0);
    expect(stdout).toContain('users.json:9: The entry was left out: it is not an object.');
    expect(stdout).toMatch(/People: 1 added\nChats: 1 added\nMessages: 1 added\n/);
    expect(stdout).toContain('npm run user:add -- --email ADDRESS');
  });

  it.each([
    ['no file', [], /^Usage: npm run import:slack -- FILE\.zip/],
    ['two files', ['a.zip', 'b.zip'], /^Usage:/],
    ['an unknown option', ['a.zip', '--colour'], /^Usage:/],
    ['a file that is not there', ['/nowhere/a.zip'], /^There is no file \/nowhere\/a\.zip\.\n$/],
  ])('answers %s with one sentence', (_what, parameters, sentence) => {
    const { status, stderr } = run('unused', ...parameters);
    expect(status).toBe(1);
    expect(stderr).toMatch(sentence);
    expect(existsSync(join(folder, 'unused'))).toBe(false);
  });

  it('refuses a hostile or broken archive before anything is written', () => {
    const slip = makeZip([{ name: 'users.json', content: '[]' }, { name: '../\u001B[31mout.json', content: '[]' }]);
    const whole = makeExport(good);
    for (const file of [save('slip.zip', slip), save('cut.zip', whole.subarray(0, whole.length - 30)), save('text.zip', Buffer.from('hello'))]) {
      const { status, stderr } = run('untouched', file);
      expect(status).toBe(1);
      expect(stderr.trimEnd().split('\n')).toHaveLength(1);
      expect(stderr).not.toContain('\u001B');
    }
    expect(existsSync(join(folder, 'untouched'))).toBe(false);
  });

  it('names the organizations there are when the one asked for is not among them', () => {
    const { status, stderr } = run('named', save('named.zip', makeExport(good)), '--organization', 'elsewhere');
    expect(status).toBe(1);
    expect(stderr).toBe('There is no organization “elsewhere”. There are: my-organization.\n');
  });
});
