import type { EntityType } from '../../vocabulary.ts';
import type { Mention } from './mentions.ts';
import { usualName } from './names-of-places.ts';
import type { Gender } from './titles.ts';

/** One person, organisation or place of the document, while its mentions are being gathered. */
export interface Group {
  type: EntityType;
  mentions: Mention[];
  /** Forms that the text says are this one ("the Inter-Services Intelligence (ISI)"), beside those of the mentions. */
  gender?: Gender | undefined;
  /** "US Defence Secretary", as words. */
  role?: string;
  /** The name with the titles before it, as printed: "Defense Secretary Panetta". */
  titled?: string[];
}

/** Case, full stops, accents and "the" aside. */
export const keyOf = (surface: string): string => {
  const usual = usualName(surface);
  if (usual) return usual.toLowerCase();
  const plain = surface.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  return plain.replace(/^the /, '').replaceAll('.', '').replaceAll('’', "'");
};

/** The same without what a company's legal form adds: Apple Inc → apple. */
const CORPORATE = / (inc|corp|corporation|co|company|ltd|limited|plc|llc|ag|sa|nv|gmbh|group|holdings)$/;
const shortKeyOf = (surface: string): string => {
  const key = keyOf(surface);
  const short = key.replace(/,/g, '').replace(CORPORATE, '');
  return short.length > 1 ? short : key;
};

/** Where more names begin with one word, a short form could be any. */
const AT_MOST = 50;

/** Too common to stand for a longer name that begins with them. */
const GENERIC = new Set(
  `national united american british european international new south north east west northern southern eastern western
   central general federal royal first world world's democratic republican social state city county university bank
   ministry department office supreme high court house white great saint st san los las al el la le de air church
   institute association council committee commission people's people public free old big`.split(/\s+/),
);

/**
 * Organisations and places: mentions of the same key are one, a short form joins the one longer name of its type that
 * begins with it ("Lehman", "Lehman Brothers"), and initials the name they are said to stand for (`definitions`, from
 * key to key).
 */
export const groupThings = (mentions: readonly Mention[], definitions: ReadonlyMap<string, string>): Group[] => {
  const groups = new Map<string, Group>();
  const canonicalKey = (mention: Mention): string => {
    const key = shortKeyOf(mention.surface);
    return definitions.get(key) ?? definitions.get(keyOf(mention.surface)) ?? key;
  };
  for (const mention of mentions) {
    if (mention.type === 'person') continue;
    const key = `${mention.type} ${canonicalKey(mention)}`;
    const group = groups.get(key);
    if (group) group.mentions.push(mention);
    else groups.set(key, { type: mention.type, mentions: [mention] });
  }
  // Short forms of organisations.
  const byFirstWord = new Map<string, Set<string>>();
  for (const [key, group] of groups) {
    if (group.type !== 'organisation') continue;
    const words = key.split(' ');
    if (words.length < 3) continue;
    const first = words[1] as string;
    byFirstWord.set(first, (byFirstWord.get(first) ?? new Set()).add(key));
  }
  for (const [key, group] of groups) {
    if (group.type !== 'organisation') continue;
    const words = key.split(' ').slice(1);
    if (words.length > 2 || GENERIC.has(words[0] as string)) continue;
    const plural = words.length === 1 && key.endsWith('s') ? (words[0] as string).slice(0, -1) : undefined;
    const alike = byFirstWord.get(words[0] as string) ?? (plural ? byFirstWord.get(plural) : undefined);
    if (!alike || alike.size > AT_MOST) continue;
    const longer = [...alike].filter(
      (other) => other.startsWith(`${key} `) || (plural !== undefined && other.startsWith(`${key.slice(0, -1)} `)),
    );
    if (longer.length !== 1) continue;
    const target = groups.get(longer[0] as string) as Group;
    // "Boston" the team and "Boston Red Sox" are one; "Boston" the place is of another type and stays.
    target.mentions = [...target.mentions, ...group.mentions].sort((a, b) => a.start - b.start);
    groups.delete(key);
  }
  return [...groups.values()];
};

/** The name a reader would type: the usual one of its kind, else the longest that is written at least a third as often as the most frequent. */
export const nameOf = (group: Group): string => {
  for (const { surface } of group.mentions) {
    const usual = usualName(surface);
    if (usual) return usual;
  }
  const counts = new Map<string, number>();
  for (const { surface } of group.mentions) counts.set(surface, (counts.get(surface) ?? 0) + 1);
  let best = '';
  for (const surface of counts.keys()) if (isBetterName(surface, best)) best = surface;
  return best;
};

const isBetterName = (surface: string, best: string): boolean => {
  if (best === '') return true;
  const words = surface.split(' ').length;
  const bestWords = best.split(' ').length;
  if (words !== bestWords) return words > bestWords;
  // LONDON and London; ISI and the name it stands for.
  const shouts = surface === surface.toUpperCase();
  const bestShouts = best === best.toUpperCase();
  if (shouts !== bestShouts) return bestShouts;
  return false;
};
