import { KNOWN_ORGANISATIONS } from '../../words/known-names.ts';
import { GROUP_NOUNS } from '../../words/organisations.ts';
import { isReportingVerb } from '../../words/reporting-verbs.ts';
import { COMPOUND_ENDS } from '../../words/things.ts';
import { isHonorific } from '../../words/titles.ts';
import { isUpper } from '../characters.ts';
import type { Sentence, Token } from '../document.ts';
import { casingOf } from '../names/casing.ts';
import { DEMONYM, GIVEN_NAME, kindsOf, PLACE } from '../names/gazetteers.ts';
import { ENTITY_TYPES } from '../names/labels.ts';
import type { NameSpan } from '../names/recogniser.ts';
import { typeByHead } from './head-nouns.ts';
import { isCapitalised, type Mention, surfaceOf } from './mention.ts';
import { repairSpan } from './span-rules.ts';
import { splitMention } from './split-mention.ts';
import { isPossessive, trimMention } from './trim-mention.ts';

/** The names of people, organisations and places among the spans that the tagger found. */
export const mentionsOf = (sentences: readonly Sentence[], spans: readonly NameSpan[]): Mention[] => {
  const casings = sentences.map(casingOf);
  const mentions: Mention[] = [];
  for (const span of spans) {
    const { tokens } = sentences[span.sentence]!;
    const isGroup = isGroupAfter(span, tokens) || isMagazine(span, tokens);
    const type = isGroup ? 'organisation' : ENTITY_TYPES[span.type];
    if (!type) continue;
    const last = isGroup || endsInCompound(span, tokens) ? span.last + 1 : span.last;
    const isShouted = casings[span.sentence] === 'shouted';
    for (const part of repairSpan({ type, first: span.first, last }, tokens)) {
      const mention = trimMention(part.type, tokens, span.sentence, part.first, part.last, isShouted);
      if (!mention) continue;
      cutCompound(mention);
      keepPossessive(mention, tokens);
      mention.type = typeByHead(mention.words) ?? mention.type;
      for (const one of pairOf(mention, tokens) ?? [mention]) mentions.push(...splitMention(one, tokens, isShouted));
    }
  }
  return mentions;
};

/** Elizabeth, of whom the tagger left out the end: Elizabeth Keller-style. */
const endsInCompound = ({ type, first, last }: NameSpan, tokens: readonly Token[]): boolean => {
  const next = tokens[last]?.text ?? '';
  const hyphen = next.lastIndexOf('-');
  if (type !== 'PER' || last - first > 1 || hyphen < 2 || !isCapitalised(tokens[last])) return false;
  return COMPOUND_ENDS.has(next.slice(hyphen + 1).toLowerCase()) && (kindsOf(tokens[first]!.text) & GIVEN_NAME) !== 0;
};

/** An Elizabeth Keller-style reform is not hers, but names her. */
const cutCompound = (mention: Mention): void => {
  const word = mention.words.at(-1)!;
  const hyphen = word.lastIndexOf('-');
  if (mention.words.length < 2 || hyphen < 1 || !COMPOUND_ENDS.has(word.slice(hyphen + 1).toLowerCase())) return;
  const cut = word.length - hyphen;
  mention.words = [...mention.words.slice(0, -1), word.slice(0, hyphen)];
  mention.surface = mention.surface.slice(0, -cut);
  mention.end -= cut;
};

/** The two bodies of "a Harbour Post-RTV News poll", of which one at least is known. */
const pairOf = (mention: Mention, tokens: readonly Token[]): Mention[] | undefined => {
  if (mention.type !== 'organisation') return undefined;
  for (let i = mention.first; i < mention.last; i++) {
    const { text, start } = tokens[i]!;
    const hyphen = text.indexOf('-');
    if (hyphen < 2 || !isUpper(text.charCodeAt(hyphen + 1))) continue;
    const before = [...mention.words.slice(0, i - mention.first), text.slice(0, hyphen)];
    const behind = [text.slice(hyphen + 1), ...mention.words.slice(i - mention.first + 1)];
    const names = [before, behind].map((words) => words.join(' '));
    // MS-NBC is one.
    if (!names.some((name) => KNOWN.has(name)) || names.some((name) => name.length < 3)) continue;
    return [
      { ...mention, words: before, surface: before.join(' '), last: i + 1, end: start + hyphen },
      { ...mention, words: behind, surface: behind.join(' '), first: i, start: start + hyphen + 1 },
    ];
  }
  return undefined;
};

const KNOWN: ReadonlySet<string> = new Set(KNOWN_ORGANISATIONS);

/** Moody's said, McDonald's will: before a verb it is no possessive but the end of the name. */
const keepPossessive = (mention: Mention, tokens: readonly Token[]): void => {
  const { type, words, last } = mention;
  const mark = tokens[last];
  if (type === 'place' || (type === 'person' && words.length > 1) || !mark || mark.text.length < 2) return;
  const verb = tokens[last + 1]?.text ?? '';
  // A friend of Keller's, Mrs Keller's claims
  const before = tokens[mention.first - 1]?.text ?? '';
  if (before === 'of' || isHonorific(before)) return;
  if (!isPossessive(mark.text) || !(isReportingVerb(verb) || /^(will|would|has|have|had)$/.test(verb))) return;
  mention.type = 'organisation';
  mention.surface += mark.text;
  mention.words = [...words, mark.text];
  mention.last++;
  mention.end = mark.end;
};

/** New York magazine */
const isMagazine = ({ type, first, last }: NameSpan, tokens: readonly Token[]): boolean =>
  tokens[last]?.text === 'magazine' && (type !== 'ORG' || (kindsOf(surfaceOf(tokens, first, last)) & PLACE) !== 0);

/** Whether the span is the name of somebody or something that the group behind it is named after. */
const isGroupAfter = ({ type, first, last }: NameSpan, tokens: readonly Token[]): boolean => {
  if (!GROUP_NOUNS.has(tokens[last]?.lower ?? '')) return false;
  // The Open Door movement is Open Door; the Keller movement is nobody else.
  if (type === 'ORG' && last - first > 1 && tokens[last]!.text !== tokens[last]!.lower) return true;
  if (type === 'ORG' && last - first > 1) return false;
  const name = tokens[last - 1]?.text ?? '';
  // The CNN network is CNN.
  if (type === 'ORG' && name === name.toUpperCase()) return false;
  return (kindsOf(name) & (DEMONYM | PLACE)) === 0;
};
