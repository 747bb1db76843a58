import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { licenceList } from './scripts/lib/licence-list.ts';
import { scaleWithText } from './scripts/lib/scale-with-text.ts';

/** The renderer, built once and served by both hosts. `--mode testing` builds it with its in-memory backend instead. */
export default defineConfig(({ mode }) => ({
  root: 'renderer',
  base: './',
  plugins: [react(), licenceList],
  css: { postcss: { plugins: [scaleWithText] } },
  resolve: { conditions: ['source', 'module', 'browser', 'development|production'] },
  build: {
    outDir: mode === 'testing' ? '../node_modules/.cache/hallway-renderer-testing' : '../dist/renderer',
    emptyOutDir: true,
    target: 'chrome140',
    sourcemap: false,
    // Everything comes from this computer: one file is read faster than several.
    chunkSizeWarningLimit: 1_500,
    // Fonts stay files: the content security policy allows no data: fonts.
    assetsInlineLimit: 0,
    ...(mode === 'testing' ? { rolldownOptions: { input: 'renderer/testing/dev.html' } } : {}),
  },
}));
