import { defineConfig } from 'vite';

/** A sandboxed preload cannot import: one CommonJS file. */
export default defineConfig({
  resolve: { conditions: ['source', 'module', 'node', 'development|production'] },
  build: {
    outDir: 'dist/electron/preload',
    emptyOutDir: true,
    target: 'node24',
    sourcemap: false,
    minify: false,
    lib: { entry: 'electron/preload/preload.ts', formats: ['cjs'], fileName: () => 'preload.cjs' },
    rolldownOptions: { external: ['electron'] },
  },
});
