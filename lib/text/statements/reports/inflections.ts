/** Irregular verbs of the cue lexicon: past tense and past participle (one form where they are the same). */
const IRREGULAR: Record<string, string> = {
  say: 'said',
  tell: 'told',
  know: 'knew known',
  write: 'wrote written',
  think: 'thought',
  find: 'found',
  hold: 'held',
  feel: 'felt',
  see: 'saw seen',
  speak: 'spoke spoken',
  swear: 'swore sworn',
  foresee: 'foresaw foreseen',
  forecast: 'forecast',
  understand: 'understood',
  hear: 'heard',
  lead: 'led',
  make: 'made',
  read: 'read',
  put: 'put',
  show: 'showed shown',
  learn: 'learned learnt',
  dream: 'dreamed dreamt',
  forget: 'forgot forgotten',
  mean: 'meant',
  seek: 'sought',
  give: 'gave given',
  bet: 'bet',
  foretell: 'foretold',
  retell: 'retold',
  reply: 'replied',
  quip: 'quipped',
  quit: 'quit',
  plead: 'pleaded pled',
  forbid: 'forbade forbidden',
  withdraw: 'withdrew withdrawn',
  rebut: 'rebutted',
  admit: 'admitted',
  refer: 'referred',
  concur: 'concurred',
  infer: 'inferred',
  commit: 'committed',
  bemoan: 'bemoaned',
  chat: 'chatted',
  plan: 'planned',
  blog: 'blogged',
  blast: 'blasted',
  slam: 'slammed',
  beg: 'begged',
  brag: 'bragged',
  rap: 'rapped',
  pin: 'pinned',
  deter: 'deterred',
  misspeak: 'misspoke misspoken',
  overhear: 'overheard',
  rethink: 'rethought',
  uphold: 'upheld',
  teach: 'taught',
  leak: 'leaked',
  repeat: 'repeated',
  acquit: 'acquitted',
  tip: 'tipped',
  demur: 'demurred',
  rue: 'rued',
  propel: 'propelled',
  compel: 'compelled',
  cite: 'cited',
  recall: 'recalled',
  stress: 'stressed',
  take: 'took taken',
  stand: 'stood',
  spell: 'spelled spelt',
  shoot: 'shot',
  strike: 'struck',
  win: 'won',
  choose: 'chose chosen',
  intend: 'intended',
  permit: 'permitted',
  drop: 'dropped',
  rebuff: 'rebuffed',
  decry: 'decried',
  snap: 'snapped',
  deem: 'deemed',
  plot: 'plotted',
  opt: 'opted',
  tut: 'tutted',
  sing: 'sang sung',
};

const VOWELS = 'aeiou';

/** Every form of a verb: "deny" gives deny, denies, denied, denying. */
export const inflect = (verb: string): string[] => {
  const forms = new Set([verb, third(verb), present(verb)]);
  for (const past of (IRREGULAR[verb] ?? regularPast(verb)).split(' ')) forms.add(past);
  if (/^(travel|signal|label|cancel|model|counsel)$/.test(verb)) forms.add(`${verb}led`).add(`${verb}ling`);
  if (verb.endsWith('ize')) for (const form of inflect(`${verb.slice(0, -3)}ise`)) forms.add(form);
  return [...forms];
};

const endsInConsonantY = (verb: string): boolean => verb.endsWith('y') && !VOWELS.includes(verb.at(-2)!);

const third = (verb: string): string => {
  if (endsInConsonantY(verb)) return `${verb.slice(0, -1)}ies`;
  return /(s|x|z|ch|sh)$/.test(verb) ? `${verb}es` : `${verb}s`;
};

const regularPast = (verb: string): string => {
  if (endsInConsonantY(verb)) return `${verb.slice(0, -1)}ied`;
  return verb.endsWith('e') ? `${verb}d` : `${verb}ed`;
};

const present = (verb: string): string => {
  const past = IRREGULAR[verb];
  const doubled = `${verb}${verb.at(-1)}`;
  // The past tense tells whether the last consonant doubles: admitted, admitting.
  if (past === `${doubled}ed` || /^(put|bet|quit|forget|forbid|win)$/.test(verb)) return `${doubled}ing`;
  return verb.endsWith('e') && !verb.endsWith('ee') ? `${verb.slice(0, -1)}ing` : `${verb}ing`;
};
