import type { Sentence, Token } from '../document.ts';
import { keyOf } from './group.ts';
import type { Mention } from './mentions.ts';

/**
 * Initials that the text explains: "the Inter-Services Intelligence (ISI)", "ISI (Inter-Services Intelligence)".
 * From the key of the initials to the key of the name. Initials in brackets that the tagger missed become mentions of
 * the type of the name they follow (pushed to `mentions`).
 */
export const definitionsIn = (sentences: readonly Sentence[], mentions: Mention[]): Map<string, string> => {
  const definitions = new Map<string, string>();
  for (const mention of [...mentions]) {
    if (mention.type === 'person') continue;
    const { tokens } = sentences[mention.sentence] as Sentence;
    let bracket = mention.last;
    if (tokens[bracket]?.text !== '(') continue;
    bracket++;
    const inside = tokens[bracket] as Token | undefined;
    if (!inside || tokens[bracket + 1]?.text !== ')') {
      // ISI (Inter-Services Intelligence)
      const full = mentions.find((other) => other.sentence === mention.sentence && other.first === bracket);
      if (full && areInitials(mention.surface, full.words) && tokens[full.last]?.text === ')')
        definitions.set(keyOf(mention.surface), keyOf(full.surface));
      continue;
    }
    if (!areInitials(inside.text, mention.words)) continue;
    definitions.set(keyOf(inside.text), keyOf(mention.surface));
    const known = mentions.find((other) => other.start === inside.start);
    if (known) known.type = mention.type;
    else
      mentions.push({
        type: mention.type,
        surface: inside.text,
        words: [inside.text],
        start: inside.start,
        end: inside.end,
        sentence: mention.sentence,
        first: bracket,
        last: bracket + 1,
      });
  }
  return definitions;
};

/** Whether the capitals of `initials` stand, in order, for words of the name, from its first. */
export const areInitials = (initials: string, words: readonly string[]): boolean => {
  const letters = initials.replaceAll('.', '');
  if (letters.length < 2 || letters.length > 8 || !/^\p{Lu}[\p{Lu}\d&-]+s?$/u.test(letters)) return false;
  const heads = words.flatMap((word) => word.split('-')).map((part) => part[0]?.toUpperCase() ?? '');
  if (heads.length < 2 || heads[0] !== letters[0]) return false;
  let at = 0;
  let matched = 0;
  for (const letter of letters.toUpperCase()) {
    const found = heads.indexOf(letter, at);
    if (found < 0) continue;
    at = found + 1;
    matched++;
  }
  return matched >= 2 && matched >= letters.length - 1;
};
