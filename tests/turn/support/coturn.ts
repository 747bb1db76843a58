import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { makeSelfSignedCertificate } from '../../system/support/self-signed-certificate.ts';
import { ensureCoturn } from '../../../scripts/lib/ensure-coturn.ts';
import { projectRoot } from '../../../scripts/lib/project-root.ts';
import { TurnClient } from './turn-client.ts';

const startWithinMs = 10_000;
const stopWithinMs = 3_000;

/** A relay of one test file, with the shipped configuration. */
export interface Coturn {
  readonly port: number;
  readonly tlsPort: number;
  readonly secret: string;
  /** What it wrote so far. */
  output(): string;
  stop(): Promise<void>;
}

/** Whether this computer has an IPv6 loopback address, which a relay of IPv6 needs. */
export const hasIpv6 = Object.values(networkInterfaces()).some((addresses) => addresses?.some(({ address }) => address === '::1') === true);

/** Lines that let a relay reach other programs of this computer: for tests whose peers are all here. */
export const reachLoopback = ['allow-loopback-peers', 'allowed-peer-ip=127.0.0.1'] as const;

/** The configuration that ships, as text. */
export function shippedConfiguration(): string {
  return readFileSync(join(projectRoot, 'docs', 'turnserver.conf'), 'utf8');
}

/**
 * Starts coturn with the shipped configuration on a free port of loopback, `extraLines` after it, and a secret of its
 * own unless that is left out.
 * @throws Error when coturn is not there, or with what it wrote when it does not start
 */
export async function startCoturn(extraLines: readonly string[] = [], { hasSecret = true } = {}): Promise<Coturn> {
  const program = ensureCoturn();
  const [port, tlsPort] = [await findFreePort(), await findFreePort()];
  const secret = randomBytes(32).toString('hex');
  const folder = mkdtempSync(join(tmpdir(), 'hallway-coturn-'));
  const certificate = makeSelfSignedCertificate();
  writeFileSync(join(folder, 'cert.pem'), certificate.cert);
  writeFileSync(join(folder, 'key.pem'), certificate.key, { mode: 0o600 });
  const file = join(folder, 'turnserver.conf');
  writeFileSync(file, configurationFor({ port, tlsPort, folder, extraLines: [...(hasSecret ? [`static-auth-secret=${secret}`] : []), ...extraLines] }), { mode: 0o600 });
  const child = spawn(program, ['-c', file], { stdio: ['ignore', 'pipe', 'pipe'], cwd: folder });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (bytes: Buffer) => { output += bytes.toString(); });
  const killWithUs = () => child.kill('SIGKILL');
  process.once('exit', killWithUs);
  const stop = async () => {
    await stopChild(child);
    process.removeListener('exit', killWithUs);
    rmSync(folder, { recursive: true, force: true });
  };
  if (!(await answersSoon(port, child))) {
    await stop();
    throw new Error(`coturn does not answer on port ${port}. It wrote:\n${output}`);
  }
  return { port, tlsPort, secret, output: () => output, stop };
}

/** What differs from computer to computer. */
interface Place {
  readonly port: number;
  readonly tlsPort: number;
  readonly folder: string;
  readonly extraLines: readonly string[];
}

/** The shipped file with its blanks filled in as the guide says; every rule of it stays as it is. */
function configurationFor({ port, tlsPort, folder, extraLines }: Place): string {
  const changes: readonly (readonly [RegExp, string])[] = [
    [/^listening-port=\d+$/m, `listening-port=${port}`],
    [/^#listening-ip=$/m, 'listening-ip=127.0.0.1'],
    [/^#relay-ip=$/m, ['relay-ip=127.0.0.1', ...(hasIpv6 ? ['relay-ip=::1'] : [])].join('\n')],
    [/^#tls-listening-port=443$/m, `tls-listening-port=${tlsPort}`],
    [/^#cert=.+$/m, `cert=${join(folder, 'cert.pem')}`],
    [/^#pkey=.+$/m, `pkey=${join(folder, 'key.pem')}`],
    [/^syslog$/m, 'log-file=stdout'],
  ];
  const filled = changes.reduce((text, [line, replacement]) => {
    if (!line.test(text)) throw new Error(`docs/turnserver.conf has no line ${line.source}, which the tests fill in`);
    return text.replace(line, replacement);
  }, shippedConfiguration());
  return [filled, `userdb=${join(folder, 'users.db')}`, `pidfile=${join(folder, 'coturn.pid')}`, ...extraLines, ''].join('\n');
}

async function answersSoon(port: number, child: ChildProcess): Promise<boolean> {
  const client = new TurnClient(port, { username: '', credential: '' });
  const hasEnded = once(child, 'exit').then(() => false);
  try {
    return await Promise.race([hasEnded, wait(startWithinMs, false, { ref: false }), asksUntilAnswered(client)]);
  } finally {
    await client.close();
  }
}

async function asksUntilAnswered(client: TurnClient): Promise<boolean> {
  try {
    return await client.bind();
  } catch {
    return false;
  }
}

async function stopChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const hasEnded = once(child, 'exit');
  child.kill('SIGTERM');
  const killLater = setTimeout(() => child.kill('SIGKILL'), stopWithinMs);
  await hasEnded;
  clearTimeout(killLater);
}

/** A port that is free for TCP and for UDP, since coturn takes both. */
async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const socket = createSocket('udp4').bind(port, '127.0.0.1');
  await once(socket, 'listening');
  socket.close();
  server.close();
  await once(server, 'close');
  return port;
}
