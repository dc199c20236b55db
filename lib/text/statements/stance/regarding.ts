import { shorten } from '../../article/characters/cut.ts';
import type { Span } from '../../language/document.ts';
import type { Stance } from '../../vocabulary.ts';
import { wordSet } from '../../words/word-list.ts';
import { INSIDE, type Page, sentenceEnd, sentenceStart, type TokenRange, tokenAt } from '../page/page.ts';
import { type Statement, UNKNOWN } from '../statement.ts';
import { ROW_CONFIDENCE } from '../verdict/verdict.ts';
import { itemsOf } from './items.ts';

/** How far back what a content points back at is looked for: statements, and sentences between. */
const STATEMENTS_BACK = 8;
const SENTENCES_BACK = 8;
/** "it" and "that" point at what was said just before. */
const PRONOUN_SENTENCES_BACK = 4;
const LONGEST_QUESTION = 40;
/** Characters of what a statement is said to regard. */
const LONGEST = 500;

/** Nouns that point at what has a figure. */
const COUNTS = wordSet('figure number estimate toll');
const FIGURE =
  /\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|dozens?|hundreds?|thousands?|millions?|half|per ?cent)\b/i;

/** What a noun for something said is most likely a noun for; the others point at whatever was said. */
const NOUNS = new Map<string, readonly Stance[]>(
  (
    [
      [['alleges'], 'claim allegation accusation charge insinuation complaint criticism wrongdoing involvement role'],
      [['denies'], 'denial'],
      [['urges', 'asks'], 'demand call request appeal'],
      [['warns'], 'warning threat'],
      [['promises', 'urges'], 'offer promise proposal pledge'],
      [['asks', 'urges'], 'question'],
      [
        [],
        `assertion suggestion contention account story version report rumour rumor statement remark comment view idea
        notion theory finding conclusion thing ${[...COUNTS].join(' ')}`,
      ],
    ] as const
  ).flatMap(([stances, list]) => list.split(/\s+/).map((noun) => [noun, stances] as const)),
);

const PRONOUN = /^(?:it|that|this|them|these|those|any of (?:it|that)|all of (?:it|that)|doing so|having done so)$/i;
/** "this a lie", "it nonsense". */
const CALLED = /^(?:it|that|this) (?:an? |the |nonsense|false|untrue|absurd|ridiculous|baseless|unfounded|"|“)/i;
/** "knew nothing of any such plan", "no such meeting had taken place"; not "deals such as the one with Marovia". */
const SUCH = /\bsuch (?!as\b)(?:an? )?(?:\p{Ll}+ )?(?<noun>\p{Ll}{3,})(?![\p{L}’'-])/u;
/** "such a link", "the allegations", "any wrongdoing", "this", and what is said of them: `the accusation "a disgrace"`. */
const POINTING =
  /^(?:any |all )?(?<pointer>the|this|that|these|those|an?|any|his|her|their|its) (?:\p{Ll}+ ){0,2}?(?<noun>\p{Ll}{3,})(?![\p{L}’'-])/u;
/** "the claim that nothing had been done": it says itself what was claimed. */
const TOLD_NOUN =
  /^(?:\p{Ll}+ ){1,4}?(?:claim|allegation|accusation|charge|suggestion|assertion|report|idea|notion)s? that\b/u;
/** "That is not true", "It's a lie", "I don't know that for a fact". */
const POINTING_SPEECH =
  /^(?:(?:well|no|oh|look),? )?(?:(?:that|this|it)(?:['’]s| is| was| isn['’]t| wasn['’]t| never)\b|.{0,40}\b(?:know|believe|proof of|evidence of|heard of|aware of|confirm|deny) (?:that|it|this)\b)/i;

/** "Mullen's claim": what he claims. */
const OWNED = /['’]s? (?:\p{Ll}+ )?(?<noun>\p{Ll}{3,})$/u;

interface Pointer {
  /** Who said what it points at. */
  owners?: readonly string[];
  /** Words that may stand in what it points at: "link" of "such a link". */
  noun?: string;
  /** How the verb begins that the noun is made of. */
  cue?: string;
  stances: readonly Stance[];
  /** Whether the noun is for no kind of statement: "such an event" points only at what has the noun. */
  isThing?: boolean;
  /** Whether it points only at what has a figure. */
  isCount?: boolean;
  /** Sentences back. */
  reach: number;
}

/**
 * What a statement that only points back is about: "Pakistan had denied such a link" is about those whose link it is.
 * Taken from the question it answers ("when asked about …") or from the statement it replies to; nothing where neither
 * stands near. Changes no content.
 */
export const withAntecedents = (
  page: Page,
  statements: readonly Statement[],
  cues: readonly (TokenRange | undefined)[],
  namesIn: (pieces: readonly Span[]) => string[],
): Statement[] => {
  const sentenceOf = (place: number): number => page.sentence[Math.min(tokenAt(page, place), page.size - 1)] ?? 0;
  const items = itemsOf(page.document, (place) => page.paragraphOf[sentenceOf(place)] ?? 0);
  const found: Statement[] = [];
  statements.forEach((statement, i) => {
    const question = questionOf(page, statement, cues[i]);
    if (question) {
      const text = page.document.text.slice(question.start, question.end);
      found.push(answering(regarding(statement, text, namesIn([question]))));
      return;
    }
    const pointer = pointerOf(statement);
    const earlier = pointer && antecedent(statement, found, pointer, sentenceOf, items.areApart);
    found.push(earlier ? regarding(statement, earlier.regarding ?? earlier.content, earlier.about) : statement);
  });
  return found;
};

/** "Asked whether it was safe, Keller said no." */
const answering = (statement: Statement): Statement => {
  const [answer] = /^(?:yes|no)$/i.exec(statement.content) ?? [];
  if (answer === undefined || statement.speaker === UNKNOWN) return statement;
  return {
    ...statement,
    stance: answer.toLowerCase() === 'no' ? 'denies' : statement.stance,
    confidence: Math.max(statement.confidence, PLAIN_ANSWER),
  };
};

/** The confidence of a plain answer, of which the verdict has seen too few. */
const PLAIN_ANSWER = 0.6;

const regarding = (statement: Statement, text: string, names: readonly string[]): Statement => ({
  ...statement,
  regarding: shorten(text, LONGEST),
  about: [...new Set([...statement.about, ...names])],
});

const replies = ({ stance }: Pick<Statement, 'stance'>): boolean => stance === 'denies' || stance === 'doubts';

const pointerOf = ({ content, stance, kind, about }: Statement): Pointer | undefined => {
  if (PRONOUN.test(content) || (kind !== 'direct' && CALLED.test(content)))
    return { stances: [], reach: PRONOUN_SENTENCES_BACK };
  const isReply = replies({ stance });
  if (kind === 'direct')
    return isReply && POINTING_SPEECH.test(content.slice(0, 120))
      ? { stances: [], reach: PRONOUN_SENTENCES_BACK }
      : undefined;
  if (about.length > 0) {
    const owned = content.length < 80 ? OWNED.exec(content)?.groups?.noun : undefined;
    return owned && NOUNS.has(singular(owned)) ? { owners: about, stances: [], reach: SENTENCES_BACK } : undefined;
  }
  const such = SUCH.exec(content.slice(0, 160))?.groups?.noun;
  if (such) {
    const stances = NOUNS.get(singular(such));
    return { noun: singular(such), stances: stances ?? ['alleges'], isThing: !stances, reach: SENTENCES_BACK };
  }
  const { pointer, noun: printed } = POINTING.exec(content.slice(0, 80))?.groups ?? {};
  if (!pointer || !printed || TOLD_NOUN.test(content.slice(0, 80))) return undefined;
  const noun = singular(printed);
  const stances = NOUNS.get(noun);
  const whole = content.endsWith(printed);
  if (stances)
    return whole || (isReply && !/^an?$/i.test(pointer))
      ? { stances, cue: noun.slice(0, CUE_LETTERS), isCount: COUNTS.has(noun), reach: SENTENCES_BACK }
      : undefined;
  // Any other noun points back where a denial is of nothing but it: "denied the payments".
  if (isReply && whole && !/^an?$/i.test(pointer)) return { noun, stances: ['alleges'], reach: SENTENCES_BACK };
  return undefined;
};

/** An allegation is what was alleged, an accusation what somebody was accused of. */
const CUE_LETTERS = 5;

const singular = (noun: string): string =>
  noun.endsWith('ies') ? `${noun.slice(0, -3)}y` : noun.endsWith('ss') ? noun : noun.replace(/s$/, '');

/** The nearest earlier statement of somebody else that fits, no mere guess and of the same story: by its noun, then by what it does, then any. */
const antecedent = (
  statement: Statement,
  earlier: readonly Statement[],
  { noun, cue, owners, stances, isThing, isCount, reach }: Pointer,
  sentenceOf: (place: number) => number,
  areApart: (earlier: Statement, later: Statement) => boolean,
): Statement | undefined => {
  const here = sentenceOf(statement.start);
  const near = earlier
    .slice(-STATEMENTS_BACK)
    .filter(
      (other) =>
        other.speaker !== statement.speaker &&
        other.end <= statement.start &&
        here - sentenceOf(other.end) <= reach &&
        !areApart(other, statement) &&
        !other.negated &&
        (!isCount || FIGURE.test(other.content)) &&
        other.confidence >= ROW_CONFIDENCE,
    )
    .reverse();
  if (owners) return near.find((other) => owners.includes(other.speaker));
  // "She denies having cut crews. “That is a lie,” she said": what she has just denied.
  const last = earlier.at(-1);
  const goesOn = last?.speaker === statement.speaker && statement.kind === 'direct' && last.stance === 'denies';
  if (goesOn && last.kind !== 'direct' && here - sentenceOf(last.end) <= 1) return last;
  const mentions = (word: string): Statement | undefined =>
    near.find((other) => (other.regarding ?? other.content).toLowerCase().includes(` ${word}`));
  const byNoun = noun === undefined ? undefined : mentions(noun);
  if (byNoun || (isThing && !replies(statement))) return byNoun;
  const isClaim = (other: Statement): boolean => other.regarding !== undefined || !PRONOUN.test(other.content);
  return (
    near.find((other) => cue !== undefined && other.cue.startsWith(cue) && isClaim(other)) ??
    near.find((other) => stances.includes(other.stance) && isClaim(other)) ??
    (stances.length > 0 ? near.find((other) => other.about.length > 0 && isClaim(other)) : undefined) ??
    near.find((other) => isClaim(other) && here - sentenceOf(other.end) <= PRONOUN_SENTENCES_BACK)
  );
};

const ASKED = new Set(['asked', 'questioned', 'pressed', 'quizzed']);
const BEFORE_ASKED = new Set(['when', 'if', 'after', 'being', 'and', 'was']);
const TOPIC = wordSet('about whether if on why how who what when where which over regarding');

/** What the speaker was asked in the sentence of the cue, as printed: "when asked about the links …". */
const questionOf = (page: Page, { pieces }: Statement, cue: TokenRange | undefined): Span | undefined => {
  if (!cue || ASKED.has(page.lower[cue.from]!)) return undefined;
  const first = sentenceStart(page, cue.from);
  const end = sentenceEnd(page, cue.from);
  for (let i = first; i < end; i++) {
    if (!ASKED.has(page.lower[i]!) || page.quote[i] === INSIDE) continue;
    if (i > first && !BEFORE_ASKED.has(page.lower[i - 1]!) && page.isMark[i - 1] === 0) continue;
    let topic = i + 1;
    while (topic < Math.min(end, i + 6) && !TOPIC.has(page.text[topic]!)) topic++;
    if (topic >= Math.min(end, i + 6)) continue;
    const from = /^(about|on|over|regarding)$/.test(page.text[topic]!) ? topic + 1 : topic;
    let to = from;
    while (to < end && to - from < LONGEST_QUESTION && page.isMark[to] === 0 && !endsQuestion(page, to)) to++;
    // "when asked about it on Sunday"
    if (to === from || PRONOUN.test(page.text[from]!)) continue;
    const span = { start: page.start[from]!, end: page.end[to - 1]! };
    const own = pieces.some((piece) => piece.start < span.end && span.start < piece.end);
    return own ? undefined : span;
  }
  return undefined;
};

/** "… as was alleged by Mullen": who says so is no part of the question. */
const endsQuestion = (page: Page, i: number): boolean =>
  page.text[i] === 'as' && /^(was|were|is|had|has|alleged|claimed|reported)$/.test(page.text[i + 1] ?? '');
