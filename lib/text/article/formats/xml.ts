import { RejectedFile } from '../rejected-file.ts';
import type { DraftRecord } from './draft.ts';
import { readFeed } from './feed.ts';
import { type Element, parseXml } from './markup.ts';
import { readNewsMl, readNewsMl1 } from './newsml.ts';
import { readNitf } from './nitf.ts';

/** The articles of an XML document of the vocabularies that newsrooms use, by its root element. */
export function* readXml(xml: string): Generator<DraftRecord> {
  const root = parseXml(xml);
  const top = root.children.find((part): part is Element => typeof part !== 'string');
  switch (top?.name) {
    case 'nitf':
      yield { record: 1, draft: readNitf(top) };
      return;
    case 'NewsML':
      yield { record: 1, draft: readNewsMl1(top) };
      return;
    case 'newsItem':
    case 'newsMessage':
      yield* readNewsMl(root);
      return;
    case 'rss':
    case 'feed':
    case 'rdf:RDF':
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
