import type { EntityType } from '../document.ts';
import type { Mention } from './mentions.ts';

/**
 * Two names that a hyphen joins ("ISI-Haqqani network links"), where the text has both of them by themselves as well:
 * one mention of each instead of a third name.
 */
export const partCompounds = (mentions: readonly Mention[]): Mention[] => {
  const types = new Map<string, EntityType>();
  for (const { surface, type } of mentions) types.set(surface, type);
  return mentions.flatMap((mention) => {
    const hyphen = mention.surface.indexOf('-');
    if (hyphen < 1 || hyphen >= (mention.words[0] as string).length) return [mention];
    const left = mention.surface.slice(0, hyphen);
    const right = mention.surface.slice(hyphen + 1);
    const leftType = types.get(left);
    const rightType = types.get(right);
    if (!leftType || !rightType) return [mention];
    const cut = mention.start + hyphen;
    const rest = [(mention.words[0] as string).slice(hyphen + 1), ...mention.words.slice(1)];
    return [
      { ...mention, type: leftType, surface: left, words: [left], end: cut, last: mention.first + 1 },
      { ...mention, type: rightType, surface: right, words: rest, start: cut + 1 },
    ];
  });
};
