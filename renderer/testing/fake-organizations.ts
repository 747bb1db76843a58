import { createScenario } from './scenarios.ts';
import { fakeId, type FakeWorld } from './fake-world.ts';

const names = ['Northwind Studio', 'Blue Harbour', 'Choir of Saint Anne', 'Lindqvist & Daughters', 'Open Tram Map', 'Neighbours of Mill Lane', 'Kelp Research', 'Blue Harbour'];

/** Gives the worlds of a scenario: `organizations8` is eight of them, anything else is one. */
export function createWorlds(scenario: string, nowMs: number): readonly FakeWorld[] {
  const count = Number(/^organizations(\d+)$/.exec(scenario)?.[1] ?? '1');
  return Array.from({ length: count }, (_unused, index) => (count === 1 ? createScenario(scenario, nowMs) : createNamed(index, nowMs)));
}

/** Some have much to read, some little, one is offline. */
function createNamed(index: number, nowMs: number): FakeWorld {
  const world = createScenario(index === 0 ? 'demo' : (['empty', 'offline', 'demo'][index % 3] ?? 'empty'), nowMs);
  const organizationName = names[index % names.length] ?? '';
  if (world.session.status === 'signedIn') world.session = { ...world.session, organizationName, organizationId: fakeId(8_000 + index), serverUrl: `https://chat-${index + 1}.example` };
  return world;
}
