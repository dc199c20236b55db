/** Texts whose likeness is known: paragraphs of words that no other paragraph has, but for what four of them are about. */
const SYLLABLES = ['ba', 'ce', 'di', 'fo', 'gu', 'ha', 'je', 'ki', 'lo', 'mu', 'na', 'pe', 'ri', 'so', 'tu', 'va'];

const word = (n: number): string => {
  let text = '';
  for (let rest = n * 7919 + 104729; rest > 0; rest = Math.floor(rest / 16)) text = SYLLABLES[rest % 16] + text;
  return text;
};

/** Words that the paragraphs of one story have in common, two in each sentence. */
const theme = (n: number, place: number): string =>
  [...word(100_000 + Math.floor(n / 4) * 8 + place)].reverse().join('');

/** The nth paragraph: 40 words in four sentences; that of n and a half says the opposite in one of them. */
export const paragraph = (n: number): string =>
  n % 1 === 0 ? sentences(n) : sentences(Math.floor(n)).replace(/^(?:\S+ ){4}/, '$&not ');

const sentences = (n: number): string =>
  Array.from({ length: 4 }, (_, s) => {
    const words = Array.from({ length: 10 }, (_, w) =>
      w % 4 === 3 ? theme(n, 2 * s + (w >> 2)) : word(n * 40 + s * 10 + w),
    );
    return `${words[0]!.charAt(0).toUpperCase()}${words.join(' ').slice(1)}.`;
  }).join(' ');

export const article = (...paragraphs: number[]): string => paragraphs.map(paragraph).join('\n\n');
