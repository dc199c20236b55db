import type { Span } from '../../language/document.ts';
import { childrenAt, INSIDE, OPENING_MARK, type Page, relationAt, spanOf, tagAt, textOf } from '../page/page.ts';
import type { Report } from '../reports/read-reports.ts';
import { partyAt } from '../speakers/party.ts';
import { referenceFrom } from '../speakers/references.ts';
import type { Statement } from '../statement.ts';

/** Whom a charge, praise or a name is for, where the words said leave it out or have a pronoun for it. */
export interface Charged {
  /** A name of the article, or a phrase as printed. */
  name: string;
  isNamed: boolean;
  /** Where the report names them, if it does. */
  span?: Span;
}

const MAX_WORDS = 15;
/** Characters. */
const MAX_NAME = 100;
const OF = /^(?:of|for|with)$/;
const OBJECTS = /^(?:him|her|them)$/;

/** "accused | Talvania | of supplying the guns", "Orsova was accused of it", "called | him a liar". */
export const chargedIn = (page: Page, { cue, predicate: { at }, content }: Report): Charged | undefined => {
  const { from } = content[0]!;
  if (OBJECTS.test(page.lower[from]!) && from === cue.to && page.quote[from] !== INSIDE)
    return relationAt(page, from) === 'nmod:poss' ? undefined : resolved(page, from);
  const of = page.quote[from - 1] === OPENING_MARK ? from - 2 : from - 1;
  if (from < cue.to || from - cue.to > MAX_WORDS || !OF.test(page.lower[of]!)) return undefined;
  const children = childrenAt(page, at);
  const object = children.find((child) => child >= cue.to && child < from && relationAt(page, child) === 'obj');
  const charged = object ?? children.find((child) => child < at && relationAt(page, child) === 'nsubj:pass');
  if (charged === undefined) return undefined;
  if (tagAt(page, charged).startsWith('PRP')) return resolved(page, charged);
  const party = partyAt(page, charged);
  const { entity } = party;
  // The parser may hang what it is charged with on whom it charges: "the council of lying".
  const isWhole = entity >= 0 || object === undefined || page.to[charged]! <= of;
  const name = isWhole ? party.name : textOf(page, { from: page.from[charged]!, to: of });
  if (!tagAt(page, charged).startsWith('N') || (entity < 0 && name.length > MAX_NAME)) return undefined;
  return { name, isNamed: entity >= 0, ...(object && { span: spanOf(page, { from: cue.to, to: of }) }) };
};

const resolved = ({ document, start }: Page, pronoun: number): Charged | undefined => {
  const reference = referenceFrom(document, start[pronoun]!);
  return reference && { name: document.entities[reference.entity]!.name, isNamed: true };
};

/** A statement that regards nothing else regards whom it charges; nobody charges himself by a pronoun. */
export const withCharged = (statement: Statement, charged: Charged | undefined): Statement =>
  !charged || statement.regarding !== undefined || charged.name === statement.speaker
    ? statement
    : {
        ...statement,
        regarding: charged.name,
        about: charged.isNamed ? [...new Set([charged.name, ...statement.about])] : statement.about,
      };
