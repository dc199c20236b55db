import type { ArticleRow, MentionRow, StatementRow } from '../../../functions/tables/rows.ts';
import type { Listing, Reader } from './reader.ts';
import { headlinesOf, readStatements, type StoryStatement } from './story.ts';

export interface Tie {
  name: string;
  type: MentionRow['type'];
  /** Articles that name both. */
  articles: number;
  /** With which of the other ties it is named, by their places in the list, and how often. */
  with: Map<number, number>;
}

export interface Somebody {
  name: string;
  mentions: Listing<MentionRow>;
  /** What they said, the latest first. */
  said: Listing<StatementRow>;
  /** What others say about them, in the stories read. */
  aboutThem: StoryStatement[];
  storiesRead: number;
  /** Of their stories, by their ids. */
  headlines: Map<string, string>;
  ties: Tie[];
  articlesRead: number;
}

const MAX_SAID = 60;
const MAX_MENTIONS = 100;
const MAX_STORIES = 8;
const MAX_ARTICLES = 60;
const MAX_TIES = 12;

/** @param before only what they said before this `said` */
export const readSomebody = async (reader: Reader, name: string, before?: string): Promise<Somebody> => {
  const [mentions, said] = await Promise.all([
    reader.query<MentionRow>({
      table: 'mentions',
      key: ['name', name],
      latestFirst: true,
      limit: MAX_MENTIONS,
    }),
    reader.query<StatementRow>({
      table: 'statements',
      key: ['speaker', name],
      ...(before !== undefined && { range: ['said', ' ', before] as const }),
      latestFirst: true,
      limit: MAX_SAID + 1,
    }),
  ]);
  const rest = said.rows.filter((row) => row.said !== before);
  const stories = [...new Set(mentions.rows.map(({ storyId }) => storyId))];
  const [lists, headlines, articles] = await Promise.all([
    Promise.all(stories.slice(0, MAX_STORIES).map((storyId) => readStatements(reader, storyId))),
    headlinesOf(reader, stories),
    reader.getAll<NamedIn>(
      'articles',
      mentions.rows.slice(0, MAX_ARTICLES).map(({ articleId }) => ({ articleId })),
      ['people', 'organisations', 'places'],
    ),
  ]);
  return {
    name,
    mentions,
    said: { rows: rest.slice(0, MAX_SAID), more: said.more || rest.length > MAX_SAID },
    aboutThem: lists
      .flatMap(({ rows }) => rows)
      .filter(({ speaker, about }) => speaker !== name && about.includes(name)),
    storiesRead: Math.min(stories.length, MAX_STORIES),
    headlines,
    ties: tiesOf(name, articles),
    articlesRead: articles.length,
  };
};

/**
 * Speakers without a name ("a deckhand", "prosecutors") are not in the search: they are looked up as typed, and with the
 * first letter large or small.
 */
export const findUnnamed = async (reader: Reader, words: string): Promise<string[]> => {
  const [first = '', ...rest] = words;
  const spellings = [...new Set([words, first.toUpperCase() + rest.join(''), first.toLowerCase() + rest.join('')])];
  const lists = await Promise.all(
    spellings.map((speaker) =>
      reader.query<Pick<StatementRow, 'speaker' | 'speakerType'>>({
        table: 'statements',
        key: ['speaker', speaker],
        latestFirst: true,
        limit: 1,
      }),
    ),
  );
  return lists.flatMap(({ rows: [row] }) => (row?.speakerType === 'unnamed' ? row.speaker : []));
};

type NamedIn = Partial<Pick<ArticleRow, 'people' | 'organisations' | 'places'>>;

/** With whom they are named most often, and who of those are named together. */
const tiesOf = (name: string, articles: readonly NamedIn[]): Tie[] => {
  const types = new Map<string, MentionRow['type']>();
  const named = articles.map(({ people = [], organisations = [], places = [] }) => {
    const names = new Set<string>();
    for (const [type, list] of [
      ['person', people],
      ['organisation', organisations],
      ['place', places],
    ] as const) {
      for (const other of list) {
        if (other === name) continue;
        names.add(other);
        if (!types.has(other)) types.set(other, type);
      }
    }
    return names;
  });
  const counts = new Map<string, number>();
  for (const names of named) for (const other of names) counts.set(other, (counts.get(other) ?? 0) + 1);
  const rank = (other: string) => ['person', 'organisation', 'place'].indexOf(types.get(other)!);
  const chosen = [...counts]
    .sort(([a, m], [b, n]) => n - m || rank(a) - rank(b))
    .slice(0, MAX_TIES)
    .map(([other]) => other);
  return chosen.map((other, i) => {
    const together = new Map<number, number>();
    for (const names of named.filter((set) => set.has(other))) {
      chosen.forEach((another, j) => {
        if (j > i && names.has(another)) together.set(j, (together.get(j) ?? 0) + 1);
      });
    }
    return { name: other, type: types.get(other)!, articles: counts.get(other)!, with: together };
  });
};
