/**
 * Who may import whom (ARCHITECTURE.md). Paths are compared with the resolved file, so `#shared/…` counts as `shared/…`.
 * @type {import('dependency-cruiser').IConfiguration}
 */
const ours = '^(electron|renderer|server|shared|migrations|tests|bench|scripts)/';

/** A rule that lets `from` import only these of our folders. */
function mayImportOnly(name, from, allowed) {
  return {
    name,
    severity: 'error',
    from: { path: from, pathNot: '\\.test\\.tsx?$' },
    to: { path: ours, pathNot: allowed },
  };
}

module.exports = {
  forbidden: [
    mayImportOnly('shared-imports-nothing-of-ours', '^shared/', ['^shared/']),
    mayImportOnly('migrations-import-nothing-of-ours', '^migrations/', ['^migrations/']),
    mayImportOnly('renderer-imports-shared', '^renderer/', ['^renderer/', '^shared/']),
    mayImportOnly('server-imports-shared-and-migrations', '^server/', ['^server/', '^shared/', '^migrations/']),
    mayImportOnly('backend-imports-shared-and-migrations', '^electron/backend/', ['^electron/backend/', '^shared/', '^migrations/']),
    mayImportOnly('headless-imports-backend-and-shared', '^electron/headless/', ['^electron/headless/', '^electron/backend/', '^shared/']),
    mayImportOnly('main-imports-backend-and-shared', '^electron/main/', ['^electron/main/', '^electron/backend/', '^shared/']),
    mayImportOnly('preload-imports-shared', '^electron/preload/', ['^electron/preload/', '^shared/']),
    {
      name: 'nothing-imports-tests',
      severity: 'error',
      from: { pathNot: '^(tests|bench|scripts)/' },
      to: { path: '^(tests|bench|scripts)/' },
    },
    {
      name: 'only-the-shell-imports-electron',
      severity: 'error',
      from: { pathNot: '^electron/(main|preload)/' },
      to: { path: '(^|/)node_modules/electron/' },
    },
    {
      name: 'renderer-has-no-database-and-no-node',
      severity: 'error',
      from: { path: '^renderer/', pathNot: '\\.test\\.tsx?$|^renderer/testing/' },
      to: { path: '^shared/database/(entities|column-options|snake-naming-strategy)|(^|/)node_modules/(typeorm|better-sqlite3|ws|fastify)/' },
    },
    {
      name: 'renderer-has-no-node',
      severity: 'error',
      from: { path: '^(renderer|shared)/', pathNot: '\\.test\\.tsx?$' },
      to: { dependencyTypes: ['core'] },
    },
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no-undeclared-packages',
      severity: 'error',
      from: {},
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown', 'unknown', 'undetermined'] },
    },
    {
      name: 'what-ships-uses-dependencies-only',
      severity: 'error',
      from: { path: '^(shared|migrations|server|electron/(backend|headless))/', pathNot: '\\.test\\.ts$' },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
    { name: 'everything-resolves', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    // Its parser reads no TSX: what the renderer's components import is checked by oxlint (`no-restricted-imports`).
    exclude: { path: '^(dist|release)/|\\.tsx$' },
    parser: 'swc',
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['source', 'import', 'types', 'node', 'default'], extensions: ['.ts', '.tsx', '.js', '.mjs', '.cjs'] },
  },
};
