import { wordSet } from '../../words/word-list.ts';
import {
  CLOSING_MARK,
  covers,
  INSIDE,
  isFiniteVerb,
  OPENING_MARK,
  OUTSIDE,
  type Page,
  SPEECH,
  sentenceEnd,
  sentenceStart,
  tagAt,
} from '../page/page.ts';
import type { Content } from './contents.ts';
import type { Hearing } from './hearings.ts';
import type { Predicate } from './predicates.ts';
import { besideQuotation } from './sources.ts';

/** Whether these words, likely as they may be, cannot be what a predicate reports. */
export const isRuledOut = (
  page: Page,
  predicate: Predicate,
  content: Content,
  hearing: Hearing | undefined,
): boolean => {
  const { at } = predicate;
  return (
    isBegunBefore(page, at, content) ||
    (hearing !== undefined && (covers(content, hearing.at) || isCutShort(page, at, hearing, content))) ||
    goesPastSentence(page, predicate, content) ||
    isBroken(page, at, content) ||
    turnsAway(page, content) ||
    tellsOfSpeaker(page, at, content) ||
    isQuestion(page, at, content)
  );
};

/** "shows that | in a head-to-head contest |, Keller leads": what follows "that" is a clause, which has a verb. */
export const isBroken = (page: Page, at: number, [first, more]: Content): boolean => {
  if (!first || more) return false;
  // "said | he responded |: “…”"
  if (first.to - first.from <= 2 && page.cue[first.to - 1] === SPEECH && isFiniteVerb(page, first.to - 1)) return true;
  // "said when | he asked the boy |, he ran"
  if (
    at < first.from &&
    at > sentenceStart(page, at) &&
    OPENS_CLAUSE.test(page.lower[first.from]!) &&
    page.text[first.to] === ','
  )
    if (!page.text.slice(first.from, first.to).includes(',') && opensMainClause(page, first.to + 1)) return true;
  // "warned that unless | rents fell |, many would leave"
  if (page.lower[first.from - 2] === 'that' && OPENS_CLAUSE.test(page.lower[first.from - 1]!)) return true;
  if (page.lower[first.from - 1] !== 'that' || tagAt(page, first.from - 1) !== 'IN') return false;
  if (page.text[first.to] !== ',') return false;
  // "contended that | since she does not stand |, she need not answer"
  if (OPENS_CLAUSE.test(page.lower[first.from]!)) return !page.text.slice(first.from, first.to).includes(',');
  for (let i = first.from; i < first.to; i++) if (isFiniteVerb(page, i)) return false;
  return true;
};

/** Whether a subject and its verb follow, without a mark or a word that opens another clause before it. */
const opensMainClause = (page: Page, first: number): boolean => {
  const last = Math.min(sentenceEnd(page, first), first + MAX_SUBJECT);
  for (let i = first; i < last; i++) {
    if (page.isMark[i] === 1 || page.quote[i] !== OUTSIDE || /^(?:CC|WDT|WP|WRB|TO)$/.test(tagAt(page, i)))
      return false;
    // "…, people said, …", "…, Holm said that …"
    if (isFiniteVerb(page, i))
      return i > first && page.text[i + 1] !== ',' && !(page.cue[i] === SPEECH && page.lower[i + 1] === 'that');
  }
  return false;
};

const OPENS_CLAUSE = /^(?:since|if|when|because|although|though|while|after|before|once|unless|until|as)$/;

/** "The spring had been wet, said Keller, | but he did not | expect floods": another report has begun. */
const turnsAway = ({ lower, quote }: Page, [, second]: Content): boolean =>
  second !== undefined &&
  quote[second.from] === OUTSIDE &&
  lower[second.from] === 'but' &&
  /^(?:he|she|they)$/.test(lower[second.from + 1]!);

/** `“Finally,” said | Ruth Adeyinka of Safe Screens, whose report began it |`; "it was late, he tells me, | as we turn into the lane |". */
const tellsOfSpeaker = (page: Page, at: number, [first, second]: Content): boolean => {
  if (!second) {
    const speaker =
      first && first.from > at && page.quote[at - 1] === CLOSING_MARK ? besideQuotation(page, at) : undefined;
    return speaker !== undefined && covers([first!], speaker);
  }
  return (
    second.from > at &&
    page.quote[second.from] === OUTSIDE &&
    /^(?:as|while)$/.test(page.lower[second.from]!) &&
    /^(?:we|i)$/.test(page.lower[second.from + 1]!)
  );
};

/** "| Asked whether it was safe |, Keller said no": the question is put to the speaker. */
const isQuestion = ({ lower, quote }: Page, at: number, [first]: Content): boolean => {
  if (!first || quote[first.from] === INSIDE) return false;
  if (lower[first.from] === 'when' && /^(?:told|asked|reached|contacted|approached)$/.test(lower[first.from + 1]!))
    return true;
  if (first.to > at || lower.slice(first.from, first.to).includes(',')) return false;
  const asked = lower[first.from] === 'when' ? first.from + 1 : first.from;
  return (
    /^(?:asked|pressed|questioned|quizzed)$/.test(lower[asked]!) &&
    /^(?:about|whether|if|why|how|what|who|when|where|by|on|to|at|for)$/.test(lower[asked + 1]!)
  );
};

/** "Brandt laughed but | said", "Brandt agreed, while Holm | disagreed": the clause before such a word is not what is said. */
const isBegunBefore = (page: Page, at: number, content: Content): boolean => {
  const [{ from, to } = { from: at, to: at }] = content;
  if (to > at || at - to > MAX_SUBJECT || page.quote[from] === INSIDE) return false;
  if (content.length === 1 && /^(?:and|but)$/.test(page.lower[at - 1]!) && to >= at - 1) return true;
  let next = to - 1;
  if (!CONTRAST.has(page.lower[next]!)) next++;
  while (next < at && page.isMark[next] === 1) next++;
  // "It was late, though, he said, and dark"
  return CONTRAST.has(page.lower[next]!) && (content.length === 1 || page.isMark[next + 1] === 0);
};

/** "She recalled | his tendency to storm out. “There was shouting.” |": what is not quoted ends before a sentence that is. */
const goesPastSentence = (page: Page, { kind }: Predicate, content: Content): boolean =>
  kind !== 'mark' &&
  content.some(({ from, to }) => {
    if (page.quote[from] !== OUTSIDE) return false;
    // "said it was late: “We lost.”"
    for (let i = from + 2; i < to - 1; i++)
      if (page.text[i] === ':' && page.quote[i + 1] === OPENING_MARK && page.quote[i] === OUTSIDE) return true;
    for (let sentence = page.sentence[from]! + 1; sentence <= page.sentence[to - 1]!; sentence++) {
      // Two single marks are left with the sentence before.
      let mark = page.firsts[sentence]!;
      if (page.quote[mark] === INSIDE) mark--;
      if (page.quote[mark] === OPENING_MARK && /^[.:]$/.test(page.text[mark - 1]!)) return true;
    }
    return false;
  });

const CONTRAST = wordSet('while whereas although though');

const MAX_SUBJECT = 12;

/** "The court was told | a van, hired in May, | was burned": who is told stands before, and all behind is what they are told. */
const isCutShort = (page: Page, at: number, hearing: Hearing, [first]: Content): boolean => {
  if (page.lower[at] !== 'told' || !first) return false;
  if (first.to <= at) return first.from > hearing.at;
  const begins = page.lower[at + 1] === 'that' ? at + 2 : at + 1;
  if (first.from <= begins || page.quote[first.from] === INSIDE) return false;
  return /^(?:DT|N|PRP|CD|JJ|EX)/.test(tagAt(page, begins));
};
