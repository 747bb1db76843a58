import { ensureChromium } from './lib/ensure-chromium.ts';
import { ensureCoturn } from './lib/ensure-coturn.ts';
import { runTool } from './lib/run-tool.ts';

/** `npm run test:turn`: calls through a real relay, and what that relay refuses. Ends with 1 and one line when something is missing. */
try {
  ensureCoturn();
  ensureChromium();
  await runTool('vitest', ['run', '--project', 'turn']);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
