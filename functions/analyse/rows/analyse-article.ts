import { textOf } from '../../../lib/text/article/article.ts';
import { readDates } from '../../../lib/text/language/dates/read-dates.ts';
import type { Document, Entity } from '../../../lib/text/language/document.ts';
import { keyPhrases } from '../../../lib/text/language/key-phrases.ts';
import { identifyLanguage } from '../../../lib/text/language/language-id.ts';
import { readDocument } from '../../../lib/text/language/read-document.ts';
import { readingEase } from '../../../lib/text/language/readability.ts';
import { summarise } from '../../../lib/text/language/summary.ts';
import { isWord } from '../../../lib/text/language/tokens.ts';
import { toneOf } from '../../../lib/text/language/tone.ts';
import { readStatements } from '../../../lib/text/statements/read-statements.ts';
import type { Statement } from '../../../lib/text/statements/statement.ts';
import { ROW_CONFIDENCE } from '../../../lib/text/statements/verdict/verdict.ts';
import type { AnalysisRequest } from '../../messages/message.ts';
import type { Analysis } from '../../tables/analyses.ts';
import { ANALYSIS_VERSION } from '../../tables/analysis-version.ts';
import type { ArticleRow } from '../../tables/rows.ts';
import { datedFrom, dayOf } from './day.ts';
import { cutList, cutParagraphs, cutText, LIMITS } from './limits.ts';
import { mentionRows } from './mention-rows.ts';
import { speakerOf, statementRow } from './statement-row.ts';

/**
 * Everything the tables say about one article. The same request gives the same rows, whenever and wherever it runs. Of
 * an article that is not in English, only the language and the text are stored.
 */
export const analyseArticle = async (request: AnalysisRequest): Promise<Analysis> => {
  const text = textOf(request.article);
  const language = await languageOf(request, text);
  if (language !== 'en') {
    const reason =
      language === UNDETERMINED ? 'no language was recognised' : `only English is read, and this is "${language}"`;
    return { article: { ...unreadArticle(request, reason), language }, statements: [], mentions: [] };
  }
  const { paragraphs, title } = request.article;
  const document = readDocument(paragraphs, title ? { title } : {});
  const statements = readStatements(document).filter(({ confidence }) => confidence >= ROW_CONFIDENCE);
  return {
    article: { ...identity(request, text, language), ...reading(request, document, statements) },
    statements: statements.map((statement, index) => statementRow(request, document, statement, index)),
    mentions: mentionRows(request, listed(document.entities), statements),
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

/** The names that the article's row lists: its Mentions rows are found by that list. */
const listed = (entities: readonly Entity[]): Entity[] => {
  const counted = { person: 0, organisation: 0, place: 0 };
  return entities.filter(({ type }) => counted[type]++ < LIMITS.listEntries);
};

type Identity = Pick<
  ArticleRow,
  | 'articleId'
  | 'storyId'
  | 'receivedAt'
  | 'receivedOn'
  | 'key'
  | 'language'
  | 'text'
  | 'paragraphs'
  | 'analysisVersion'
  | 'changes'
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
    receivedOn: request.receivedAt.slice(0, 10),
    key: request.key,
    ...Object.fromEntries(known),
    language,
    text,
    ...(text.length < characters && { textCut: characters }),
    paragraphs: paragraphs.length,
    analysisVersion: ANALYSIS_VERSION,
    ...(request.changes && { changes: request.changes }),
    ...(request.withdrawals && { withdrawals: request.withdrawals }),
  };
};

type Reading = Omit<ArticleRow, keyof Identity>;

const reading = (request: AnalysisRequest, document: Document, statements: readonly Statement[]): Reading => {
  const { text, sentences, entities } = document;
  const named = (type: string) =>
    entities.filter((entity) => entity.type === type).map(({ name }) => cutText(name, LIMITS.nameCharacters));
  const lists = {
    people: named('person'),
    organisations: named('organisation'),
    places: named('place'),
    keyPhrases: keyPhrases(sentences),
    dates: [...new Set(readDates(document, dayOf(request)).map((found) => found.date))],
  };
  const cuts = Object.entries(lists)
    .map(([name, list]) => [name, cutList(list).cut] as const)
    .filter(([, cut]) => cut > 0);
  return {
    summary: summarise(text, sentences),
    people: cutList(lists.people).kept,
    organisations: cutList(lists.organisations).kept,
    places: cutList(lists.places).kept,
    keyPhrases: lists.keyPhrases,
    dates: cutList(lists.dates).kept,
    datedFrom: datedFrom(request.article),
    tone: toneOf(sentences),
    readability: readingEase(sentences),
    words: sentences.reduce((sum, { tokens }) => sum + tokens.filter((token) => isWord(token.text)).length, 0),
    sentences: sentences.length,
    quotations: statements.filter((statement) => statement.kind !== 'indirect').length,
    statements: statements.length,
    speakers: [...new Set(statements.map(speakerOf))],
    ...(cuts.length > 0 && { listsCut: Object.fromEntries(cuts) }),
  };
};

/** The row of an article of which only the text is known. */
export const unreadArticle = (request: AnalysisRequest, notAnalysed: string): ArticleRow => ({
  ...identity(request, textOf(request.article), UNDETERMINED),
  ...UNREAD,
  notAnalysed,
});

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
