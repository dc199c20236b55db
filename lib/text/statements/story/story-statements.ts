import { UNKNOWN } from '../statement.ts';
import { comparable, likeness, sayTheSame, type Wording } from './wording.ts';

/** An article as its story's statements know it. */
export interface StoryArticle {
  articleId: string;
  /** The day its statements are listed under, `YYYY-MM-DD`. */
  day: string;
  /** ISO 8601. */
  receivedAt: string;
  /** How often it had been withdrawn when it was entered. */
  withdrawals: number;
  /** The version of the analysis that found its statements. */
  analysisVersion?: number;
}

/** A statement of a story: the same words of the same speaker, in however many of its articles. */
export interface StoryStatement {
  speaker: string;
  wording: Wording;
  /** The words it had in the article that this one revises, and the name its speaker had there, if that was changed: hashed. */
  was?: Wording;
  wasSpeaker?: string;
  /** The article whose row it is, and which of its statements; none where no article that ran it has a row of its own. */
  row?: { articleId: string; number: number };
  /** Articles that ran it. */
  ranIn: ReadonlySet<string>;
}

/** What the articles of one story have said so far. */
export interface StoryStatements {
  articles: ReadonlyMap<string, StoryArticle>;
  statements: readonly StoryStatement[];
}

export const NO_STATEMENTS: StoryStatements = { articles: new Map(), statements: [] };

/** A statement of an article. */
export interface ArticleStatement {
  /** Which of its statements, from 1, where the article has rows of its own. */
  number?: number;
  speaker: string;
  wording: Wording;
  /** The words it had before the article changed them, or the speaker's name: it is not what was said in those. */
  was?: Wording;
  wasSpeaker?: string;
}

/**
 * How much of a story is kept, so that it costs the same to read and write whatever its size: a few write units. Articles
 * and statements beyond that are not compared, and have rows of their own.
 */
export const KEPT = { articles: 60, statements: 150 } as const;

export interface Entered {
  story: StoryStatements;
  /** For each statement entered: the story's statement that it is, none where the story is full. */
  as: (StoryStatement | undefined)[];
  /**
   * Articles that were taken to have said what proves to be said in changed words, and now to have said it in the old ones, or
   * whose statements had a row of this article that is of another statement now: they have to be entered again, if they have rows.
   */
  evicted: Set<string>;
}

/**
 * Enters an article's statements in its story, in place of what was entered of it before. Each is what an article before
 * it has said, or new.
 * What has no row becomes the row of an article that has rows; what was its already stays so. Nothing changes where it
 * has been entered after a later withdrawal.
 */
export const enter = (before: StoryStatements, article: StoryArticle, made: readonly ArticleStatement[]): Entered => {
  const { articleId } = article;
  if (withdrawalsOf(before, articleId) > article.withdrawals)
    return { story: before, as: made.map(() => undefined), evicted: new Set() };
  const articles = new Map(before.articles).set(articleId, article);
  if (articles.size > KEPT.articles) return { story: before, as: made.map(() => undefined), evicted: new Set() };
  const statements: (StoryStatement | undefined)[] = before.statements.map((one) => without(one, articleId));
  const taken = new Set<number>();
  const evicted = new Set<string>();
  const places = made.map(({ number, speaker, wording, was, wasSpeaker }) => {
    const place = nearest(before.statements, taken, { speaker, wording, ...(was && { was }) }) ?? statements.length;
    if (place >= KEPT.statements) return undefined;
    taken.add(place);
    const known = statements[place];
    const rowBefore = before.statements[place]?.row;
    const ownBefore = rowBefore?.articleId === articleId ? rowBefore : undefined;
    const own = number === undefined ? ownBefore : { articleId, number };
    const wasBefore = was ?? before.statements[place]?.was;
    const nameBefore = wasSpeaker ?? before.statements[place]?.wasSpeaker;
    // Until now it was taken for what others say in the old words.
    const isNews = was !== undefined && before.statements[place]?.was === undefined;
    if (isNews && known) {
      for (const id of known.ranIn) evicted.add(id);
      statements.push({ ...known, wording: isInNewWords({ speaker, wording, was }, known) ? was : known.wording });
    }
    const shared = isNews ? undefined : known;
    const row = shared?.row ?? own;
    statements[place] = {
      // The row's key holds the speaker, as the article names him that the row is of.
      speaker: row && row.articleId !== articleId ? (shared?.speaker ?? speaker) : speaker,
      wording: shared?.wording ?? wording,
      ranIn: new Set(shared?.ranIn).add(articleId),
      ...(wasBefore && { was: wasBefore }),
      ...(nameBefore !== undefined && { wasSpeaker: nameBefore }),
      ...(row && { row }),
    };
    return place;
  });
  for (const [i, { row }] of before.statements.entries()) {
    const left = row?.articleId === articleId ? statements[i] : undefined;
    for (const id of left?.row ? [] : (left?.ranIn ?? [])) evicted.add(id);
  }
  return {
    story: tidy({ articles, statements: statements.flatMap((one) => one ?? []) }),
    as: places.map((place) => (place === undefined ? undefined : statements[place])),
    evicted,
  };
};

/**
 * The same for statements that come from another list: what has been entered meanwhile stays, if a later analysis has found it, or
 * if it tells which words were changed and what comes does not. What comes in words that an article here has changed may have been
 * said in the old ones, if the other list did not know that: then it counts as that, and the article is to be read, if it has rows.
 */
export const enterMoved = (
  before: StoryStatements,
  article: StoryArticle,
  made: readonly ArticleStatement[],
): Entered => {
  const { articleId, analysisVersion = 0, withdrawals } = article;
  const there = before.articles.get(articleId);
  const isLater = (there?.analysisVersion ?? 0) > analysisVersion;
  const tells = (statements: readonly Pick<StoryStatement, 'was'>[]) => statements.some(({ was }) => was);
  const isTold = there?.withdrawals === withdrawals && tells(statementsOf(before, articleId)) && !tells(made);
  if (isLater || isTold) return { story: before, as: made.map(() => undefined), evicted: new Set() };
  const careful = made.map((one) => {
    const place = one.was ? undefined : nearest(before.statements, NONE, one);
    const { was, ranIn } = (place !== undefined && before.statements[place]) || {};
    return was && !ranIn?.has(articleId) ? { ...one, wording: was } : one;
  });
  const entered = enter(before, article, careful);
  const isDoubtful = careful.some((one, i) => one !== made[i]);
  return isDoubtful ? { ...entered, evicted: new Set([...entered.evicted, articleId]) } : entered;
};

/**
 * An article's statements with what lists that it is in still know of it, where its text was read from a row that does not hold all
 * of it any more: the words that it has changed, and what it says behind the beginning of a long text.
 *
 * @param made of what could be read
 * @param lists the earliest first
 */
export const recalled = (
  made: readonly ArticleStatement[],
  articleId: string,
  lists: readonly StoryStatements[],
  isWhole: boolean,
): ArticleStatement[] => {
  const listed = lists.map((list) => statementsOf(list, articleId));
  const changed = listed.flat().filter(({ was }) => was);
  const known = made.map((one): ArticleStatement => {
    const place = one.was ? undefined : nearest(changed, NONE, one);
    return place === undefined ? one : { ...one, ...oldWordsIn(changed[place]!) };
  });
  if (isWhole) return known;
  const latest = listed.findLast((statements) => statements.length > 0) ?? [];
  const taken = new Set<number>();
  for (const one of known) {
    const place = nearest(latest, taken, one);
    if (place !== undefined) taken.add(place);
  }
  const rest = latest.flatMap((one, i): ArticleStatement[] => {
    const number = one.row?.articleId === articleId ? one.row.number : undefined;
    // A row of what could be read takes the place of one with its number.
    if (taken.has(i) || (number !== undefined && number <= made.length)) return [];
    const { speaker, wording } = one;
    return [{ speaker, wording, ...oldWordsIn(one), ...(number !== undefined && { number }) }];
  });
  return [...known, ...rest];
};

const NONE: ReadonlySet<number> = new Set();

/** The words and the name that a statement had before they were changed. */
export const oldWordsIn = ({ was, wasSpeaker }: StoryStatement): Pick<ArticleStatement, 'was' | 'wasSpeaker'> => ({
  ...(was && { was }),
  ...(wasSpeaker && { wasSpeaker }),
});

/**
 * Takes an article out of its story, unless it was entered after so many withdrawals or more. What only it has said goes;
 * what others have said too, and its row was of, has none any more.
 */
export const leave = (before: StoryStatements, articleId: string, withdrawals: number): StoryStatements =>
  withdrawalsOf(before, articleId) < withdrawals
    ? tidy({ articles: before.articles, statements: before.statements.flatMap((one) => without(one, articleId) ?? []) })
    : before;

const withdrawalsOf = ({ articles }: StoryStatements, articleId: string): number =>
  articles.get(articleId)?.withdrawals ?? -1;

/** Articles that have made statements that have no row, because the article it was of is gone. */
export const orphans = ({ statements }: StoryStatements): Set<string> =>
  new Set(statements.flatMap(({ row, ranIn }) => (row ? [] : [...ranIn])));

/** The statements that an article has made in its story. */
export const statementsOf = ({ statements }: StoryStatements, articleId: string): StoryStatement[] =>
  statements.filter(({ ranIn }) => ranIn.has(articleId));

/** The first article of the story that ran a statement. */
export const firstOf = ({ articles }: StoryStatements, { ranIn }: StoryStatement): StoryArticle | undefined => {
  let first: StoryArticle | undefined;
  for (const id of ranIn) {
    const article = articles.get(id);
    if (article && (!first || isBefore(article, first))) first = article;
  }
  return first;
};

const isBefore = (a: StoryArticle, b: StoryArticle): boolean =>
  a.receivedAt < b.receivedAt || (a.receivedAt === b.receivedAt && a.articleId < b.articleId);

const without = (statement: StoryStatement, articleId: string): StoryStatement | undefined => {
  if (!statement.ranIn.has(articleId)) return statement;
  const ranIn = new Set(statement.ranIn);
  ranIn.delete(articleId);
  if (ranIn.size === 0) return undefined;
  const { row, ...rest } = statement;
  return { ...rest, ranIn, ...(row && row.articleId !== articleId && { row }) };
};

/** The statement of the story that comes nearest in words, of those not taken and by the same speaker. */
const nearest = (
  statements: readonly StoryStatement[],
  taken: ReadonlySet<number>,
  statement: Worded,
): number | undefined => {
  let best: number | undefined;
  let most = 0;
  for (const [i, other] of statements.entries()) {
    if (taken.has(i) || !isOneStatement(other, statement)) continue;
    const alike = likeness(other.wording, statement.wording) + (other.speaker === statement.speaker ? 1 : 0);
    if (alike > most) [best, most] = [i, alike];
  }
  return best;
};

type Worded = Pick<StoryStatement, 'speaker' | 'wording' | 'was'>;

const isOneStatement = (one: Worded, other: Worded): boolean =>
  sayTheSame(one.wording, other.wording) &&
  isOneSpeaker(one.speaker, other.speaker) &&
  isInNewWords(one, other) &&
  isInNewWords(other, one);

/** What was changed is what comes nearer to its new words than to its old. */
const isInNewWords = ({ wording, was }: Worded, other: Worded): boolean =>
  !was ||
  nearness(was, wording) === SAME ||
  nearness(other.wording, wording) > nearness(other.wording, was) ||
  (other.was !== undefined && likeness(other.wording, wording) === 1);

/** The nearness of two prints of the same words. */
const SAME = 2;

/** With the same figures and negations, words are nearer than any without. */
const nearness = (a: Wording, b: Wording): number => likeness(a, b) + (a.essence === b.essence ? 1 : 0);

/** Is the first statement the second in changed words? */
const revises = (later: StoryStatement, earlier: StoryStatement): boolean =>
  later !== earlier &&
  later.was !== undefined &&
  isOneSpeaker(later.wasSpeaker ?? later.speaker, earlier.speaker) &&
  sayTheSame(later.was, earlier.wording) &&
  (later.wasSpeaker !== undefined || nearness(earlier.wording, later.was) > nearness(earlier.wording, later.wording));

/** The first article that printed a statement in changed words; undefined if none did. */
export const revisionOf = (story: StoryStatements, statement: StoryStatement): StoryArticle | undefined => {
  const revised = story.statements.find((other) => revises(other, statement));
  return revised && firstOf(story, revised);
};

/** Statements of a story that some of it print in changed words. */
export const revisedIn = (story: StoryStatements, statements: readonly StoryStatement[]): StoryStatement[] => {
  const changed = statements.filter(({ was }) => was);
  return changed.length === 0 ? [] : story.statements.filter((one) => changed.some((later) => revises(later, one)));
};

/** A print that was cut may have lost the first name ("Panetta"), or all that tells who speaks. */
const isOneSpeaker = (one: string, other: string): boolean => {
  if (one === other || one === UNKNOWN || other === UNKNOWN) return true;
  const [a = [], b = []] = comparable(one, other);
  return a.every((word) => b.includes(word)) || b.every((word) => a.includes(word));
};

/** Without the articles that none of the statements was made by. */
const tidy = ({ articles, statements }: StoryStatements): StoryStatements => {
  const named = new Set(statements.flatMap(({ ranIn }) => [...ranIn]));
  return { articles: new Map([...articles].filter(([id]) => named.has(id))), statements };
};
