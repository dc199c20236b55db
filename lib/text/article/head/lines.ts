import { SECTION_WORDS } from '../../words/sections.ts';

/** The end of running text, and of a lead, which may introduce a list. */
export const SENTENCE_END = /[.!?…。！？।][\s"'”’»)\]]*$/u;
const LEAD_END = /[.!?…:;。！？।][\s"'”’»)\]]*$/u;
const MIN_LEAD_CHARACTERS = 40;

/** Whether a line may be the first paragraph of a text. */
export const isLead = (line: string): boolean => line.length >= MIN_LEAD_CHARACTERS && LEAD_END.test(line);

const MAX_ROUTING_CHARACTERS = 120;

/** Routing lines of agencies: "a0123 09:15 03 Mar 26", "BC-NORRLAND-HARBOUR/ (UPDATE 3)", "bdt0123 4 pl 245 dpa 0567". */
const SLUG = new RegExp(
  [
    '[a-z]\\d{4}\\b.{0,40}',
    '[A-Z]{2}-[A-Z\\d-]{3,40}/?(?: ?\\([^()]{1,30}\\)|, .{1,40})?',
    '[A-Z\\d-]{5,40}/(?: ?\\([^()]{1,30}\\))?',
    "(?:BC-|(?:AP-)?[A-Z]{2}--)[A-Z][\\w'’&–-]{1,50}(?:[, ] ?.{1,40})?",
    '[a-z]{2,3}\\d{4} \\d .{0,30}\\bdpa\\b.{0,10}',
    '(?:[A-ZÄÖÜ][\\wÄÖÜäöüß-]{1,30}/){1,6}',
    '(?:Eds|Editors|Note to editors): .{1,100}',
  ]
    .map((form) => `(?:${form})`)
    .join('|')
    .replace(/^/, '^(?:')
    .concat(')$'),
);

/** When a text may be printed, and what sort of text it is. */
const RELEASE = new RegExp(
  `^[^\\p{L}]{0,6}(?:${[
    '(?:strictly )?(?:under )?embargo(?:ed)?(?::| (?:until|till|to|for)\\b|$).{0,90}',
    'not (?:for (?:release|publication|use|broadcast|distribution)|to be (?:released|published|used)).{0,90}',
    'for (?:immediate )?release(?: on| at|:|$).{0,40}|for immediate release.{0,40}|(?:press|news|media) release.{0,20}',
    'sperrfrist.{0,90}|(?:presse|medien)mitteilung|communiqué(?: de presse)?|nota de prensa|comunicado(?: de prensa)?',
    'comunicato(?: stampa)?|persbericht|pr newswire|prnewswire|business wire|globe ?newswire',
  ].join('|')})[^\\p{L}]{0,6}$`,
  'iu',
);

/** How urgent an agency calls an item. */
const URGENCY =
  /^(?:URGENT|FLASH|BULLETIN|ALERT|NEWS ?ALERT|BREAKING(?: NEWS)?|EILMELDUNG|EIL|URGENTE|ADVISORY|LEAD)[^\p{L}]*$/u;

/** Whether a line is for editors, not for readers: a slug, an embargo, "Press release". */
export const isRouting = (line: string): boolean =>
  line.length <= MAX_ROUTING_CHARACTERS &&
  (SLUG.test(line) || URGENCY.test(line) || (RELEASE.test(line) && !/\p{Ll}\.$/u.test(line)));

const MAX_LABEL_WORDS = 5;
const LABEL_JOINTS = /^(?:and|und|et|y|e|en|of|the|[&+|/>›»·:•–—-]+)$/i;

/** Whether a line is the label of a section or kind of article: "POLITICS", "World | Europe", "Breaking news:". */
export const isSectionLabel = (line: string): boolean => {
  if (line.length > MAX_ROUTING_CHARACTERS) return false;
  const words = line.split(/[\s/|>›»·:•+]+/).filter((word) => /\p{L}/u.test(word) && !LABEL_JOINTS.test(word));
  return (
    words.length > 0 &&
    words.length <= MAX_LABEL_WORDS &&
    words.every((word) => SECTION_WORDS.has(word.toLowerCase().replace(/[^\p{L}]/gu, '')))
  );
};

/** Notes to readers above or below a text: "(Corrects date in paragraph 2)", "Editor's note: …". */
const NOTE = new RegExp(
  `^(?:${[
    '\\((?:this version )?(?:correct|clarif|updat|add|recast|refil|repeat|remov|change|fix|with)(?:s|es|ed|ies|ied)?\\b',
    '(?:an? )?(?:earlier|previous) versions? of this\\b',
    'this (?:article|story|report|version|piece|post) (?:(?:has been|was) (?:updated|corrected|amended|edited)|corrects|updates|clarifies)\\b',
  ].join('|')})`,
  'i',
);
/** These may begin a headline too. */
const LABELLED_NOTE =
  /^(?:(?:editor[’']?s[’']? )?note|correct(?:ion|ed)|clarifi(?:cation|ed)|updated?|erratum|corrigendum)s?\b.{0,40}:/i;
const MAX_NOTE_CHARACTERS = 500;

/** Whether a line says what this version corrects or adds. It stays in the text, which is compared with other versions. */
export const isNote = (line: string): boolean =>
  line.length <= MAX_NOTE_CHARACTERS && (NOTE.test(line) || (LABELLED_NOTE.test(line) && SENTENCE_END.test(line)));

/** What sites print beside a byline: "Published" above a date, the time that reading takes, who took the picture. */
const HEAD_LABEL =
  /^(?:(?:first |last )?(?:published|updated|posted|modified)(?: on| at)?:?|share(?: this.{0,20})?|comments?(?: \(\d+\))?|\d{1,3} comments?|(?:reading time:? )?\d{1,3}[ -]min(?:ute)?s?\.?(?: read)?|lesezeit:? .{1,20}|(?:photos?|pictures?|images?|photographs?|illustrations?|fotos?|bild(?:er)?)(?: by|:| credit).{1,80})$/i;

export const isHeadLabel = (line: string): boolean => line.length <= MAX_ROUTING_CHARACTERS && HEAD_LABEL.test(line);

/** Lines that end a text or separate its parts: "ends", "-30-", "###", "___". */
const SIGN_OFF =
  /^[^\p{L}\p{N}]*(?:(?:item ?|story ?)?(?:ends?|enditem)|[-–—] ?30 ?[-–—]|ende|fin|einde|fine|\(?more\)?|mfl?)[^\p{L}\p{N}]*$/iu;
const RULE = /^(?:_{2,}|-{2,}|—{1,}|={2,}|#{1,}|~{2,}|(?:\* ?){2,})\.?$/;

/** Marks that nothing but the end of a text has, even if notes follow. */
export const isEndMark = (line: string): boolean =>
  /^(?:[-–—\s]*ENDS?[-–—\s./]*|#{2,}|[-–—] ?30 ?[-–—]|_{2,}\.?)$/.test(line);
export const isSignOff = (line: string): boolean => RULE.test(line) || (line.length <= 30 && SIGN_OFF.test(line));
