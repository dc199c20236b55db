import type { EntityType } from '../../vocabulary.ts';
import { isDayOrMonth } from '../../words/calendar.ts';
import { KNOWN_ORGANISATIONS, KNOWN_PLACES } from '../../words/known-names.ts';
import { GROUP_NOUNS } from '../../words/organisations.ts';
import { isReportingVerb } from '../../words/reporting-verbs.ts';
import { isHonorific, isRoleHead } from '../../words/titles.ts';
import { isUpper } from '../characters.ts';
import type { Sentence, Token } from '../document.ts';
import { GIVEN_NAME, kindsOf } from '../names/gazetteers.ts';
import { tokenise } from '../tokens.ts';
import { isCapitalised, type Mention, textAt, withoutStops } from './mention.ts';
import { isFamilyNameBefore } from './span-rules.ts';
import { trimMention } from './trim-mention.ts';

interface Form {
  words: string[];
  /** Undefined for a form that names things of two types. */
  type: EntityType | undefined;
}

/** What every reader knows, by first word. */
const KNOWN_FORMS: ReadonlyMap<string, Form[]> = Map.groupBy(
  [...KNOWN_ORGANISATIONS, ...KNOWN_PLACES].map(
    (name, i): Form => ({
      words: tokenise(name).map(({ text }) => text),
      type: i < KNOWN_ORGANISATIONS.length ? 'organisation' : 'place',
    }),
  ),
  ({ words }) => words[0]!,
);

/**
 * Further mentions of known names, which the tagger missed or of which it took a part (USA of USA Today): names of several
 * words, initials (ISI), and the surnames of people who are named in full. A form that names things of two types is left
 * alone.
 */
export const repeatsOf = (mentions: readonly Mention[], sentences: readonly Sentence[]): Mention[] => {
  const learned = new Map<string, Form[]>();
  const formsOf = (word: string): readonly Form[] => learned.get(word) ?? KNOWN_FORMS.get(word) ?? [];
  const learn = (words: string[], type: EntityType): void => {
    const forms = learned.get(words[0]!) ?? formsOf(words[0]!).map((form) => ({ ...form }));
    const known = forms.find(
      (form) => form.words.length === words.length && form.words.every((w, i) => w === words[i]),
    );
    if (!known) forms.push({ words, type });
    else if (known.type !== type) known.type = undefined;
    learned.set(words[0]!, forms);
  };
  const owners = sentences.map(({ tokens }) => new Array<Mention | undefined>(tokens.length));
  for (const mention of mentions) {
    const { words, type, sentence, first, last } = mention;
    owners[sentence]?.fill(mention, first, last);
    if (words.length > 1) {
      learn(words, type);
      // The Haqqani network's Haqqanis.
      if (type === 'organisation' && words.length === 2 && GROUP_NOUNS.has(words[1]!.toLowerCase())) {
        learn([words[0]!], type);
        learn([`${words[0]}s`], type);
      }
      if (type === 'person') {
        learn([words.at(-1)!], type);
        // Xi Jinping is Xi, Ban Ki-moon is Ban.
        const isGivenName = (kindsOf(words[0]!) & GIVEN_NAME) !== 0;
        if ((!isGivenName || isFamilyNameBefore(words[0]!, words[1]!)) && words[0]!.length > 1)
          learn([words[0]!], type);
      }
    } else if (areInitials(words[0]!)) learn(words, type);
  }

  const found: Mention[] = [];
  sentences.forEach(({ tokens }, s) => {
    const ownersHere = owners[s]!;
    for (let i = 0; i < tokens.length; i++) {
      const { text, lower } = tokens[i]!;
      // al-Qaeda, eBay
      if (!isUpper(text.charCodeAt(0)) && !isUpper(text.charCodeAt(1)) && text.charAt(2) !== '-') continue;
      let best: Form | undefined;
      for (const form of formsOf(withoutStops(text)))
        if (form.type && (!best || form.words.length > best.words.length) && isAt(form, tokens, i, ownersHere))
          best = form;
      if (!best?.type) continue;
      const last = i + best.words.length;
      // A surname inside a longer run of capitals is somebody else's or something else.
      if (
        best.words.length === 1 &&
        best.type === 'person' &&
        ((i > 1 && isCapitalised(tokens[i - 1])) || isCapitalised(tokens[last]))
      )
        continue;
      // John May is not the month.
      if (best.words.length === 1 && isDayOrMonth(lower) && !isNamed(tokens, i)) continue;
      const mention = trimMention(best.type, tokens, s, i, last, false) ?? officeAsSurname(best, tokens, s, i);
      if (mention) found.push(mention);
      i = last - 1;
    }
  });
  return found;
};

/** "Bishop said" of Grace Bishop, without an article. */
const officeAsSurname = (
  { type, words }: Form,
  tokens: readonly Token[],
  s: number,
  i: number,
): Mention | undefined => {
  const { text, start, end } = tokens[i]!;
  if (type !== 'person' || words.length > 1 || /^(?:the|a|an)$/i.test(tokens[i - 1]?.text ?? '')) return undefined;
  if (!isReportingVerb(tokens[i + 1]?.text ?? '') && !isReportingVerb(tokens[i - 1]?.text ?? '')) return undefined;
  return { type, surface: text, words: [text], start, end, sentence: s, first: i, last: i + 1 };
};

/** Whether a title before it or a verb of saying behind it makes a word of the calendar a surname. */
const isNamed = (tokens: readonly Token[], at: number): boolean =>
  isHonorific(tokens[at - 1]?.text ?? '') ||
  isRoleHead(tokens[at - 1]?.text ?? '') ||
  isReportingVerb(tokens[at + 1]?.text ?? '');

const areInitials = (word: string): boolean => /^\p{Lu}[\p{Lu}\d]{1,6}$/u.test(word);

/** Whether the words stand there, and no name but shorter ones inside them. Ostend, Belgium: two places stay two. */
const isAt = (
  { words, type }: Form,
  tokens: readonly Token[],
  at: number,
  owners: readonly (Mention | undefined)[],
): boolean => {
  const last = at + words.length;
  let part: Mention | undefined;
  return words.every((word, k) => {
    const owner = owners[at + k];
    const isWithin = !owner || (owner.first >= at && owner.last <= last && owner.last - owner.first < words.length);
    if (!isWithin || (type === 'place' && owner && part && owner !== part)) return false;
    part = owner ?? part;
    return tokens[at + k]?.text === word || withoutStops(textAt(tokens, at + k)) === word;
  });
};
