import type { EntityType } from '../../vocabulary.ts';
import { firstFormOf, stateOf } from '../../words/known-names.ts';
import type { Gender } from '../../words/titles.ts';
import { usualName } from '../../words/usual-names.ts';
import { capitalised } from '../names/casing.ts';
import type { Mention } from './mention.ts';

/** One person, organisation or place of the document, while its mentions are being gathered. */
export interface Group {
  type: EntityType;
  mentions: Mention[];
  gender?: Gender | undefined;
  /** "US Defence Secretary", as words. */
  role?: string;
  /** The name with the titles before it, as printed: "Defense Secretary Panetta". */
  titled?: string[];
}

/** What the forms of a name have in common that differ in case, full stops, accents or "the". */
export const keyOf = (surface: string): string => {
  const usual = usualName(surface);
  if (usual) return firstFormOf(usual.toLowerCase());
  const plain = surface.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  return firstFormOf(plain.replace(/^the /, '').replaceAll('.', '').replaceAll('’', "'"));
};

/** The name a reader would type: the usual one if the group has one, else the longest, and a form in normal case. */
export const nameOf = (group: Group): string => {
  for (const { surface } of group.mentions) {
    const usual = usualName(surface);
    if (usual) return usual;
  }
  let best = '';
  for (const { surface } of group.mentions) if (isBetterName(surface, best)) best = surface;
  // Calif. is California.
  const state = group.type === 'place' ? stateOf(best.toLowerCase().replaceAll('.', '')) : undefined;
  return state ? state.split(' ').map(capitalised).join(' ') : best;
};

const isBetterName = (surface: string, best: string): boolean => {
  if (best === '') return true;
  const words = surface.split(' ').length;
  const bestWords = best.split(' ').length;
  if (words !== bestWords) return words > bestWords;
  const [initials, bestInitials] = [initialsIn(surface), initialsIn(best)];
  if (initials !== bestInitials) return initials < bestInitials;
  // LONDON and London; ISI and the name it abbreviates.
  const isShouted = surface === surface.toUpperCase();
  return !isShouted && best === best.toUpperCase();
};

/** J.R. Keller has fewer words of its own than James Robert Keller. */
const initialsIn = (surface: string): number => surface.match(/(?<!\p{L})\p{Lu}(?:\.|(?= ))/gu)?.length ?? 0;
