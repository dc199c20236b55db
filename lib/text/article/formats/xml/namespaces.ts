import { descendants, type Element } from '../markup/element.ts';

/** Prefixes under which the readers know elements of these namespaces; the vocabularies themselves have none. */
const USUAL_PREFIXES: Record<string, string> = {
  'purl.org/rss/1.0': '',
  'my.netscape.com/rdf/simple/0.9': '',
  'backend.userland.com/rss2': '',
  'www.w3.org/2005/atom': '',
  'purl.org/atom/ns': '',
  'www.w3.org/1999/xhtml': '',
  'www.w3.org/1999/02/22-rdf-syntax-ns': 'rdf',
  'www.w3.org/2007/app': 'app',
  'purl.org/rss/1.0/modules/content': 'content',
  'purl.org/dc/elements/1.1': 'dc',
  'purl.org/dc/terms': 'dcterms',
  'search.yahoo.com/mrss': 'media',
  'www.itunes.com/dtds/podcast-1.0.dtd': 'itunes',
};
/** Namespaces that have a version in their names. */
const VERSIONED: [RegExp, string][] = [
  [/^iptc\.org\/std\//, ''],
  [/^wordpress\.org\/export\/[\d.]+$/, 'wp'],
  [/^wordpress\.org\/export\/[\d.]+\/excerpt$/, 'excerpt'],
];
/** Prefixes that are also met without a declaration. */
const UNDECLARED: Record<string, string> = { atom: '', rss: '', xhtml: '', nitf: '' };

/**
 * Gives elements the prefixes that are usual for their namespaces, whichever the document has chosen: `<a10:updated>`
 * becomes `<updated>` in Atom's namespace, `<encoded xmlns="…/content/">` becomes `<content:encoded>`.
 */
export const withUsualPrefixes = (root: Element): Element => {
  for (const element of descendants(root)) {
    const [prefix, name] = split(element.name);
    const usual = usualPrefix(namespaceOf(element, prefix), prefix);
    element.name = usual ? `${usual}:${name}` : name;
  }
  return root;
};

const split = (name: string): [string, string] => {
  const colon = name.indexOf(':');
  return colon === -1 ? ['', name] : [name.slice(0, colon), name.slice(colon + 1)];
};

const usualPrefix = (namespace: string | undefined, prefix: string): string => {
  if (namespace === undefined) return UNDECLARED[prefix] ?? prefix;
  const bare = namespace
    .trim()
    .toLowerCase()
    .replace(/^https?:\/\//, '')
    .replace(/[/#]$/, '');
  return USUAL_PREFIXES[bare] ?? VERSIONED.find(([pattern]) => pattern.test(bare))?.[1] ?? prefix;
};

const namespaceOf = (element: Element, prefix: string): string | undefined => {
  const declaration = prefix === '' ? 'xmlns' : `xmlns:${prefix}`;
  for (let at: Element | undefined = element; at; at = at.parent) {
    const namespace = at.attributes[declaration];
    if (namespace !== undefined) return namespace;
  }
  return undefined;
};
