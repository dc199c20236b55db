import { NO_HEAD } from '../../language/syntax/tree.ts';
import { isHonorific, isPersonNoun } from '../../words/titles.ts';
import { wordSet } from '../../words/word-list.ts';
import type { Choice, Group } from '../choices/choice.ts';
import { Features } from '../choices/features.ts';
import {
  CLOSING_MARK,
  childrenAt,
  covers,
  ENTITY_TYPES,
  hasChild,
  INSIDE,
  isVerb,
  OUTSIDE,
  type Page,
  POSSESSIVES,
  relationAt,
  SPEECH,
  sentenceEnd,
  sentenceStart,
  type TokenRange,
  tagAt,
} from '../page/page.ts';
import type { Content } from './contents.ts';
import { cueOf } from './cues.ts';
import { hearingAt } from './hearings.ts';
import { officeBefore } from './offices.ts';
import { headIn, participleSource } from './participle-sources.ts';
import { Paths } from './paths.ts';
import { classOf, isPlainPresent, type Predicate, type PredicateKind } from './predicates.ts';

/** Gathers the features of one group at a time. */
const features = new Features();

export interface SourceChoice extends Choice {
  /** Of each candidate, the head of the noun phrase; the first is -1: the sentence does not say whose words they are. */
  heads: number[];
}

const NOBODY = -1;

const MAX_HEADS = 24;
const MAX_DISTANCE = 120;

/** Who of the sentence may be the source of a report. */
export const sourceChoice = (page: Page, predicate: Predicate, content: Content): SourceChoice => {
  const { at, kind } = predicate;
  const paths = new Paths(page, at);
  const first = Math.max(sentenceStart(page, at), at - MAX_DISTANCE);
  const last = Math.min(sentenceEnd(page, at), at + MAX_DISTANCE);
  const cls = classOf(page, predicate);
  const heads = [NOBODY];
  const sure =
    (hearingAt(page, at) && NOBODY) ??
    nearSubject(page, at) ??
    openingSubject(page, at) ??
    (isPlainPresent(page, at) ? at - 1 : undefined) ??
    quotedPerson(page, at) ??
    describedSubject(page, at) ??
    namedBehindOffice(page, at) ??
    blamedFor(page, at) ??
    withSubject(page, at) ??
    participleSource(page, at) ??
    closingSubject(page, at, content);
  if (sure !== undefined) heads[0] = sure;
  for (let i = first; i < last && sure === undefined; i++)
    if (
      i !== at &&
      page.quote[i] !== INSIDE &&
      !covers(content, i) &&
      canHead(page, i) &&
      mayBeSource(page, i, at, kind, content)
    )
      heads.push(i);
  // The nearest ones.
  const near =
    heads.length <= MAX_HEADS
      ? heads
      : [
          -1,
          ...heads
            .slice(1)
            .sort((a, b) => Math.abs(a - at) - Math.abs(b - at))
            .slice(0, MAX_HEADS),
        ];
  const passive = isPassive(page, at) ? 1 : 0;
  const side = content.length === 0 ? 3 : content.length > 1 ? 2 : content[0]!.from > at ? 1 : 0;
  const groups = near.map((head) =>
    head < 0
      ? noneFeatures(page, at, cls, passive, side, features)
      : headFeatures(page, at, cls, passive, side, head, content, paths, features),
  );
  return { groups, candidates: groups.map((_, g) => [g]), heads: near };
};

/** Nouns, names, pronouns and what stands for them; of a name the word on which the others hang. */
const canHead = (page: Page, i: number): boolean => {
  const tag = tagAt(page, i);
  // "A statement from the union | read: “…”"
  if (page.lower[i] === 'heard' || (page.lower[i] === 'read' && page.isMark[i + 1] === 1)) return false;
  if (tag === 'PRP' || tag === 'PRP$' || tag === 'WP' || tag === 'WDT') return true;
  if (page.entity[i]! > 0) return !hangsOnName(page, i);
  if (tag.startsWith('N')) return relationAt(page, i) !== 'compound';
  return (tag === 'CD' || tag === 'DT') && !['det', 'nummod'].includes(relationAt(page, i));
};

/** Whether the word hangs on another of the same name. */
const hangsOnName = ({ entity, head }: Page, i: number): boolean => {
  const above = head[i]!;
  if (above < 0) return false;
  for (let at = Math.min(i, above); at <= Math.max(i, above); at++) if (entity[at] !== entity[i]) return false;
  return true;
};

/** By which prepositions a source may hang on a predicate: "alleged by Keller", "claims of the union", "according to her". */
const PREPOSITIONS = {
  verb: new Set(['by']),
  noun: new Set(['by', 'of', 'from']),
  according: new Set(['to', 'according']),
  mark: new Set<string>(),
};

/** Neither what is done to somebody nor a place or occasion speaks: objects, passive subjects, most prepositions. */
const mayBeSource = (page: Page, i: number, at: number, kind: PredicateKind, content: Content): boolean => {
  const relation = relationAt(page, i);
  // "…, said analysts": the parser may take whom the words precede for an object.
  const isInverted = i > at && content.length > 0 && content[0]!.from < at;
  if (page.head[i] === at && ['obj', 'iobj'].includes(relation)) return isInverted && relation === 'obj';
  if (!isInverted && i > at && TAKES_OBJECT.test(page.lower[at]!) && isRightBehind(page, i, at)) return false;
  // "his claim", not "our correspondent"
  if (tagAt(page, i) === 'PRP$') return page.head[i] === at && kind === 'noun';
  if (kind === 'noun' && !isWithin(page, i, at) && isDisputed(page, at)) return false;
  if (kind === 'verb' && hasPassiveAuxiliary(page, at)) return isAgent(page, i);
  // "the court heard Holm left but | told nobody"
  if (i < at - 1 && HEARS.test(page.lower[i]!) && /^heard$/.test(page.lower[hasBehind(page, i + 1)]!)) return false;
  // "said that voters ask for change, however, they | believe"
  if (page.lower[at - 1] === 'they' && page.entity[i] === ENTITY_TYPES.person) return false;
  if (relation === 'nsubj' && (page.head[i] !== at || !isPassive(page, at))) return true;
  for (const child of childrenAt(page, i))
    if (relationAt(page, child) === 'case' && !POSSESSIVES.has(page.text[child]!))
      return PREPOSITIONS[kind].has(page.lower[child]!) && !isMeans(page, child, i);
  return true;
};

const HEARS = /^(?:court|jury|tribunal|inquest|inquiry|hearing|jurors|judges)$/;

const hasBehind = ({ lower }: Page, i: number): number =>
  /^(?:has|have|had|also|then)$/.test(lower[i] ?? '') ? i + 1 : i;

/** "telling Senator Keller, the chairman, that", "calling Keller “my partner”": whom the words are put to, or speak of. */
const isRightBehind = (page: Page, i: number, at: number): boolean => {
  let to = at + 1;
  while (to < i && (IN_PHRASE.test(tagAt(page, to)) || page.lower[to] === 'of')) to++;
  if (to < i && page.text[to] === ',' && page.head[i]! > at && page.head[i]! < to)
    return relationAt(page, i) === 'appos';
  return to === i;
};

const TAKES_OBJECT =
  /^(?:t(?:ell(?:s|ing)?|old)|inform(?:s|ed|ing)?|assur(?:es?|ed|ing)|remind(?:s|ed|ing)?|call(?:s|ed|ing)?|describ(?:es?|ed|ing)|label(?:s|l?ed|l?ing)?|accus(?:es?|ed|ing)|persuad(?:es?|ed|ing)|urg(?:es?|ed|ing))$/;

/** "told the Courier | by telephone": how it was said. */
const isMeans = ({ lower }: Page, preposition: number, noun: number): boolean =>
  lower[preposition] === 'by' && noun === preposition + 1 && MEANS.has(lower[noun]!);

const MEANS = wordSet('telephone phone e-mail email letter fax text mail post radio satellite video videolink message');

/** "Keller, who has repeatedly denied", "as she then claimed": the pronoun that is the verb's subject, if one stands right before it. */
const nearSubject = (page: Page, at: number): number | undefined => {
  if (!isVerb(page, at) || isPassive(page, at)) return undefined;
  for (let i = at - 1; i >= sentenceStart(page, at) && at - i <= 4; i--) {
    // "Some have left, and many | say", not "Holm and others | say"
    if (MANY.test(page.lower[i]!) && !(page.lower[i - 1] === 'and' && tagAt(page, i - 2).startsWith('N'))) return i;
    // "It | added that"
    const opens = /^(?:it|they)$/.test(page.lower[i]!) && i === sentenceStart(page, at) && page.cue[at] === SPEECH;
    if (opens || NEAR.test(page.lower[i]!) || (page.lower[i] === 'that' && SAYS.test(page.lower[at]!)))
      return page.quote[i] === INSIDE ? undefined : i;
    const tag = tagAt(page, i);
    if (tag !== 'RB' && tag !== 'MD' && !/^(?:has|have|had|is|was|are|were)$/.test(page.lower[i]!)) return undefined;
  }
  return undefined;
};

const NEAR = /^(?:who|which|he|she)$/;
const MANY = /^(?:many|others)$/;
const SAYS = /^(?:sa(?:ys?|id)|reads?)$/;

/** `Added union president Ann Holm, “…”`: whom a verb that opens the sentence stands before, and a quotation follows. */
const openingSubject = (page: Page, at: number): number | undefined => {
  const mark = openedQuotation(page, at);
  if (mark === undefined) return undefined;
  return isPronoun(page, at + 1) ? at + 1 : headIn(page, at + 1, mark - 1);
};

/** The comma or colon between whom a verb that opens the sentence stands before and the quotation. */
export const openedQuotation = (page: Page, at: number): number | undefined => {
  if (at !== sentenceStart(page, at) || page.cue[at] !== SPEECH || !/^VB[DNZ]$/.test(tagAt(page, at))) return undefined;
  let to = at + 1;
  if (isPronoun(page, to)) to++;
  else
    while (
      to - at < MAX_SUBJECT_WORDS &&
      page.isMark[to] === 0 &&
      (IN_PHRASE.test(tagAt(page, to)) || page.lower[to] === 'of')
    )
      to++;
  const isFollowed = /^[,:]$/.test(page.text[to] ?? '') && page.quote[to] === OUTSIDE && page.quote[to + 1] !== OUTSIDE;
  return isFollowed ? to : undefined;
};

const isPronoun = ({ lower }: Page, i: number): boolean => /^(?:he|she|they)$/.test(lower[i] ?? '');

/** "rose after South Korea and Japan | denied it": the noun between "after" and the verb, unless the tree gives the verb another subject. */
export const subjectBehindJoint = (page: Page, at: number): number | undefined => {
  if (!/^VB[DZPN]$/.test(tagAt(page, at)) || page.quote[at] === INSIDE) return undefined;
  let to = at;
  while (to > 0 && (tagAt(page, to - 1) === 'RB' || /^(?:has|have|had)$/.test(page.lower[to - 1]!))) to--;
  if (to === sentenceStart(page, at) || !tagAt(page, to - 1).startsWith('N')) return undefined;
  if (tagAt(page, at) === 'VBN' && to === at) return undefined;
  let from = to - 1;
  const first = Math.max(sentenceStart(page, at), at - MAX_SUBJECT_WORDS);
  const isInPhrase = (i: number): boolean =>
    page.isMark[i] === 0 && page.lower[i] !== 'but' && (IN_PHRASE.test(tagAt(page, i)) || page.lower[i] === 'of');
  while (from > first && isInPhrase(from - 1)) from--;
  if (from <= first || !JOINTS.test(page.lower[from - 1]!)) return undefined;
  const subject = childrenAt(page, at).find((child) => relationAt(page, child).startsWith('nsubj'));
  if (subject !== undefined && (subject < from || subject >= to || page.cue[at] !== SPEECH)) return undefined;
  for (let i = from; i < to; i++)
    if (tagAt(page, i).startsWith('N') && (page.head[i]! < from || page.head[i]! >= to)) return i;
  return undefined;
};

const MAX_SUBJECT_WORDS = 10;
const IN_PHRASE = /^(?:N|JJ|CD|DT|POS|CC)/;
const JOINTS = /^(?:after|as|when|while|whereas|because|since|before|until|although|though|but)$/;

/** "He looked up and | said": the subject that a verb without one shares with that before it: a name, or he, she, who, I. */
export const sharedSubject = (page: Page, at: number): number | undefined => {
  const subjectOf = (verb: number): number | undefined =>
    childrenAt(page, verb).find((child) => relationAt(page, child).startsWith('nsubj'));
  if (page.quote[at] === INSIDE || subjectOf(at) !== undefined) return undefined;
  for (let verb = at, steps = 0; relationAt(page, verb) === 'conj' && steps < MAX_SHARED; steps++) {
    verb = page.head[verb]!;
    const subject = subjectOf(verb);
    if (subject === undefined) continue;
    const isSomebody = page.entity[subject] === ENTITY_TYPES.person || /^(?:he|she|who|i)$/.test(page.lower[subject]!);
    return isSomebody && subject < at && page.quote[subject] !== INSIDE ? subject : undefined;
  }
  return undefined;
};

/** Verbs looked back at. */
const MAX_SHARED = 4;

/** `“…,” Keller | said`, `“…,” said Keller`: the name beside the verb that a quotation's end stands before. */
export const besideQuotation = (page: Page, at: number): number | undefined => {
  if (!/^VB[DZ]$/.test(tagAt(page, at)) || page.cue[at] !== SPEECH) return undefined;
  const isPerson = (i: number): boolean => page.entity[i] === ENTITY_TYPES.person;
  let name = at - 1;
  while (isPerson(name)) name--;
  if (page.quote[name] !== CLOSING_MARK || page.quote[sentenceStart(page, at)] === OUTSIDE) return undefined;
  const isInverted = name === at - 1;
  const first = isInverted ? at + 1 : name + 1;
  let end = first;
  while (isPerson(end)) end++;
  // "said Keller's deputy", "said Keller aide Ines Calder"
  if (isInverted && !(page.isMark[end] === 1 && !POSSESSIVES.has(page.text[end]!)) && tagAt(page, end) !== 'IN')
    return undefined;
  for (let i = first; i < end; i++) if (!hangsOnName(page, i)) return i;
  return undefined;
};

/**
 * "Within minutes of the vote Tierney | told them", "While he's | said": the name, or he, she, they, right before a verb that
 * reports, where the tree gives it no subject.
 */
export const nameBefore = (page: Page, at: number): number | undefined => {
  const tag = tagAt(page, at);
  if (page.cue[at] !== SPEECH || page.quote[at] === INSIDE) return undefined;
  const first = sentenceStart(page, at);
  let name = at - 1;
  let hasHave = false;
  while (name > first && (tagAt(page, name) === 'RB' || HAVING.test(page.lower[name]!))) {
    hasHave ||= tagAt(page, name) !== 'RB';
    name--;
  }
  if (name < first || page.quote[name] !== OUTSIDE || !(/^VB[DZP]$/.test(tag) || (tag === 'VBN' && hasHave)))
    return undefined;
  const isPronoun = /^(?:he|she|they)$/.test(page.lower[name]!);
  const isName = page.entity[name] === ENTITY_TYPES.person && tagAt(page, name).startsWith('N');
  return (isPronoun && tagAt(page, name) === 'PRP') || isName ? name : undefined;
};

const HAVING = /^(?:has|have|had|'s|’s|'ve|’ve|'d|’d)$/;

/** "slammed Keller for | saying": who is blamed or thanked for what they said. */
const blamedFor = (page: Page, at: number): number | undefined => {
  const verb = page.head[at]!;
  if (page.lower[at - 1] !== 'for' || tagAt(page, at) !== 'VBG' || verb === NO_HEAD || verb > at || !isVerb(page, verb))
    return undefined;
  const blamed = childrenAt(page, verb).find(
    (child) => child > verb && child < at && relationAt(page, child) === 'obj',
  );
  return blamed !== undefined && page.entity[blamed]! > 0 ? blamed : undefined;
};

/** "…, with the union's president | calling it theft": the phrase between "with" and the participle. */
const withSubject = (page: Page, at: number): number | undefined => {
  if (tagAt(page, at) !== 'VBG') return undefined;
  const first = Math.max(sentenceStart(page, at), at - MAX_WITH);
  let before = at - 1;
  while (before > first && tagAt(page, before) === 'RB') before--;
  for (let i = before; i >= first; i--) {
    const isOtherVerb = isVerb(page, i) && !/^(?:amod|conj)$/.test(relationAt(page, i));
    if (page.isMark[i] === 1 || isOtherVerb || page.quote[i] === INSIDE) return undefined;
    if (page.lower[i] !== 'with') continue;
    if (i > 0 && page.isMark[i - 1] === 0 && !isVerb(page, i - 1)) return undefined;
    let head = before;
    while (page.head[head]! > i && page.head[head]! <= before) head = page.head[head]!;
    return page.from[head]! >= i && canHead(page, head) ? head : undefined;
  }
  return undefined;
};

const MAX_WITH = 12;

/** "…, the joint report from the council and the port | said.": the first noun of the phrase that closes the sentence. */
const closingSubject = (page: Page, at: number, content: Content): number | undefined => {
  const end = content.at(-1)?.to ?? at;
  if (at + 1 < sentenceEnd(page, at) - 1 || end >= at || at - end > MAX_CLOSING || page.text[end] !== ',')
    return undefined;
  let noun: number | undefined;
  for (let i = end + 1; i < at; i++) {
    const tag = tagAt(page, i);
    if (page.isMark[i] === 1 || isVerb(page, i) || page.quote[i] === INSIDE) return undefined;
    if (tag === 'IN') return noun !== undefined && page.lower.slice(i, at).includes('and') ? noun : undefined;
    if (tag === 'CC') return undefined;
    if (tag.startsWith('N')) noun = i;
  }
  return undefined;
};

const MAX_CLOSING = 20;

/** "The 28-year-old, who plays Tina in a serial, | told": the subject before a relative clause between commas. */
const describedSubject = (page: Page, at: number): number | undefined => {
  if (!/^VB[DZP]$/.test(tagAt(page, at)) || page.text[at - 1] !== ',') return undefined;
  const first = sentenceStart(page, at);
  let who = at - 2;
  while (who > first && at - who <= MAX_RELATIVE && page.isMark[who] === 0) who--;
  const subject = who - 1;
  if (page.text[who] !== ',' || page.lower[who + 1] !== 'who' || subject <= first) return undefined;
  if (page.lower[first] !== 'the' || subject - first > 4) return undefined;
  for (let i = first; i <= subject; i++)
    if (isVerb(page, i) || page.isMark[i] === 1 || page.quote[i] === INSIDE || page.entity[i]! > 0) return undefined;
  return subject;
};

const MAX_RELATIVE = 20;

/** "The member for the river ward, Hon. Idris Ameh, however, | accused": the one named between commas behind an office. */
const namedBehindOffice = (page: Page, at: number): number | undefined => {
  if (!/^VB[DZP]$/.test(tagAt(page, at)) || page.cue[at] === 0) return undefined;
  const first = sentenceStart(page, at);
  let comma = at - 1;
  while (comma > first && tagAt(page, comma).startsWith('RB')) comma--;
  // ", however,"
  if (page.text[comma] === ',' && page.lower[comma - 1] === 'however' && page.text[comma - 2] === ',') comma -= 2;
  if (comma <= first || page.text[comma] !== ',') return undefined;
  let name = comma - 1;
  while (name > first && page.entity[name] === ENTITY_TYPES.person) name--;
  if (name === comma - 1 || page.quote[name] !== OUTSIDE) return undefined;
  const office = officeBefore(page, name + 1);
  return office && isHeld(page, office) && !isOfAnother(page, office) ? headIn(page, name + 1, comma - 1) : undefined;
};

/** "Tom Reid, the husband of | the mayor |, Ada Holm, said": whether the office only tells who the one named before is. */
const isOfAnother = (page: Page, { from }: TokenRange): boolean => {
  let comma = from - 1;
  while (comma > 0 && page.isMark[comma] === 0) comma--;
  if (page.text[comma] !== ',' || page.entity[comma - 1] !== ENTITY_TYPES.person) return false;
  let before = comma - 1;
  while (page.entity[before] === ENTITY_TYPES.person || isHonorific(page.lower[before] ?? '')) before--;
  return before < sentenceStart(page, from) || page.isMark[before] === 1;
};

/** Whether the phrase begins with what somebody is. */
const isHeld = ({ lower }: Page, { from, to }: TokenRange): boolean =>
  lower.slice(from, Math.min(to, from + 5)).some(isPersonNoun) || lower[from + 1] === 'member';

/** "cast doubt on a claim", "rejected the allegation": who does so does not make the claim. */
const isDisputed = (page: Page, at: number): boolean => {
  for (let up = page.head[at]!, steps = 0; up !== NO_HEAD && steps < MAX_DISPUTED; up = page.head[up]!, steps++) {
    const stance = cueOf(page.lower[up]!)?.stance;
    if (stance === 'denies' || stance === 'doubts') return true;
    if (isVerb(page, up)) return hasChild(page, up, (child) => page.lower[child] === 'doubt');
  }
  return false;
};

const MAX_DISPUTED = 4;

/** Whether the word belongs to the noun phrase of another: "the rebels' claim". */
const isWithin = (page: Page, i: number, at: number): boolean => i >= page.from[at]! && i < page.to[at]!;

const isAgent = (page: Page, i: number): boolean => hasChild(page, i, (child) => page.lower[child] === 'by');

/** "quoted Keller as saying", "Keller was quoted as saying": whose words they are, for either verb. */
const quotedPerson = (page: Page, at: number): number | undefined => {
  const last = Math.min(sentenceEnd(page, at) - 1, at + MAX_QUOTED);
  let quoting = at;
  if (page.lower[at - 1] === 'as' && SAYING.test(page.lower[at]!)) {
    const first = Math.max(sentenceStart(page, at), at - MAX_QUOTED);
    while (quoting >= first && !QUOTING.test(page.lower[quoting]!)) quoting--;
    if (quoting < first) return undefined;
  } else {
    if (!QUOTING.test(page.lower[at]!)) return undefined;
    let as = at + 1;
    while (as < last && !(page.lower[as] === 'as' && SAYING.test(page.lower[as + 1]!))) as++;
    if (as >= last) return undefined;
  }
  for (const child of childrenAt(page, quoting)) {
    const relation = relationAt(page, child);
    if (page.quote[child] === INSIDE) continue;
    if ((relation === 'obj' && child > quoting) || relation === 'nsubj:pass') return child;
  }
  return undefined;
};

const QUOTING = /^(?:quot(?:e[sd]?|ing)|cit(?:e[sd]?|ing))$/;
const SAYING = /^(?:saying|telling|calling|describing|warning)$/;

/** How far behind "quoted" its "as saying" may stand. */
const MAX_QUOTED = 12;

/** Whether the verb is a passive one: its subject does not speak. */
const isPassive = (page: Page, at: number): boolean => {
  if (hasPassiveAuxiliary(page, at)) return true;
  if (hasChild(page, at, (child) => relationAt(page, child) === 'aux')) return false;
  // "Asked whether he would go, Keller …"
  return tagAt(page, at) === 'VBN' && PARTICIPIAL.has(relationAt(page, at));
};

const hasPassiveAuxiliary = (page: Page, at: number): boolean =>
  isAccused(page, at) ||
  page.lower[at - 1] === 'being' ||
  (!FELT.has(page.lower[at]!) && hasChild(page, at, (child) => PASSIVE.has(relationAt(page, child))));

/** "Bank Accused Of Hiding Losses": who accuses names whom before "of", but for "whom she accused of". */
const isAccused = (page: Page, at: number): boolean =>
  page.lower[at] === 'accused' && page.lower[at + 1] === 'of' && !relationAt(page, at).startsWith('acl');

const PASSIVE = new Set(['aux:pass', 'nsubj:pass']);

/** "Keller was worried that": participles of those who feel. */
const FELT = wordSet(
  `worried concerned convinced pleased disappointed surprised satisfied determined delighted persuaded alarmed frustrated
  troubled outraged encouraged relieved confused shocked thrilled honoured honored inclined opposed committed`,
);

const PARTICIPIAL = new Set(['advcl', 'acl', 'amod']);

const bucket = (n: number): number => (n <= 4 ? n : n <= 7 ? 5 : n <= 12 ? 6 : n <= 25 ? 7 : 8);

const noneFeatures = (page: Page, at: number, cls: number, passive: number, side: number, f: Features): Group => {
  f.add(200, cls);
  f.add(201, cls, passive, side);
  f.add(202, page.lemma[at]!, passive);
  f.add(203, page.relation[at]!, page.tag[at]!, cls);
  const subject = hasChild(page, at, (child) => relationAt(page, child).startsWith('nsubj')) ? 1 : 0;
  f.add(204, subject, cls, passive);
  return f.take();
};

const headFeatures = (
  page: Page,
  at: number,
  cls: number,
  passive: number,
  side: number,
  head: number,
  content: Content,
  paths: Paths,
  f: Features,
): Group => {
  const path = paths.from(head);
  const place = head > at ? 1 : 0;
  const distance = bucket(Math.abs(head - at));
  const lemma = page.lemma[at]!;
  const type = page.entity[head]! & 3;
  const tag = page.tag[head]!;
  const relation = page.relation[head]!;
  const order = content.length === 0 ? 4 : head < content[0]!.from ? 0 : head >= content.at(-1)!.to ? 1 : 2;
  let verbs = 0;
  let marks = 0;
  for (let i = Math.min(head, at) + 1; i < Math.max(head, at); i++) {
    if (isVerb(page, i)) verbs++;
    if (page.isMark[i] === 1) marks++;
  }
  const between = Math.min(verbs, 3) * 4 + Math.min(marks, 3);
  f.add(210, path, cls, passive);
  f.add(211, path, lemma);
  f.add(212, path, place, distance);
  f.add(213, path, tag);
  f.add(214, path, type, cls);
  f.add(215, path, page.cluster[head]!);
  f.add(216, path, side);
  f.add(217, place, distance, cls);
  f.add(218, place, distance, tag);
  f.add(219, place, between, cls);
  f.add(220, place, between, side);
  f.add(221, place, order, side);
  f.add(222, relation, place, cls);
  f.add(223, relation, place, passive);
  f.add(224, page.word[head]!);
  f.add(225, page.subcluster[head]!, cls);
  f.add(226, type, tag, place);
  f.add(227, relation, paths.joins(head) + 1, cls);
  f.add(228, place, wordBetween(page, head, at), cls);
  f.add(229, page.word[Math.max(0, page.from[head]! - 1)]!, place, cls);
  f.add(230, page.quote[head]! === OUTSIDE ? 0 : 1, type);
  f.add(231, relation, page.head[head] === at ? 1 : 0, lemma);
  const above = page.head[at]!;
  f.add(233, path, above < 0 ? 0 : page.lemma[above]!);
  f.add(232, place, head === sentenceStart(page, head) ? 1 : 0, distance);
  return f.take();
};

/** The word beside the head, towards the predicate. */
const wordBetween = (page: Page, head: number, at: number): number => {
  const beside = head < at ? head + 1 : head - 1;
  return beside === at ? 0 : page.word[beside]!;
};
