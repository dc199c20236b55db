import { FIRM_NOUNS, KNOWN_FIRMS } from '../../words/firms.ts';
import { KNOWN_PEOPLE } from '../../words/known-names.ts';
import { isReportingVerb } from '../../words/reporting-verbs.ts';
import { isHonorific } from '../../words/titles.ts';
import type { Sentence, Token } from '../document.ts';
import { kindsOf, PLACE } from '../names/gazetteers.ts';
import { tokenise } from '../tokens.ts';
import { ENOUGH, NAME_SIGNS } from './firm-signs.ts';
import { typeByHead } from './head-nouns.ts';
import { isCapitalised, type Mention, replacing, surfaceOf } from './mention.ts';
import { isPossessive, trimMention } from './trim-mention.ts';

/**
 * Tells firms from the people whose names they bear: Keller Brandt, Keller & Sons, Keller's. What the text says beside
 * the name decides, over all its mentions; the short forms of a firm are the firm's too, unless they are the surname of
 * somebody in the text and nothing beside them tells of a firm.
 */
export const settleFirms = (mentions: readonly Mention[], sentences: readonly Sentence[]): Mention[] => {
  const whole = withKnownFirms(mentions, sentences).map((mention) =>
    withFirmEnd(mention, sentences[mention.sentence]!.tokens),
  );
  const bySurface = Map.groupBy(
    whole.filter(({ type }) => type !== 'place'),
    ({ surface }) => surface,
  );
  const isLong = ({ words }: Mention): boolean => words.length > 1;
  for (const same of bySurface.values()) {
    const isFirm = isLong(same[0]!) && same[0]!.type !== 'organisation' && isFirmByUse(same, sentences);
    if (isFirm) for (const mention of same) mention.type = 'organisation';
  }
  const people = surnamesOf(whole);
  for (const [surface, same] of bySurface) {
    if (isLong(same[0]!) || people.has(surface) || KNOWN_PEOPLE.has(surface)) continue;
    if (same.some(({ type }) => type === 'person') && isFirmByUse(same, sentences))
      for (const mention of same) mention.type = 'organisation';
  }
  settleShortForms(whole, sentences, people);
  return withShops(whole, sentences);
};

const KNOWN_BY_FIRST_WORD: ReadonlyMap<string, string[][]> = Map.groupBy(
  KNOWN_FIRMS.map((name) => tokenise(name).map(({ text }) => text)),
  ([word]) => word!,
);

const withKnownFirms = (mentions: readonly Mention[], sentences: readonly Sentence[]): Mention[] =>
  replacing(
    mentions,
    sentences.flatMap(({ tokens }, s) =>
      tokens.flatMap(({ text }, i) => {
        const words = KNOWN_BY_FIRST_WORD.get(text)?.find((known) =>
          known.every((word, k) => tokens[i + k]?.text === word),
        );
        const last = i + (words?.length ?? 0);
        // A longer name stays whole: Morgan Stanley Keller, Nordhaven Smith Barney.
        if (!words || isCapitalised(tokens[last]) || (i > 1 && isCapitalised(tokens[i - 1]))) return [];
        const firm = trimMention('organisation', tokens, s, i, last, false);
        if (!firm || !words.at(-1)!.startsWith("'")) return firm ?? [];
        return [{ ...firm, words, surface: surfaceOf(tokens, i, last), last, end: tokens[last - 1]!.end }];
      }),
    ),
  );

/** The surnames of people named in full, each with where it stands first. */
const surnamesOf = (mentions: readonly Mention[]): Map<string, number> => {
  const people = new Map<string, number>();
  for (const { type, words, start } of mentions)
    if (type === 'person' && words.length > 1 && !people.has(words.at(-1)!)) people.set(words.at(-1)!, start);
  return people;
};

/** Whether the signs beside the mentions of a name are those of a firm; each sign counts once. */
const isFirmByUse = (same: readonly Mention[], sentences: readonly Sentence[]): boolean => {
  const seen = same.slice(0, MAX_MENTIONS);
  let sum = seen.some((mention) => isTakenUp(mention, sentences)) ? 1 : 0;
  for (const { weight, applies } of NAME_SIGNS)
    if (seen.some(({ sentence, first, last }) => applies({ tokens: sentences[sentence]!.tokens, first, last })))
      sum += weight;
  return sum >= ENOUGH;
};

/** Mentions of one name that are looked at. */
const MAX_MENTIONS = 20;

/** Whether the next sentence begins with "The company", "The bank's". */
const isTakenUp = ({ sentence }: Mention, sentences: readonly Sentence[]): boolean => {
  const here = sentences[sentence]!;
  const next = sentences[sentence + 1];
  if (!next || next.paragraph !== here.paragraph || next.tokens[0]?.text !== 'The') return false;
  const noun = next.tokens.slice(0, 4).findIndex(({ lower }) => FIRM_NOUNS.has(lower));
  return noun > 0 && !/^\p{Lu}/u.test(next.tokens[noun]!.text);
};

const FIRM_ENDS = /^(?:sons|son|daughters|brothers|partners|associates|co|company)$/;
const LEGAL_ENDS = /^(?:plc|ltd|limited|llp|llc|inc|corp|gmbh|group|holdings)$/;

/** Keller & Sons, Keller Brandt plc: the end belongs to the name, and makes it a firm's. */
const withFirmEnd = (mention: Mention, tokens: readonly Token[]): Mention => {
  if (mention.type === 'place') return mention;
  const at = mention.last;
  const wordAt = (i: number): string => tokens[i]?.lower.replace(/\.$/, '') ?? '';
  const isCapital = (i: number): boolean => /^\p{Lu}|^plc$/u.test(tokens[i]?.text ?? '');
  let last = at;
  if (/^(?:&|and)$/.test(wordAt(at)) && FIRM_ENDS.test(wordAt(at + 1)) && isCapital(at + 1)) last = at + 2;
  if (LEGAL_ENDS.test(wordAt(last)) && isCapital(last)) last++;
  if (last === at) return mention;
  const words = [...mention.words, ...tokens.slice(at, last).map(({ text }) => text)];
  return {
    ...mention,
    type: 'organisation',
    words,
    last,
    end: tokens[last - 1]!.end,
    surface: surfaceOf(tokens, mention.first, last, words),
  };
};

/** The words by which a firm goes that is named like a person: Brandt of Keller Brandt, Keller of Keller & Sons. */
const shortFormsOf = (words: readonly string[]): string[] => {
  if (/^(?:&|and)$/.test(words[1] ?? '')) return [words[0]!];
  if (LEGAL_ENDS.test(words.at(-1)!.toLowerCase())) return words.length < 4 ? [words[0]!, words.at(-2)!] : [];
  const isPlain = words.length === 2 && words.every((word) => /^\p{Lu}\p{Ll}+$/u.test(word));
  return isPlain && !typeByHead(words) ? [...words] : [];
};

const settleShortForms = (
  mentions: readonly Mention[],
  sentences: readonly Sentence[],
  people: ReadonlyMap<string, number>,
): void => {
  const firms = new Map<string, number>();
  for (const { type, words, start } of mentions)
    if (type === 'organisation' && words.length > 1)
      for (const word of shortFormsOf(words)) if (!firms.has(word)) firms.set(word, start);
  for (const mention of mentions) {
    const firm = mention.words.length === 1 && mention.type === 'person' ? firms.get(mention.surface) : undefined;
    if (firm === undefined) continue;
    const person = people.get(mention.surface);
    const signs = signsOf(mention, sentences);
    // A firm that is named before its founder goes on as the firm, until the founder is named.
    const isFirms = person === undefined || signs > 0 || (firm < mention.start && mention.start < person);
    if (signs < 0 || !isFirms) continue;
    mention.type = 'organisation';
    mention.isFirm = true;
  }
};

const signsOf = ({ sentence, first, last }: Mention, sentences: readonly Sentence[]): number =>
  NAME_SIGNS.reduce(
    (sum, { weight, applies }) => sum + (applies({ tokens: sentences[sentence]!.tokens, first, last }) ? weight : 0),
    0,
  );

/**
 * Shops and firms in the possessive: what stands once as "Keller's said", "Keller's, its rival," is called Keller's, in
 * all places where it is printed so.
 */
const withShops = (mentions: readonly Mention[], sentences: readonly Sentence[]): Mention[] => {
  const isMarked = ({ sentence, last }: Mention): boolean =>
    isPossessive(sentences[sentence]!.tokens[last]?.text ?? '');
  // Who is called Keller besides is a person, whose plans are Keller's.
  const people = new Set(
    mentions.flatMap((mention) => (mention.type === 'person' && !isMarked(mention) ? mention.words.at(-1)! : [])),
  );
  const shops = new Set(
    mentions
      .filter((mention) => isShop(mention, sentences[mention.sentence]!.tokens, people.has(mention.surface)))
      .map(({ surface }) => surface),
  );
  if (shops.size === 0) return [...mentions];
  return mentions.map((mention) => {
    const mark = sentences[mention.sentence]!.tokens[mention.last];
    if (!shops.has(mention.surface) || mention.words.length > 1 || !isPossessive(mark?.text ?? '')) return mention;
    return {
      ...mention,
      type: 'organisation',
      words: [...mention.words, mark!.text],
      surface: mention.surface + mark!.text,
      last: mention.last + 1,
      end: mark!.end,
    };
  });
};

/** @param isPerson whether somebody is called by the word without the mark */
const isShop = ({ type, words, first, last }: Mention, tokens: readonly Token[], isPerson: boolean): boolean => {
  const mark = tokens[last]?.text ?? '';
  if (words.length > 1 || mark.length < 2 || !isPossessive(mark) || tokens[first - 1]?.text === 'of') return false;
  if (type === 'place' && (kindsOf(words[0]!) & PLACE) !== 0) return false;
  const next = tokens[last + 1]?.text ?? '';
  const before = tokens[first - 1]?.text ?? '';
  // Mrs Keller's claims are hers.
  if (isHonorific(before)) return false;
  // A verb, or a noun for what is a person's: "Keller's plans".
  if (isReportingVerb(next) || /^(?:will|would|has|have|had|plans|needs|needed)$/.test(next)) return !isPerson;
  // In a list or at the end of a phrase, but not "a friend of Keller's"
  if (/^(?:,|\.|and|or|;|\))$/.test(next) && /^(?:at|,|and|or|—|–|:|by|in|inside|outside)$/.test(before)) return true;
  return (
    next === ',' && (first === 0 || before === 'said') && /^(?:the|its|a|an|which)$/.test(tokens[last + 2]?.text ?? '')
  );
};
