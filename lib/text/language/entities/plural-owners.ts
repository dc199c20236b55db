import { isApostrophe } from '../characters.ts';
import type { Sentence, Token } from '../document.ts';
import { isOrganisationHead } from './heads.ts';
import { isCapital, type Mention, trimmed } from './mentions.ts';

/** Words of a name before its apostrophe and behind it. */
const LONGEST = 4;

/**
 * The Finnish Anglers' Federation, the Bank Workers' Association: what bears the name of its members is one organisation,
 * whatever the tagger has made of the words around the apostrophe.
 */
export const withPluralOwners = (mentions: readonly Mention[], sentences: readonly Sentence[]): Mention[] => {
  const found: Mention[] = [];
  sentences.forEach(({ tokens }, sentence) => {
    for (let i = 1; i + 1 < tokens.length; i++) {
      const { text } = tokens[i] as Token;
      if (text.length !== 1 || !isApostrophe(text.charCodeAt(0)) || !isPlural(tokens, i - 1)) continue;
      let last = i + 1;
      while (last < tokens.length && last - i <= LONGEST && isCapital(tokens[last])) last++;
      if (!isOrganisationHead((tokens[last - 1] as Token).text)) continue;
      let first = i - 1;
      while (first > 0 && i - first < LONGEST && isCapital(tokens[first - 1])) first--;
      const mention = trimmed('organisation', tokens, sentence, first, last, false);
      if (mention) found.push(mention);
    }
  });
  if (found.length === 0) return [...mentions];
  const isApart = (one: Mention): boolean => !found.some(({ start, end }) => one.start < end && start < one.end);
  return [...mentions.filter(isApart), ...found].sort((a, b) => a.start - b.start);
};

/** Whether the apostrophe behind the token may be that of a plural: Workers', not James '. */
const isPlural = (tokens: readonly Token[], at: number): boolean => {
  const token = tokens[at] as Token;
  return isCapital(token) && /[^s]s$/.test(token.text) && token.end === tokens[at + 1]?.start;
};
