import { expect, it } from 'vitest';
import { licenceList, packageFolderOf } from './licence-list.ts';
import { projectRoot } from './project-root.ts';

it.each([
  ['/p/node_modules/react/index.js', '/p/node_modules/react'],
  ['/p/node_modules/@tanstack/react-virtual/dist/index.js', '/p/node_modules/@tanstack/react-virtual'],
  ['/p/node_modules/a/node_modules/b/index.js', '/p/node_modules/a/node_modules/b'],
  ['/p/renderer/main.tsx', null],
])('%s belongs to %s', (moduleId, folder) => {
  expect(packageFolderOf(moduleId)).toBe(folder);
});

it('lists what is bundled and what is installed, each with its licence', () => {
  const written: string[] = [];
  licenceList.generateBundle.call({ emitFile: ({ source }) => written.push(source) }, null, { 'index.js': { type: 'chunk', moduleIds: [`${projectRoot}/node_modules/react/index.js`, `${projectRoot}/renderer/main.tsx`] } });
  const list = JSON.parse(written[0] ?? '') as { name: string; licence: string }[];
  expect(list.find(({ name }) => name === 'react')?.licence).toBe('MIT');
  expect(list.find(({ name }) => name === 'better-sqlite3')?.licence).toBe('MIT');
  expect(list.filter(({ name }) => name === 'vitest')).toEqual([]);
  expect(list.filter(({ licence }) => licence === '')).toEqual([]);
});
