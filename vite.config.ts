import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The renderer, built once and served by both hosts. */
export default defineConfig({
  root: 'renderer',
  base: './',
  plugins: [react()],
  resolve: { conditions: ['source', 'module', 'browser', 'development|production'] },
  build: {
    outDir: '../dist/renderer',
    emptyOutDir: true,
    target: 'chrome140',
    sourcemap: false,
    // Fonts stay files: the content security policy allows no data: fonts.
    assetsInlineLimit: 0,
  },
});
