import type { Random } from './random.ts';

/** Text that publishers print before and after any article. */
export const BEFORE: readonly ((random: Random) => string)[] = [
  (r) => `${r.pick(PLACES)} (${r.pick(AGENCIES)}) — `,
  (r) => `${r.pick(PLACES)}, ${r.pick(MONTHS)} ${r.between(1, 28)} - `,
  (r) => `By ${r.pick(NAMES)}, ${r.pick(AGENCIES)}\n\n`,
  (r) =>
    `By ${r.pick(NAMES)} and ${r.pick(NAMES)}\n${r.pick(MONTHS)} ${r.between(1, 28)}, 2026, ${r.between(1, 12)}:${r.between(10, 59)} p.m.\n\n`,
  () => 'Sign up for our morning newsletter and get the stories that matter in your inbox before breakfast.\n\n',
  () =>
    'This story is being updated. Refresh this page for the latest. Scroll down to join the conversation below.\n\n',
];

export const AFTER: readonly ((random: Random) => string)[] = [
  (r) => `\n\n(Reporting by ${r.pick(NAMES)}; Writing by ${r.pick(NAMES)}; Editing by ${r.pick(NAMES)})`,
  () =>
    '\n\nCopyright 2026 The Wire Service. All rights reserved. This material may not be published, broadcast, rewritten or redistributed without permission.',
  () =>
    '\n\nRead more of our coverage of politics, business, sport and the arts. Follow us on social media, like our page and never miss a story. To report an error or a typo, write to the newsroom and tell us what is wrong.',
  (r) => `\n\n${r.pick(NAMES)} contributed to this report from ${r.pick(PLACES)}.`,
  () =>
    '\n\nWe use cookies and other technologies on this site to improve your experience, to show you personalised content and advertisements, to analyse our traffic and to understand where our visitors come from. By browsing our website you consent to our use of them. You can change your choice at any time in your privacy settings.',
];

const PLACES = ['LONDON', 'NEW YORK', 'ISLAMABAD', 'NAIROBI', 'WASHINGTON', 'BRUSSELS', 'SYDNEY', 'TORONTO'];
const AGENCIES = ['Reuters', 'AP', 'AFP', 'UPI', 'The Wire', 'Staff'];
const MONTHS = ['January', 'February', 'March', 'April', 'June', 'September', 'Nov.', 'Dec.'];
const NAMES = [
  'Ada Quill',
  'Ravi Menon',
  'Jo Tanner',
  'Lena Fuchs',
  'Sam Okoro',
  'Maria Duarte',
  'Piet Vos',
  'Kim Hale',
];
