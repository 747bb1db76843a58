import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { makeOrganization } from '../lib/bench-organization.ts';
import { writeProfile } from '../lib/bench-backend.ts';
import { projectRoot } from '../lib/child-server.ts';
import { ownBytesOf } from '../lib/resident-memory.ts';
import { fillHallwayServer } from '../lib/fill-servers.ts';
import { startHallwayServer } from '../lib/hallway-wire.ts';
import { machineOn, writeReport } from '../lib/report.ts';
import type { BenchEffort, BenchMeasure, BenchResult } from '../lib/result.ts';
import { withScratchFolder } from '../lib/scratch.ts';
import { Colleagues } from './colleagues.ts';
import { startCutProxy, type CutProxy } from './cut-proxy.ts';
import { deviceSampleSchema, type Sample } from './sample.ts';
import { soakTable, trendsOf, type Trend } from './soak-report.ts';

const people = 40;
const days = 7;
const weekMs = 30 * 60_000;
const quickWeekMs = 60_000;
const samplesPerWeek = 120;
/** Of each day; the rest is night, in which little is written. */
const workingShare = 0.6;
const actionsPerSecond = { day: 20, night: 2 };
/** What was written in the weeks before: more than the databases keep of their files in memory, so that this is full before the warm-up ends. */
const olderMessages = 100_000;
const quickOlderMessages = 2_000;

/** A simulated week of an organization in half an hour: whether one device's memory stays as it is while its history grows. */
export const soak: BenchMeasure = {
  name: 'soak',
  async run(effort: BenchEffort) {
    const durationMs = effort.isQuick ? quickWeekMs : weekMs;
    const { samples, sentCount } = await runWeek(durationMs);
    const trends = trendsOf(samples);
    const text = `${machineOn(new Date())} ${String(samples.length)} samples in ${String(durationMs / 60_000)} minutes; colleagues wrote ${sentCount.toLocaleString('en-US')} messages.\n\n${soakTable(samples, trends)}`;
    process.stdout.write(`${text}\n`);
    if (!effort.isQuick) writeReport(join(projectRoot, 'docs/benchmarks.md'), text, 'soak');
    return trends.map(toResult);
  },
};

function toResult({ name, growthShare, isFlat }: Trend): BenchResult {
  return { work: `Simulated week: growth of ${name}`, unit: '%', isHigherBetter: false, hallway: growthShare * 100, floor: null, aim: 'flat (≤ 10 %)', isReached: isFlat };
}

function runWeek(durationMs: number): Promise<{ samples: Sample[]; sentCount: number }> {
  return withScratchFolder(async (folder) => {
    const dataDir = join(folder, 'server');
    const organization = await makeOrganization(dataDir, people, 'office');
    fillHallwayServer(dataDir, organization, durationMs < weekMs ? quickOlderMessages : olderMessages);
    const server = await startHallwayServer(dataDir);
    const proxy = await startCutProxy(Number(new URL(server.httpUrl).port));
    const profile = join(folder, 'profile');
    writeProfile({ folder: profile, serverUrl: proxy.url, token: organization.tokens[0] ?? '', userId: organization.userIds[0] ?? '', organizationId: organization.organizationId });
    const colleagues = new Colleagues();
    await colleagues.connect(server.socketUrl, organization, people - 1);
    const endWork = letThemWork(colleagues, proxy, durationMs / days);
    try {
      return { samples: await runDevice({ profile, durationMs, serverId: server.processId }), sentCount: colleagues.sentCount };
    } finally {
      endWork();
      colleagues.stop();
      proxy.close();
      await server.stop();
    }
  });
}

/** Much by day and little by night; the device loses its line now and then, and for longer when its lid is closed at night. */
function letThemWork(colleagues: Colleagues, proxy: CutProxy, dayMs: number): () => void {
  const startedAtMs = performance.now();
  const isNight = () => ((performance.now() - startedAtMs) % dayMs) / dayMs > workingShare;
  const stepMs = 1_000 / actionsPerSecond.day;
  const work = setInterval(() => {
    if (!isNight() || Math.random() < actionsPerSecond.night / actionsPerSecond.day) colleagues.act();
  }, stepMs);
  const lose = setInterval(() => proxy.cut(isNight() ? dayMs / 8 : dayMs / 100), dayMs / 8);
  return () => {
    clearInterval(work);
    clearInterval(lose);
  };
}

async function runDevice({ profile, durationMs, serverId }: { profile: string; durationMs: number; serverId: number }): Promise<Sample[]> {
  const parameters = [profile, String(durationMs), String(durationMs / samplesPerWeek)];
  const child = spawn(process.execPath, ['--expose-gc', '--disable-warning=ExperimentalWarning', join(import.meta.dirname, 'device-program.ts'), ...parameters], { stdio: ['ignore', 'pipe', 'inherit'] });
  const samples: Sample[] = [];
  createInterface(child.stdout).on('line', (line) => samples.push({ ...deviceSampleSchema.parse(JSON.parse(line)), serverOwnBytes: ownBytesOf(serverId) }));
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== 0) throw new Error(`The device ended with ${String(code)}.`);
  return samples;
}
