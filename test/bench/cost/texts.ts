/** The texts that a cost is measured on: of a chosen size, copied, varied. */

const wordsIn = (text: string): number => text.split(/\s+/).filter(Boolean).length;

/** Texts of about so many words, made of others by cutting or joining them at the ends of paragraphs; none is used twice. */
export const ofSize = (texts: readonly string[], words: number): string[] => {
  const made: string[] = [];
  let paragraphs: string[] = [];
  let count = 0;
  for (const text of texts) {
    for (const paragraph of text.split(/\n\s*\n/)) {
      paragraphs.push(paragraph);
      count += wordsIn(paragraph);
      if (count < words) continue;
      made.push(paragraphs.join('\n\n'));
      paragraphs = [];
      count = 0;
      // The rest would begin another text about the same.
      break;
    }
  }
  return made;
};

/** The same without its last paragraph, and with a sentence of its own: a variant that says something new. */
export const varied = (text: string, i: number): string => {
  const paragraphs = text.split(/\n\s*\n/);
  const rest = paragraphs.length > 2 ? paragraphs.slice(0, -1) : paragraphs;
  return [...rest, `“We did not know of this before today,” Warden ${spelled(i)} Holloway said in a statement.`].join(
    '\n\n',
  );
};

/** A name that no other text has. */
const spelled = (i: number): string =>
  String.fromCharCode(...[65 + (i % 26), 97 + ((i * 7) % 26), 97 + ((i * 3) % 26), 110]);

/** Ways to leave out some sentences of a text, each time others: what a function learns to run fast with. */
export const thinned = (text: string, round: number, rounds: number): string =>
  text
    .split(/(?<=[.!?”"])\s+/)
    .filter((_, i) => i % rounds !== round)
    .join(' ');

export const averageOf = (texts: readonly string[]): { words: number; characters: number } => ({
  words: texts.reduce((sum, text) => sum + wordsIn(text), 0) / texts.length,
  characters: texts.reduce((sum, text) => sum + text.length, 0) / texts.length,
});
