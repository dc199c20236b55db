import { stateOf } from '../../words/known-names.ts';
import { isPersonNoun, isRoleHead, isTitleWord, roleKey } from '../../words/titles.ts';
import { wordSet } from '../../words/word-list.ts';
import { isFiniteVerb, type Page, type TokenRange, tokenAt } from '../page/page.ts';
import { perPage } from '../page/per-page.ts';
import { officeBefore } from '../reports/offices.ts';

/** Tokens before a name that may be its title, and characters behind it that may describe it. */
const BEFORE = 7;
const BEHIND = 90;
const MAX_PEOPLE = 200;

/** "(R-Wis.)", ", D-N.Y.," */
const SEAT = /^,? ?\(?(?<party>[RDI])-(?<state>\p{Lu}[\p{L}. ]{0,13}?)\.?(?:\)|,|\/| \()/u;
/** "of Florida" */
const HOME = /^ of (?<place>\p{Lu}\p{L}+(?: \p{Lu}\p{L}+)?)/u;
/** ", the former first lady," */
const APPOSITION =
  /^,? ?(?:\([^)]{1,20}\))?, (?:an?|the|then|now|who is an?|who was an?)(?<words>(?: [\p{L}'’.-]+){1,10})(?=[,.;)]| who| whose|$)/u;
const PARTIES: Record<string, string> = { R: 'republican', D: 'democrat democratic', I: 'independent' };
/** What a description may add, though nothing has said so before. */
const LOOSE = wordSet('former current longtime veteran new outspoken then top own same ex');
/** What several people of an election may be called. */
const SHARED = wordSet('republican democrat democratic independent presidential candidate rival opponent');
const SYNONYMS: Record<string, string> = {
  gop: 'republican',
  nominee: 'candidate',
  contender: 'candidate',
  hopeful: 'candidate',
};

const keyOf = (word: string): string => {
  const key = roleKey(word.toLowerCase().replace(/['’]s$/, ''));
  return SYNONYMS[key] ?? key;
};

/** By entity, the words by which the article describes a person: titles, offices, party, state. */
const factsOf = perPage((page) => {
  const all = new Map<number, Set<string>>();
  const { document } = page;
  for (const { kind, entity, start, end } of document.references) {
    if (kind !== 'name' || document.entities[entity]!.type !== 'person') continue;
    if (!all.has(entity) && all.size >= MAX_PEOPLE) continue;
    const facts = all.get(entity) ?? new Set<string>();
    all.set(entity, facts);
    const add = (words: string): void => {
      for (const word of words.split(/[\s/-]+/)) if (word) facts.add(keyOf(word));
    };
    const first = tokenAt(page, start);
    for (let i = first - 1; i >= 0 && first - i <= BEFORE && page.sentence[i] === page.sentence[first]; i--) {
      if (!/^\p{Lu}/u.test(page.text[i]!) && !isTitleWord(page.text[i]!)) break;
      add(page.text[i]!);
    }
    const office = officeBefore(page, first);
    const words = office ? page.lower.slice(office.from + 1, office.to) : [];
    if (words.some(isRoleHead)) words.forEach(add);
    const behind = document.text.slice(end, end + BEHIND);
    const { party, state } = SEAT.exec(behind)?.groups ?? {};
    if (party) add(PARTIES[party]!);
    if (state) add(stateOf(state.toLowerCase().replaceAll('.', '').trim()) ?? state);
    add(HOME.exec(behind)?.groups?.place ?? '');
    add(APPOSITION.exec(behind)?.groups?.words ?? '');
  }
  return all;
});

/**
 * The one person of whom the article has said all that a description says: "the New Jersey governor", of "New Jersey Gov.
 * Ada Holm"; "the Wisconsin Republican", of "Ada Holm (R-Wis.)". Undefined where it says a single word, or fits several.
 *
 * @returns index of the entity
 */
export const describedPerson = (page: Page, { from, to }: TokenRange): number | undefined => {
  if (!/^(?:the|this)$/.test(page.lower[from]!)) return undefined;
  const introduced = introducedNext(page, { from, to });
  if (introduced !== undefined) return introduced;
  const keys: string[] = [];
  for (let i = from + 1; i < to; i++) {
    const word = page.lower[i]!;
    if (page.isMark[i] === 1 || /^['’]s$/.test(word)) continue;
    if (!/^\p{L}[\p{L}.'’-]*$/u.test(word)) return undefined;
    for (const part of word.split('-')) if (!LOOSE.has(part)) keys.push(keyOf(part));
  }
  const head = page.lower[to - 1]!;
  if (!isPersonNoun(head) && !/^(?:republican|democrat|independent|liberal|conservative|lady)$/.test(head))
    return undefined;
  if (keys.length === 0 || keys.every((key) => SHARED.has(key))) return undefined;
  const fitting = [...factsOf(page)].filter(([, facts]) => keys.every((key) => facts.has(key)));
  if (fitting.length !== 1) return undefined;
  const [entity] = fitting[0]!;
  return keys.length > 1 || isOnlyHolder(page, entity, from, head) ? entity : undefined;
};

/** "The captain of the ferry | said it was dark. … Captain Hamish Orr": whom the lead describes and the next sentences name. */
const introducedNext = (page: Page, { from, to }: TokenRange): number | undefined => {
  const sentence = page.sentence[from]!;
  const of = page.lower.indexOf('of', from);
  const office = page.lower[of - 1] ?? '';
  if (sentence > LAST_OF_LEAD || of < 0 || of >= to || !isRoleHead(office) || MANY_HOLD.has(office)) return undefined;
  const people = [...factsOf(page)].flatMap(([entity, facts]) => (facts.has(keyOf(office)) ? [entity] : []));
  const [entity] = people;
  if (entity === undefined || people.length > 1) return undefined;
  const named = page.document.references.find((one) => one.kind === 'name' && one.entity === entity)!;
  const back = page.sentence[tokenAt(page, named.start)]! - sentence;
  return back > 0 && back <= MAX_NEXT && soleHolder(page, entity, office) !== undefined ? entity : undefined;
};

/** Index of the last sentence of a lead. */
const LAST_OF_LEAD = 1;
/** Sentences behind a description in which its name may follow. */
const MAX_NEXT = 4;

/** "the commissioner": somebody named before with this office, as long as the article tells of no other. */
const isOnlyHolder = (page: Page, entity: number, from: number, office: string): boolean => {
  if (!isRoleHead(office) || MANY_HOLD.has(office)) return false;
  const known = holdersOf(page);
  const key = `${entity} ${office}`;
  if (!known.has(key)) known.set(key, soleHolder(page, entity, office));
  const introduced = known.get(key);
  return introduced !== undefined && introduced <= from;
};

/** By entity and office, where the one who alone holds it is first named: read off the page once, however often it is asked. */
const holdersOf = perPage(() => new Map<string, number | undefined>());

const soleHolder = (page: Page, entity: number, office: string): number | undefined => {
  const names = page.document.references
    .filter((one) => one.kind === 'name' && one.entity === entity)
    .map(({ start }) => tokenAt(page, start));
  let isTold = false;
  let next = 0;
  for (let i = 0; i < page.size; i++) {
    const word = page.lower[i]!;
    if (word === `${office}s`) return undefined;
    if (word !== office) continue;
    // "after a coroner from Tarn had come"
    if (/^(?:an?|another)$/.test(page.lower[i - 1]!) && page.text[i - 2] !== ',') return undefined;
    while (next < names.length && names[next]! < i - NEAR_NAME) next++;
    const isNear = names
      .slice(next, next + 2 * NEAR_NAME + 1)
      .some((at) => at <= i + NEAR_NAME && page.sentence[at] === page.sentence[i]);
    isTold ||= isNear && !isFiniteVerb(page, i + 1);
    // "a commissioner", far from the name: another one.
    if (!isNear && page.lower[i - 1] !== 'the') return undefined;
  }
  return isTold ? names[0] : undefined;
};

/** Tokens between an office and the name of its holder. */
const NEAR_NAME = 18;

/** Offices of which an article seldom has one alone. */
const MANY_HOLD = wordSet(
  'president minister director head leader officer official member chief partner player driver doctor teacher student author reporter journalist lawyer officer soldier engineer analyst economist',
);
