import type { Attribution, TokenRange } from './attribution.ts';
import { BEING, cueOf } from './cues.ts';
import type { CueSpan } from './span-columns.ts';
import {
  CAPITALISED,
  INSIDE,
  isMark,
  LOWER_CASE,
  NAME_START,
  NO_CUE,
  NO_NAME,
  OUTSIDE,
  PERSON,
  POSSESSIVES,
  PUNCTUATION,
  REPORT_NOUN,
  SPEECH,
  startsName,
  type TokenTable,
  UPPER_CASE,
} from './token-table.ts';

/** What may stand between a trailing attribution and the full stop: "said on Wednesday", "told reporters in Geneva". */
const AFTER_CUE = new Set(
  'in on at during to last this earlier late when while as after before with by of about yesterday today monday tuesday wednesday thursday friday saturday sunday reporters'.split(
    ' ',
  ),
);
const DETERMINERS = new Set('the a an his her its their our my this that these those some'.split(' '));
const NOT_IN_CUE = new Set('not no none nothing it he she they we i there'.split(' '));
const HELPERS = new Set(
  "has have had was were is are be been being also then later once again repeatedly first even just would will could can may might must should did does do not never n't to further still now often always".split(
    ' ',
  ),
);
const RELATIVE = new Set(['who', 'which', 'whose', 'that']);

/** Mends what the taggers get wrong in ways that the words around a cue make plain. */
export const repaired = (table: TokenTable, attribution: Attribution): Attribution => {
  const strangers = withoutStrangers(table, accordingTo(table, withoutCrumbs(table, attribution)));
  const trimmed = wholeSource(table, withSubject(table, strangers));
  const source = wholePhrase(table, { ...trimmed, source: beforeVerb(table, trimmed) ?? subject(table, trimmed) });
  const own = infinitive(
    table,
    withOwnSubject(table, { ...trimmed, source: withAntecedent(table, trimmed.cue, source) }),
  );
  const joined = withoutJoint(table, own);
  const mended = trailing(table, leading(table, toldThat(table, behindOnly(table, withoutRelative(table, joined)))));
  return withoutOdds(attribution, thatAlone(table, mended));
};

/** "denied | that | and accused …": what is pointed at. "which | Meditrans says | have been remedied": what is said of it. */
const thatAlone = (table: TokenTable, attribution: Attribution): Attribution => {
  const { cue, content } = attribution;
  const at = cue.to;
  if (cueOf(table.text[at - 1]!.toLowerCase())?.stance === 'denies' && table.text[at] === 'that')
    return /^(?:and|but|,|;|\.)$/.test(table.text[at + 1] ?? '')
      ? { ...attribution, content: [{ from: at, to: at + 1 }] }
      : attribution;
  const [piece] = content;
  if (!piece || content.length > 1 || piece.to - piece.from > 1 || piece.to > cue.from) return attribution;
  if (table.text[piece.from] !== 'which' || !SAID.has(table.text[at - 1]!)) return attribution;
  let to = at;
  while (to < cue.end && table.shape[to] !== PUNCTUATION) to++;
  return to > at + 1 ? { ...attribution, content: [{ from: at, to }] } : attribution;
};

/** "after | an opposition councillor alleged": what joins two clauses is no part of who speaks. */
const withoutJoint = (table: TokenTable, attribution: Attribution): Attribution => {
  const { source } = attribution;
  if (!source) return attribution;
  let { from } = source;
  while (from + 1 < source.to && CONJUNCTIONS.has(table.text[from]!.toLowerCase())) from++;
  return from === source.from ? attribution : { ...attribution, source: { from, to: source.to } };
};

const CONJUNCTIONS = new Set('after as when while because but although though if before since and whereas'.split(' '));

/** Where other ways to delimit it are weighed, what is no content any more is not to become one again, and what is stays. */
const withoutOdds = (before: Attribution, mended: Attribution): Attribution => {
  if (before.content === mended.content) return mended;
  const odds = mended.odds.slice();
  const isContent = (i: number): boolean => mended.content.some(({ from, to }) => from <= i && i < to);
  for (const { from, to } of before.content)
    for (let i = from; i < to; i++) if (!isContent(i)) odds[i - mended.cue.first] = 0;
  for (const { from, to } of mended.content)
    for (let i = Math.max(from, mended.cue.first); i < Math.min(to, mended.cue.end); i++)
      odds[i - mended.cue.first] = Math.max(odds[i - mended.cue.first]!, MENDED);
  return { ...mended, odds };
};

const MENDED = 0.5;

/** "asked the owners | to hand over the log": what somebody is to do, where the tagger sees nothing said. */
const infinitive = (table: TokenTable, attribution: Attribution): Attribution => {
  const { cue, source, content } = attribution;
  if (content.length > 0 || !source || source.to > cue.from || !ADDRESSING.test(table.text[cue.to - 1]!))
    return attribution;
  for (let i = cue.to + 1; i < Math.min(cue.end - 1, cue.to + 12); i++) {
    if (table.shape[i] === PUNCTUATION || table.quote[i] !== OUTSIDE) return attribution;
    if (table.text[i] !== 'to' || table.shape[i + 1] !== LOWER_CASE || DETERMINERS.has(table.text[i + 1]!)) continue;
    let to = i;
    while (to < cue.end && table.shape[to] !== PUNCTUATION) to++;
    const from = table.text[i - 1] === 'not' ? i - 1 : i;
    return { ...attribution, content: [{ from, to }], confidence: Math.max(attribution.confidence, 0.9) };
  }
  return attribution;
};

const ADDRESSING =
  /^(?:asked|asks|urged|urges|told|tells|advised|advises|ordered|orders|warned|begged|instructed|invited|appealed)$/;

/**
 * "blamed an update by DataLink | and said": the object of one verb is no subject of the next, which shares the first one's.
 * "he would not | release": the helpers of a verb are no part of who says it.
 */
const withOwnSubject = (table: TokenTable, attribution: Attribution): Attribution => {
  const { cue, source } = attribution;
  if (!source) return attribution;
  const joint = source.to === cue.from ? source.to - 1 : source.to;
  if (joint === cue.from - 1 && /^(?:and|but)$/.test(table.text[joint]!)) {
    for (let i = source.from - 1; i >= cue.first && table.shape[i] !== PUNCTUATION; i--)
      if (table.cue[i] === SPEECH && table.quote[i] === OUTSIDE) return { ...attribution, source: undefined };
  }
  if (source.to < cue.from) {
    const own = relativeSubject(table, cue);
    if (own && own.from >= source.to) return { ...attribution, source: own };
  }
  if (source.to !== cue.from) return attribution;
  let to = source.to;
  while (to - 1 > source.from && AUXILIARIES.has(table.text[to - 1]!)) to--;
  return to === source.to
    ? attribution
    : { ...attribution, source: { from: source.from, to }, cue: { ...cue, from: to } };
};

/** "an election that | the opposition | says …": between the pronoun and the verb stands who says it. */
export const relativeSubject = (table: TokenTable, { from, first, head }: CueSpan): TokenRange | undefined => {
  if (!SAID.has(table.text[head]!)) return undefined;
  for (let i = from - 1; i > Math.max(first, from - 7); i--) {
    if (table.shape[i] === PUNCTUATION || table.cue[i] === SPEECH) return undefined;
    if (!RELATIVE.has(table.text[i]!)) continue;
    const next = table.text[i + 1]!;
    return i + 2 < from && (DETERMINERS.has(next) || startsName(table.entity[i + 1]!))
      ? { from: i + 1, to: from }
      : undefined;
  }
  return undefined;
};

const AUXILIARIES = new Set(
  "would will could can may might must should did does do has have had not n't n’t never".split(' '),
);

/** Pieces that are no more than a pronoun, or a part of the name before the cue, are none where there are others. */
const withoutCrumbs = (table: TokenTable, attribution: Attribution): Attribution => {
  const { cue, source, content } = attribution;
  const kept = content.filter(({ from, to }) => {
    if (to - from === 1 && /^(?:them|him|her|it|us|me|you|that)$/.test(table.text[from]!)) return false;
    if (!source || from < source.to || to > cue.from) return true;
    for (let i = source.to; i < cue.from; i++)
      if (table.shape[i] !== CAPITALISED && table.shape[i] !== UPPER_CASE && !POSSESSIVES.has(table.text[i]!))
        return true;
    return false;
  });
  return kept.length > 0 && kept.length < content.length ? { ...attribution, content: kept } : attribution;
};

/** "According to the company, copies of …": who says it stands up to the comma, and what is said behind it. */
const accordingTo = (table: TokenTable, attribution: Attribution): Attribution => {
  const { content } = attribution;
  // "According to | documents seen | by TechLine": the source has been taken for a part of the cue.
  const { from: begins } = attribution.cue;
  const opens = /^according$/i.test(table.text[begins]!) && table.text[begins + 1] === 'to';
  const cue = opens
    ? { ...attribution.cue, to: begins + 2, head: Math.min(attribution.cue.head, begins + 1) }
    : attribution.cue;
  if (table.text[cue.to - 1] !== 'to' || !/^according$/i.test(table.text[cue.to - 2] ?? '')) return attribution;
  const first = table.firsts[table.sentence[cue.head]!]!;
  const end = table.firsts[table.sentence[cue.head]! + 1]!;
  if (cue.to - 2 > first || table.quote[first] !== OUTSIDE) return attribution;
  let comma = cue.to;
  while (comma < end && comma - cue.to < LONGEST_SOURCE && table.text[comma] !== ',' && table.quote[comma] === OUTSIDE)
    comma++;
  if (table.text[comma] !== ',' || comma === cue.to) return attribution;
  // "two employees, who spoke on condition of anonymity, | managers knew"
  let start = comma + 1;
  if (RELATIVE.has(table.text[start] ?? '')) {
    while (start < end && table.text[start] !== ',' && table.quote[start] === OUTSIDE) start++;
    if (table.text[start] !== ',') return attribution;
    start++;
  }
  const behind = content.filter(({ to }) => to > start).map(({ from, to }) => ({ from: Math.max(from, start), to }));
  return behind.length === 0
    ? attribution
    : { ...attribution, cue, source: { from: cue.to, to: comma }, content: behind };
};

/** "An engineer | who inspected the bridge two months before it was closed | told": a relative clause has its noun. */
const withAntecedent = (table: TokenTable, cue: CueSpan, source: TokenRange | undefined): TokenRange | undefined => {
  if (!source || source.to > cue.from || table.text[source.from] !== 'who' || cue.from - source.from > LONGEST_CLAUSE)
    return source;
  let { from } = source;
  while (from > cue.first && source.from - from < LONGEST_SOURCE && table.shape[from - 1] !== PUNCTUATION) {
    from--;
    if (BREAKS.has(table.text[from]!.toLowerCase()) || table.cue[from] === SPEECH || table.quote[from] !== OUTSIDE)
      return source;
    // "a plea from | exporters who say"
    if (FROM.has(table.text[from]!) && from + 1 < source.from) {
      from++;
      break;
    }
    if (DETERMINERS.has(table.text[from]!.toLowerCase())) break;
  }
  for (let i = source.to; i < cue.from; i++)
    if (table.shape[i] === PUNCTUATION || table.quote[i] !== OUTSIDE) return source;
  return from < source.from ? { from, to: cue.from } : source;
};

const FROM = new Set(['from', 'by', 'with', 'among']);
const LONGEST_CLAUSE = 24;

/** "claimed victory in an election that | the opposition says was stolen": what others say of its object is not his. */
const withoutRelative = (table: TokenTable, attribution: Attribution): Attribution => {
  const { cue, content } = attribution;
  if (table.cue[cue.head] !== SPEECH) return attribution;
  const others = content.find((piece) => piece.from >= cue.to + 3 && isOthers(table, piece));
  if (!others) return attribution;
  const rest = content.filter((piece) => piece !== others);
  if (rest.some(({ from }) => from >= cue.to)) return { ...attribution, content: rest };
  let to = cue.to;
  while (to < others.from && table.shape[to] !== PUNCTUATION && !(to > cue.to && PREPOSITIONS.has(table.text[to]!)))
    to++;
  return to > cue.to ? { ...attribution, content: [...rest, { from: cue.to, to }] } : attribution;
};

/** "an election | that the opposition says …": a relative clause in which somebody else speaks. */
const isOthers = (table: TokenTable, { from, to }: TokenRange): boolean => {
  if (table.cue[from - 1] === SPEECH) {
    // Only what is behind the other's verb.
    for (let i = from - 2; i > from - 7 && i >= 0 && table.shape[i] !== PUNCTUATION; i--)
      if (RELATIVE.has(table.text[i]!)) return true;
    return false;
  }
  const that = RELATIVE.has(table.text[from]!) ? from : from - 1;
  if (!RELATIVE.has(table.text[that]!) || table.shape[that - 1] === PUNCTUATION || table.cue[that - 1]! > NO_CUE)
    return false;
  for (let i = that + 2; i < Math.min(to, that + 6); i++) if (table.cue[i] === SPEECH) return true;
  return false;
};

const PREPOSITIONS = new Set('in on at by for with from during after before of over'.split(' '));

/** "The Players' Association | advised | its members": what stands right before an active verb and is no clause says it. */
const withSubject = (table: TokenTable, attribution: Attribution): Attribution => {
  const { cue, source, content } = attribution;
  const [first, second] = content;
  if (source || !first || !second || first.to !== cue.from || second.from < cue.to) return attribution;
  const commas = countCommas(table, first);
  // "Novacore, the maker of memory chips, | said": an apposition has a comma on either side.
  const apposition =
    commas === 2 && table.text[first.to - 1] === ',' && first.from === table.firsts[table.sentence[first.from]!];
  if (table.cue[cue.head] !== SPEECH || cue.to - cue.from > 2 || first.to - first.from > (apposition ? 14 : 8))
    return attribution;
  if (/(?:ing|ly)$|^(?:was|were|been|be|is|are)$/.test(table.text[cue.from]!) || table.shape[cue.to - 1] !== LOWER_CASE)
    return attribution;
  for (let i = first.from; i < first.to; i++)
    if (table.cue[i] === SPEECH || table.quote[i] !== OUTSIDE || (table.text[i] === ',' && !apposition))
      return attribution;
  return { ...attribution, source: first, content: content.slice(1) };
};

const countCommas = (table: TokenTable, { from, to }: TokenRange): number => {
  let commas = 0;
  for (let i = from; i < to; i++) if (table.text[i] === ',') commas++;
  return commas;
};

/** "A doctor at | the hospital in Kestra, who …, said": a source does not end in a preposition. */
const wholeSource = (table: TokenTable, attribution: Attribution): Attribution => {
  const { cue, source } = attribution;
  if (!source || source.to >= cue.from) return attribution;
  const last = table.text[source.to - 1]!;
  const isArticle = source.to - source.from === 1 && /^(?:the|an?)$/i.test(last);
  if (!isArticle && !JOINTS.has(last)) return attribution;
  let to = source.to;
  while (to < cue.from && to - source.to < 8 && !isMark(table, to) && !BREAKS.has(table.text[to]!)) to++;
  if (to === source.to) return attribution;
  const content = attribution.content
    .map((range) =>
      range.from < to && range.to > source.from ? { from: Math.max(range.from, to), to: range.to } : range,
    )
    .filter(
      (range) => range.to > range.from && !(range.to <= cue.from && range.from >= to && table.text[range.from] === ','),
    );
  return { ...attribution, source: { from: source.from, to }, content };
};

export const SAID = new Set([
  'said',
  'says',
  'added',
  'argued',
  'claimed',
  'alleged',
  'insisted',
  'maintained',
  'stressed',
]);
const CLAUSE_STARTS = new Set(
  'it he she they there we i this these the a an his her its their no not nobody'.split(' '),
);

/** "Addressing the press with her counterpart, she said both …": what stands before "she" is not what she said. */
const behindOnly = (table: TokenTable, attribution: Attribution): Attribution => {
  const { cue, source } = attribution;
  const content = withoutParticiple(table, attribution);
  if (!source || content.length < 2 || !SAID.has(table.text[cue.to - 1]!)) return { ...attribution, content };
  // "A doctor, who asked not to be named because …, said": what stands between tells of the speaker.
  if (source.to < cue.from && table.text[cue.from - 1] === ',' && content.some(({ from }) => from === cue.to))
    return { ...attribution, content: content.filter(({ from, to }) => from < source.from || to > cue.from) };
  if (source.to !== cue.from) return { ...attribution, content };
  const behind = content.filter(({ from }) => from >= cue.to);
  const direct = behind[0] !== undefined && behind[0].from <= cue.to + 1 && table.shape[cue.to] !== PUNCTUATION;
  const quoted = content.some(({ from }) => table.quote[from] !== OUTSIDE);
  return direct && !quoted ? { ...attribution, content: behind } : { ...attribution, content };
};

/** "Distancing himself from the remark, Panetta said …": a participle that opens the sentence tells what its subject does. */
const withoutParticiple = (table: TokenTable, { cue, source, content }: Attribution): TokenRange[] => {
  const first = table.firsts[table.sentence[cue.head]!]!;
  if (!source || table.quote[first] !== OUTSIDE || !/^[A-Z][a-z]{2,}ing$/.test(table.text[first]!)) return content;
  const holdsVerb = (to: number): boolean => {
    for (let i = first; i < to; i++) if (FINITE.has(table.text[i]!)) return true;
    return false;
  };
  return content.filter(({ from, to }) => from !== first || to > source.from || holdsVerb(to));
};

/** "Building that bridge was a mistake": a participle that is a subject has a verb. */
const FINITE = new Set('is are was were has have had will would can could may might must should does did'.split(' '));

/** "told reporters at the White House that …": what comes before "that" is whom it was told to, and where. */
const toldThat = (table: TokenTable, attribution: Attribution): Attribution => {
  const { cue, content } = attribution;
  if (!/^(told|tells?|telling)$/.test(table.text[cue.to - 1]!)) return attribution;
  for (let i = cue.to; i < Math.min(cue.end, cue.to + 18); i++) {
    if (table.shape[i] === PUNCTUATION || (table.cue[i] === SPEECH && i > cue.to)) break;
    if (table.text[i] !== 'that') continue;
    const behind = content.filter(({ to }) => to > i + 1).map(({ from, to }) => ({ from: Math.max(from, i + 1), to }));
    return behind.length > 0 && content.some(({ from }) => from < i)
      ? { ...attribution, content: behind }
      : attribution;
  }
  return attribution;
};

const DOUBTED = 0.5;

/** "X said Pakistan has been asked to …": behind a plain verb and its subject stands a clause, to the sentence's end. */
const leading = (table: TokenTable, attribution: Attribution): Attribution => {
  const { cue, source, content } = attribution;
  const that = table.text[cue.to] === 'that';
  const says = SAID.has(table.text[cue.to - 1]!) || (that && table.cue[cue.to - 1] === SPEECH);
  if (!source || source.to !== cue.from || !says || table.quote[cue.head] !== OUTSIDE) return attribution;
  const end = table.firsts[table.sentence[cue.head]! + 1]!;
  const next = cue.to + (that ? 1 : 0);
  if (next >= end || table.shape[next] === PUNCTUATION) return attribution;
  const cut = content.find(({ from, to }) => from <= next && to > next);
  // "said the official |, whom he did not name, telephoned": a clause goes on behind a relative one.
  if (cut && cut.to < end - 3 && table.text[cut.to] === ',' && /^whom?$/.test(table.text[cut.to + 1]!)) {
    const stop = table.shape[end - 1] === PUNCTUATION ? end - 1 : end;
    return {
      ...attribution,
      content: content.map((range) => (range === cut ? { from: range.from, to: stop } : range)),
    };
  }
  // "replied that the register had been | moved": where the tagger doubts that there is a content, it ends with the clause.
  if (cut && that && attribution.contentful < DOUBTED) {
    let stop = cut.to;
    while (stop < end && (table.shape[stop] !== PUNCTUATION || table.quote[stop] !== OUTSIDE)) stop++;
    return {
      ...attribution,
      content: content.map((range) => (range === cut ? { from: range.from, to: stop } : range)),
    };
  }
  const begins = that || CLAUSE_STARTS.has(table.text[next]!.toLowerCase()) || startsName(table.entity[next]!);
  if (!begins || content.some(({ from, to }) => (from <= next && to > next) || to <= source.from)) return attribution;
  let stop = Math.max(next + 1, ...content.filter(({ from }) => from >= next).map(({ to }) => to));
  if (stop === next + 1) while (stop < end && (table.shape[stop] !== PUNCTUATION || table.text[stop] === ',')) stop++;
  return { ...attribution, content: [{ from: next, to: stop }], confidence: Math.max(attribution.confidence, 0.9) };
};

const PASSIVE = new Set('was were is are be been being to by'.split(' '));

/** "experts say", "an arbitration panel found": the words before an active verb, where no tagger knew a source. */
const subject = (table: TokenTable, { cue, content }: Attribution): TokenRange | undefined => {
  const verb = table.text[cue.from]!.toLowerCase();
  const isVerb =
    table.cue[cue.head]! > NO_CUE && table.cue[cue.head] !== REPORT_NOUN && table.shape[cue.from] === LOWER_CASE;
  if (!isVerb || verb.endsWith('ing') || PASSIVE.has(verb)) return undefined;
  const first = table.firsts[table.sentence[cue.from]!]!;
  const inContent = (i: number): boolean => content.some(({ from, to }) => i >= from && i < to);
  let from = cue.from;
  while (
    from > first &&
    cue.from - from < 8 &&
    !isMark(table, from - 1) &&
    table.quote[from - 1] === OUTSIDE &&
    !inContent(from - 1) &&
    !BREAKS.has(table.text[from - 1]!.toLowerCase()) &&
    table.cue[from - 1] !== SPEECH
  )
    from--;
  if (from === cue.from || PASSIVE.has(table.text[cue.from - 1]!) || JOINTS.has(table.text[cue.from - 1]!))
    return undefined;
  return { from, to: cue.from };
};

const JOINTS = new Set('of at for from in with the a an'.split(' '));
const BREAKS = new Set('and but that when as while because if after before who which said'.split(' '));
const LONGEST_SOURCE = 14;

/** "Researchers at | the university", "Its owner |, Leo Castellan, rejected": a source is a whole phrase, up to its cue. */
const wholePhrase = (table: TokenTable, { source, cue, content }: Attribution): TokenRange | undefined => {
  if (!source || source.to > cue.from)
    return source && source.from >= cue.to ? withName(table, leftwards(table, source, cue.to)) : source;
  const first = table.firsts[table.sentence[cue.from]!]!;
  const whole = leftwards(table, source, first);
  const gap = cue.from - source.to;
  if (gap > 0 && gap <= LONGEST_SOURCE && !content.some(({ from, to }) => from < cue.from && to > source.to)) {
    let marks = 0;
    let broken = false;
    let names = 0;
    for (let i = source.to; i < cue.from; i++) {
      if (table.text[i] === ',') marks++;
      else if (isMark(table, i)) broken = true;
      if (BREAKS.has(table.text[i]!) || table.cue[i] === SPEECH || table.quote[i] !== OUTSIDE) broken = true;
      if (table.entity[i]! > NO_NAME) names++;
    }
    const apposition = marks === 2 && table.text[source.to] === ',' && table.text[cue.from - 1] === ',' && names > 0;
    if (!broken && (marks === 0 || apposition)) whole.to = cue.from;
  }
  return whole;
};

/** "said the fire chief |, Marco Bellini": the name behind a description is part of who says it. */
const withName = (table: TokenTable, source: TokenRange): TokenRange => {
  if (table.text[source.to] !== ',' || table.entity[source.to + 1] !== PERSON + NAME_START) return source;
  let to = source.to + 2;
  while (to < table.size && table.entity[to] === PERSON) to++;
  return { from: source.from, to };
};

/** "the Salvedra clinic" of "Dr Ivo Brandt of the Salvedra clinic": back to the noun that a preposition hangs on. */
const leftwards = (table: TokenTable, source: TokenRange, first: number): TokenRange => {
  let { from } = source;
  while (from > first && source.from - from < LONGEST_SOURCE) {
    const before = table.text[from - 1]!.toLowerCase();
    if (
      isMark(table, from - 1) ||
      table.quote[from - 1] !== OUTSIDE ||
      BREAKS.has(before) ||
      table.cue[from - 1] === SPEECH
    )
      break;
    if (!JOINTS.has(before) && !JOINTS.has(table.text[from]!.toLowerCase()) && from === source.from) break;
    if (from === source.from && !JOINTS.has(before) && DETERMINERS.has(table.text[from]!.toLowerCase())) break;
    from--;
  }
  return { from, to: source.to };
};

/** "said not one of the ships", "Grant ruled": a cue is a verb with its helpers; subjects and contents are not part of it. */
const withoutStrangers = (table: TokenTable, attribution: Attribution): Attribution => {
  const { cue } = attribution;
  const { head } = cue;
  const verb = cueOf(table.text[head]!.toLowerCase());
  if (!verb || verb.noun || table.cue[head] === NO_CUE) return attribution;
  let { from, to } = cue;
  let { source } = attribution;
  const content = attribution.content.map((range) => ({ ...range }));
  // The telling word of the cue may not be its first verb: "said it stood by".
  let first = head;
  for (let i = from; i < head; i++)
    if (table.cue[i] === SPEECH && NOT_IN_CUE.has(table.text[i + 1]!.toLowerCase())) first = Math.min(first, i);
  if (first + 1 < to && table.cue[first] === SPEECH && NOT_IN_CUE.has(table.text[first + 1]!.toLowerCase())) {
    const cut = first + 1;
    const next = content.find((range) => range.from >= cut);
    if (next && next.from <= to + 1) next.from = cut;
    else if (!next) content.push({ from: cut, to });
    to = cut;
  }
  // "claimed to | have been offered": what is claimed.
  for (let i = from; i + 2 < to; i++) {
    if (table.text[i + 1] !== 'to' || !PROMISING.test(table.text[i]!)) continue;
    const next = content.find((range) => range.from > i);
    if (next && next.from <= to) next.from = i + 1;
    else if (!next) content.push({ from: i + 1, to });
    first = Math.min(first, i);
    to = i + 1;
  }
  // "acknowledged on Friday"
  for (let i = first + 1; i < to; i++) if (DAY.test(table.text[i]!)) to = table.text[i - 1] === 'on' ? i - 1 : i;
  // "rejected the | claim", "says was | stolen": what the content begins with.
  const last = to - 1;
  if (
    last > first &&
    (isArticle(table.text[last]!) || (SAID.has(table.text[first]!) && FINITE.has(table.text[last]!)))
  ) {
    const next = content.find((range) => range.from >= last);
    if (next?.from === to) next.from = last;
    else content.push({ from: last, to });
    content.sort((a, b) => a.from - b.from);
    to = last;
  }
  // "Opposition alleges fraud"
  const isHeadlineSubject = (i: number): boolean => i === cue.first && i + 1 === head && table.cue[i] === REPORT_NOUN;
  let verbStart = Math.min(head, to - 1);
  while (
    verbStart > from &&
    (HELPERS.has(table.text[verbStart - 1]!.toLowerCase()) ||
      (table.cue[verbStart - 1]! > NO_CUE && !isHeadlineSubject(verbStart - 1)) ||
      table.text[verbStart - 1]!.endsWith('ly'))
  )
    verbStart--;
  const isSubject = (i: number): boolean =>
    table.entity[i]! > NO_NAME ||
    DETERMINERS.has(table.text[i]!.toLowerCase()) ||
    isHeadlineSubject(i) ||
    (source !== undefined && source.to === from);
  if (verbStart > from && (isSubject(from) || POSSESSIVES.has(table.text[from]!)) && table.cue[from] !== SPEECH) {
    source = { from: source && source.to === from ? source.from : from, to: verbStart };
    from = verbStart;
  } else if (verbStart > from && BEING.has(table.text[from]!)) {
    // "An engineer who left before it | was closed | told"
    let who = from;
    while (who > cue.first && table.shape[who] !== PUNCTUATION && table.text[who] !== 'who') who--;
    if (table.text[who] === 'who') source = { from: who, to: verbStart };
    from = verbStart;
  } else if (
    verbStart > from &&
    DETERMINERS.has(table.text[from - 1]?.toLowerCase() ?? '') &&
    table.cue[from] === NO_CUE
  ) {
    // "their | union announced"
    source = { from: from - 1, to: verbStart };
    from = verbStart;
    for (const range of content) if (range.from < source.from && range.to > source.from) range.to = source.from;
  }
  if (from === cue.from && to === cue.to) return attribution;
  return {
    ...attribution,
    source,
    content: content.filter((range) => range.to > range.from),
    cue: { ...cue, from, to, head: head < to ? Math.max(head, from) : first },
  };
};

const PROMISING = /^(?:claim|vow|promis|pledg|threaten)/;
const DAY = /^(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day$/;

const isArticle = (word: string): boolean => word === 'the' || word === 'a' || word === 'an';

/** "Castle denied the report, saying …": a source ends where its own verb begins. */
const beforeVerb = (table: TokenTable, { source }: Attribution): TokenRange | undefined => {
  if (!source) return undefined;
  for (let i = source.from + 1; i < source.to; i++) {
    if (RELATIVE.has(table.text[i]!) || table.text[i] === ',') return source;
    if (table.cue[i] !== SPEECH || !/(ed|aid|old|rote|poke)$/.test(table.text[i]!) || table.shape[i] !== LOWER_CASE)
      continue;
    return { from: source.from, to: i };
  }
  return source;
};

/** "CLAUSE, the bank said on Wednesday.": all before the comma is what was said. */
const trailing = (table: TokenTable, attribution: Attribution): Attribution => {
  const { source } = attribution;
  let { cue } = attribution;
  // "its agency said in | a statement"
  if (cue.to === cue.head + 2 && /^(?:in|on|at)$/.test(table.text[cue.to - 1]!)) cue = { ...cue, to: cue.to - 1 };
  if (!source || source.to !== cue.from || table.cue[cue.head] !== SPEECH || table.quote[cue.head] === INSIDE)
    return attribution;
  const s = table.sentence[cue.head]!;
  const first = table.firsts[s]!;
  const whole = table.firsts[s + 1]!;
  const comma = source.from - 1;
  if (comma - first < 3 || table.text[comma] !== ',') return attribution;
  // "…, researchers reported on Friday, | though they cautioned …"
  let end = cue.to;
  while (end < whole && table.text[end] !== ',' && end - cue.to <= 10) end++;
  if (end - cue.to > 10) return attribution;
  for (let i = first; i <= comma; i++) if (table.quote[i] !== OUTSIDE) return attribution;
  const next = table.text[cue.to]?.toLowerCase() ?? '';
  if (cue.to < end && table.shape[cue.to] !== PUNCTUATION && !AFTER_CUE.has(next)) return attribution;
  for (let i = cue.to; i < end; i++)
    if (table.quote[i] !== OUTSIDE || (table.text[i] === ',' && i < end - 4)) return attribution;
  const opening = behindDateline(table, first, comma);
  // An opening such as "On Monday," or "But in Geneva," is no clause.
  if (comma - opening < 4) return attribution;
  const confidence = Math.max(attribution.confidence, 0.9);
  return { ...attribution, cue, content: [{ from: opening, to: comma }], confidence };
};

/** The token behind "LONDON, Feb 18 -" at the head of a report. */
export const behindDateline = (table: TokenTable, first: number, end: number): number => {
  if (table.shape[first] !== UPPER_CASE && table.shape[first] !== CAPITALISED) return first;
  for (let i = first + 1; i < Math.min(end, first + 12); i++) {
    if (/^(-|--|—|–)$/.test(table.text[i]!) && table.shape[first] === UPPER_CASE) return i + 1;
    if (table.shape[i] === LOWER_CASE) break;
  }
  return first;
};
