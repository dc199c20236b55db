/** Texts whose likeness is known: paragraphs of words that no other paragraph has. */
const SYLLABLES = ['ba', 'ce', 'di', 'fo', 'gu', 'ha', 'je', 'ki', 'lo', 'mu', 'na', 'pe', 'ri', 'so', 'tu', 'va'];

const word = (n: number): string => {
  let text = '';
  for (let rest = n * 7919 + 104729; rest > 0; rest = Math.floor(rest / 16)) text = SYLLABLES[rest % 16] + text;
  return text;
};

/** The nth paragraph: 40 words in four sentences; that of n and a half says the opposite in one of them. */
export const paragraph = (n: number): string =>
  n % 1 === 0 ? sentences(n) : sentences(Math.floor(n)).replace(/^(?:\S+ ){4}/, '$&not ');

const sentences = (n: number): string =>
  Array.from({ length: 4 }, (_, s) => {
    const words = Array.from({ length: 10 }, (_, w) => word(n * 40 + s * 10 + w));
    return `${words[0]!.charAt(0).toUpperCase()}${words.join(' ').slice(1)}.`;
  }).join(' ');

export const article = (...paragraphs: number[]): string => paragraphs.map(paragraph).join('\n\n');
