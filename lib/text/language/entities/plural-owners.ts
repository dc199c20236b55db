import { isApostrophe } from '../characters.ts';
import type { Sentence, Token } from '../document.ts';
import { isOrganisationHead } from './head-nouns.ts';
import { isCapitalised, type Mention, replacing } from './mention.ts';
import { trimMention } from './trim-mention.ts';

/** Words of a name on either side of its apostrophe. */
const MAX_WORDS_PER_SIDE = 4;

/** The most longer names of a sentence that are considered, so that the time stays linear. */
const MAX_LONGER = 50;

/**
 * Makes one organisation of a name that contains its members (the Finnish Anglers' Federation, the Bank Workers'
 * Association), whatever the tagger made of the words around the apostrophe.
 */
export const withPluralOwners = (mentions: readonly Mention[], sentences: readonly Sentence[]): Mention[] => {
  const found: Mention[] = [];
  const longest = Map.groupBy(
    mentions.filter(({ type, words }) => type === 'organisation' && words.length > 3),
    ({ sentence }) => sentence,
  );
  const isInside = ({ sentence, first, last }: Mention): boolean =>
    longest
      .get(sentence)
      ?.slice(0, MAX_LONGER)
      .some((longer) => longer.first <= first && last <= longer.last) ?? false;
  sentences.forEach(({ tokens }, sentence) => {
    for (let i = 1; i + 1 < tokens.length; i++) {
      const { text } = tokens[i]!;
      if (text.length !== 1 || !isApostrophe(text.charCodeAt(0)) || !isPlural(tokens, i - 1)) continue;
      let last = i + 1;
      while (last < tokens.length && last - i <= MAX_WORDS_PER_SIDE && isCapitalised(tokens[last])) last++;
      if (!isOrganisationHead(tokens[last - 1]!.text)) continue;
      let first = i - 1;
      while (first > 0 && i - first < MAX_WORDS_PER_SIDE && isCapitalised(tokens[first - 1])) first--;
      const mention = trimMention('organisation', tokens, sentence, first, last, false);
      if (mention && !isInside(mention)) found.push(mention);
    }
  });
  return replacing(mentions, found);
};

/** Whether the apostrophe after the token may be that of a plural: Workers', not James '. */
const isPlural = (tokens: readonly Token[], at: number): boolean => {
  const token = tokens[at]!;
  return isCapitalised(token) && /[^s]s$/.test(token.text) && token.end === tokens[at + 1]?.start;
};
