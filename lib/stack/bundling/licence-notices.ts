/** The licence notices of the packages in a bundle, which their licences ask to go along with every copy. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface BundledPackage {
  name: string;
  version: string;
  /** As package.json says: an SPDX expression. */
  licence: string;
  /** The texts of its files LICENSE, NOTICE and the like. */
  texts: string[];
}

const NOTICE_FILE = /^(?:licen[cs]e|notice|copying|copyright)/i;

/**
 * The packages that files belong to, in the order of their names.
 *
 * @param files paths relative to the root; those outside of node_modules belong to no package
 * @throws if a package names no licence
 */
export const packagesOf = (root: string, files: Iterable<string>): BundledPackage[] => {
  const folders = new Set<string>();
  for (const file of files) {
    const folder = /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file.replaceAll('\\', '/'))?.[0];
    if (folder !== undefined) folders.add(folder);
  }
  return [...folders]
    .map((folder) => readPackage(join(root, folder)))
    .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
};

const readPackage = (folder: string): BundledPackage => {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    name: string;
    version: string;
    license?: string;
  };
  if (typeof license !== 'string') throw new Error(`${name} names no licence: it may not go into a bundle`);
  const texts = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && NOTICE_FILE.test(entry.name))
    .map((entry) => readFileSync(join(folder, entry.name), 'utf8').trim());
  return { name, version, licence: license, texts };
};

/** One text of all notices; texts that several packages share stand in it once. */
export const noticesOf = (packages: readonly BundledPackage[]): string => {
  const byText = Map.groupBy(packages, ({ texts }) => texts.join('\n\n'));
  const sections = [...byText].map(([text, members]) => {
    const names = members.map(({ name, version, licence }) => `${name} ${version} (${licence})`).join('\n');
    return text === '' ? names : `${names}\n\n${text}`;
  });
  return `This function contains the packages below, under their licences.\n\n${sections.join(`\n\n${'-'.repeat(80)}\n\n`)}\n`;
};
