/** Nouns for places: lower-case, without full stops. */
import { wordSet } from './word-list.ts';

/** Last words that make a longer name that of a place. Chosen as `ORGANISATION_HEADS`. */
export const PLACE_HEADS = wordSet(
  `airport avenue ave bay bridge creek desert gulf island islands junction lane mosque mountain mountains ocean
   oval parish peninsula pond province reservoir river road sea strait street valley firth loch lough fjord estuary`,
);

/** Further last words of a run of capitals that make it a place, in a text that writes other words small. */
export const OTHER_PLACE_HEADS = wordSet(
  `park hall stadium square station hill hills lake beach forest canal harbour harbor cathedral tower towers castle palace
   base airfield jetport airbase cottage courthouse lighthouse pier zoo plaza arena memorial terrace crescent viaduct
   quay moor woods wood quarry depot building mansion ranch refuge`,
);

/** First words of a name of two words that make it a place: Lake Aune. */
export const PLACE_BEGINNINGS = wordSet('lake mount mt fort cape loch');

/** First words of a name that make it a place before "of": the Bay of Aune. */
export const PLACES_BEFORE_OF = wordSet(
  'bay gulf cape strait straits isle isles vale port horn mull firth valley forest',
);

/** Nouns that accompany the name of a place: Idlib province, the port city of Tartus. */
export const PLACE_NOUNS = wordSet(
  'city town village province region district governorate state island port county suburb site camp valley',
);

/** Words before a place: in Torvane, near Torvane. */
export const PLACE_PREPOSITIONS = wordSet('in near outside across around');
