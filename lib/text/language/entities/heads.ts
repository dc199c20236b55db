import type { EntityType } from '../../vocabulary.ts';

const setOf = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/));

/** Too rare among the labelled names to be counted: what companies are called. */
const COMPANY_NAMES = 'lines holdings motors energy capital industries technologies systems';

/**
 * The last word of a longer name that says what it is, whatever the words before it look like: nine in ten of the
 * labelled names with such a head, or more, are of this type, in newswire as in an encyclopaedia. Hospitals, museums,
 * stations and parks are not among them: labels differ.
 */
const ORGANISATIONS = setOf(
  `administration agency airlines airways association authority bureau college commission committee corporation council
   department foundation institute journal ministry orchestra party records university corp inc ltd plc
   times herald tribune gazette chronicle telegraph magazine entertainment fm television radio
   co company ${COMPANY_NAMES}`,
);
const PLACES = setOf(
  `airport avenue ave bay bridge creek desert gulf island islands junction lane mosque mountain mountains ocean
   oval parish peninsula pond province reservoir river road sea strait street valley`,
);
/** What people join: the Writers' Guild. */
const SOCIETIES = setOf('alliance club congress federation guild league party society trust union unions forum');

/** Whether it is the last word of an organisation's name, as in "the Anglers' Federation". */
export const isOrganisationHead = (word: string): boolean => {
  const lower = word.toLowerCase();
  return ORGANISATIONS.has(lower) || SOCIETIES.has(lower);
};

/** Newspapers behind a hyphen: the San Antonio Express-News. */
const NEWSPAPERS = setOf(
  'news telegram statesman post journal dispatch democrat sentinel press times herald tribune gazette chronicle',
);
/** The first word, before "of". */
const ORGANISATIONS_OF = setOf('university ministry department bank institute association federation council');
/** The Duchess of Cornwall is called by nothing else. */
const PEOPLE_OF = setOf('duke duchess earl countess marquess prince princess viscount');

/** What a name is by its head, undefined where that does not say. */
export const typeByHead = (words: readonly string[]): EntityType | undefined => {
  if (words.length < 2) return undefined;
  const first = (words[0] as string).toLowerCase();
  if (words[1] === 'of') {
    if (PEOPLE_OF.has(first)) return 'person';
    if (ORGANISATIONS_OF.has(first)) return 'organisation';
  }
  const last = (words.at(-1) as string).toLowerCase().replace(/\.$/, '');
  if (ORGANISATIONS.has(last)) return 'organisation';
  if (last.includes('-') && NEWSPAPERS.has(last.slice(last.lastIndexOf('-') + 1))) return 'organisation';
  return PLACES.has(last) ? 'place' : undefined;
};

/** Whether it is a person named by nothing but a rank and what it is of. */
export const isNoble = ([head = '', of]: readonly string[]): boolean =>
  of === 'of' && PEOPLE_OF.has(head.toLowerCase());
