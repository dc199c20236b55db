import { textOf } from '../../../lib/text/article/article.ts';
import { readDates } from '../../../lib/text/language/dates/read-dates.ts';
import type { Document, Entity } from '../../../lib/text/language/document.ts';
import { ENGLISH_PHRASES, keyPhrases } from '../../../lib/text/language/key-phrases.ts';
import { identifyLanguage } from '../../../lib/text/language/language-id.ts';
import { readDocument } from '../../../lib/text/language/read-document.ts';
import { readingEase } from '../../../lib/text/language/readability.ts';
import { summarise } from '../../../lib/text/language/summary.ts';
import { isWord } from '../../../lib/text/language/tokens.ts';
import { toneOf } from '../../../lib/text/language/tone.ts';
import { readStatements } from '../../../lib/text/statements/read-statements.ts';
import type { Statement } from '../../../lib/text/statements/statement.ts';
import { ROW_CONFIDENCE } from '../../../lib/text/statements/verdict/verdict.ts';
import type { EntityType } from '../../../lib/text/vocabulary.ts';
import type { AnalysisRequest } from '../../messages/message.ts';
import type { Analysis } from '../../tables/analyses.ts';
import { ANALYSIS_VERSION } from '../../tables/analysis-version.ts';
import type { ArticleRow } from '../../tables/rows.ts';
import { dayOfWriting } from './day.ts';
import { type CutList, cutList, cutParagraphs, cutPhrase, LIMITS } from './limits.ts';
import { mentionRows } from './mention-rows.ts';
import { speakerOf, statementRow } from './statement-row.ts';

/**
 * Everything the tables say about one article. The same request gives the same rows, whenever and wherever it runs. Of
 * an article that is not in English, only what needs no grammar is read: summary and key phrases.
 */
export const analyseArticle = async (request: AnalysisRequest): Promise<Analysis> => {
  const text = textOf(request.article);
  const language = await languageOf(request, text);
  if (language !== 'en') {
    return {
      article: { ...identity(request, text, language), ...(await foreignReading(request, language)) },
      statements: [],
      mentions: [],
    };
  }
  const { paragraphs, title } = request.article;
  const document = readDocument(paragraphs, title ? { title } : {});
  const read = readStatements(document).filter(({ confidence }) => confidence >= ROW_CONFIDENCE);
  const speakers = cutList(read.map(speakerOf), read.length);
  const names = namesOf(document.entities);
  const kept = new Set(speakers.kept);
  // Rows are found by the speakers that the article's row lists: there are none of others.
  const statements = read.filter((statement) => kept.has(speakerOf(statement)));
  return {
    article: {
      ...identity(request, text, language),
      ...reading(request, document, statements, names, speakers),
    },
    statements: statements.map((statement, index) => statementRow(request, document, statement, index)),
    mentions: mentionRows(request, listed(document.entities, names), statements),
  };
};

/** The language of the text; what its file says counts only if the text does not tell, as in tables of results. */
const languageOf = async ({ article }: AnalysisRequest, text: string): Promise<string> => {
  const identified = await identifyLanguage(text);
  const [stated] = /^[a-z]{2,3}(?![a-z])/.exec(article.language?.toLowerCase() ?? '') ?? [];
  return identified === UNDETERMINED && stated ? stated : identified;
};

/** ISO 639-2. */
const UNDETERMINED = 'und';

const namesOf = (entities: readonly Entity[]): Record<EntityType, CutList> => {
  const ofType = (type: EntityType): CutList =>
    cutList(entities.filter((entity) => entity.type === type).map(({ name }) => name));
  return { person: ofType('person'), organisation: ofType('organisation'), place: ofType('place') };
};

/** The entities that the article's row lists, each name of a type once: their Mentions rows are found by those lists. */
const listed = (entities: readonly Entity[], names: Record<EntityType, CutList>): Entity[] => {
  const left = new Map(Object.entries(names).map(([type, { kept }]) => [type, new Set(kept)]));
  return entities.filter(({ type, name }) => left.get(type)?.delete(cutPhrase(name)));
};

type Identity = Pick<
  ArticleRow,
  | 'articleId'
  | 'storyId'
  | 'receivedAt'
  | 'key'
  | 'language'
  | 'text'
  | 'paragraphs'
  | 'analysisVersion'
  | 'changes'
  | 'oldWordsOf'
  | 'withdrawals'
>;

const identity = (request: AnalysisRequest, whole: string, language: string): Identity => {
  const { title, byline, author, source, url, publishedAt, paragraphs } = request.article;
  const text = cutParagraphs(whole, LIMITS.textBytes);
  const known = Object.entries({ title, byline, author, source, url, publishedAt }).filter(([, value]) => value);
  const characters = request.textCut ?? whole.length;
  return {
    articleId: request.articleId,
    storyId: request.storyId,
    receivedAt: request.receivedAt,
    key: request.key,
    ...Object.fromEntries(known),
    language,
    text,
    ...(text.length < characters && { textCut: characters }),
    paragraphs: paragraphs.length,
    analysisVersion: ANALYSIS_VERSION,
    ...(request.changes && { changes: request.changes }),
    ...(request.oldWordsOf && { oldWordsOf: request.oldWordsOf }),
    ...(request.withdrawals && { withdrawals: request.withdrawals }),
  };
};

type Reading = Omit<ArticleRow, keyof Identity>;

const reading = (
  request: AnalysisRequest,
  document: Document,
  statements: readonly Statement[],
  names: Record<EntityType, CutList>,
  speakers: CutList,
): Reading => {
  const { text, sentences, trees } = document;
  const { day, datedFrom } = dayOfWriting(request);
  const lists = {
    people: names.person,
    organisations: names.organisation,
    places: names.place,
    keyPhrases: cutList(keyPhrases(sentences, { ...ENGLISH_PHRASES, trees })),
    dates: cutList(readDates(document, day).map((found) => found.date)),
    speakers,
  };
  const cuts = Object.entries(lists).flatMap(([name, { cut }]) => (cut > 0 ? [[name, cut]] : []));
  return {
    summary: summarise(text, sentences),
    people: lists.people.kept,
    organisations: lists.organisations.kept,
    places: lists.places.kept,
    keyPhrases: lists.keyPhrases.kept,
    dates: lists.dates.kept,
    datedFrom,
    tone: toneOf(sentences),
    readability: readingEase(sentences),
    words: sentences.reduce((sum, { tokens }) => sum + tokens.filter((token) => isWord(token.text)).length, 0),
    sentences: sentences.length,
    quotations: statements.filter((statement) => statement.kind !== 'indirect').length,
    statements: statements.length,
    speakers: speakers.kept,
    ...(cuts.length > 0 && { listsCut: Object.fromEntries(cuts) }),
  };
};

/** The row of an article of which only the text is known. */
export const unreadArticle = (request: AnalysisRequest, notAnalysed: string): ArticleRow => ({
  ...identity(request, textOf(request.article), UNDETERMINED),
  ...UNREAD,
  notAnalysed,
});

/** What is read of an article in another language, or in none that was recognised. */
const foreignReading = async ({ article }: AnalysisRequest, language: string): Promise<Reading> => {
  if (language === UNDETERMINED) return { ...UNREAD, notAnalysed: 'no language was recognised' };
  const { readForeign } = await import('../../../lib/text/language/read-foreign.ts');
  const { summary, keyPhrases, words, sentences } = readForeign(article.paragraphs, language);
  const unread = keyPhrases ? 'statements, names, dates and tone' : 'statements, names, dates, tone and key phrases';
  return {
    ...UNREAD,
    summary,
    keyPhrases: keyPhrases ?? [],
    words,
    sentences,
    notAnalysed: `${unread}: only English is read for them, and this is "${language}"`,
  };
};

const UNREAD: Reading = {
  summary: '',
  people: [],
  organisations: [],
  places: [],
  keyPhrases: [],
  dates: [],
  tone: 0,
  readability: 0,
  words: 0,
  sentences: 0,
  quotations: 0,
  statements: 0,
  speakers: [],
};
