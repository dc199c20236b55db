import { RejectedFile } from '../../rejected-file.ts';
import type { ExtractedRecord } from '../extracted-article.ts';
import { type Element, parseXml } from '../markup/element.ts';
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
  const root = withUsualPrefixes(parseXml(xml));
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
        `This XML vocabulary is not read (its root is <${top?.name.slice(0, 60) ?? ''}>): NewsML-G2, NITF, RSS and Atom are.`,
      );
  }
}
