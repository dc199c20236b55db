import type { Sentence, Token } from '../document.ts';
import type { Mention } from './mentions.ts';

/** Small words before a surname that belong to it: van der Berg, bin Salman, von der Leyen. */
const PARTICLES = new Set(
  'van von der den de del delle dello degli della di da du la le bin bint ibn al el ben ter ten zu zur dos das ould'.split(
    ' ',
  ),
);

/** Whether a small word may stand within a person's name. */
export const isParticle = (word: string): boolean => PARTICLES.has(word) || JOINTS.has(word);
const JOINTS = new Set(['and', 'the', 'of', 'und']);

/**
 * "bin Salman" where the tagger saw Salman alone and the text names Mohammed bin Salman: the particles that some full
 * name has before this surname, where they stand before it here too.
 */
export const takeParticles = (mentions: readonly Mention[], sentences: readonly Sentence[]): void => {
  const particlesOf = new Map<string, string[]>();
  for (const { type, words } of mentions) {
    if (type !== 'person') continue;
    let from = words.length - 1;
    while (from > 1 && PARTICLES.has(words[from - 1] as string)) from--;
    if (from < words.length - 1) particlesOf.set(words.at(-1) as string, words.slice(from, -1));
  }
  if (particlesOf.size === 0) return;
  for (const mention of mentions) {
    const particles = mention.words.length === 1 ? particlesOf.get(mention.words[0] as string) : undefined;
    if (mention.type !== 'person' || !particles) continue;
    const { tokens } = sentences[mention.sentence] as Sentence;
    const first = mention.first - particles.length;
    const stands = particles.every((word, i) => tokens[first + i]?.lower === word);
    if (!stands) continue;
    mention.words = tokens.slice(first, mention.last).map((token) => token.text);
    mention.surface = mention.words.join(' ');
    mention.first = first;
    mention.start = (tokens[first] as Token).start;
  }
};
