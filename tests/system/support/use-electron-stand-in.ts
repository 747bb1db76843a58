import { registerHooks } from 'node:module';

/** Loaded before the shell: gives it the stand-in where it asks for Electron. */
registerHooks({
  resolve: (specifier, context, nextResolve) =>
    specifier === 'electron'
      ? { url: new URL('./electron-stand-in.ts', import.meta.url).href, shortCircuit: true }
      : nextResolve(specifier, context),
});
