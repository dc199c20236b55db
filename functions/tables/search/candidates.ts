import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { firstIndex } from '../../../lib/text/binary-search.ts';
import { articlesWith, ID_DIGITS, pageOf, unpackNumbers } from '../../../lib/text/search/postings.ts';
import { pairsInOrder, pairsKept } from '../../../lib/text/search/word-pairs.ts';
import { pairList } from './block-pages.ts';
import { aboutOf, type Item, pairsIn, type SearchEntry } from './search-items.ts';
import { blocksOf, entriesIn, pagesIn } from './search-lists.ts';

/** An article that may say a phrase. */
export type Candidate = Pick<SearchEntry, 'articleId' | 'day' | 'speakers'>;

/** Pairs that are looked up for a phrase in its very words: those of the longest words, which are the rarest. */
const MAX_EXACT_PAIRS = 3;

/**
 * The articles that may say a phrase with up to `changed` words changed, none of those that do left out: those with the most
 * of its pairs of words first, of these the last listed. In groups, each read when it is asked for.
 */
export async function* candidates(
  db: DynamoDBDocumentClient,
  table: string,
  phrase: readonly string[],
  changed: number,
  groupSize: number,
): AsyncGenerator<Candidate[]> {
  const pairs = [...new Set(pairsInOrder(phrase))];
  const needed = changed === 0 ? pairs.length : pairsKept(pairs.length, changed);
  const { current, sealed } = await blocksOf(db, table, false);
  const open = await Promise.all(Array.from({ length: current - sealed }, (_, i) => entriesIn(db, table, current - i)));
  const listed = await listedWith(db, table, changed === 0 ? rarest(phrase) : pairs, changed, sealed);
  const inOpen = open.flat().flatMap((item) => {
    const score = shared(item, pairs);
    return score >= needed ? [{ score, items: async () => [item] }] : [];
  });
  const inSealed = listed.map(({ score, block, id }) => ({
    score,
    items: async () => (await entriesIn(db, table, block, id)).filter((item) => shared(item, pairs) >= needed),
  }));
  const all = [...inOpen, ...inSealed].sort((a, b) => (changed === 0 ? 0 : b.score - a.score));
  for (let i = 0; i < all.length; i += groupSize) {
    const items = await Promise.all(all.slice(i, i + groupSize).map((one) => one.items()));
    yield items.flat().map(candidateOf);
  }
}

const candidateOf = (item: Item): Candidate => ({
  articleId: item.entry as string,
  day: item.day as string,
  speakers: aboutOf(item).speakers,
});

/** How many of these pairs an entry has. */
const shared = (item: Item, pairs: readonly number[]): number => {
  const has = pairsIn(item);
  return pairs.filter((pair) => has[firstIndex(has.length, (i) => has[i]! >= pair)] === pair).length;
};

const rarest = (phrase: readonly string[]): number[] => {
  const inOrder = pairsInOrder(phrase).map((pair, i) => ({ pair, letters: phrase[i]!.length + phrase[i + 1]!.length }));
  const byLength = inOrder.sort((a, b) => b.letters - a.letters).map(({ pair }) => pair);
  return [...new Set(byLength)].slice(0, MAX_EXACT_PAIRS);
};

/** What the pages of sealed blocks list under enough of the pairs, the latest block first. */
const listedWith = async (
  db: DynamoDBDocumentClient,
  table: string,
  pairs: readonly number[],
  changed: number,
  sealed: number,
): Promise<{ score: number; block: number; id: string }[]> => {
  const scores = new Map<string, number>();
  const lists = Map.groupBy(pairs, pageOf);
  await Promise.all(
    [...lists].map(async ([page, wanted]) => {
      for (const { block, content } of await pagesIn(db, table, pairList(page), sealed)) {
        const postings = unpackNumbers(content);
        for (const id of wanted.flatMap((pair) => articlesWith(postings, pair))) {
          const place = `${String(block).padStart(9, '0')}${id}`;
          scores.set(place, (scores.get(place) ?? 0) + 1);
        }
      }
    }),
  );
  const needed = changed === 0 ? pairs.length : pairsKept(pairs.length, changed);
  return [...scores]
    .filter(([, score]) => score >= needed)
    .sort(([a], [b]) => (a < b ? 1 : -1))
    .map(([place, score]) => ({ score, block: Number(place.slice(0, -ID_DIGITS)), id: place.slice(-ID_DIGITS) }));
};
