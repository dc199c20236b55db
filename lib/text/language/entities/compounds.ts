import type { Mention } from './mentions.ts';

/**
 * Without the mentions that join two names with a hyphen ("ISI-Haqqani network links") where the text has both of them
 * by themselves as well: they are no third name.
 */
export const withoutCompounds = (mentions: readonly Mention[]): Mention[] => {
  const surfaces = new Set(mentions.map(({ surface }) => surface));
  return mentions.filter(({ surface }) => {
    const hyphen = surface.indexOf('-');
    return hyphen < 1 || !surfaces.has(surface.slice(0, hyphen)) || !surfaces.has(surface.slice(hyphen + 1));
  });
};
