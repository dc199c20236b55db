import { isHeadlineVerb } from '../../words/reporting-verbs.ts';
import { isApostrophe, isUpper } from '../characters.ts';
import type { Token } from '../document.ts';
import { CITY, COUNTRY, GIVEN_NAME, gazetteers, phraseHash } from '../names/gazetteers.ts';
import { typeByHead } from './heads.ts';
import { type Mention, surfaceOf, trimmed } from './mentions.ts';
import { isParticle } from './particles.ts';
import { isRoleHead } from './titles.ts';

/** The names in what the tagger took for one: a list, an owner and what is owned, a place and what it lies in. */
export const partsOf = (mention: Mention, tokens: readonly Token[], shouted: boolean): Mention[] => {
  const cut = cutOf(mention, tokens);
  if (!cut) return [mention];
  const { type, sentence, first, last } = mention;
  const whole = surfaceOf(tokens, first, last);
  const left = trimmed(type, tokens, sentence, first, cut.at, shouted);
  const right = trimmed(cut.kind === 'office' ? 'person' : type, tokens, sentence, cut.from, last, shouted);
  if (left && left.type !== 'person' && kindsOf(left.surface) & COUNTRY) left.type = 'place';
  if (left && cut.kind === 'place') left.longer = whole;
  if (right && cut.kind === 'owner') right.longer = whole;
  // "D.C." by itself is no place.
  const rest = right && !(cut.kind === 'place' && right.surface.includes('.')) ? partsOf(right, tokens, shouted) : [];
  return [...(left ? [left] : []), ...rest];
};

interface Cut {
  /** Where the first part ends and the other begins, as tokens. */
  at: number;
  from: number;
  /** What they are: names in a row, an owner and what is owned, a place and what it lies in, whose officer somebody is. */
  kind: 'list' | 'owner' | 'place' | 'office';
}

const cutOf = ({ type, first, last, words }: Mention, tokens: readonly Token[]): Cut | undefined => {
  // "ISI and the Haqqani network": initials and what is joined to them are two.
  if (words[1] === 'and' && words.length > 2 && /^\p{Lu}{2,6}$/u.test(words[0] as string))
    return { at: first + 1, from: first + 2, kind: 'list' };
  for (let i = first + 1; i + 1 < last; i++) {
    const { text } = tokens[i] as Token;
    const next = (tokens[i + 1] as Token).text;
    // "Lebanon ' s Hezbollah", as texts have it that were taken apart before.
    if (text.length === 1 && isApostrophe(text.charCodeAt(0)) && next === 's') {
      let from = i + 2;
      while (from < last && !isUpper((tokens[from] as Token).text.charCodeAt(0))) from++;
      return from < last ? { at: i, from, kind: 'owner' } : undefined;
    }
    // "Kim meets Moon" of a headline: a name holds no small words but particles.
    if (type === 'person' && ((/^\p{Ll}{3,}$/u.test(text) && !isParticle(text)) || isHeadlineVerb(text)))
      return { at: i, from: i + 1, kind: 'list' };
    if (type === 'person' || !isUpper(next.charCodeAt(0))) continue;
    // "Texas Coach Darrell Royal"
    if (isRoleHead(text) && last - i > 2 && kindsOf(next) & GIVEN_NAME && !typeByHead(words))
      return { at: i, from: i + 1, kind: 'office' };
    if (text === ',' && type === 'place') return { at: i, from: i + 1, kind: 'place' };
    const listed = text === ',' || text === 'and';
    if (listed && isPlace(tokens, first, i) && isPlace(tokens, i + 1, last))
      return { at: i, from: i + 1, kind: 'list' };
  }
  return undefined;
};

const kindsOf = (name: string): number => gazetteers().kindsOf(phraseHash(name));

const isPlace = (tokens: readonly Token[], from: number, to: number): boolean =>
  (kindsOf(surfaceOf(tokens, from, to)) & (CITY | COUNTRY)) !== 0;
