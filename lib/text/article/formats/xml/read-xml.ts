import { beginning } from '../../characters/cut.ts';
import { RejectedFile } from '../../rejected-file.ts';
import type { ExtractedRecord } from '../extracted-article.ts';
import { type Element, first, parseOpenXml } from '../markup/element.ts';
import { readFeed } from './feed.ts';
import { withUsualPrefixes } from './namespaces.ts';
import { readNewsMl, readNewsMl1 } from './newsml.ts';
import { readNitfRecord } from './nitf.ts';

/**
 * The articles of an XML document in one of the vocabularies of newsrooms, told by its root element.
 *
 * @throws {RejectedFile} if it is in another vocabulary or not well-formed
 */
export function* readXml(xml: string): Generator<ExtractedRecord> {
  const { root, problem } = parseOpenXml(xml);
  withUsualPrefixes(root);
  if (problem === undefined) {
    yield* readVocabulary(root);
    return;
  }
  removeOpenItems(root);
  if (first(root, ...ITEMS) === undefined) throw problem;
  let record = 0;
  for (const found of readVocabulary(root)) yield { ...found, record: ++record };
  yield { record: ++record, problem: problem.reason };
}

/** What feeds and messages hold several of. */
const ITEMS = ['item', 'entry', 'newsItem', 'NewsItem'];

/** Leaves of a document that breaks off the items that are whole. */
const removeOpenItems = (element: Element): void => {
  element.children = element.children.filter(
    (part) => typeof part === 'string' || !(part.isOpen && ITEMS.includes(part.name)),
  );
  for (const part of element.children) if (typeof part !== 'string' && part.isOpen) removeOpenItems(part);
};

function* readVocabulary(root: Element): Generator<ExtractedRecord> {
  const top = root.children.find((part): part is Element => typeof part !== 'string');
  switch (top?.name) {
    case 'nitf':
      yield readNitfRecord(top);
      return;
    case 'NewsML':
      yield* readNewsMl1(top);
      return;
    case 'newsItem':
    case 'newsMessage':
      yield* readNewsMl(root);
      return;
    case 'rss':
    case 'feed':
    case 'rdf:RDF':
    case 'RDF':
    case 'channel':
    case 'item':
    case 'entry':
      yield* readFeed(root);
      return;
    default:
      throw new RejectedFile(
        `This XML vocabulary is not read (its root is <${beginning(top?.name ?? '', 60)}>): NewsML-G2, NITF, RSS and Atom are.`,
      );
  }
}
