/**
 * Abbreviations that keep their full stop. Compared with their case: "Sat." is a day, "sat." ends a sentence.
 * Days and months that are also words or names ("Sun.", "Mar.", "May.") are left out.
 */
import { wordSet } from './word-list.ts';

/** Come before a name or a number: a sentence never ends here. */
export const ABBREVIATIONS_BEFORE_NAMES = wordSet(
  `Mr Mrs Ms Mx Messrs Mme Mlle Dr Prof Rev Hon Fr Sr Gen Lt Col Maj Capt Cpl Sgt Pvt Adm Cmdr Brig Cdr Supt Insp Det
   Sen Rep Reps Sens Gov Pres Amb Atty Asst Dep Sec Supt Ald Dir Engr Barr Coun Cllr St Ste Mt Ft No Nos Op Vol pp Fig vs v cf e.g i.e c ca
   approx`,
);

/** Come after a name or on their own: a sentence ends here only if the next word cannot continue it. */
export const OTHER_ABBREVIATIONS = wordSet(
  `Inc Corp Co Ltd Bros Cos Plc Pty Jr Esq Ph.D Ave Blvd Rd Hwy Pkwy Dept Univ Assn Natl Intl etc al Est
   Jan Feb Aug Sept Sep Oct Nov Dec Mon Tue Tues Wed Thu Thur Thurs Fri Sat
   Ala Ariz Ark Calif Colo Conn Fla Ind Kan Ky Md Mich Minn Mo Mont Neb Nev Okla Pa Tenn Tex Va Vt Wis Wyo Del Ont Que`,
);

/** Whether `word`, written without its last full stop, is an abbreviation that keeps it. */
export const isAbbreviation = (word: string): boolean =>
  ABBREVIATIONS_BEFORE_NAMES.has(word) || OTHER_ABBREVIATIONS.has(word);
