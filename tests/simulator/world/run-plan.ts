import { act } from './acting.ts';
import { letHappen } from './faults.ts';
import { becomeQuiet, differencesOf, tellFinal } from './final-state.ts';
import { perform, signIn } from './operations.ts';
import { makePlan, type Plan } from './plan.ts';
import type { Run, RunOptions } from './run.ts';
import { simulate, takeGlobals } from './simulated-process.ts';
import { makeTemplates, type Templates } from './templates.ts';
import { makeId, startMs } from './virtual-time.ts';
import { World } from './world.ts';

const fail = (error: unknown): never => {
  throw error;
};

let templates: Promise<Templates> | null = null;

function prepare(): Promise<Templates> {
  const maker = { number: 4_000, offsetMs: 0, lastId: { ms: 0, count: 0 } };
  takeGlobals();
  simulate({ newId: () => makeId(maker, startMs), nowMs: () => startMs, after: () => () => undefined, random: () => 0.5, noteUncaught: fail, prepareStore: () => undefined, wrapStore: (_file, store) => store });
  return makeTemplates();
}

/** Carries a seed's plan out; see `runSeed`. */
export async function runPlan(seed: number, { without, isExplained = false }: RunOptions): Promise<Run> {
  templates ??= prepare();
  const plan = makePlan(seed);
  const world = new World(await templates, seed);
  try {
    await begin(world, plan);
    let [operationCount, faultCount] = [0, 0];
    for (const [step, { operation, fault, passMs }] of plan.steps.slice(0, without?.stepCount).entries()) {
      const device = world.devices[Math.floor(operation.device * world.devices.length)];
      if (device !== undefined && without?.operations.has(step) !== true) {
        operationCount += 1;
        await perform({ world, device, operation, step });
      }
      if (fault !== null && without?.faults.has(step) !== true) {
        faultCount += 1;
        await letHappen(world, fault);
      }
      await world.pass(passMs);
    }
    await becomeQuiet(world);
    await tellFinal(world, plan.isReopened);
    const differences: string[] = [];
    if (isExplained) for (const device of world.devices) differences.push(...(await differencesOf(world, device)));
    return { history: world.recorder.events, hash: world.recorder.hash(), operationCount, faultCount, differences };
  } finally {
    await end(world);
  }
}

/** Everybody has signed in and is in one group; the first two talk to each other, too. */
async function begin(world: World, plan: Plan): Promise<void> {
  world.people = world.templates.people.slice(0, plan.peopleCount);
  Object.assign(world.server.delays, { askMs: plan.askMs, answerMs: plan.answerMs });
  await world.server.start();
  for (const [index, person] of world.people.entries()) for (let count = 0; count < (plan.devicesOf[index] ?? 1); count += 1) world.addDevice(person);
  for (const device of world.devices) {
    await device.start();
    signIn(device);
  }
  await world.pass(1_000);
  const [first] = world.devices;
  const [, ...others] = world.people;
  const [second] = others;
  if (first === undefined || second === undefined) return;
  await act(world, first, ['createGroup', { name: 'Harbour', topic: null, memberIds: others.map(({ userId }) => userId) }]);
  await act(world, first, ['createDirectChat', { userId: second.userId }]);
  await world.pass(600);
}

async function end(world: World): Promise<void> {
  for (const device of world.devices) device.end();
  await world.server.end();
  world.close();
}
