import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import type { PlantedBug } from './planted-bug.ts';

const built = new URL('../../../dist/', import.meta.url);

/** How often a bug's text stands in the module that it changes; it fits when that is once. */
export function countPlaces(bug: PlantedBug): number {
  return readFileSync(new URL(bug.file, built), 'utf8').split(bug.find).length - 1;
}

/**
 * From now on this process loads the bug's module with the bug in it. To be called before the product is loaded.
 * @throws Error when the bug does not fit the module as it is built
 */
export function plant(bug: PlantedBug): void {
  if (countPlaces(bug) !== 1) throw new Error(`The bug ${bug.id} does not fit ${bug.file} any more.`);
  const address = new URL(bug.file, built).href;
  registerHooks({
    load(url, context, next) {
      const loaded = next(url, context);
      if (url !== address || loaded.source === undefined || loaded.source === null) return loaded;
      const source = typeof loaded.source === 'string' ? loaded.source : new TextDecoder().decode(loaded.source);
      return { ...loaded, source: source.replace(bug.find, () => bug.replace) };
    },
  });
}
