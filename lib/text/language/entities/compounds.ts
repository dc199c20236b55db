import type { Mention } from './mention.ts';

/**
 * Leaves out the mentions that join two names with a hyphen ("ISI-Haqqani network links") if the text also has each of
 * the two by itself: the compound is no third name.
 */
export const withoutCompounds = (mentions: readonly Mention[]): Mention[] => {
  const surfaces = new Set(mentions.map(({ surface }) => surface));
  return mentions.filter(({ surface }) => {
    const hyphen = surface.indexOf('-');
    return hyphen < 1 || !surfaces.has(surface.slice(0, hyphen)) || !surfaces.has(surface.slice(hyphen + 1));
  });
};
