import { wordList } from './word-list.ts';

/** Names of the twelve months in one language, each with its abbreviations after slashes, without accents and full stops. */
const MONTH_NAMES = [
  'january/jan february/feb march/mar april/apr may june/jun july/jul august/aug september/sept/sep october/oct november/nov december/dec',
  'januar/janner februar maerz/marz/mrz april mai juni juli august september oktober/okt november dezember/dez',
  'janvier/janv fevrier/fevr/fev mars avril/avr mai juin juillet/juil aout septembre octobre novembre decembre',
  'enero/ene febrero marzo abril/abr mayo junio julio agosto/ago septiembre/setiembre/set octubre noviembre diciembre/dic',
  'janeiro fevereiro marco abril maio junho julho agosto setembro outubro/out novembro dezembro',
  'gennaio/gen febbraio marzo aprile maggio/mag giugno/giu luglio/lug agosto settembre ottobre/ott novembre dicembre',
  'januari februari maart/mrt april mei juni juli augustus september oktober november december',
  'januari februari mars april maj juni juli augusti september oktober november desember/des',
];

/** The number of a month, 1 to 12, by its folded name in English, German, French, Spanish, Portuguese, Italian, Dutch or Scandinavian. */
const MONTH_NUMBERS: ReadonlyMap<string, number> = new Map(
  MONTH_NAMES.flatMap((language) =>
    wordList(language).flatMap((names, at) => names.split('/').map((name) => [name, at + 1] as const)),
  ),
);

/** Days of the week in the same languages, with abbreviations. */
const WEEKDAYS = new Set(
  wordList(
    `monday mon tuesday tue tues wednesday wed thursday thu thur thurs friday fri saturday sat sunday sun
     montag mo dienstag di mittwoch mi donnerstag do freitag fr samstag sonnabend sa sonntag so
     lundi lun mardi mar mercredi mer jeudi jeu vendredi ven samedi sam dimanche dim
     lunes martes miercoles mie jueves jue viernes vie sabado sab domingo dom
     segunda terca ter quarta qua quinta qui sexta sex feira
     lunedi martedi mercoledi giovedi gio venerdi sabato domenica
     maandag ma dinsdag woensdag wo donderdag vrijdag vr zaterdag za zondag zo
     mandag mandag tisdag tirsdag onsdag torsdag fredag lordag lordag sondag sondag`,
  ),
);

const withoutAccents = (word: string): string => word.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');

export const monthNumber = (word: string): number | undefined => MONTH_NUMBERS.get(withoutAccents(word));

export const isWeekday = (word: string): boolean => WEEKDAYS.has(withoutAccents(word).replaceAll('ø', 'o'));
