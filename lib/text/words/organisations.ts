/** Nouns for organisations, and words that their names begin and end with: lower-case, without full stops. */
import { wordSet } from './word-list.ts';

/** The legal forms that end the names of companies. */
export const LEGAL_FORMS = wordSet(
  'inc corp corporation co company ltd limited plc llc llp ag sa nv gmbh group holdings',
);

/** Last words of the names of companies, too rare among the labelled names to be counted. */
const COMPANY_NAMES = 'lines holdings motors energy capital industries technologies systems';

/**
 * Last words that make a longer name that of an organisation, whatever the words before them look like: of the labelled
 * names that end in one of them, nine in ten or more are organisations, in newswire as in an encyclopaedia. Hospitals,
 * museums, stations and parks are missing because their labels differ.
 */
export const ORGANISATION_HEADS = wordSet(
  `administration agency airlines airways association authority bureau college commission committee corporation council
   department embassy foundation institute institution journal ministry orchestra party records university corp inc ltd plc
   organisation organization
   times herald tribune gazette chronicle telegraph magazine entertainment fm television radio
   co company ${COMPANY_NAMES}`,
);

/** What people join: the Writers' Guild. */
export const SOCIETIES = wordSet(
  'alliance club congress federation guild league party society trust union unions forum',
);

/** Last parts of the names of newspapers that are written with a hyphen: the San Antonio Express-News. */
export const NEWSPAPER_HEADS = wordSet(
  'news telegram statesman post journal dispatch democrat sentinel press times herald tribune gazette chronicle',
);

/** What newspapers are called behind a day or the time of it: the Sunday Ledger, the Evening Courier. */
export const NEWSPAPERS_OF_DAYS = wordSet(
  `ledger courier argus echo advertiser examiner review beacon star sun mirror express mail record news standard observer
   post press times herald tribune gazette chronicle telegraph journal register bulletin world independent leader citizen
   mercury sentinel dispatch globe reporter messenger voice sketch graphic despatch enquirer inquirer business people`,
);

/** First words, before "of": the University of Leeds. */
export const ORGANISATIONS_BEFORE_OF = wordSet(
  'university ministry department bank institute association federation council',
);

/** Further last words of a run of capitals that make it an organisation, in a text that writes other words small. */
export const OTHER_ORGANISATION_HEADS = wordSet(
  `school academy hospital museum group bank court navy army police fund centre center service services office agency
   board team council assembly senate parliament charity project-team choir orchestra opera theatre ballet network
   coalition campaign church taskforce water rail trains railways district schools colleges universities airlines brothers partners associates`,
);

/** First words of a name that goes on with "of": the Museum of Flight. */
export const HEADS_BEFORE_OF = wordSet(
  `museum division department ministry institute university college academy association federation society council
   bureau board office court bank church choir league chamber club daughters sons friends congress alliance coalition caucus`,
);

/** Nouns that end the fuller form of a name, written in lower case: the Tidewatch news agency. */
export const BODY_NOUNS = wordSet(
  'agency board committee office commission council department family group network newspaper magazine government union',
);

/** First words of names that go on with "of" or "for" and a list: the Department for Parks, Rivers and Lakes. */
export const OFFICES_OF_STATE = wordSet('department ministry committee commission office board agency bureau council');

/** Nouns for groups named after a founder, a people or a place: the Haqqani network, the Gulen movement. */
export const GROUP_NOUNS = wordSet('network movement militia brigade brigades faction clan cartel');

/** Military units, whose names may begin with a number: the 3rd Battalion, the Eighth Air Force. */
export const MILITARY_UNITS = wordSet(
  'division wing squadron brigade corps battalion regiment fleet force army infantry cavalry marines legion group',
);

/** Bodies that belong to a town and, unlike its football club, are not called by its name alone: Leeds City Council. */
export const CIVIC_BODIES = wordSet(
  'council university hospital police court airport college school authority cathedral museum',
);

/** Nouns beside the name of an organisation: the newspaper Dagbrev; Greenwatch, a campaign group. */
export const ORGANISATION_NOUNS = wordSet(
  `newspaper daily weekly tabloid magazine broadcaster website company firm group subsidiary charity airline lender
   bank union operator supplier carmaker maker manufacturer owner retailer network watchdog regulator agency consultancy
   chain startup coalition platform collective ngo nonprofit auditors dealers insurer lobby association
   brewer shipbuilder think-tank thinktank`,
);

/** Nouns that are capitalised at the start of a sentence or headline and name no particular institution or place. */
export const INSTITUTION_NOUNS = wordSet(
  `hospital university college council school church court police ministry government embassy airport bank company city
   town village museum library union club county province team army party officials authorities
   government council department state`,
);

/** Heads of longer names that by themselves, behind "the", only take them up: the Board, the Trust. */
export const TAKING_UP_NOUNS = wordSet(
  `board authority agency trust fund foundation society federation association institute institution commission committee
   ministry club academy alliance bureau office union partnership corporation league crown centre center
   administration directorate secretariat tribunal inquiry society service forum inspectorate`,
);

/** First words that are too common to stand for a longer name. */
export const COMMON_FIRST_WORDS = wordSet(
  `national united american british european international new south north east west northern southern eastern western
   central general federal royal first world world's democratic republican social state city county university bank
   ministry department office supreme high court house white great saint st san los las al el la le de air church
   institute association council committee commission people's people public free old big`,
);
