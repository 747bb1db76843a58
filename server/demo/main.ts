import { parseArgs } from 'node:util';
import { HallwayError } from '#shared/errors/hallway-error';
import { createJsonLogger } from '../json-logger.ts';
import { tellDemoParent } from './demo-parent.ts';
import { startDemoOrganization, type DemoOrganization } from './start-demo-organization.ts';

/**
 * The demo organization as a process: `--data DIR`, `--avoid-port N` (repeatable). It tells its parent where it is and
 * ends with it.
 */
try {
  const demo = await start();
  endWithParent(demo);
  await tellDemoParent({ type: 'ready', serverUrl: demo.serverUrl, clients: demo.clients });
  // Started by hand, there is nobody to tell but the person.
  if (process.stdout.isTTY) process.stdout.write(`${demo.serverUrl}\n`);
} catch (error) {
  const message = error instanceof HallwayError ? error.message : 'The demo organization could not be started.';
  process.stderr.write(`${message}${error instanceof HallwayError ? '' : ` ${String(error)}`}\n`);
  await tellDemoParent({ type: 'failed', message });
  process.exit(1);
}

function start(): Promise<DemoOrganization> {
  const { values } = parseArgs({ options: { data: { type: 'string' }, 'avoid-port': { type: 'string', multiple: true } } });
  if (values.data === undefined) throw new HallwayError('invalid_request', { message: 'Name the data folder with --data.' });
  return startDemoOrganization({
    dataDir: values.data,
    avoidPorts: (values['avoid-port'] ?? []).map(Number),
    logger: createJsonLogger('warn', (line) => process.stderr.write(line)),
    onFatal: () => process.exit(1),
  });
}

function endWithParent(demo: DemoOrganization): void {
  let isStopping = false;
  const stop = () => {
    if (isStopping) return;
    isStopping = true;
    void demo.stop().finally(() => process.exit(0));
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, stop);
  process.on('disconnect', stop);
}
