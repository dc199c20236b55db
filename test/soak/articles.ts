/** Articles made up from a seed: in plain English, with people who say things, and none like another by chance. */
import { type Random, random } from '../bench/similarity/random.ts';

const FIRST = 'Ann Boris Clara David Elena Frank Greta Henry Irene James Karin Louis Maria Nigel Olga Peter'.split(' ');
const LAST =
  'Ashdown Brenner Calloway Dunmore Eastwood Fairchild Garrick Holloway Ingram Jessop Kendrick Lorimer Marchetti Norwood'.split(
    ' ',
  );
const KINDS = 'old new northern southern narrow wooden public private broken quiet costly modern rural crowded'.split(
  ' ',
);
const THINGS =
  'bridge harbour school railway hospital library market factory tunnel museum reservoir theatre airport prison stadium quarry orchard canal depot tower'.split(
    ' ',
  );
const GROUPS =
  'engineers teachers farmers drivers nurses councillors inspectors fishermen tenants miners pilots voters students builders'.split(
    ' ',
  );
const DEEDS =
  'inspected closed repaired sold visited photographed painted measured defended abandoned bought cleaned rebuilt praised'.split(
    ' ',
  );
const WHEN =
  'on Monday,on Tuesday,on Friday,last winter,two years ago,in the spring,after the storm,before dawn,for the first time,during the strike'.split(
    ',',
  );
const PLACES = 'Marden,Port Ellery,Lindholm,Westbrook,Castleford,Norvik,Brackwater,Saint Orrin,Holm,Dunvale'.split(',');

const sentence = (r: Random): string =>
  `The ${r.pick(GROUPS)} of ${r.pick(PLACES)} ${r.pick(DEEDS)} the ${r.pick(KINDS)} ${r.pick(THINGS)} ${r.pick(WHEN)} and ` +
  `${r.pick(DEEDS)} ${r.between(3, 9_999)} ${r.pick(KINDS)} ${r.pick(THINGS)}s near ${r.pick(PLACES)}.`;

const quotation = (r: Random): string =>
  `"Our ${r.pick(KINDS)} ${r.pick(THINGS)} was ${r.pick(DEEDS)} by ${r.between(3, 999)} ${r.pick(GROUPS)} from ${r.pick(PLACES)} ` +
  `${r.pick(WHEN)}," ${r.pick(FIRST)} ${r.pick(LAST)} said.`;

const paragraphOf = (seed: number, story: number, n: number): string => {
  const r = random(seed * 1_000_003 + story * 101 + n);
  return `${sentence(r)} ${quotation(r)}`;
};

/** Paragraphs of one story, and what a version does with them: a half is the paragraph with its first figure changed. */
const VERSIONS = [
  [0, 1, 2, 3],
  [0, 1, 2],
  [1, 2, 3],
  [0, 1, 2, 3, 4],
  [0, 1.5, 2, 3],
  [0.5, 1, 2, 3],
  [3, 2, 1, 0],
  [0, 1],
];

const written = (seed: number, story: number, n: number): string => {
  const text = paragraphOf(seed, story, Math.floor(n));
  return n % 1 === 0 ? text : text.replace(/ and \w+ \d+/, ' and lost 7');
};

export interface Article {
  title: string;
  text: string;
}

/** One of the texts about a few stories: versions of each, and now and then a digest of two. */
export const someArticle = (r: Random, seed: number, stories: number): Article => {
  const story = r.between(0, stories - 1);
  const title = `${r.pick(['', '', 'Update: '])}Story ${story} of ${PLACES[story % PLACES.length]}`;
  const paragraphs = r.pick(VERSIONS).map((n) => written(seed, story, n));
  if (r.chance(0.06)) {
    const other = (story + 1) % stories;
    paragraphs.push(...[0, 1, 2, 3].map((n) => written(seed, other, n)));
  }
  return { title, text: paragraphs.join('\n\n') };
};
