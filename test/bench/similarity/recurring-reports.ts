/** Reports that recur in the same words with other numbers. Each is a separate story. */
import type { Random } from './random.ts';

const TOWNS = [
  'Marden',
  'Port Ellery',
  'Hexley',
  'Dunmore',
  'Ashby',
  'Carrow',
  'Lintham',
  'Westerby',
  'Oakhanger',
  'Tilney',
  'Brackwell',
  'Sandholme',
  'Eastleigh Cross',
  'Corbridge',
  'Penfold',
  'Rushmere',
  'Great Harlow',
  'Kingsferry',
];
const FIRST = [
  'Alan',
  'Beth',
  'Carl',
  'Dora',
  'Evan',
  'Fiona',
  'Greg',
  'Hana',
  'Ivor',
  'Jill',
  'Karim',
  'Lena',
  'Mo',
  'Nell',
  'Omar',
  'Pia',
];
const LAST = [
  'Abbot',
  'Birch',
  'Coyle',
  'Dent',
  'Ellis',
  'Frost',
  'Gale',
  'Holt',
  'Ibbs',
  'Jukes',
  'Keane',
  'Lowe',
  'Marsh',
  'Nash',
  'Orme',
  'Pike',
  'Quinn',
  'Rudd',
  'Shaw',
  'Tull',
];
const STREETS = [
  'Mill Lane',
  'High Street',
  'Station Road',
  'Church Row',
  'Abbey Close',
  'Dock Street',
  'Priory Way',
  'Elm Grove',
];
const FIRMS = [
  'Northgate',
  'Albion Steel',
  'Carrick',
  'Delta Foods',
  'Emberley',
  'Fairway',
  'Granta',
  'Halden',
  'Ivory Bank',
  'Jurassic Oil',
];
const OFFENCES = [
  'driving without insurance',
  'speeding on the bypass',
  'theft from a shop',
  'being drunk and disorderly',
  'using a vehicle without a licence',
];
const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

const name = (r: Random) => `${r.pick(FIRST)} ${r.pick(LAST)}`;
const point = (r: Random, from: number, to: number) => `${r.between(from, to)}.${r.between(0, 9)}`;

const weather = (r: Random) =>
  `${r.pick(DAYS)} will begin with patches of fog in the valleys, which will clear by ${r.between(8, 11)} o'clock. ` +
  `The afternoon will be mostly dry with sunny spells, and temperatures will reach ${r.between(4, 29)} degrees in ` +
  `${r.pick(TOWNS)}, ${r.between(4, 29)} degrees in ${r.pick(TOWNS)} and ${r.between(4, 29)} degrees on the coast.\n\n` +
  `Winds will be light to moderate from the west at ${r.between(5, 40)} kilometres an hour, with gusts of up to ` +
  `${r.between(40, 90)} on higher ground. The chance of rain is ${r.between(1, 19) * 5} per cent.\n\n` +
  `The sun sets at ${r.between(16, 21)}.${r.between(10, 59)} and rises at ${r.between(5, 8)}.${r.between(10, 59)}. ` +
  `The pollen count is expected to be ${r.pick(['low', 'moderate', 'high'])}, at ${r.between(5, 90)} grains a cubic metre.`;

const market = (r: Random) =>
  `Shares closed ${r.pick(['higher', 'lower'])} on ${r.pick(DAYS)}, with the main index ending the session at ` +
  `${r.between(5000, 8000)}.${r.between(10, 99)} points, a change of ${point(r, 0, 3)} per cent on the day.\n\n` +
  `Trading volume was ${r.between(200, 900)} million shares, compared with ${r.between(200, 900)} million in the previous ` +
  `session. Advancing issues outnumbered decliners by ${r.between(300, 900)} to ${r.between(100, 700)}.\n\n` +
  `${r.pick(FIRMS)} gained ${point(r, 0, 9)} per cent to ${r.between(80, 990)} and ${r.pick(FIRMS)} lost ${point(r, 0, 9)} ` +
  `per cent to ${r.between(80, 990)}. Among banks, ${r.pick(FIRMS)} was quoted at ${r.between(80, 990)} at the close.\n\n` +
  `The yield on the ten-year bond stood at ${point(r, 1, 6)}${r.between(1, 9)} per cent. Brent crude for delivery next ` +
  `month was trading at ${point(r, 50, 99)} dollars a barrel, and gold at ${r.between(1500, 2900)} dollars an ounce.`;

const results = (r: Random) =>
  `Results of ${r.pick(DAYS)}'s matches in the county league:\n\n` +
  r
    .shuffle(TOWNS)
    .slice(0, 10)
    .map((town, i, all) =>
      i % 2 ? '' : `${town} ${r.between(0, 5)} ${all[i + 1]} ${r.between(0, 5)}, attendance ${r.between(200, 9000)}`,
    )
    .filter(Boolean)
    .join('\n\n') +
  `\n\nStandings after ${r.between(5, 30)} rounds, with matches won, drawn and lost, and points:\n\n` +
  TOWNS.slice(0, 10)
    .map((town) => `${town} ${r.between(1, 20)} ${r.between(1, 12)} ${r.between(1, 12)} ${r.between(9, 66)}`)
    .join('\n\n');

const court = (r: Random) =>
  `The following cases were heard by magistrates at ${r.pick(TOWNS)} on ${r.pick(DAYS)}.\n\n` +
  Array.from(
    { length: 7 },
    () =>
      `${name(r)}, ${r.between(18, 79)}, of ${r.between(1, 190)} ${r.pick(STREETS)}, ${r.pick(TOWNS)}, admitted ` +
      `${r.pick(OFFENCES)} and was fined £${r.between(40, 900)}. Ordered to pay costs of £${r.between(40, 190)} and a ` +
      `victim surcharge of £${r.between(20, 90)}.`,
  ).join('\n\n');

const lottery = (r: Random) =>
  `The winning numbers in ${r.pick(DAYS)} night's draw were ${r.between(1, 59)}, ${r.between(1, 59)}, ${r.between(1, 59)}, ` +
  `${r.between(1, 59)}, ${r.between(1, 59)} and ${r.between(1, 59)}, and the bonus ball was ${r.between(1, 59)}. ` +
  `${r.between(1, 9)} ticket holders matched five numbers and the bonus ball and won ${r.between(10, 90)},${r.between(100, 999)} ` +
  `pounds each. There were ${r.between(10, 99)} winners of ${r.between(900, 1900)} pounds. The estimated jackpot for the next draw is ` +
  `${point(r, 2, 20)} million pounds.`;

const earnings = (r: Random) =>
  `${r.pick(FIRMS)} plc said on ${r.pick(DAYS)} that pre-tax profit for the six months to the end of ${r.pick(['June', 'September', 'December'])} ` +
  `was ${point(r, 10, 900)} million pounds, compared with ${point(r, 10, 900)} million a year earlier. Revenue was ` +
  `${point(r, 1, 20)} billion pounds against ${point(r, 1, 20)} billion.\n\nThe board declared an interim dividend of ` +
  `${point(r, 1, 30)} pence a share, payable on the ${r.between(1, 28)}th to holders on the register on the ${r.between(1, 28)}th. ` +
  `Earnings per share were ${point(r, 1, 90)} pence. The shares were trading at ${r.between(90, 990)} pence, ` +
  `${r.pick(['up', 'down'])} ${point(r, 0, 9)} per cent, at ${r.between(8, 16)}.${r.between(10, 59)}.`;

export const RECURRING_REPORTS: Record<string, (random: Random) => string> = {
  weather,
  market,
  results,
  court,
  lottery,
  earnings,
};
