import { isPersonNoun } from '../../words/titles.ts';
import {
  childrenAt,
  ENTITY_TYPES,
  INSIDE,
  isFiniteVerb,
  isNominal,
  isVerb,
  OPENING_MARK,
  OUTSIDE,
  type Page,
  relationAt,
  sentenceEnd,
  sentenceStart,
  tagAt,
} from '../page/page.ts';
import type { Content } from './contents.ts';
import { cueOf } from './cues.ts';
import { tellsAnswer } from './that-clauses.ts';

/** How many words before a predicate may tell that it did not happen. */
const MAX_BACK = 8;

/** The words of the clause before a predicate, in lower case. */
const wordsBefore = (page: Page, at: number): string => {
  let from = at;
  const first = Math.max(sentenceStart(page, at), at - MAX_BACK);
  while (from > first && page.isMark[from - 1] === 0 && page.quote[from - 1] !== INSIDE) from--;
  return page.lower.slice(from, at).join(' ');
};

/** "refused to | say", "has yet to | say", "not able to | say", "nor did she | say": somebody keeps it to himself. */
const WITHHELD = new RegExp(
  [
    '(?:declin|refus)(?:e[sd]?|ing) (?:\\S+ly )?to(?: \\S+ly)?$',
    '(?:unable|unwilling|reluctant|failed|fails|yet) to(?: \\S+ly)?$',
    "(?:not|n[’']?t) (?:\\S+ly )?(?:able|ready|prepared|willing|going|at liberty|in a position) to(?: \\S+ly)?$",
    "(?:not|n[’']?t|never|cannot)(?: (?:yet|even|publicly|\\S+ly|once|be|been|have)){0,2}$",
    '(?:nor|at no (?:point|time|stage)|never|not once) (?:did|do|does|has|have|had|would|will|could|can|was|is)(?: \\S+){1,4}$',
  ]
    .map((pattern) => `\\b${pattern}`)
    .join('|'),
);

/** Whether somebody is reported not to have said it, though asked or able to. */
export const isWithheld = (page: Page, at: number): boolean => WITHHELD.test(wordsBefore(page, at));

/** "would not | say how much it cost": what is kept back is told. */
export const isKeptBack = (page: Page, at: number, [first]: Content): boolean =>
  first?.from === at + 1 && tellsAnswer(page, at) && isWithheld(page, at);

/** "stopped short of | saying", "without | saying": nothing was said, nor kept back. */
const NEVER =
  /\b(?:den(?:y|ies|ied|ying)(?: ever| having)?|stop(?:s|ped|ping)? short of|without(?: even| ever)?|avoid(?:s|ed|ing)?|rather than|instead of|not (?:go(?:ne|ing)? )?(?:so|quite so|as|quite as) far as(?: to)?|(?:not|n[’']t) go(?:ne|ing)? (?:so|quite so|as|quite as) far as(?: to)?)$/;

/** "neither confirmed nor | denied" says something of both. */
const EITHER = /\b(?:nor|or)$/;
const DENIALS = new Set(['deny', 'dispute', 'contest']);

/** Whether a predicate reports nothing that its source has said: it is ruled out, or is no more than a missing denial. */
export const isUnsaid = (page: Page, at: number, content: Content, source: number): boolean => {
  const before = wordsBefore(page, at);
  if (NEVER.test(before) || (source >= 0 && isNeither(page, source, at))) return true;
  const isDenial = DENIALS.has(cueOf(page.lower[at]!)?.lemma ?? '');
  if (isDenial && !EITHER.test(before) && isWithheld(page, at)) return true;
  return (
    isCondition(page, at) ||
    isSupposed(page, at) ||
    isDisclaimed(page, at) ||
    isRemark(page, at, source) ||
    isAskedOf(page, at, source) ||
    isPutTo(page, at) ||
    isTopic(page, at, content, source) ||
    isSuspicion(page, at) ||
    isOccupation(page, at) ||
    isCalledIn(page, at) ||
    (/^press/.test(page.lower[at]!) && /^(?:against|into)$/.test(page.lower[at + 1] ?? '')) ||
    isThanks(page, at, content) ||
    isDeed(page, at, content) ||
    isDiscovery(page, at, content, source) ||
    isRefusal(page, at, content) ||
    (isDenial && isKeptOut(page, content)) ||
    (MUCH.test(page.lower[at + 1] ?? '') && isWithheld(page, at)) ||
    confirmsNegation(page, at, content)
  );
};

/** "if the emails | show that he lied", "unless she | denies it"; not "asked if she | believed it". */
const isCondition = (page: Page, at: number): boolean => {
  const i = openingOfClause(page, at, /^(?:if|unless)$/);
  if (i === undefined) return false;
  return i === sentenceStart(page, at) || page.isMark[i - 1] === 1 || !ASKING.test(page.lower[i - 1]!);
};

/** "Let's | say you agree", "Say Keller | demanded it", "Suppose they | refused": what the writer makes up. */
const isSupposed = (page: Page, at: number): boolean => {
  const first = sentenceStart(page, at);
  const opening = page.lower.slice(first, first + 3).join(' ');
  const verb = /^let (?:'s|’s|us) /.test(`${opening} `) ? first + 2 : first;
  if (!/^(?:say|suppose|supposing|imagine|assume|pretend)$/.test(page.lower[verb]!) || page.quote[at] === INSIDE)
    return false;
  if (verb === first && !/^(?:that|you|your|it|he|she|they|we|there|the|an?)$|^[A-Z]/.test(page.text[first + 1] ?? ''))
    return false;
  for (let i = verb; i < at; i++) if (page.isMark[i] === 1) return false;
  return true;
};

/** "as promised", "having said that", "will accuse you of lying": the writer's turns of phrase. */
const isRemark = (page: Page, at: number, source: number): boolean => {
  const [before, behind] = [page.lower[at - 1] ?? '', page.lower[at + 1] ?? ''];
  if (before === 'as') return tagAt(page, at) === 'VBN' && !(source >= 0 && behind === 'by');
  if (before === 'having') return opensSentence(page, at - 1) && /^(?:that|this|so)$/.test(behind);
  return behind === 'you' && page.quote[at] === OUTSIDE && /^(?:will|would|could|might|'ll)$/.test(before);
};

/** Whether the word is the first of its sentence, but for a bracket. */
const opensSentence = (page: Page, at: number): boolean => {
  const first = sentenceStart(page, at);
  return at === first || (at === first + 1 && page.text[first] === '(');
};

/** "not that he is | calling for it" */
const isDisclaimed = (page: Page, at: number): boolean => {
  const i = openingOfClause(page, at, /^that$/);
  return i !== undefined && i > sentenceStart(page, at) && page.lower[i - 1] === 'not';
};

/** The nearest of some words before a predicate, with no mark nor other verb between. */
const openingOfClause = (page: Page, at: number, words: RegExp): number | undefined => {
  if (page.quote[at] === INSIDE) return undefined;
  const first = sentenceStart(page, at);
  for (let i = at - 1; i >= first && at - i <= MAX_BACK && page.isMark[i] === 0; i--) {
    if (isVerb(page, i) && !AUXILIARY.test(page.lower[i]!)) return undefined;
    if (words.test(page.lower[i]!)) return i;
  }
  return undefined;
};

const AUXILIARY = /^(?:has|have|had|is|was|are|were|be|been|do|does|did|can|could|will|would|may|might|should|must)$/;
/** What leads to an indirect question, or to something else than a condition. */
const ASKING =
  /^(?:ask(?:s|ed|ing)?|wonder(?:s|ed|ing)?|know(?:s|n)?|knew|see|saw|say|said|says|tell|told|whether|as|even|only|question|sure|clear|unclear|not|what)$/;

/** "called a meeting", "called an ambulance": it comes together, or comes. */
const isCalledIn = (page: Page, at: number): boolean => {
  if (!/^call(?:s|ed|ing)?$/.test(page.lower[at]!)) return false;
  for (let i = at + 1; i <= at + MAX_CALLED && page.isMark[i] === 0; i++) {
    if (CALLED_IN.test(page.lower[i]!))
      return !/^(?:N|DT|JJ)/.test(tagAt(page, i + 1)) && page.quote[i + 1] !== OPENING_MARK;
    if (!/^(?:DT|JJ|N|PRP\$|CD)/.test(tagAt(page, i))) return false;
  }
  return false;
};

const MAX_CALLED = 5;
const CALLED_IN =
  /^(?:meetings?|ballots?|elections?|by-election|referendum|strikes?|summit|conference|session|vote|witness(?:es)?|police|ambulance|taxi|doctor|plumber|hotline|helpline)$/;

/** "has not said | much about it", "isn't saying | anything" */
const MUCH = /^(?:much|more|anything|enough)$/;

/** "denied | Ada Holm entry": what somebody is not given. */
const isKeptOut = (page: Page, content: Content): boolean => {
  const [{ from, to } = { from: 0, to: 0 }, more] = content;
  if (!more && isTwoPhrases(page, from, to)) return true;
  if (more || page.entity[from] !== ENTITY_TYPES.person || !(to - from <= 5)) return false;
  let end = from;
  while (end < to && page.entity[end] === ENTITY_TYPES.person) end++;
  return end === to - 1 && tagAt(page, end) === 'NN';
};

/** "his party | the victory" */
const isTwoPhrases = (page: Page, from: number, to: number): boolean => {
  if (!/^(?:PRP\$|DT)$/.test(tagAt(page, from)) || to - from > 8) return false;
  let i = from + 1;
  while (i < to && /^(?:JJ|NN)/.test(tagAt(page, i))) i++;
  if (i === from + 1 || tagAt(page, i) !== 'DT') return false;
  for (i++; i < to; i++) if (!/^(?:JJ|NN)/.test(tagAt(page, i))) return false;
  return true;
};

/** "Neither she nor her officials | said", "Not one of them | said" */
const isNeither = (page: Page, source: number, at: number): boolean => {
  if (source > at) return false;
  const begin = page.from[source]!;
  if (/^(?:one|a)$/.test(page.lower[begin]!) && page.lower[begin - 1] === 'not') return true;
  if (page.lower[begin] === 'not' && /^(?:one|a)$/.test(page.lower[begin + 1]!)) return true;
  // "not everyone finds"
  if (/^every(?:one|body)?$/.test(page.lower[begin]!) && page.lower[begin - 1] === 'not') return true;
  let hasNor = false;
  for (let i = at - 1; i >= sentenceStart(page, at) && at - i <= MAX_SUBJECT; i--) {
    if (i < source && isVerb(page, i)) return false;
    if (page.lower[i] === 'nor') hasNor = true;
    if (page.lower[i] === 'neither') return hasNor;
  }
  return false;
};

const MAX_SUBJECT = 20;

/** "But has he | called for it?", the writer asks. */
const isAskedOf = (page: Page, at: number, source: number): boolean => {
  const last = sentenceEnd(page, at) - 1;
  if (page.text[last] !== '?' || page.quote[last] !== OUTSIDE || page.quote[at] === INSIDE || source > at) return false;
  return childrenAt(page, at).some((child) => child < source && relationAt(page, child) === 'aux');
};

/** "Keller, | asked who would pay, laughed": the question is put to the subject. */
const isPutTo = (page: Page, at: number): boolean => {
  if (!/^(?:asked|pressed|questioned|quizzed)$/.test(page.lower[at]!) || page.text[at - 1] !== ',') return false;
  if (at - 2 < sentenceStart(page, at) || page.quote[at - 2] !== OUTSIDE || !/^(?:N|PRP$)/.test(tagAt(page, at - 2)))
    return false;
  const end = sentenceEnd(page, at);
  for (let comma = at + 2; comma + 1 < end && page.quote[comma] === OUTSIDE; comma++) {
    const verb = tagAt(page, comma + 1) === 'RB' ? comma + 2 : comma + 1;
    if (page.text[comma] === ',' && verb < end && /^VB[DZ]$/.test(tagAt(page, verb))) return true;
  }
  return false;
};

/** "what Keller has | said in private about her", "that was what she | said when she left": not what it was. */
const isTopic = (page: Page, at: number, [first]: Content, source: number): boolean =>
  source >= 0 &&
  source < at &&
  page.lower[page.from[source]! - 1] === 'what' &&
  page.quote[first!.from] === OUTSIDE &&
  (first!.from > at ? first!.from - at <= 2 : first!.to === page.from[source]);

/** "a van suspected of carrying arms", "a man reported missing": of whom it is said, who does not say it. */
const isSuspicion = (page: Page, at: number): boolean =>
  (page.lower[at] === 'suspected' && page.lower[at + 1] === 'of') ||
  (/^(?:reported|presumed|believed|feared|thought)$/.test(page.lower[at]!) &&
    /^(?:missing|dead|stolen|lost)$/.test(page.lower[at + 1] ?? ''));

/** "made decrying the rich central", "spent the summer blaming others": what somebody is busy with. */
const isOccupation = (page: Page, at: number): boolean => {
  if (tagAt(page, at) !== 'VBG' || page.isMark[at - 1] === 1) return false;
  for (let i = at - 1; i >= sentenceStart(page, at) && at - i <= MAX_BACK && page.isMark[i] === 0; i--)
    if (isVerb(page, i)) return OCCUPIED.test(page.lower[i]!);
  return false;
};

const OCCUPIED = /^(?:ma(?:de|kes?|king)|spen(?:t|ds?|ding)|devot(?:ed?|es|ing))$/;

/** "thanked her": a deed, where it is not told for what. */
const isThanks = (page: Page, at: number, content: Content): boolean => {
  const { from, to } = content[0]!;
  if (
    !/^(?:thank|prais|congratulat|greet)(?:s|e|es|ed|ing)?$/.test(page.lower[at]!) ||
    from <= at ||
    content.length > 1
  )
    return false;
  for (let i = from; i < to; i++)
    if (page.quote[i] === INSIDE || /^(?:for|as|that|on)$/.test(page.lower[i]!) || isVerb(page, i)) return false;
  return true;
};

/** "rejected an offer of 3 per cent", "dismissed the application": what is done with it, not what is said. */
const isDeed = (page: Page, at: number, content: Content): boolean => {
  const [{ from, to } = { from: at, to: at }, more] = content;
  if (more || from <= at || from - at > 4 || !/^(?:reject|dismiss|refus)(?:s|ed|es|ing)$/.test(page.lower[at]!))
    return false;
  let head = from - 1;
  while (head + 1 < to && isNominal(page, head + 1) && page.quote[head + 1] === OUTSIDE) head++;
  return head >= from && REQUESTS.test(page.lower[head]!) && !isFiniteVerb(page, head + 1);
};

const REQUESTS =
  /^(?:requests?|applications?|appeals?|motions?|petitions?|offers?|bids?|pleas?|lawsuits?|suits?|cases?|complaints?|injunctions?)$/;

/** "A nurse | noticed that the lamp was on", "She | found she could read it", "found it hard": what happens to somebody. */
const isDiscovery = (page: Page, at: number, content: Content, source: number): boolean => {
  const isFound = /^(?:found|finds)$/.test(page.lower[at]!);
  if (!isFound && !/^(?:notice[sd]|discover(?:s|ed)|realis(?:es|ed)|realiz(?:es|ed))$/.test(page.lower[at]!))
    return false;
  const { from } = content[0]!;
  if (source < 0 || source > at || from < at || page.quote[from] === INSIDE) return false;
  const word = page.lower[source]!;
  const isSomebody =
    page.entity[source] === ENTITY_TYPES.person ||
    /^(?:he|she|i|who)$/.test(word) ||
    (tagAt(page, source) === 'NN' && isPersonNoun(word));
  return isSomebody && (!isFound || /^(?:he|she|it)$/.test(page.lower[from]!));
};

/** "declined to step in", "refused to sell": what somebody does not do; not "refused to answer". */
const isRefusal = (page: Page, at: number, content: Content): boolean => {
  if (!/^(?:declin|refus)(?:e[sd]?|ing)$/.test(page.lower[at]!)) return false;
  const { from } = content[0]!;
  const verb = page.lower[from] === 'to' ? from + 1 : from;
  return verb > at && tagAt(page, verb) === 'VB' && page.cue[verb] === 0;
};

const NEGATION = /^(?:not|n['’]t|never|no|nobody|none|nothing)$/;

/** "He had no gun, as some papers | reported": that he had, or that he had none? */
const confirmsNegation = (page: Page, at: number, content: Content): boolean => {
  const last = content.at(-1)!;
  if (content.length !== 1 || last.to > at) return false;
  let as = at - 1;
  while (as >= last.to && page.lower[as] !== 'as') as--;
  if (as < last.to) return false;
  for (let i = last.from; i < last.to; i++) if (page.quote[i] !== INSIDE && NEGATION.test(page.lower[i]!)) return true;
  return false;
};
