/** What is written with capitals and is neither a person nor an organisation nor a place: lower-case. */
import { wordSet } from './word-list.ts';

/**
 * Heads of the names of laws, plans, prizes, contests, days, works and vehicles, whatever the words before them look
 * like: the Fisheries Act, the Winter Marathon, the Memorandum of Understanding.
 */
export const THING_HEADS = wordSet(
  `act bill law laws amendment treaty accord accords pact protocol charter directive memorandum agreement declaration
   partnership plan scheme strategy facility budget award awards prize prizes medal trophy cup championship
   championships open bowl marathon marathons prix olympics games tournament derby slam series season show festival
   biennale expo exhibition summit convention conference symposium regatta carnival parade fete gala pageant election elections referendum primary primaries caucus caucuses debate
   debates inquiry war wars battle revolution uprising intifada offensive operation massacre affair scandal crisis day
   month year christmas eve dream tour album song edition index virus syndrome disease flu vaccine shuttle rocket
   satellite spacecraft rights endorsements suv vr document documents`,
);

/** What ships, boats and other craft are called before their names: the ferry Lady Ansel. */
export const CRAFT = wordSet(
  `ferry ship tanker supertanker trawler yacht steamer steamship paddle-steamer liner freighter frigate destroyer cruiser
   battleship warship submarine corvette minesweeper dredger barge tug tugboat lifeboat schooner ketch sloop brig barque
   clipper catamaran trimaran dinghy vessel boat icebreaker coaster ferryboat gunboat houseboat powerboat speedboat
   sailboat flagship galleon bulker airship locomotive`,
);

/** Abbreviations before the names of ships, as they are printed. */
export const CRAFT_PREFIXES = wordSet('MV MS SS HMS USS RMS RRS RV MT FV MFV PS TS HMCS HMAS HMNZS INS USNS');

/** What a storm is called, before its name. */
export const STORMS = wordSet('storm hurricane typhoon cyclone');

/** Animals that have names of their own. */
export const ANIMALS = wordSet(
  `horse racehorse mare stallion gelding filly colt pony donkey foal dog puppy bitch greyhound sheepdog labrador terrier
   spaniel collie alsatian retriever poodle cat kitten tomcat elephant giraffe panda gorilla orangutan chimpanzee
   tiger lion lioness tortoise parrot dolphin orca whale walrus seal penguin camel bull cow heifer ram ewe pig goat`,
);

/** Single words that are capitalised and name a teaching, a work or a law. */
export const THINGS = wordSet(
  `islam christianity judaism hinduism buddhism catholicism islamophobia brexit obamacare medicare medicaid hajj ramadan
   christmas easter bible koran quran oscar oscars bafta baftas emmy emmys grammy grammys internet web sterling gilts republican democratic act bill dvd suv
   pvc hiv aids ebola covid wwi wwii god jesus christ allah satan
   constitution latino latina latinos hispanic hispanics muslims millennials boomers
   qc mp mps mep meps msp msps phd obe mbe cbe kbe pac tv dna gsm gprs umts cdma adsl dsl isp isps voip llu mms sms wap
   mp3 aac wma mpeg pc pcs cd cds dvds usb lcd led gps cpu ram html http xml vr hdtv drm gdp vat gcse gcses ipo ipos`,
);

/** What every reader knows to be a room, a craft, a law, a programme or a time, though it looks like a body or a place. */
export const KNOWN_THINGS: ReadonlySet<string> = new Set(
  `Oval Office|Situation Room|East Room|Rose Garden|Air Force One|Marine One|Social Security|Common Core|Dodd-Frank
Glass-Steagall|Great Recession|Great Depression|State of the Union|Bill of Rights|First Amendment|Second Amendment
Baby Boomers|Gen Xers|Congressional District`.split(/[\n|]/),
);

/** Ends of a compound that describes something else by the name before the hyphen: Keller-style reforms. */
export const COMPOUND_ENDS = wordSet(
  `style era led backed based born owned run like type esque bashing inspired funded controlled held sponsored made wide
   educated trained speaking`,
);
