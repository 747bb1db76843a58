import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { projectRoot } from './lib/project-root.ts';
import { runTool } from './lib/run-tool.ts';
import { serverNodeOptions } from './lib/server-node-options.ts';

/** Builds what is stale, then runs one built program: `node scripts/run-built.ts server/main.js [options]`. */
const [program, ...parameters] = process.argv.slice(2);
if (program === undefined) throw new Error('Name the program below dist/ to run.');
await runTool('node', ['scripts/build.ts']);

const nodeOptions = program === 'server/main.js' ? serverNodeOptions : [];
const child = spawn(process.execPath, [...nodeOptions, join(projectRoot, 'dist', program), ...parameters], { stdio: 'inherit' });
// The program decides how to stop; this wrapper only waits for it.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal));
child.once('exit', (code, signal) => process.exit(code ?? (signal === null ? 1 : 130)));
