import { NAME_PARTICLES } from '../../words/person-names.ts';
import type { Sentence } from '../document.ts';
import type { Mention } from './mention.ts';

/**
 * Extends surnames by the particles before them: "bin Salman" if the tagger marked Salman alone and the text names
 * Mohammed bin Salman. Only particles that a full name has before the same surname are taken.
 */
export const takeParticles = (mentions: readonly Mention[], sentences: readonly Sentence[]): void => {
  const particlesOf = new Map<string, string[]>();
  for (const { type, words } of mentions) {
    if (type !== 'person') continue;
    let from = words.length - 1;
    while (from > 1 && NAME_PARTICLES.has(words[from - 1]!)) from--;
    if (from < words.length - 1) particlesOf.set(words.at(-1)!, words.slice(from, -1));
  }
  if (particlesOf.size === 0) return;
  for (const mention of mentions) {
    const particles = mention.words.length === 1 ? particlesOf.get(mention.words[0]!) : undefined;
    if (mention.type !== 'person' || !particles) continue;
    const { tokens } = sentences[mention.sentence]!;
    const first = mention.first - particles.length;
    if (!particles.every((word, i) => tokens[first + i]?.lower === word)) continue;
    mention.words = tokens.slice(first, mention.last).map((token) => token.text);
    mention.surface = mention.words.join(' ');
    mention.first = first;
    mention.start = tokens[first]!.start;
  }
};
