import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Test files that take longest, so that none of them is begun when all others are done and keeps one processor waiting. */
const longest = ['faults/faults-short', 'simulator/simulator', 'system/calls', 'system/server-backup', 'system/call-schedules', 'system/database-programs', 'planted-bugs/planted-bugs', 'visual/screens', 'e2e/writing', 'e2e/calls-answering', 'e2e/files', 'e2e/calls'];

/** Begins with the files that are known to take long; the others as usual, by what they took last time or by their size. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const placeOf = ({ moduleId }: TestSpecification) => {
      const place = longest.findIndex((name) => moduleId.endsWith(`/${name}.test.ts`));
      return place === -1 ? longest.length : place;
    };
    return sorted.toSorted((one, other) => placeOf(one) - placeOf(other));
  }
}
