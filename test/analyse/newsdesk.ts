import type { Context } from '../../functions/analyse/context.ts';
import type { AnalysisRequest, Message } from '../../functions/messages/message.ts';
import type { Analysis } from '../../functions/tables/analyses.ts';
import { ANALYSIS_VERSION } from '../../functions/tables/analysis-version.ts';
import type { ArticleRow, MentionRow, StatementRow } from '../../functions/tables/rows.ts';
import { searchIndex } from '../../functions/tables/search/search-index.ts';
import { memoryAnalyses, type ReadableAnalyses } from '../tables/memory-analyses.ts';
import { memorySearch } from '../tables/memory-search.ts';

/** The message that an article is to be analysed. */
export const request = (articleId: string, more: Partial<AnalysisRequest> = {}): Message => ({
  kind: 'analyse',
  articleId,
  storyId: 'story',
  key: `${articleId}.txt`,
  version: 'v',
  receivedAt: '2026-03-01T00:00:00.000Z',
  article: { paragraphs: ['0', '2'] },
  ...more,
});

/** The message that an article is no longer there. */
export const withdrawal = (articleId: string, withdrawals = 1): Message => ({
  kind: 'withdraw',
  articleId,
  storyId: 'story',
  withdrawals,
  withdrawnAt: '2026-04-01T00:00:00.000Z',
});

/** Things to say, none like another, each by one speaker. */
export const SAYINGS = [
  ['Ann Reed', 'The harbour bridge was safe until the flood took its northern pillar away'],
  ['Ann Reed', 'Nobody told the council about cracks that divers had photographed in spring'],
  ['Bo Lund', 'My company warned the ministry twice and was never given an answer'],
  ['Cy Moss', 'Trains will stop at midnight unless the drivers are paid for their nights'],
  ['Dee Park', 'The vaccine protected every volunteer who had received both doses'],
  ['Ann Reed', 'The harbour bridge was safe until the flood took its southern pillar away'],
] as const;

/** The last saying is the first, corrected. */
export const CORRECTED = SAYINGS.length - 1;
export const CORRECTION = {
  kind: 'wording',
  before: 'The flood took its northern pillar away.',
  after: 'The flood took its southern pillar away.',
} as const;

/**
 * An analysis that reads nothing: paragraph `3` is said by whoever says the third saying, and names him.
 *
 * @param found the paragraphs that it finds something in, by default all
 */
const simpleAnalysis = async (
  request: AnalysisRequest,
  analysisVersion = ANALYSIS_VERSION,
  found = request.article.paragraphs,
): Promise<Analysis> => {
  const { articleId, storyId, receivedAt, key, withdrawals } = request;
  const day = receivedAt.slice(0, 10);
  const label = { articleId, storyId, ...(withdrawals && { withdrawals }) };
  const said = found.map((n) => SAYINGS[Number(n)]!);
  const speakers = [...new Set(said.map(([speaker]) => speaker))];
  return {
    article: {
      ...label,
      key,
      receivedAt,
      ...(request.changes && { changes: request.changes }),
      ...(request.oldWordsOf && { oldWordsOf: request.oldWordsOf }),
      analysisVersion,
      text: request.article.paragraphs.join('\n\n'),
      speakers,
      people: speakers,
      organisations: [],
      places: [],
    } as unknown as ArticleRow,
    statements: said.map(([speaker, content], i) => ({
      ...label,
      speaker,
      said: `${day}#${articleId}#${String(i + 1).padStart(3, '0')}`,
      content,
      articles: 1,
      firstSeen: receivedAt,
    })) as unknown as StatementRow[],
    mentions: speakers.map((name) => ({
      ...label,
      name,
      seen: `${day}#${articleId}`,
      aliases: [],
    })) as unknown as MentionRow[],
  };
};

/** That of an earlier version: it missed what is said first, and numbers the rest otherwise. */
export const outdatedAnalysis = (request: AnalysisRequest): Promise<Analysis> =>
  simpleAnalysis(request, ANALYSIS_VERSION - 1, request.article.paragraphs.slice(1).reverse());

/** An analysis whose rows of articles have room for the first few paragraphs. */
export const cutAfter =
  (kept: number, analyse: Context['analyse']): Context['analyse'] =>
  async (request) => {
    const { article, ...rows } = await analyse(request);
    const { paragraphs } = request.article;
    const textCut = request.textCut ?? (paragraphs.length > kept ? article.text.length : undefined);
    const text = paragraphs.slice(0, kept).join('\n\n');
    return { ...rows, article: { ...article, text, ...(textCut !== undefined && { textCut }) } };
  };

/** Blocks of the search that are full soon. */
export const SMALL_BLOCKS = { articles: 2, bytes: 1_000_000, lookAfter: 1 };

/** The tables of analysis in memory, and a forest of stories that a test can change. */
export const newsdesk = (stores: ReadableAnalyses = memoryAnalyses()) => {
  const storyOf = new Map<string, string>();
  const earlierStories = new Map<string, string[]>();
  /** What the files of articles say why these are not analysed. */
  const notes = new Map<string, string>();
  const search = memorySearch();
  const context: Context = {
    analyses: stores.analyses,
    statementLists: stores.statementLists,
    oldWords: stores.oldWords,
    unfinished: stores.unfinished,
    searchIndex: searchIndex(search.store, SMALL_BLOCKS),
    storyOf: async (articleId) => storyOf.get(articleId) ?? articleId,
    earlierStories: async (articleId) => earlierStories.get(articleId) ?? [],
    analyse: (request) => simpleAnalysis(request),
    noteOnFile: async ({ articleId, key, version }, notAnalysed) => {
      if (!key || !version) throw new Error('DynamoDB takes no empty key');
      if (notAnalysed === undefined) notes.delete(articleId);
      else notes.set(articleId, notAnalysed);
    },
    pause: async () => {},
  };
  return { context, storyOf, earlierStories, notes, search, snapshot: stores.snapshot };
};
