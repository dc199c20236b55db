import { dateOf } from '../../dates.ts';
import { isByline } from '../../headline.ts';
import type { Block } from '../blocks.ts';

/** A line of the article, and whether it is a heading inside it. */
export interface Line {
  text: string;
  heading: boolean;
}

/** Invitations and labels that sites put between paragraphs: the whole of a short block, or how it begins. */
const LABEL =
  /^(?:advertisement|anzeige|werbung|publicité|publicidad|annonce|sponsored|promoted|share(?: this| on|:)|shares?$|tweet|pin it|email|print|save|follow (?:us|me|@)|like us|subscribe|sign up|sign in|log ?in|register|join (?:us|the)|read (?:more|next|also|the full|:)|see also|more (?:on|from|about|:)|related|recommended|most (?:read|popular|viewed)|popular|trending|up next|watch|listen|view (?:gallery|comments|all)|click here|tap here|continue reading|story continues|article continues|scroll (?:down|for)|loading|skip to|back to (?:top|the top)|comments?(?:$| \()|\d+ comments?|leave a (?:comment|reply)|post a comment|add a comment|what do you think|have your say|photo(?:graph)?s?(?::| by| credit)|image(?::| credit| source| copyright)|picture:|getty|credit:|caption|video:|source:|via:|tags?:|filed under|posted in|categories|topics?:|copyright|©|\(c\)|all rights reserved|terms of|privacy|cookie|we use cookies|this site uses|by (?:continuing|using)|newsletter|get (?:the|our) (?:latest|best|free|daily)|don.t miss|download (?:the|our) app|support (?:our|us)|donate|contact us|about the author|written by|posted by|published (?:on|by|:)|updated|last updated|edited by|reporting by|lesen sie|mehr zum|weiterlesen|zum thema|lire aussi|à lire|voir aussi|leer más|lea también|leggi anche|artikel (?:teilen|drucken|merken)|teilen|drucken|kommentare|kommentar schreiben|diskutieren)(?![\p{L}\p{N}])/iu;
const LONGEST_LABEL = 140;

/** From here on readers speak, or other stories are named. */
const END =
  /^(?:(?:\d+ )?comments?(?: \(\d+\))?|leave a (?:comment|reply)|join the (?:conversation|discussion)|related (?:articles?|stories|posts|links|content|coverage|topics)|more (?:from|stories|on this|news|in).{0,40}|you (?:may|might) also (?:like|be interested).{0,20}|read next|recommended(?: for you| stories| reading)?|most (?:read|popular)|(?:\d+ )?kommentare?(?: \(\d+\))?|kommentar (?:schreiben|verfassen)|(?:\d+ )?responses? to .{0,100}|(?:\d+ )?thoughts on .{0,100}|what to read next|popular (?:posts|stories)|see also|das könnte sie auch interessieren|mehr zum thema|verwandte (?:artikel|themen)|ähnliche (?:artikel|beiträge)|articles (?:liés|similaires)|sur le même (?:sujet|thème)|(?:\d+ )?commentaires?|noticias relacionadas|(?:\d+ )?comentarios?|about the author|tags?|share this(?: article| story| post)?|external links|references)\s*:?$/i;

/** Words of the notices by which a site speaks of itself to its visitor; two kinds of them in one short block are no news. */
const PITCHES: RegExp[][] = [
  [
    /\bcookies?\b/i,
    /\bconsent/i,
    /privacy (?:policy|settings|notice)/i,
    /personal data|personenbezogen/i,
    /legitimate interest/i,
    /accept all|alle akzeptieren|tout accepter/i,
    /\b(?:vendors|third part(?:y|ies))\b/i,
    /datenschutz/i,
  ],
  [
    /\bnewsletters?\b/i,
    /\binbox\b/i,
    /\bsign(?:ing)? up\b/i,
    /\bsubscribe\b/i,
    /\bunsubscribe\b/i,
    /email address|e-mail-adresse|adresse e-?mail/i,
    /abonnieren|abonnez/i,
  ],
  [
    /\bsubscri(?:be|ber|bers|ption)\b/i,
    /\blog ?in\b|\bsign in\b/i,
    /free trial|free article/i,
    /already (?:a|have)/i,
    /\baccount\b/i,
    /unlimited access/i,
    /support (?:our|independent) journalism/i,
  ],
  [/\bfollow\b/i, /\bfacebook\b/i, /\btwitter\b/i, /\binstagram\b/i, /\btelegram\b|\bwhatsapp\b/i, /\byoutube\b/i],
];
const LONGEST_PITCH = 500;
const TO_VISITOR = /\b(?:you|your|we|our|us|wir|sie|ihre|unsere[nr]?|vous|votre|nous|notre|nos|su|sus|nuestr[oa]s?)\b/i;

const ENDED = /[.!?…。！？؟۔:][\s"'”’»)\]]*$/u;

/** The lines of an article among the blocks of its region: labels, link lists and what surrounds the text left out. */
export const linesOf = (blocks: Block[]): Line[] => {
  const cut = cutAtEnd(blocks);
  const teasers = teasersIn(cut);
  const scored = cut.map((block) => ({ block, score: teasers.has(block) ? -block.text.length / 2 : scoreOf(block) }));
  const { from, to } = bestRange(scored.map(({ score }) => score));
  const lines = scored
    .slice(from, to)
    .filter(({ score, block }) => score >= 0 && !isLabel(block))
    .map(({ block }) => ({ text: block.text, heading: isHeading(block) }));
  return trimEnds(lines);
};

const isHeading = ({ element }: Block): boolean => /^h[1-6]$/.test(element.name);

/** Comments and lists of other stories begin with a heading of their own; nothing of the article follows. */
const cutAtEnd = (blocks: Block[]): Block[] => {
  let running = 0;
  for (const [at, block] of blocks.entries()) {
    if (
      running > 400 &&
      block.text.length < 80 &&
      END.test(block.text) &&
      (isHeading(block) || block.text.length < 40)
    ) {
      const rest = blocks.slice(at + 1).filter((later) => scoreOf(later) > 60);
      const after = rest.reduce((sum, { text }) => sum + text.length, 0);
      // A label between paragraphs ("Related stories") is followed by most of the article.
      if (after < running * 0.6 || /comment|repl|respon|conversation|discussion/i.test(block.text))
        return blocks.slice(0, at);
    }
    running += Math.max(0, scoreOf(block));
  }
  return blocks;
};

/** Running text counts its length; what is mostly links counts against the stretch it stands in. */
const scoreOf = (block: Block): number => {
  const { text, linked, element } = block;
  const density = linked / text.length;
  if (density > 0.6) return text.length < 200 || density > 0.9 ? -60 : 0;
  // Some sites set the summary above the text as a heading.
  if (isHeading(block) && !(text.length > 60 && ENDED.test(text))) return density > 0.3 ? -40 : 0;
  if (isLabel(block)) return -15;
  if (text.length < 25) return 0;
  return element.name === 'p' || ENDED.test(text) ? text.length : text.length * 0.4;
};

/** Short texts below headlines that are links, after the article: other stories'. */
const teasersIn = (blocks: Block[]): Set<Block> => {
  const teasers = new Set<Block>();
  let running = 0;
  let since = 0;
  let interrupted = 0;
  for (const [at, block] of blocks.entries()) {
    const before = blocks[at - 1];
    const linked = before !== undefined && isHeading(before) && before.linked > before.text.length * 0.8;
    if (linked && running > 400 && block.text.length < 300 && block.linked < block.text.length) {
      teasers.add(block);
      if (since > 60) interrupted++;
      since = 0;
    } else {
      running += Math.max(0, scoreOf(block));
      if (teasers.size > 0) since += Math.max(0, scoreOf(block));
    }
    // Text goes on below them: the headlines are the article's own, of a list of things.
    if (since > 400 || interrupted > 1) return new Set();
  }
  return teasers;
};

const isPitch = (text: string): boolean =>
  text.length <= LONGEST_PITCH &&
  TO_VISITOR.test(text) &&
  !/["“”«»„]/.test(text) &&
  PITCHES.some((words) => words.filter((word) => word.test(text)).length >= 2);

const isLabel = (block: Block): boolean => isPitch(block.text) || isShortLabel(block);

const isShortLabel = ({ text, linked }: Block): boolean =>
  text.length <= LONGEST_LABEL &&
  LABEL.test(text) &&
  (!ENDED.test(text) || linked > 0 || text.length < 60 || /©|rights reserved|cookies/i.test(text));

/** The stretch whose scores sum highest (Kadane), so that lists of links at its ends fall off. */
const bestRange = (scores: number[]): { from: number; to: number } => {
  let best = { from: 0, to: 0, sum: 0 };
  let from = 0;
  let sum = 0;
  for (const [at, score] of scores.entries()) {
    sum += score;
    if (sum < 0) {
      sum = 0;
      from = at + 1;
    } else if (sum > best.sum) best = { from, to: at + 1, sum };
  }
  return best;
};

/** Bylines, dates and counters stand at the ends; a heading without text below belongs to what was left out. */
const trimEnds = (lines: Line[]): Line[] => {
  let from = 0;
  while (from < lines.length - 1 && from < 8 && isHeadMatter(lines[from]!)) from++;
  const kept = lines
    .slice(from)
    .filter(
      (line, at, rest) =>
        !line.heading || (rest[at + 1] !== undefined && !rest[at + 1]!.heading) || rest[at + 2] !== undefined,
    );
  while (kept.length > 1 && isTailMatter(kept.at(-1)!)) kept.pop();
  return kept;
};

const isHeadMatter = ({ text }: Line): boolean =>
  dateOf(text) !== undefined ||
  isByline(text) ||
  (text.length < 30 && !ENDED.test(text) && /\d|^(?:by|von|par|por)\b/i.test(text));

const isTailMatter = ({ text, heading }: Line): boolean =>
  heading || dateOf(text) !== undefined || (text.length < 25 && !ENDED.test(text));
