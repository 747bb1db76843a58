/** One thing a machine checks without running the product. */
export interface CheckStep {
  readonly name: string;
  readonly tool: string;
  readonly parameters: readonly string[];
}

const layers = ['shared', 'migrations', 'server', 'backend', 'headless', 'main', 'preload', 'renderer', 'tests'];

/** Types layer by layer (each with only its own globals), lint, import rules, unused code. */
export const checkSteps: readonly CheckStep[] = [
  ...layers.map((layer) => ({ name: `types of ${layer}`, tool: 'tsc', parameters: ['-p', `tsconfigs/${layer}.json`] })),
  { name: 'lint', tool: 'oxlint', parameters: ['--quiet'] },
  {
    name: 'import rules',
    tool: 'depcruise',
    parameters: ['--config', '.dependency-cruiser.cjs', 'shared', 'migrations', 'server', 'electron', 'renderer', 'tests', 'bench', 'scripts'],
  },
  { name: 'unused code', tool: 'knip', parameters: [] },
];
