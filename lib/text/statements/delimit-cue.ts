import { BEING, cueOf, isReportNoun } from './cues.ts';
import type { Draft } from './draft.ts';
import {
  CAPITALISED,
  isMark,
  LOWER_CASE,
  NO_CUE,
  NO_NAME,
  OUTSIDE,
  PUNCTUATION,
  type TokenTable,
  tokenAt,
  UPPER_CASE,
} from './token-table.ts';

const words = (list: string): Set<string> => new Set(list.split(/\s+/));

/** Verbs before "to pay", "to resign": what follows "to" is what they say. */
const BEFORE_INFINITIVE = words(
  'hope want wish vow promise threaten pledge plan agree refuse decline seek intend offer aim decide swear undertake resolve demand desire long crave',
);
/** Verbs before "knowing", "having taken". */
const BEFORE_GERUND = words('deny admit recall remember regret recommend suggest propose consider acknowledge');
/** Verbs whose object is no clause: what is joined to it by "and said" is another statement. */
export const OF_OBJECTS = words(
  'call describe brand label dub term condemn denounce reject dismiss welcome criticize praise accuse blame urge demand deny defend question',
);
const TO_SOMEBODY = words('tell warn remind assure inform notify caution');
const DENIALS = words('deny reject dismiss dispute refute');
const DETERMINERS = words('the a an his her its their our my this that these those any some no all');
const PARTICLES = words('on for against to with of about out off up down back away by as that not in over at upon');

/** Which words report and which are reported: the taggers' cue is cut to its verb, what belongs to the content goes there. */
export const delimitCue = (table: TokenTable, draft: Draft): void => {
  if (!draft.cue) return;
  withoutJoint(table, draft);
  wholeName(table, draft);
  passive(table, draft);
  reportedNoun(table, draft);
  withoutOn(table, draft);
  coordinated(table, draft);
  castDoubt(table, draft);
  ofLongCue(table, draft);
  ofNoun(table, draft);
  relative(table, draft);
  ruledOut(table, draft);
  askedFirst(table, draft);
  wholeVerbPhrase(table, draft);
  withoutObject(table, draft);
  withDemonstrative(table, draft);
  describedAs(table, draft);
};

/** "and | urged", ", | saying": what joins it on is no part of it. */
const withoutJoint = (table: TokenTable, draft: Draft): void => {
  const cue = draft.cue!;
  let { from } = cue;
  while (from < cue.head && OPENERS.has(table.text[from]!)) from++;
  if (from > cue.from) draft.cue = { ...cue, from };
};

const OPENERS = words(', ; - -- — – and but or nor then');

/** "described | as | a mistake" */
const describedAs = (table: TokenTable, draft: Draft): void => {
  const cue = draft.cue!;
  const at = draft.pieces.findIndex(({ start }) => start >= table.end[cue.to - 1]!);
  const piece = draft.pieces[at];
  if (!piece || !OF_OBJECTS.has(verbOf(table, cue.head) ?? '')) return;
  // "described on Friday as"
  let as = cue.head + 1;
  if (table.text[as] === 'on' && /day$/.test(table.text[as + 1] ?? '')) as += 2;
  const first = tokenAt(table, piece.start);
  if (table.text[as] !== 'as' || first < cue.head || first > as + 1 || table.start[as + 1]! >= piece.end) return;
  draft.pieces[at] = { start: table.start[as + 1]!, end: piece.end };
  draft.cue = { ...cue, to: as === cue.head + 1 ? as + 1 : cue.head + 1 };
};

/** Dictionary form of a token that is a verb of the cue lexicon. */
export const verbOf = (table: TokenTable, i: number): string | undefined => {
  const word = cueOf(table.text[i]!.toLowerCase());
  return word && !word.noun ? word.lemma : undefined;
};

/** "US Defence Secretary | Leon Panetta | said": what stands between who says it and the verb is part of who. */
const wholeName = (table: TokenTable, draft: Draft): void => {
  const cue = draft.cue!;
  const { source } = draft;
  // "a person familiar with her | thinking said": the noun is part of who.
  const last = source && table.text[source.to - 1]!;
  const goesOn = last && POSSESSIVE.has(last) && (source.to - source.from > 1 || /^(?:the|an?)$/.test(last));
  if (goesOn && source.to === cue.from && cue.head > cue.from) {
    draft.source = { from: source.from, to: cue.from + 1 };
    draft.cue = { ...cue, from: cue.from + 1 };
    return;
  }
  if (!source || source.to >= cue.from || cue.from - source.to > 5) return;
  for (let i = source.to; i < cue.from; i++)
    if (table.shape[i] !== CAPITALISED && table.shape[i] !== UPPER_CASE) return;
  draft.source = { from: source.from, to: cue.from };
};

const POSSESSIVE = words('his her its their our my the a an');

const SAID_OF =
  /^(?:alleged|said|thought|believed|reported|rumou?red|understood|known|expected|suspected|feared|supposed)$/;
const ADDRESSING = words('ask urge tell order request warn remind advise instruct command');

/** "Pakistan has been asked to act": who is asked is not who asks. */
const passive = (table: TokenTable, draft: Draft): void => {
  const cue = draft.cue!;
  const { source } = draft;
  if (!source || source.to > cue.from) return;
  // "The aide | is alleged | to have taken it": nobody says who alleges; the aide is whom it is said of.
  const participle = cue.to - 1;
  const [piece] = draft.pieces;
  if (
    SAID_OF.test(table.text[participle]!) &&
    cue.to - cue.from >= 2 &&
    BEING.has(table.text[cue.from]!) &&
    piece?.start === table.start[cue.to] &&
    table.text[cue.to] === 'to' &&
    draft.quotations.length === 0
  ) {
    let to = source.from + 1;
    while (to < source.to && table.text[to] !== ',') to++;
    draft.source = undefined;
    draft.pieces = [{ start: table.start[source.from]!, end: table.end[to - 1]! }, ...draft.pieces];
    return;
  }
  for (let i = Math.max(cue.first + 1, cue.from); i < cue.to; i++)
    if (ADDRESSING.has(verbOf(table, i) ?? '') && BEING.has(table.text[i - 1]!) && !table.text[i]!.endsWith('ing'))
      draft.source = undefined;
};

/** "Her account | was immediately disputed by Brandl": what is denied is no part of the verb. */
const reportedNoun = (table: TokenTable, draft: Draft): void => {
  const cue = draft.cue!;
  const [piece] = draft.pieces;
  if (!piece || draft.pieces.length > 1 || tokenAt(table, piece.end - 1) !== cue.from - 1) return;
  let to = cue.from;
  while (to < cue.to && !BEING.has(table.text[to]!)) to++;
  if (to === cue.from || to >= cue.to - 1 || !DETERMINERS.has(table.text[cue.from - 1]!.toLowerCase())) return;
  draft.pieces = [{ start: piece.start, end: table.end[to - 1]! }];
  draft.cue = { ...cue, from: to, head: Math.max(cue.head, to) };
};

/** "warned | on | Thursday that": the day is no part of the verb, nor is what leads to it. */
const withoutOn = (table: TokenTable, draft: Draft): void => {
  const cue = draft.cue!;
  const isDay =
    /day$/.test(table.text[cue.to] ?? '') && draft.pieces.every(({ start }) => start !== table.start[cue.to]);
  if (table.text[cue.to - 1] === 'on' && cue.to - 1 > cue.head && isDay) draft.cue = { ...cue, to: cue.to - 1 };
};

/** "neither confirmed | nor denied that": both verbs report. */
const coordinated = (table: TokenTable, draft: Draft): void => {
  const cue = draft.cue!;
  const at = draft.pieces.findIndex(({ start }) => start >= table.end[cue.to - 1]!);
  const piece = draft.pieces[at];
  if (!piece || tokenAt(table, piece.start) !== cue.to) return;
  if (!/^(?:nor|or|and)$/.test(table.text[cue.to]!) || !verbOf(table, cue.to + 1)) return;
  const isInside = (i: number): boolean => i < table.size && table.start[i]! < piece.end;
  const from = table.text[cue.to + 2] === 'that' && isInside(cue.to + 3) ? cue.to + 3 : cue.to + 2;
  if (!isInside(from)) return;
  draft.pieces[at] = { start: table.start[from]!, end: piece.end };
  draft.cue = { ...cue, to: cue.to + 2 };
};

/** "cast doubt on Thursday on | a rebel claim that …": who says so doubts it. */
const castDoubt = (table: TokenTable, draft: Draft): void => {
  const cue = draft.cue!;
  for (let i = cue.from - 1; i > Math.max(cue.first, cue.from - 12); i--) {
    if (table.shape[i] === PUNCTUATION || table.quote[i] !== OUTSIDE) return;
    if (table.text[i] !== 'doubt' || !/^cast(?:s|ing)?$/.test(table.text[i - 1]!)) continue;
    draft.cue = { ...cue, from: i - 1, head: i };
    if (draft.source && draft.source.from < i - 1) draft.source = { from: draft.source.from, to: i - 1 };
    return;
  }
};

/** "promised | full | cooperation", "said | Moscow had been informed of | the terms": what the verb is said of is content. */
const ofLongCue = (table: TokenTable, draft: Draft): void => {
  const cue = draft.cue!;
  if (draft.quotations.length > 0) return;
  const promises = cue.to === cue.from + 2 && /^(?:promis|pledg|vow|demand)(?:ed|es|e|s)?$/.test(table.text[cue.from]!);
  const says = cue.to > cue.from + 3 && /^(?:said|says)$/.test(table.text[cue.from]!);
  const next = cue.from + 1;
  if (
    promises
      ? table.shape[next] !== LOWER_CASE || PARTICLES.has(table.text[next]!)
      : !says || table.entity[next]! === NO_NAME
  )
    return;
  if (giveBack(table, draft, next)) draft.cue = { ...cue, to: next, head: cue.from };
};

/** The words of the cue from a token on are the content's, where that begins right behind them. */
const giveBack = (table: TokenTable, draft: Draft, from: number): boolean => {
  const [piece, ...rest] = draft.pieces;
  if (from >= draft.cue!.to || piece?.start !== table.start[draft.cue!.to]) return false;
  draft.pieces = [{ start: table.start[from]!, end: piece!.end }, ...rest];
  return true;
};

/** "denied | reports | that …": the verb tells what is done to the reports. */
const ofNoun = (table: TokenTable, draft: Draft): void => {
  const cue = draft.cue!;
  if (!isReportNoun(table.text[cue.from]!)) return;
  const verb = DETERMINERS.has(table.text[cue.from - 1] ?? '') ? cue.from - 2 : cue.from - 1;
  if (verb < cue.first || !DENIALS.has(verbOf(table, verb) ?? '') || table.quote[verb] !== OUTSIDE) return;
  draft.cue = { ...cue, from: verb, head: verb };
  if (draft.source && draft.source.to > verb)
    draft.source = { ...draft.source, to: Math.max(verb, draft.source.from + 1) };
};

/** "…, an assertion that Talvania's envoy rejected within the hour": it is the assertion that he rejected. */
const relative = (table: TokenTable, draft: Draft): void => {
  const cue = draft.cue!;
  if (!DENIALS.has(verbOf(table, cue.head) ?? '') && !/^(?:repeat|make|made)/.test(table.text[cue.head]!)) return;
  for (let that = cue.from - 2; that > Math.max(cue.first + 1, cue.from - 9); that--) {
    if (isMark(table, that)) return;
    if (!/^(?:that|which)$/.test(table.text[that]!)) continue;
    const noun = table.text[that - 1] === ',' ? that - 2 : that - 1;
    if (!isReportNoun(table.text[noun]!) || !DETERMINERS.has(table.text[noun - 1] ?? '')) return;
    draft.source = { from: that + 1, to: cue.from };
    draft.pieces = [{ start: table.start[noun - 1]!, end: table.end[noun]! }];
    draft.quotations = [];
    return;
  }
};

/** "Belic ruled that out": what stands between. */
const ruledOut = (table: TokenTable, draft: Draft): void => {
  const cue = draft.cue!;
  if (verbOf(table, cue.head) !== 'rule' || draft.quotations.length > 0) return;
  for (let i = cue.head + 1; i < Math.min(cue.end, cue.head + 7); i++) {
    if (table.shape[i] === PUNCTUATION) return;
    if (table.text[i] !== 'out') continue;
    // "rules out shared | quotas"
    if (i === cue.head + 1) giveBack(table, draft, i + 1);
    if (i > cue.head + 1) draft.pieces = [{ start: table.start[cue.head + 1]!, end: table.end[i - 1]! }];
    // "has not ruled out | resigning"
    draft.cue = { ...cue, to: i > cue.head + 1 ? cue.head + 1 : i + 1 };
    return;
  }
};

/** "Asked on television whether he would resign, Okoro laughed": the question, not the answer. */
const askedFirst = (table: TokenTable, draft: Draft): void => {
  const cue = draft.cue!;
  if (table.text[cue.head] !== 'Asked') return;
  // Whoever is named is whom they asked.
  draft.source = undefined;
  if (draft.quotations.length > 0) return;
  let from = cue.head + 1;
  while (
    from < cue.end &&
    from < cue.head + 6 &&
    !/^(?:whether|if|about|why|how|what|who|when)$/.test(table.text[from]!)
  )
    from++;
  let to = from;
  while (to < cue.end && table.shape[to] !== PUNCTUATION) to++;
  if (to === from || from >= cue.head + 6) return;
  draft.pieces = [{ start: table.start[from]!, end: table.end[to - 1]! }];
  if (cue.to > from) draft.cue = { ...cue, to: from };
};

/** "threatened to seek | a court order", "has denied knowing | about …": the verb belongs to what was said. */
const wholeVerbPhrase = (table: TokenTable, draft: Draft): void => {
  const cue = draft.cue!;
  const at = draft.pieces.findIndex(({ start }) => start >= table.end[cue.to - 1]!);
  const piece = draft.pieces[at];
  if (!piece || tokenAt(table, piece.start) > cue.to + 1) return;
  for (let i = cue.from + 1; i < cue.to; i++) {
    const verb = verbOf(table, i - 1);
    if (!verb) continue;
    const next = table.text[i]!;
    const infinitive =
      next === 'to' &&
      BEFORE_INFINITIVE.has(verb) &&
      /^[a-z]/.test(table.text[i + 1] ?? '') &&
      !DETERMINERS.has(table.text[i + 1]!);
    if (!infinitive && !(/^[a-z]+ing$/.test(next) && BEFORE_GERUND.has(verb))) continue;
    draft.pieces[at] = { start: table.start[i]!, end: piece.end };
    draft.cue = { ...cue, to: i, head: Math.min(cue.head, i - 1) };
    return;
  }
};

/** "accused ministers | of sleeping", "warned witnesses | that …": whom it is said of is content, whom it is said to none. */
const withoutObject = (table: TokenTable, draft: Draft): void => {
  const cue = draft.cue!;
  let verb = cue.from;
  while (verb < cue.to && !verbOf(table, verb)) verb++;
  if (verb + 1 >= cue.to) return;
  const lemma = verbOf(table, verb)!;
  const object = verb + 1;
  const isObject =
    !PARTICLES.has(table.text[object]!) && !table.text[object]!.endsWith('ly') && table.cue[object] === NO_CUE;
  if (!isObject) return;
  if (lemma === 'accuse' || lemma === 'urge' || lemma === 'blame') {
    const at = draft.pieces.findIndex(({ start }) => start >= table.end[cue.to - 1]!);
    const piece = draft.pieces[at];
    if (!piece || tokenAt(table, piece.start) > cue.to) return;
    draft.pieces[at] = { start: table.start[object]!, end: piece.end };
  } else if (!TO_SOMEBODY.has(lemma)) return;
  draft.cue = { ...cue, to: object, head: verb };
};

/** "called that account nonsense": a "that" which points is part of the content. */
const withDemonstrative = (table: TokenTable, draft: Draft): void => {
  const cue = draft.cue!;
  const verb = verbOf(table, cue.head);
  if (!verb || !OF_OBJECTS.has(verb) || verb === 'demand' || verb === 'urge') return;
  draft.pieces = draft.pieces.map((piece) => {
    const first = tokenAt(table, piece.start);
    // "denied that | the report was true", but "denied | that report"
    if (verb === 'deny' && tokenAt(table, piece.end - 1) > first) return piece;
    return first === cue.to + 1 && table.text[cue.to] === 'that'
      ? { start: table.start[cue.to]!, end: piece.end }
      : piece;
  });
};
