import { createServer } from 'node:http';
import { once } from 'node:events';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { expectNoViolations } from './support/looks.ts';
import { findFreePort } from './support/program.ts';
import { createStage, signIn, type Client, type Person, type Stage } from './support/stage.ts';

let stage: Stage;
let person: Person;
let client: Client;

beforeAll(async () => {
  stage = await createStage();
  person = await stage.addPerson('Ada Brandt');
  client = await stage.openClient();
});

afterAll(() => stage.close());

async function tryToSignIn(serverUrl: string, email: string, password: string): Promise<string> {
  const { page } = client;
  await page.getByLabel(/server/i).fill(serverUrl);
  await page.getByLabel(/e-?mail/i).fill(email);
  await page.getByLabel(/password/i).first().fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('alert').filter({ hasText: /\S/ }).waitFor();
  return page.getByRole('alert').filter({ hasText: /\S/ }).first().innerText();
}

it('the first screen has no serious accessibility violation and offers the demo', async () => {
  await client.page.getByRole('button', { name: 'Try the demo organization' }).waitFor();
  await expectNoViolations(client.page);
});

it('a wrong password is one clear sentence', async () => {
  expect(await tryToSignIn(stage.serverUrl, person.email, 'not it')).toMatch(/password is wrong/);
});

it('an address where nothing answers is one clear sentence', async () => {
  expect(await tryToSignIn(`http://127.0.0.1:${await findFreePort()}`, person.email, person.password)).toMatch(/cannot be reached/);
});

it('a server of another kind is recognised before the password is sent', async () => {
  const bodies: string[] = [];
  const stranger = createServer((request, response) => {
    request.on('data', (chunk: Buffer) => bodies.push(chunk.toString('utf8')));
    request.on('end', () => response.end('<html>It works!</html>'));
  });
  stranger.listen(0, '127.0.0.1');
  await once(stranger, 'listening');
  const address = stranger.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  expect(await tryToSignIn(`http://127.0.0.1:${port}`, person.email, person.password)).toMatch(/not a Hallway server/);
  expect(bodies.join('')).not.toContain(person.password);
  stranger.close();
});

it('the right password opens Hallway, and it is still open after a restart', async () => {
  await signIn(client.page, stage.serverUrl, person);
  await client.restart();
  await client.page.getByRole('navigation', { name: 'Chats' }).waitFor();
});
