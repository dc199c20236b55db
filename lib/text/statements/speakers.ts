import { firstIndex } from '../binary-search.ts';
import type { Document, Reference } from '../language/document.ts';
import { capitalised } from '../language/names/casing.ts';
import type { TokenRange } from './attribution.ts';
import { FINITE } from './cues.ts';
import type { Draft } from './draft.ts';
import { behindDateline } from './repairs.ts';
import type { CueSpan } from './span-columns.ts';
import {
  CAPITALISED,
  isMark,
  LOWER_CASE,
  NO_NAME,
  POSSESSIVES,
  PUNCTUATION,
  SPEECH,
  type TokenTable,
  tokenAt,
  UPPER_CASE,
} from './token-table.ts';

/** Who speaks, as the row shows it. */
export interface Speaker {
  /** Canonical name, an unnamed source as printed, or `unknown`. */
  name: string;
  /** As printed. */
  mention: string;
  role?: string;
}

export const UNKNOWN = 'unknown';

const PRONOUNS = new Set(
  'he she it they who i we you this that which these those him her them one himself herself themselves itself q a'.split(
    ' ',
  ),
);
const PREPOSITIONS = new Set(
  'of for from in at with to by on near against under about inside outside between'.split(' '),
);
const CONJUNCTIONS = new Set([
  'and',
  'but',
  'or',
  'so',
  'that',
  'because',
  'while',
  'as',
  'when',
  'if',
  'yet',
  'though',
]);
const RELATIVE = new Set(['who', 'which', 'that']);
const DETERMINERS = new Set('the a an some many several two three four five these those'.split(' '));
/** What a source does not end with. */
const TRAILING = new Set([
  ...POSSESSIVES,
  ...FINITE,
  ...'who which when as that and but while neither also then later both so far since previously repeatedly always never'.split(
    ' ',
  ),
]);
const INDEFINITE = new Set(
  'a an some one two three several many most few another other both all any no every'.split(' '),
);

/** Resolves speakers of a document: the names in the source, what a pronoun or a description stands for. */
export class SpeakerResolver {
  private readonly document: Document;
  private readonly table: TokenTable;
  private readonly references: Reference[];
  /** Names in lower case: transcripts print them in capitals. */
  private readonly byName = new Map<string, number>();

  constructor(document: Document, table: TokenTable) {
    this.document = document;
    this.table = table;
    this.references = document.references;
    document.entities.forEach(({ name, aliases }, i) => {
      for (const known of [...aliases, name]) this.byName.set(known.toLowerCase(), i);
    });
    this.addSurnames(document);
  }

  /** A surname that one person of the article bears names him, whatever else is known of it. */
  private addSurnames({ entities }: Document): void {
    const bearers = new Map<string, number[]>();
    entities.forEach(({ name, type }, i) => {
      const space = name.lastIndexOf(' ');
      if (type !== 'person' || space < 0) return;
      const surname = name.slice(space + 1).toLowerCase();
      bearers.set(surname, [...(bearers.get(surname) ?? []), i]);
    });
    for (const [surname, people] of bearers)
      if (people.length === 1 && !this.byName.has(surname)) this.byName.set(surname, people[0]!);
  }

  resolve(draft: Draft): Speaker {
    if (!draft.source) return { name: UNKNOWN, mention: '' };
    const { table, document } = this;
    const { from, to } = this.wholeNames(this.tidy(draft.source.from, draft.source.to), draft.cue);
    // "The port authority, | which runs the terminal, | said"
    const opening = table.text[from]!;
    if (/^(?:who|which)$/.test(opening) && from + 1 < to) return this.relative(from, opening);
    // "There were unconfirmed reports": nobody's.
    if (/^there$/i.test(table.text[from]!)) return { name: UNKNOWN, mention: '' };
    const mention = document.text.slice(table.start[from]!, table.end[to - 1]!);
    const isTurn = draft.cue !== undefined && table.text[draft.cue.from] === ':';
    const entity = this.entityOf(from, to);
    const named = entity ?? this.byName.get(mention.toLowerCase());
    if (named !== undefined) return this.named(named, mention);
    if (to - from === 1 && PRONOUNS.has(table.text[from]!.toLowerCase()))
      return RELATIVE.has(mention) ? this.relative(from, mention) : { name: UNKNOWN, mention };
    return { name: asPrinted(isTurn ? quietly(mention) : mention), mention };
  }

  /** "Steven Hill, who said": who stands before the relative pronoun. */
  private relative(at: number, mention: string): Speaker {
    const { table, document } = this;
    const end = table.text[at - 1] === ',' ? at - 1 : at;
    const first = table.firsts[table.sentence[at]!]!;
    let from = end;
    while (from > first && end - from < 6 && !isMark(table, from - 1) && !DETERMINERS.has(table.text[from]!)) from--;
    if (from === end || at - 1 < first) return { name: UNKNOWN, mention };
    // "Tomas Brandl, a former inspector, who said"
    const apposed = from - 1 > first && table.text[from - 1] === ',' && DETERMINERS.has(table.text[from]!);
    if (apposed && table.entity[from - 2]! > NO_NAME) {
      let name = from - 2;
      while (name > first && table.entity[name - 1]! > NO_NAME) name--;
      const named = this.entityOf(name, from - 1);
      if (named !== undefined) return this.named(named, mention);
    }
    const entity = this.entityOf(from, end);
    if (entity !== undefined) return this.named(entity, mention);
    if (!DETERMINERS.has(table.text[from]!.toLowerCase())) return { name: UNKNOWN, mention };
    return { name: asPrinted(document.text.slice(table.start[from]!, table.end[end - 1]!)), mention };
  }

  private named(entity: number, mention: string): Speaker {
    const { name, role } = this.document.entities[entity]!;
    return role === undefined ? { name, mention } : { name, mention, role };
  }

  /** Whether a name of the article is that of a person. */
  isPerson(name: string): boolean {
    const entity = this.byName.get(name.toLowerCase());
    return entity !== undefined && this.document.entities[entity]!.type === 'person';
  }

  /** Whether somebody of the name is named in the stretch of the text. */
  isNamedBetween(name: string, start: number, end: number): boolean {
    const entity = this.byName.get(name.toLowerCase());
    if (entity === undefined) return false;
    for (let i = this.firstFrom(start); i < this.references.length && this.references[i]!.start < end; i++)
      if (this.references[i]!.entity === entity && this.references[i]!.kind !== 'pronoun') return true;
    return false;
  }

  /** Whether it is a name of the article at all. */
  isName(name: string): boolean {
    return this.byName.has(name.toLowerCase());
  }

  /** Without a dateline, days, relative clauses, marks, prepositions and possessive endings around it. */
  private tidy(first: number, end: number): TokenRange {
    const { table } = this;
    let from = first === table.firsts[table.sentence[first]!] ? behindDateline(table, first, end - 1) : first;
    let to = end;
    for (let i = from + 1; i < to - 1 && i < from + 6; i++) if (table.text[i] === ':') from = i + 1;
    for (let i = from + 1; i < to - 1; i++)
      if (table.text[i] === ',' && /^(?:who|which|whose|speaking|asked)$/.test(table.text[i + 1]!)) to = i;
    // "Airline Norwind | cut its forecast on Wednesday, saying": a name, and what it did.
    for (let i = from; to - from > 6 && i < from + 4; i++)
      if (table.entity[i]! > NO_NAME && table.entity[i + 1] === NO_NAME && DOES.test(table.text[i + 1]!)) to = i + 1;
    // "a day after | a former team-mate"
    for (let i = from + 1; i < Math.min(to - 1, from + 4); i++)
      if (/^(?:after|before)$/.test(table.text[i]!) && /^(?:hour|day|week|month|year)s?$/.test(table.text[i - 1]!)) {
        from = i + 1;
        break;
      }
    // "The envoy | cast doubt"
    for (let i = from + 1; i < to; i++)
      if (/^cast(?:s|ing)?$/.test(table.text[i]!) && table.text[i + 1] === 'doubt') to = i;
    // "Trump issued a | statement saying"
    for (let i = from + 1; i < to - 1; i++)
      if (ISSUED.test(table.text[i]!) && /^(?:an?|the|his|her|their|its)$/.test(table.text[i + 1]!)) to = i;
    // "his office | would neither confirm nor deny"
    for (let i = from + 1; i < to; i++)
      if (/^(?:who|which|that)$/.test(table.text[i]!)) break;
      else if (/^(?:would|could|neither)$/.test(table.text[i]!)) to = i;
    if (to - from > 2 && table.text[to - 2] === 'on' && /day$/.test(table.text[to - 1]!)) to -= 2;
    while (
      from < to - 1 &&
      (table.shape[from] === PUNCTUATION ||
        PREPOSITIONS.has(table.text[from]!) ||
        CONJUNCTIONS.has(table.text[from]!.toLowerCase()))
    )
      from++;
    // "In court filings it | had argued"
    const opens = PREPOSITIONS.has(table.text[from]!.toLowerCase());
    if (opens && to - from > 2 && /^(?:he|she|it|they|we|i)$/i.test(table.text[to - 1]!)) from = to - 1;
    // "says employees of Kemiwatt": the verb is somebody else's.
    if (from < to - 1 && table.cue[from] === SPEECH && /^(?:says|said)$/.test(table.text[from]!)) from++;
    while (
      to > from + 1 &&
      (table.shape[to - 1] === PUNCTUATION ||
        TRAILING.has(table.text[to - 1]!) ||
        PREPOSITIONS.has(table.text[to - 1]!))
    )
      to--;
    // "The head of the hospital | resigned"
    if (to - from > 3 && /^[a-z]{2,}ed$/.test(table.text[to - 1]!)) to--;
    // "Rep. Gwen Moore (D-Wis": half of a bracket.
    for (let i = to - 1; i > from && table.text[i] !== ')'; i--) if (table.text[i] === '(') to = i;
    return { from, to };
  }

  /** A name is not cut: "Panetta" of "US Defence Secretary Leon Panetta" stands for all of it. */
  private wholeNames({ from, to }: TokenRange, cue: CueSpan | undefined): TokenRange {
    const { table, references } = this;
    const start = table.start[from]!;
    const at = this.firstFrom(start);
    let first = from;
    for (let i = at - 1; i >= Math.max(0, at - 3); i--) {
      const reference = references[i]!;
      if (reference.kind !== 'pronoun' && reference.end > start)
        first = Math.min(first, tokenAt(table, reference.start));
    }
    let last = to;
    const end = table.end[to - 1]!;
    for (let i = at; i < references.length && references[i]!.start < end; i++)
      if (references[i]!.kind === 'name' && references[i]!.end > end)
        last = Math.max(last, tokenAt(table, references[i]!.end - 1) + 1);
    // "recalled ward sister | Joan Abbot"
    const next = references[this.firstFrom(end)];
    if (cue && cue.to <= from && last === to && next?.kind === 'name' && next.start === table.start[to])
      last = tokenAt(table, next.end - 1) + 1;
    // The titles before a name: US Defence Secretary.
    if (table.shape[first] === CAPITALISED)
      while (
        first > table.firsts[table.sentence[from]!]! &&
        (table.shape[first - 1] === CAPITALISED || table.shape[first - 1] === UPPER_CASE) &&
        from - first < 8
      )
        first--;
    // "Bernie Sanders | Says": in a headline the verb has been taken for a part of the name.
    if (cue && cue.from >= to && last > cue.head) last = cue.from;
    return { from: first, to: last };
  }

  /** The entity that the head of the source names; undefined where it is but a part of a description. */
  private entityOf(from: number, to: number): number | undefined {
    const { table, document } = this;
    const start = table.start[from]!;
    const end = table.end[to - 1]!;
    const candidates: Reference[] = [];
    for (let i = this.firstFrom(start); i < this.references.length; i++) {
      const reference = this.references[i]!;
      if (reference.start >= end) break;
      if (reference.end <= end + 1) candidates.push(reference);
    }
    const indefinite = INDEFINITE.has(table.text[from]!.toLowerCase());
    let head: Reference | undefined;
    let people = 0;
    for (const reference of candidates) {
      const first = tokenAt(table, reference.start);
      const after = tokenAt(table, reference.end);
      const { type } = document.entities[reference.entity]!;
      const whole = reference.start <= start + 4 && reference.end >= end - 1;
      if (reference.kind !== 'name' && !whole) continue;
      const before = first > from ? table.text[first - 1]!.toLowerCase() : '';
      if (PREPOSITIONS.has(before)) continue;
      const next = after < to ? table.text[after]! : '';
      // Trump's lawyer, Clinton aides, the Obama administration
      if (POSSESSIVES.has(next)) continue;
      if (next !== '' && /^[a-z]/.test(next) && !PREPOSITIONS.has(next) && !LINKS.has(next)) continue;
      if (next !== '' && /^[A-Z]/.test(next)) continue;
      if (type === 'person') {
        if (before === 'and' && !head) return undefined;
        people++;
        if (!head || document.entities[head.entity]!.type !== 'person') head = reference;
        else if (before === 'and') return undefined;
      } else if (!head && !indefinite && (whole || first - from <= 1 || isApposed(table, from, first, after === to)))
        head = reference;
    }
    if (head && people === 0 && before(table, from, to, 'and')) return undefined;
    return head?.entity;
  }

  private firstFrom(start: number): number {
    return firstIndex(this.references.length, (i) => this.references[i]!.start >= start);
  }
}

/** "The operator, | Kassel Hydro": a name that tells which is meant. */
const isApposed = (table: TokenTable, from: number, first: number, isLast: boolean): boolean => {
  if (!isLast || !/^(?:the|its|his|her|their)$/i.test(table.text[from]!)) return false;
  if (table.text[first - 1] === ',') return true;
  // "the chemical company | Brennol", "The spyware's maker, the Cyprus-based firm | Argus"
  let article = first - 1;
  while (article > from && table.text[article - 1] !== ',' && first - article < 4) article--;
  if (!/^the$/i.test(table.text[article]!)) return false;
  for (let i = article + 1; i < first; i++) {
    const word = table.text[i]!;
    if ((table.shape[i] !== LOWER_CASE && !word.includes('-')) || PREPOSITIONS.has(word) || table.cue[i] === SPEECH)
      return false;
  }
  return true;
};

/** Verbs of news without -ed that a subject ends before. */
const DOES = /^(?:cut|cuts|won|lost|fell|rose|left|met|hit|quit|sold|bought|began|[a-z]{3,}ed)$/;

const ISSUED = /^(?:issued|released|sent|published|posted|made|gave|delivered|wrote|filed)$/;
const LINKS = new Set(['and', 'who', 'which', 'that', 'also', 'himself', 'herself', 'itself', 'then', 'or']);

const before = (table: TokenTable, from: number, to: number, word: string): boolean => {
  for (let i = from; i < to; i++) if (table.text[i] === word) return true;
  return false;
};

/** A transcript's "OYELARAN" as a name is written. "Q" and "CNN" stay. */
const quietly = (label: string): string =>
  /^[\p{Lu}'’ -]{4,}$/u.test(label) ? label.split(' ').map(capitalised).join(' ') : label;

/** "a senior official, who spoke on condition of anonymity," is filed under "a senior official". */
const asPrinted = (mention: string): string => {
  // "One of them, a teacher who …": what the apposition says tells more.
  const apposed =
    /^(?:one|another|a second|a third|two|some) of (?:them|those|these), (?<who>(?:(?:an?|the) |\p{Lu}).+)$/iu.exec(
      mention,
    );
  if (apposed) return asPrinted(apposed.groups!.who!);
  const comma = mention.indexOf(',');
  const short = comma > 2 ? mention.slice(0, comma) : mention;
  return short.length > 120 ? `${short.slice(0, 119)}…` : short;
};
