import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from './project-root.ts';

/** A package that ships with Hallway. */
interface ShippedPackage {
  readonly name: string;
  readonly version: string;
  readonly licence: string;
}

interface LockFile {
  readonly packages: Readonly<Record<string, { readonly dev?: boolean; readonly devOptional?: boolean; readonly optional?: boolean }>>;
}

interface Bundle {
  readonly [file: string]: { readonly type: string; readonly moduleIds?: readonly string[] };
}

/** Their words and names are in files of ours, which `npm run emoji:update` writes. */
const copied = ['emojibase-data', 'cldr-annotations-modern', 'cldr-annotations-derived-modern'];

/** Writes `licences.json` beside the page: what is bundled into it, and what server and backend are installed with. */
export const licenceList = {
  name: 'licence-list',
  generateBundle(this: { emitFile(file: { type: 'asset'; fileName: string; source: string }): void }, _options: unknown, bundle: Bundle): void {
    const bundled = Object.values(bundle).flatMap(({ moduleIds = [] }) => moduleIds.flatMap((id) => packageFolderOf(id) ?? []));
    const shipped = [...new Set([...bundled, ...installedFolders(), ...copiedFolders()])].map(readPackage);
    const byName = new Map(shipped.map((each) => [`${each.name} ${each.version}`, each]));
    this.emitFile({ type: 'asset', fileName: 'licences.json', source: JSON.stringify([...byName.values()].toSorted((one, other) => one.name.localeCompare(other.name, 'en'))) });
  },
};

/** The folder of the package that a module comes from; null for our own. */
export function packageFolderOf(moduleId: string): string | null {
  return /^\0?(.*\/node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(moduleId.replaceAll('\\', '/'))?.[1] ?? null;
}

/** A package that does not name its licence has it in one of its texts. */
function licenceIn(folder: string): string {
  const texts = readdirSync(folder).filter((name) => /^(licen[cs]e|copying|readme)/i.test(name)).map((name) => readFileSync(join(folder, name), 'utf8'));
  return texts.map((text) => /\b(MIT|ISC|Apache-2\.0|Apache License|BSD[\w-]*)\b/.exec(text)?.[1]).find((found) => found !== undefined) ?? '';
}

function copiedFolders(): string[] {
  return copied.map((name) => join(projectRoot, 'node_modules', name)).filter((folder) => existsSync(join(folder, 'package.json')));
}

/** What `npm ci --omit=dev` would install on this computer. */
function installedFolders(): string[] {
  const { packages } = JSON.parse(readFileSync(join(projectRoot, 'package-lock.json'), 'utf8')) as LockFile;
  return Object.entries(packages)
    .filter(([folder, { dev = false, devOptional = false }]) => folder !== '' && !dev && !devOptional)
    .map(([folder]) => join(projectRoot, folder))
    .filter((folder) => existsSync(join(folder, 'package.json')));
}

function readPackage(folder: string): ShippedPackage {
  const { name, version, license, licenses } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { name: string; version: string; license?: string | { type: string }; licenses?: readonly { type: string }[] };
  const licence = typeof license === 'string' ? license : (license?.type ?? licenses?.map(({ type }) => type).join(', ') ?? '');
  return { name, version, licence: licence === '' ? licenceIn(folder) : licence };
}
