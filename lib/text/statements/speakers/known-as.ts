import { trimEnd } from '../../trim.ts';
import { isPersonNoun } from '../../words/titles.ts';
import { isVerb, type Page, relationAt, sentenceEnd, type TokenRange } from '../page/page.ts';
import { referenceFrom } from './references.ts';

const HOW =
  '(?:known|identified|named|called|nicknamed|dubbed|(?:going|goes|went) by|(?:gave|giving) (?:only )?(?:his|her|their) (?:first )?name(?: as|,)?)';
/** "known only as", ", who goes by the name of", "named": what leads from a description to the name, marks included. */
const LEADS = new RegExp(
  `^,? ?(?:(?:who|that) (?:is |was |has been |asked to be |wanted to be )?)?(?:(?:only|simply|just|widely|locally|better|publicly) )?${HOW}(?: (?:only|simply|just))?(?: to [\\p{Ll} ]{1,30})?(?: as)?(?: (?:by )?the (?:nick)?name(?: of)?)? ["“‘']?(?=\\p{Lu})`,
  'u',
);
const QUOTED = /^["“‘'](?<name>\p{Lu}[\p{L}'’.-]*(?: \p{Lu}[\p{L}'’.-]*){0,3} ?)[.,]?["”’']/u;
const WHO = /^,? ?(?:who|that) /;
const LONGEST = 80;

/** The first verb behind a noun phrase: "a woman | known", and not the verb of which it is the subject. */
const verbBehind = (page: Page, to: number): number => {
  let i = to;
  while (i + 1 < page.size && i - to < 4 && !isVerb(page, i)) i++;
  return i;
};

/**
 * The name of somebody described by it: "a woman known only as “Aunt Vee”", "a man who gave his name as Ahmed". The entity is
 * -1 where none has the name.
 */
export const nameOfDescribed = (
  page: Page,
  head: number,
  { to }: TokenRange,
): { entity: number; name: string } | undefined => {
  if (!isPersonNoun(page.lower[head]!)) return undefined;
  const { document, end } = page;
  const rest = document.text
    .slice(end[to - 1]!, end[sentenceEnd(page, head) - 1]!)
    .replace(/^ /, '')
    .slice(0, LONGEST);
  const lead = LEADS.exec(rest)?.[0];
  if (lead === undefined || (!WHO.test(lead) && !relationAt(page, verbBehind(page, to)).startsWith('acl')))
    return undefined;
  const space = document.text[end[to - 1]!] === ' ' ? 1 : 0;
  const place = end[to - 1]! + space + lead.length;
  const reference = referenceFrom(document, place);
  const entity = reference && document.entities[reference.entity]!;
  if (entity?.type === 'person') return { entity: reference!.entity, name: entity.name };
  const quoted = QUOTED.exec(document.text.slice(place - 1, place + LONGEST))?.groups?.name;
  return quoted ? { entity: -1, name: trimEnd(quoted, /[ .,]/) } : undefined;
};
