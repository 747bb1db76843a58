import { readServerConfig } from './config/server-config.ts';
import { createJsonLogger } from './json-logger.ts';
import { runProgram } from './run-program.ts';
import { startServer } from './start-server.ts';

/** `npm run server`: the organization server until it is told to stop. */
await runProgram(async () => {
  const config = readServerConfig(process.env);
  const logger = createJsonLogger(config.logLevel, (line) => process.stdout.write(line));
  const server = await startServer(config, { logger, onFatal: () => process.exit(1) });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void server.stop().then(() => process.exit(0)));
  }
});
