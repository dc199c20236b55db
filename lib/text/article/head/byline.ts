import { MONTHS, WEEKDAYS } from '../../words/calendar.ts';
import { ENGLISH_FUNCTION_WORDS } from '../../words/function-words.ts';
import { ORGANISATION_HEADS, SOCIETIES } from '../../words/organisations.ts';
import { NAME_PARTICLES } from '../../words/person-names.ts';
import { PLACE_HEADS } from '../../words/places.ts';
import { SECTION_WORDS } from '../../words/sections.ts';
import { isSectionLabel } from './lines.ts';

/** A longer line is no byline. */
export const MAX_BYLINE_CHARACTERS = 140;
const MAX_NAME_CHARACTERS = 60;

const BY = new RegExp(
  `^(?:${[
    '(?:(?:exclusive|story|words|text|written|reported|posted|published|submitted|analysis|review|column|interview|opinion|commentary) )?by',
    '(?:(?:text|bericht|(?:eingestellt|geschrieben|verfasst|veröffentlicht|gepostet)(?: am .{6,20})?|(?:ein|eine) (?:kommentar|analyse|kolumne|gastbeitrag|interview|reportage|bericht)) )?von',
    '(?:(?:propos recueillis|texte|publié|posté|rédigé|écrit) )?par',
    '(?:(?:texto|escrito|publicado) )?por',
    '(?:a cura |articolo )?di|pubblicato da',
    '(?:geplaatst |geschreven )?door|av|af|przez',
    '(?:byline|text|texte|texto|testo|autor|autora|auteur|autore|author|reporter)(?=:)',
  ].join('|')})[: ] ?`,
  'iu',
);
const SMALL_WORD =
  /^(?:and|und|et|y|e|en|of|for|in|at|the|with|mit|avec|con|de|da|do|di|del|della|der|den|van|von|bin|ibn|al|el|la|le|to|from|aus|à|a|by|our|ter|ten|zu|dos|das|du|des)$/;

/** Whether a line is only the word before a writer's name, whose element it does not share. */
export const isBy = (line: string): boolean => BY.exec(`${line} `)?.[0].trim() === line.trim() && line.length <= 40;

/** What a writer is, behind the name and a comma: "our political correspondent", "special to the Courier". */
const JOB =
  /(?:writer|reporter|correspondent|editor|columnist|critic|photographer|fellow|desk|staff|newsroom|agencies|(?:the|our) (?:\p{L}+ )?(?:team|bureau)|redaktion|redactie|rédaction|redacción|redação|special to|envoyée? spéciale?|correspondante?|journaliste|korrespondent(?:in)?|redakteur(?:in)?|corresponsal|enviad[oa] especial|inviat[oa]|corrispondente|correspondente|verslaggever|redacteur)(?!\p{L})/iu;
/** Writers who are not named: "By our business staff", "By the News Desk", "Von unserer Redaktion". */
const NAMELESS =
  /^(?:by (?:(?:the|our|an?) )?(?:(?!the|our|an? )[\p{L}’'-]+ ){0,4}(?:staff|desk|team|newsroom|reporters?|correspondents?|writers?|editors?|agencies|bureau)|von (?:unserem|unserer|unseren|der) (?:[\p{L}-]+ )?(?:redaktion|korrespondent(?:in|en)?|reporter(?:in|n)?|agenturen)|par (?:(?:la|notre|nos) )?(?:rédaction|correspondants?|envoyé spécial|service \p{L}+)|por (?:la )?redacción|(?:da|de) redação|a cura della redazione|door (?:onze|de) (?:redactie|verslaggevers?|correspondent))$/iu;
const MAX_JOB_WORDS = 7;
/** A line below a byline that says what its writer is: "Staff Writer", "Environment editor", "Associated Press". */
export const isJobLine = (line: string): boolean =>
  line.length <= MAX_NAME_CHARACTERS &&
  line.split(' ').length <= MAX_JOB_WORDS &&
  /^\p{L}[^.!?:;"“”]*$/u.test(line) &&
  (JOB_TITLE.test(line) || JOB_LINE.test(line));
const JOB_LINE =
  /^(?:(?!by )[\p{L}&’'-]+ ){0,5}(?:writers?|reporters?|correspondents?|editors?|columnists?|critics?|journalists?|staff|correspondante?|journaliste|korrespondent(?:in)?|redakteur(?:in)?|corresponsal|corrispondente|correspondente|verslaggever|redacteur)(?: (?:in|at|for) .{2,30})?$|^special to .{3,40}$/iu;

const JOB_TITLE =
  /(?:Staff Writer|Staff Reporter|Correspondent|Reporter|Editor|Columnist|Associated Press|Associated Press Writer|Reuters|AFP|Press Association)\s*$/;
/** Agencies write their names in capitals or thus. */
const AGENCY = /^(?:\p{Lu}{2,}|dpa|epd|apa|Reuters|Bloomberg|Xinhua|Staff|Agencies|Redaktion|Redacción|Rédaction)$/u;

/**
 * Whether a line is names and nothing like a sentence: "By A. Writer and B. Writer, Reuters", "Von Anna Berg", "JANE DOE |
 * Staff Writer".
 */
export const isByline = (line: string): boolean => {
  if (line.length > MAX_BYLINE_CHARACTERS) return false;
  if (NAMELESS.test(line)) return true;
  const by = BY.exec(line)?.[0];
  if (by === undefined && !hasJob(line)) return false;
  const names = line.slice(by?.length ?? 0).trim();
  if (names === '' || (/[.!?:;"”]$/u.test(names) && !/(?<!\p{L})(?:Jr|Sr|\p{Lu})\.$/u.test(names))) return false;
  const [first = '', ...rest] = names.split(/[,|/•·–—]/);
  const words = wordsOf(first);
  if (!/^[\p{Lu}\p{Lo}("@]/u.test(words[0] ?? '') || isDay(words[0]!)) return false;
  // "Di Maio", "Von Trier" and "By Friday" begin thus too.
  if (words.length === 1 && by !== undefined && !/^(?:by|\S+ by)/i.test(by) && !AGENCY.test(words[0]!)) return false;
  return (
    wordsOf(names).length <= 18 &&
    words.every(isNameWord) &&
    rest.every((part) => wordsOf(part).every(isNameWord) || (JOB.test(part) && !/[.!?]/.test(part)))
  );
};

/** Two words or more without a capital are no name. */
const WORDS_ALONE = /^[^\p{Lu} ]+ \P{Lu}+$/u;
/** Accounts of a site that stand for nobody. */
const ACCOUNT =
  /^(?:(?:wordpress|wp)?[ _-]?admin(?:istrator)?|super ?user|root|webmaster|unknown|unbekannt|user|editor|redakteur)$/i;

export const isAccount = (name: string): boolean => ACCOUNT.test(name);

/** The names of a byline, without "by", what the writers are and where: "By ANNA BERG and KARL LUND in Rill, dpa". */
export const namesOfByline = (byline: string): string[] =>
  byline
    .replace(/^(?:view )?(?:all )?(?:posts|articles) (?:by|from|von) /i, '')
    .replace(BY, '')
    .replace(IN_PLACE, '')
    .split(NAME_JOINT)
    .map((name) => withoutJob(name.trim()))
    .filter((name) => name !== '' && !JOB.test(name) && !isAccount(name) && !WORDS_ALONE.test(name));

const JOB_HEAD = /^(?:writer|reporter|correspondent|editor|columnist|critic|photographer|journalist)$/i;
/** What stands before these, besides sections: "Chief Political Correspondent". */
const JOB_MODIFIER =
  /^(?:chief|senior|junior|trainee|deputy|assistant|associate|managing|staff|special|foreign|political|democracy|affairs|investigations?|investigative|digital|data|royal|transport|social|legal|court|city|showbiz|general|assignment|multimedia|consumer|religion|defence|defense|security|diplomatic|community|industrial|agriculture|medical|night)$/i;
const MIN_NAME_WORDS = 2;

/** "Ann Other Local Democracy Reporter": the name before a job. */
const withoutJob = (name: string): string => {
  const words = name.split(' ');
  if (!JOB_HEAD.test(words.at(-1)!)) return name;
  let end = words.length - 1;
  while (end > 0 && (JOB_MODIFIER.test(words[end - 1]!) || SECTION_WORDS.has(words[end - 1]!.toLowerCase()))) end--;
  return end >= MIN_NAME_WORDS ? words.slice(0, end).join(' ') : name;
};

/** "JANE DOE | Staff Writer", "Jane Doe, Rill correspondent". */
const hasJob = (line: string): boolean => {
  const [name = '', job = ''] = line.split(/[,|/]/, 2).map((part) => part.trim());
  return job !== '' && (JOB_TITLE.test(line) || (areBareNames(name) && JOB.test(job) && !/[.!?]/.test(job)));
};

const wordsOf = (text: string): string[] => text.split(/[\s,|/&•·]+/u).filter(Boolean);
const isNameWord = (word: string): boolean =>
  /^[\p{Lu}\p{Lo}("@]/u.test(word) || SMALL_WORD.test(word) || AGENCY.test(word);

/** Whether all words of a text are names or small words between them. */
export const areNameWords = (text: string): boolean => wordsOf(text).every(isNameWord);

const DAYS: ReadonlySet<string> = new Set([
  ...WEEKDAYS,
  ...MONTHS.filter((month) => !/^(?:april|may|june|august)$/.test(month)),
]);
const isDay = (word: string): boolean => DAYS.has(word.toLowerCase());

const NAME_JOINT = / ?[,;&|/•·] ?| (?:and|und|et|y|e|en) /;
const IN_PLACE = / (?:in|at) \p{Lu}[\p{L} ,.'’-]{1,30}$/u;
const BARE_NAME =
  /^(?:(?:Dr|Prof|Sir|Dame)\.? )?\p{Lu}[\p{L}'’.-]*(?: (?:van|von|de|del|della|di|da|dos|der|den|ten|ter|bin|ibn|al|el|la|le|du|zu)){0,3}(?: \p{Lu}[\p{L}'’.-]*){1,3}$/u;

/** Whether a line is nothing but what may be the names of people: "Olaf Renner", "IDA MOSS and Jan van der Berg". */
export const areBareNames = (line: string): boolean =>
  line.length <= MAX_NAME_CHARACTERS &&
  !isSectionLabel(line) &&
  line
    .replace(IN_PLACE, '')
    .split(NAME_JOINT)
    .every(
      (name) =>
        BARE_NAME.test(name) &&
        !/^(?:The|A|An|Die|Der|Das|Le|La|Les|El|Los|Las|Il|Lo|Gli|De|Het|O|Os)\s/iu.test(name) &&
        !PLACE_BEGINNING.test(name) &&
        !name.split(' ').some((word) => isOrganisationWord(word.toLowerCase()) || isDay(word) || isNoName(word)),
    );

/** How places begin: "New York", "Port Averill". */
const PLACE_BEGINNING =
  /^(?:New|North|South|East|West|Great|San|Santa|Saint|Sankt|St|Los|Las|Port|Fort|Mount|Lake|Cape)\.? /i;

/** Words that are in no name but "Will", "May" and the particles, and what places end with. */
const isNoName = (word: string): boolean => {
  const plain = word.toLowerCase();
  if (NAME_PARTICLES.has(plain) || plain === 'will' || plain === 'may') return false;
  return (
    ENGLISH_FUNCTION_WORDS.has(plain) ||
    PLACE_HEADS.has(plain) ||
    /^(?:new|said|says|happy|thank|read|more)$/.test(plain)
  );
};

/** Whether a word ends the names of organisations, papers and broadcasters among them. */
export const isOrganisationWord = (word: string): boolean =>
  ORGANISATION_HEADS.has(word) ||
  SOCIETIES.has(word) ||
  /(?:news|post|courier|echo|press|presse|zeitung|kurier|blatt)$/.test(word);

/** Whether a text holds the last word of a name. */
export const isNamedIn = (name: string, paragraphs: string[]): boolean => {
  const surname = (
    name
      .replace(IN_PLACE, '')
      .match(/[\p{L}'’-]+/gu)
      ?.at(-1) ?? ''
  ).toLowerCase();
  return paragraphs.some((paragraph) => paragraph.toLowerCase().includes(surname));
};
