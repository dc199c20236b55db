import { BODY_NOUNS } from '../../words/organisations.ts';
import type { Sentence } from '../document.ts';
import { DEMONYM, kindsOf, PLACE } from '../names/gazetteers.ts';
import { isCapitalised, type Mention, surfaceOf } from './mention.ts';

/** Words that are printed behind a name and go with it. */
const MAX_WORDS_AFTER = 4;

/**
 * Gives organisations the fuller form in which they are printed, for look-ups: the Ruritanian Finance Ministry, Radio
 * Nord 2, the Commons transport select committee, the Tidewatch news agency.
 */
export const findFullerOrganisations = (mentions: readonly Mention[], sentences: readonly Sentence[]): void => {
  for (const mention of mentions) {
    if (mention.type !== 'organisation' || mention.longer) continue;
    const { tokens } = sentences[mention.sentence]!;
    let { first, last } = mention;
    const before = tokens[first - 1]?.text ?? '';
    if (mention.words.length > 1 && (kindsOf(before) & (DEMONYM | PLACE)) !== 0 && isCapitalised(tokens[first - 1]))
      first--;
    if (/^\d{1,2}$/.test(tokens[last]?.text ?? '')) last++;
    else {
      let end = last;
      while (
        end - last < MAX_WORDS_AFTER &&
        /^\p{Ll}+$/u.test(tokens[end]?.text ?? '') &&
        !BODY_NOUNS.has(tokens[end]!.text)
      )
        end++;
      if (
        BODY_NOUNS.has(tokens[end]?.text ?? '') &&
        tokens
          .slice(last, end)
          .every(
            ({ text }) =>
              (!text.endsWith('s') || /^(?:news|affairs|rights|sports|arts|sciences)$/.test(text)) &&
              !/^(?:the|a|an|and|or|of|in|on|at|to|for|from|by|with|is|was|has|had|said|says|that|as|its|their|who|which)$/.test(
                text,
              ),
          )
      )
        last = end + 1;
    }
    if (first < mention.first || last > mention.last) mention.longer = surfaceOf(tokens, first, last);
  }
};
