import { MONTHS, WEEKDAYS } from './calendar.ts';
import { wordList } from './word-list.ts';

/** Words that fill news whatever it is about: verbs of reporting, dates, amounts, forms of address. */
export const NEWS_WORDS: ReadonlySet<string> = new Set([
  ...wordList(
    `according accused accuses added adds admitted agreed alleged alleges announced announces appeared argued argues
     asked asks believes called calls claimed claims confirmed declined demanded denied denies expected failed feared
     fears found hopes insisted known made met plans promised ran reported reports replied showed shows spoke stood
     stressed suggested suggests urged urges wants warned warns today yesterday tomorrow week month year years day days
     million billion thousand percent cent hundred mr mrs ms dr`,
  ),
  ...WEEKDAYS,
  ...MONTHS,
]);
