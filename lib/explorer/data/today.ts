import type { ArticleRow, FileRow, Outcome, StatementRow, StoryRow } from '../../../functions/tables/rows.ts';
import { isDisputing } from './disputes.ts';
import type { Reader } from './reader.ts';
import { type Bucket, bucketsOf, daysOf, type Span, type Unit } from './span.ts';
import { headlinesOf } from './story.ts';

/** The outcomes of a file that the chart shows, in the order of its layers. */
export const CHARTED = ['new', 'variant', 'copy'] as const;

export interface BucketCounts extends Bucket {
  counts: Record<(typeof CHARTED)[number], number>;
}

export interface DayArticle
  extends Pick<ArticleRow, 'articleId' | 'receivedAt' | 'title' | 'key' | 'source' | 'statements' | 'words'> {
  storyId?: string;
}

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
  /** Of the latest `looked` articles. */
  looked: number;
  quoted: { name: string; articles: number }[];
  disputed: { storyId: string; headline: string; speakers: string[]; statements: number }[];
  /** The latest files that correct or revise an article. */
  corrected: CorrectedFile[];
  spread: Pick<StoryRow, 'storyId' | 'headline' | 'files' | 'articles' | 'firstSeen' | 'lastSeen'>[];
}

/** Of each outcome: more files of a span are not counted. */
const MAX_COUNTED = 5_000;
const MAX_ARTICLES = 200;
const MAX_LISTED = 40;
/** Stories whose statements are read to find the disputed. */
const MAX_DISPUTED_STORIES = 24;
const MAX_STATEMENTS = 80;
const MAX_SPREAD = 60;
const MAX_RANKED = 6;

const OUTCOMES: readonly Outcome[] = ['new', 'variant', 'copy', 'rejected', 'failed'];

type CountedFile = Pick<FileRow, 'receivedAt' | 'articleId' | 'key' | 'version' | 'relation'>;

/** What happened in a span of time, from the indexes by day and by outcome, and from the latest articles of the span. */
export const readToday = async (reader: Reader, span: Span): Promise<Today> => {
  const [counted, { articles, more }] = await Promise.all([countFiles(reader, span), latestArticles(reader, span)]);
  const rows = await reader.getAll<LookedAt>(
    'articles',
    articles.map(({ articleId }) => ({ articleId })),
    ['storyId', 'speakers', 'people', 'organisations', 'places'],
  );
  const storyOf = new Map(rows.map(({ articleId, storyId }) => [articleId, storyId]));
  const charted = CHARTED.flatMap((outcome) => counted.files[outcome].rows);
  const { unit, buckets } = bucketsOf(charted.map(({ receivedAt }) => receivedAt));
  const listed = articles.slice(0, MAX_LISTED).map((article) => {
    const storyId = storyOf.get(article.articleId);
    return { ...article, ...(storyId !== undefined && { storyId }) };
  });
  const untitled = listed.flatMap(({ title, storyId }) =>
    title === undefined && storyId !== undefined ? storyId : [],
  );
  const [headlines, disputed, corrected, spread] = await Promise.all([
    headlinesOf(reader, untitled),
    mostDisputed(reader, articles, storyOf),
    latestCorrections(reader, counted.files.variant.rows),
    mostSpread(reader, [...counted.files.copy.rows, ...counted.files.variant.rows]),
  ]);
  return {
    span,
    unit,
    buckets: fill(buckets, counted.files),
    outcomes: Object.fromEntries(OUTCOMES.map((outcome) => [outcome, counted.files[outcome].rows.length])),
    uncounted: OUTCOMES.some((outcome) => counted.files[outcome].more),
    articles: listed.map((article) => {
      const title = article.title ?? headlines.get(article.storyId ?? '');
      return { ...article, ...(title !== undefined && { title }) };
    }),
    moreArticles: more || articles.length > MAX_LISTED,
    looked: articles.length,
    quoted: mostQuoted(rows),
    disputed,
    corrected,
    spread,
  };
};

type LookedAt = Pick<ArticleRow, 'articleId' | 'storyId'> &
  Partial<Pick<ArticleRow, 'speakers' | 'people' | 'organisations' | 'places'>>;

const countFiles = async (reader: Reader, { from, to }: Span) => {
  const lists = await Promise.all(
    OUTCOMES.map((outcome) =>
      reader.query<CountedFile>({
        table: 'files',
        index: 'byOutcome',
        key: ['outcome', outcome],
        range: ['receivedAt', from, to],
        attributes: [
          'receivedAt',
          ...(outcome === 'copy' || outcome === 'variant' ? ['articleId', 'key', 'version', 'relation'] : []),
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

const latestArticles = async (reader: Reader, span: Span): Promise<{ articles: DayArticle[]; more: boolean }> => {
  const { days, more } = daysOf(span);
  const articles: DayArticle[] = [];
  for (const day of days) {
    const page = await reader.query<DayArticle>({
      table: 'articles',
      index: 'byDay',
      key: ['receivedOn', day],
      range: ['receivedAt', span.from, span.to],
      latestFirst: true,
      limit: MAX_ARTICLES - articles.length,
    });
    articles.push(...page.rows);
    if (page.more || articles.length >= MAX_ARTICLES) return { articles, more: true };
  }
  return { articles, more };
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

/** The names that most of the articles quote; not those without a name ("a senior official"). */
const mostQuoted = (rows: readonly LookedAt[]): Today['quoted'] => {
  const counts = new Map<string, number>();
  for (const { speakers = [], people = [], organisations = [], places = [] } of rows) {
    const names = new Set([...people, ...organisations, ...places]);
    for (const speaker of speakers) if (names.has(speaker)) counts.set(speaker, (counts.get(speaker) ?? 0) + 1);
  }
  return [...counts]
    .map(([name, articles]) => ({ name, articles }))
    .sort((a, b) => b.articles - a.articles)
    .slice(0, MAX_RANKED);
};

/** Of the stories with the most statements, those with the most speakers who allege, doubt or deny something. */
const mostDisputed = async (
  reader: Reader,
  articles: readonly DayArticle[],
  storyOf: ReadonlyMap<string, string>,
): Promise<Today['disputed']> => {
  const stories = new Map<string, number>();
  for (const { articleId, statements = 0 } of articles) {
    const storyId = storyOf.get(articleId);
    if (storyId !== undefined) stories.set(storyId, Math.max(statements, stories.get(storyId) ?? 0));
  }
  const candidates = [...stories]
    .filter(([, statements]) => statements > 1)
    .sort(([, a], [, b]) => b - a)
    .slice(0, MAX_DISPUTED_STORIES);
  const [rows, headlines] = await Promise.all([
    Promise.all(
      candidates.map(([storyId]) =>
        reader.query<Pick<StatementRow, 'speaker' | 'stance'>>({
          table: 'statements',
          index: 'byStory',
          key: ['storyId', storyId],
          attributes: ['speaker', 'stance'],
          limit: MAX_STATEMENTS,
        }),
      ),
    ),
    headlinesOf(
      reader,
      candidates.map(([storyId]) => storyId),
    ),
  ]);
  return candidates
    .flatMap(([storyId], i) => {
      const disputing = rows[i]!.rows.filter(({ stance }) => isDisputing(stance));
      const speakers = [...new Set(disputing.map(({ speaker }) => speaker))];
      const headline = headlines.get(storyId);
      // One alone disputes nothing.
      return speakers.length < 2 || headline === undefined
        ? []
        : [{ storyId, headline, speakers, statements: disputing.length }];
    })
    .sort((a, b) => b.speakers.length - a.speakers.length || b.statements - a.statements)
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
