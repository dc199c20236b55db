import { wordSet } from '../../words/word-list.ts';

/** What a firm is called, and who watches over firms. */
export const COMPANIES = wordSet(
  'company firm group airline retailer carmaker automaker manufacturer brewer supermarket lender',
);
export const WATCHDOGS = wordSet('regulator watchdog');

const WATCHING = wordSet('authority board commission agency regulator ofcom ofgem ofwat administration');
const NO_FIRM = wordSet(
  `ministry department council court university college school party union government parliament senate congress police
   office committee institute association federation society assembly house nato un eu`,
);

const lastWord = (name: string): string => name.toLowerCase().split(' ').at(-1)!;

/** Whether a body of that name may be the regulator: the Privacy Board. */
export const watches = (name: string): boolean => WATCHING.has(lastWord(name));

/** Whether a body of that name may be a firm: no ministry, no union. */
export const mayBeFirm = (name: string): boolean => !watches(name) && !NO_FIRM.has(lastWord(name));
