import type { ArticleRow, FileRow, Outcome, StatementRow, StoryRow } from '../../../functions/tables/rows.ts';
import { isDigest } from './digests.ts';
import { isDisputing } from './disputes.ts';
import type { Listing, Reader } from './reader.ts';
import { type Standing, standingsOf } from './revisions.ts';
import { type Bucket, bucketsOf, type Span, type Unit } from './span.ts';
import { headlinesOf } from './story.ts';

/** The outcomes of a file that the chart shows, in the order of its layers. */
export const CHARTED = ['new', 'variant', 'copy'] as const;

export interface BucketCounts extends Bucket {
  counts: Record<(typeof CHARTED)[number], number>;
}

export interface DayArticle
  extends Pick<
    ArticleRow,
    'articleId' | 'storyId' | 'receivedAt' | 'title' | 'key' | 'source' | 'statements' | 'words'
  > {}

export type CorrectedFile = Pick<FileRow, 'key' | 'receivedAt' | 'storyId' | 'relation' | 'changes'> & {
  headline?: string;
};

export interface Today {
  span: Span;
  unit: Unit;
  buckets: BucketCounts[];
  /** Files of the span by outcome, and whether there are more than were counted. */
  outcomes: Partial<Record<Outcome, number>>;
  uncounted: boolean;
  /** The latest. */
  articles: DayArticle[];
  moreArticles: boolean;
  /** Quotations and disputes are those of so many stories; there may be more. */
  looked: { stories: number; more: boolean };
  /** What named speakers said in quotation marks: different words, in however many versions, copies and stories. */
  quoted: { name: string; quotations: number; stories: number }[];
  disputed: { storyId: string; headline: string; speakers: string[]; statements: number }[];
  /** The latest files that correct or revise an article. */
  corrected: CorrectedFile[];
  spread: Pick<StoryRow, 'storyId' | 'headline' | 'files' | 'articles' | 'firstSeen' | 'lastSeen'>[];
  /** How the listed stories stand, of those that were corrected or revised. */
  standings: Map<string, Standing>;
}

/** Of each outcome: more files of a span are not counted. */
const MAX_COUNTED = 5_000;
const MAX_ARTICLES = 200;
const MAX_LISTED = 40;
/** Stories whose statements are read, those with the most. */
const MAX_READ_STORIES = 40;
/** Of the disputed: the digests among them are left out. */
const MAX_CANDIDATES = 12;
const MAX_STATEMENTS = 80;
const MAX_SPREAD = 60;
const MAX_RANKED = 6;

const STANDING = new Set<Outcome>(CHARTED);

const OUTCOMES: readonly Outcome[] = ['new', 'variant', 'copy', 'rejected', 'failed'];

type CountedFile = Pick<FileRow, 'receivedAt' | 'articleId' | 'key' | 'version' | 'relation'>;

/** What happened in a span of time, from the index by outcome and from the latest articles of the span. */
export const readToday = async (reader: Reader, span: Span): Promise<Today> => {
  const counted = await countFiles(reader, span);
  const { articles, more } = await latestArticles(reader, counted.files, span);
  const storyOf = new Map(articles.map(({ articleId, storyId }) => [articleId, storyId]));
  const charted = CHARTED.flatMap((outcome) => counted.files[outcome].rows);
  const { unit, buckets } = bucketsOf(charted.map(({ receivedAt }) => receivedAt));
  const listed = articles.slice(0, MAX_LISTED);
  const untitled = listed.flatMap(({ title, storyId }) => (title === undefined ? storyId : []));
  const said = await statementsOf(reader, articles, storyOf);
  const [headlines, disputed, corrected, spread] = await Promise.all([
    headlinesOf(reader, untitled),
    mostDisputed(reader, said.stories),
    latestCorrections(reader, counted.files.variant.rows),
    mostSpread(reader, [...counted.files.copy.rows, ...counted.files.variant.rows]),
  ]);
  const standings = await standingsOf(
    reader,
    [...disputed, ...corrected, ...spread].flatMap(({ storyId }) => storyId ?? []),
  );
  return {
    span,
    unit,
    buckets: fill(buckets, counted.files),
    outcomes: Object.fromEntries(OUTCOMES.map((outcome) => [outcome, counted.files[outcome].rows.length])),
    uncounted: OUTCOMES.some((outcome) => counted.files[outcome].more),
    articles: listed.map((article) => {
      const title = article.title ?? headlines.get(article.storyId);
      return { ...article, ...(title !== undefined && { title }) };
    }),
    moreArticles: more || articles.length > MAX_LISTED,
    looked: { stories: said.stories.size, more: said.more || more },
    quoted: mostQuoted(said.stories),
    disputed,
    corrected,
    spread,
    standings,
  };
};

const countFiles = async (reader: Reader, { from, to }: Span) => {
  const lists = await Promise.all(
    OUTCOMES.map((outcome) =>
      reader.files<CountedFile>(outcome, {
        range: ['receivedAt', from, to],
        attributes: [
          'receivedAt',
          ...(STANDING.has(outcome) ? ['articleId'] : []),
          ...(outcome === 'copy' || outcome === 'variant' ? ['key', 'version', 'relation'] : []),
        ],
        latestFirst: true,
        limit: MAX_COUNTED,
      }),
    ),
  );
  const files = Object.fromEntries(OUTCOMES.map((outcome, i) => [outcome, lists[i]])) as Record<
    Outcome,
    (typeof lists)[number]
  >;
  return { files };
};

/**
 * The articles that came in a span, the latest first. A copy brings none; but if the file that did was withdrawn, only its
 * copies are left to find an article by.
 */
const latestArticles = async (
  reader: Reader,
  { new: first, variant, copy }: Record<Outcome, Listing<CountedFile>>,
  { from, to }: Span,
): Promise<{ articles: DayArticle[]; more: boolean }> => {
  const latestFirst = [...first.rows, ...variant.rows].sort((a, b) => (a.receivedAt < b.receivedAt ? 1 : -1));
  const ids = [...new Set([...latestFirst, ...copy.rows].flatMap(({ articleId }) => articleId ?? []))];
  const rows = await reader.getAll<DayArticle>(
    'articles',
    ids.slice(0, MAX_ARTICLES).map((articleId) => ({ articleId })),
    ['storyId', 'receivedAt', 'title', 'key', 'source', 'statements', 'words'],
  );
  const articles = rows.filter(({ receivedAt }) => receivedAt >= from && receivedAt <= to);
  return {
    articles: articles.sort((a, b) => (a.receivedAt < b.receivedAt ? 1 : -1)),
    more: first.more || variant.more || ids.length > MAX_ARTICLES,
  };
};

const fill = (buckets: readonly Bucket[], files: Record<Outcome, { rows: CountedFile[] }>): BucketCounts[] => {
  const filled = buckets.map((bucket) => ({ ...bucket, counts: { new: 0, variant: 0, copy: 0 } }));
  const first = Date.parse(buckets[0]?.start ?? '');
  const size = Date.parse(buckets[0]?.end ?? '') + 1 - first;
  for (const outcome of CHARTED) {
    for (const { receivedAt } of files[outcome].rows) {
      const bucket = filled[Math.floor((Date.parse(receivedAt) - first) / size)];
      if (bucket) bucket.counts[outcome]++;
    }
  }
  return filled;
};

type Said = Pick<StatementRow, 'speaker' | 'speakerType' | 'stance' | 'kind' | 'content'>;

/** What is said in the stories of the articles that have the most statements, each statement once. */
const statementsOf = async (
  reader: Reader,
  articles: readonly DayArticle[],
  storyOf: ReadonlyMap<string, string>,
): Promise<{ stories: Map<string, Said[]>; more: boolean }> => {
  const counts = new Map<string, number>();
  for (const { articleId, statements = 0 } of articles) {
    const storyId = storyOf.get(articleId);
    if (storyId !== undefined) counts.set(storyId, Math.max(statements, counts.get(storyId) ?? 0));
  }
  const speaking = [...counts].filter(([, statements]) => statements > 0).sort(([, a], [, b]) => b - a);
  const read = speaking.slice(0, MAX_READ_STORIES);
  const lists = await Promise.all(
    read.map(([storyId]) =>
      reader.query<Said>({
        table: 'statements',
        index: 'byStory',
        key: ['storyId', storyId],
        attributes: ['speaker', 'speakerType', 'stance', 'kind', 'content'],
        limit: MAX_STATEMENTS,
      }),
    ),
  );
  return {
    stories: new Map(read.map(([storyId], i) => [storyId, lists[i]!.rows])),
    more: speaking.length > read.length,
  };
};

/** Those who said the most in quotation marks; not those without a name ("a senior official"). */
const mostQuoted = (stories: ReadonlyMap<string, readonly Said[]>): Today['quoted'] => {
  const counts = new Map<string, { quotations: Set<string>; stories: number }>();
  for (const rows of stories.values()) {
    const quoted = rows.filter(
      ({ kind, speakerType }) => kind !== 'indirect' && speakerType !== 'unnamed' && speakerType !== 'unknown',
    );
    for (const [name, own] of Map.groupBy(quoted, ({ speaker }) => speaker)) {
      const known = counts.get(name) ?? { quotations: new Set(), stories: 0 };
      // A digest prints the same words as the story that it is made of.
      for (const { content } of own) known.quotations.add([content].flat().join(' '));
      counts.set(name, { ...known, stories: known.stories + 1 });
    }
  }
  return [...counts]
    .map(([name, { quotations, stories: number }]) => ({ name, quotations: quotations.size, stories: number }))
    .sort((a, b) => b.quotations - a.quotations || b.stories - a.stories)
    .slice(0, MAX_RANKED);
};

/** Of these stories, those with the most speakers who allege, doubt or deny something. */
const mostDisputed = async (
  reader: Reader,
  stories: ReadonlyMap<string, readonly Said[]>,
): Promise<Today['disputed']> => {
  const ranked = [...stories]
    .map(([storyId, rows]) => {
      const disputing = rows.filter(({ stance }) => isDisputing(stance));
      const speakers = [...new Set(disputing.map(({ speaker }) => speaker))];
      return { storyId, speakers, statements: disputing.length };
    })
    // One alone disputes nothing.
    .filter(({ speakers }) => speakers.length > 1)
    .sort((a, b) => b.speakers.length - a.speakers.length || b.statements - a.statements)
    .slice(0, MAX_CANDIDATES);
  const ids = ranked.map(({ storyId }) => storyId);
  const [headlines, digests] = await Promise.all([
    headlinesOf(reader, ids),
    Promise.all(ids.map((storyId) => isDigest(reader, storyId))),
  ]);
  return ranked
    .flatMap((one, i) => {
      const headline = headlines.get(one.storyId);
      // Those who speak in a digest speak of different stories.
      return headline === undefined || digests[i] ? [] : [{ ...one, headline }];
    })
    .slice(0, MAX_RANKED);
};

const latestCorrections = async (reader: Reader, variants: readonly CountedFile[]): Promise<CorrectedFile[]> => {
  const files = variants.filter(({ relation }) => relation === 'correction' || relation === 'revision');
  const rows = await reader.getAll<CorrectedFile>(
    'files',
    files.slice(0, MAX_RANKED).map(({ key, version }) => ({ key, version })),
    ['storyId', 'relation', 'changes', 'receivedAt'],
  );
  const headlines = await headlinesOf(
    reader,
    rows.flatMap(({ storyId }) => storyId ?? []),
  );
  return rows.map((row) => {
    const headline = row.storyId === undefined ? undefined : headlines.get(row.storyId);
    return { ...row, ...(headline !== undefined && { headline }) };
  });
};

/** The stories of the articles that were copied and varied most in the span, by all their files. */
const mostSpread = async (reader: Reader, files: readonly CountedFile[]): Promise<Today['spread']> => {
  const byArticle = [...Map.groupBy(files, ({ articleId }) => articleId).values()];
  const most = byArticle.sort((a, b) => b.length - a.length).slice(0, MAX_SPREAD);
  // Their rows name the story; a variant that says nothing new has no row in Articles.
  const rows = await reader.getAll<Pick<FileRow, 'storyId'>>(
    'files',
    most.map(([file]) => ({ key: file!.key, version: file!.version })),
    ['storyId'],
  );
  const ids = rows.flatMap(({ storyId }) => storyId ?? []);
  const stories = await reader.getAll<StoryRow>(
    'stories',
    ids.map((storyId) => ({ storyId })),
    ['headline', 'files', 'articles', 'firstSeen', 'lastSeen'],
  );
  return stories
    .filter(({ files, headline }) => files > 1 && headline !== undefined)
    .sort((a, b) => b.files - a.files)
    .slice(0, MAX_RANKED);
};
