import { fold } from '../../characters/fold.ts';
import { areBareNames, isBy, isByline, namesOfByline } from '../../head/byline.ts';
import { bylineAndDate, datesOf } from '../../head/credits.ts';
import { type DateOrder, orderOfLanguage } from '../../head/date-order.ts';
import { dateOf, dateWithin, isUpdate } from '../../head/dates.ts';
import { isLead } from '../../head/lines.ts';
import type { ArticleFields } from '../extracted-article.ts';
import type { ArticleLine } from '../markup/article-lines.ts';
import type { Block } from '../markup/blocks.ts';
import { all, descendants, type Element, lineOf } from '../markup/element.ts';

/** Blocks between headline and text that are looked at, from both ends, and above the headline and below the text. */
const MAX_BLOCKS_BETWEEN = 12;
const MAX_BLOCKS_ABOVE = 4;
const MAX_BLOCKS_BELOW = 4;
const MAX_LINE_CHARACTERS = 160;
const MAX_AUTHORS = 12;
const MAX_MARKED = 50;
const MAX_AUTHOR_CHARACTERS = 80;
const MIN_TITLE_CHARACTERS = 10;
/** Elements above a block that are looked at. */
const MAX_DEPTH = 40;
const MAX_NAME_CHARACTERS = 400;

/** Parts of a page that name the writers and dates of other stories, or of comments. */
const OTHER_STORY =
  /relat(?:ed|es)(?!ion)|teaser|recommend|recirc|most-?(?:read|popular|viewed)|popular|trending|latest|river|ticker|comment(?!ary)|kommentar|disqus|newsletter|promo|also-|caption|copyright|(?:photo|image|picture)-?(?:credit|source|author)/i;
/** Parts that may be about other stories unless they are in the same article element as the text. */
const ASIDE = /sidebar|(?:^|\s)widget|breadcrumb|masthead/i;
const ASIDE_ELEMENTS = new Set(['aside', 'footer']);
const OTHER_ELEMENTS = new Set(['nav', 'form', 'figure', 'figcaption', 'blockquote']);
/** Names of elements that hold a writer's name, or a date of publication, and their surroundings. */
const AUTHOR_NAME =
  /(?:^|[\s_-])(?:by-?line|byl|authors?(?:-?names?)?|autor(?:en)?|auteurs?|redakteur|writer)(?:$|[\s_-])|post-?author|entry-?author/i;
const DATE_NAME = /date|datum|time(?!line)|publi|posted|meta|by-?line|author|autor|info|kicker/i;
/** When something takes place: "13:15 Uhr – 19:00 Uhr", elements named "event-start". */
const SPAN = /\d{1,2}[:.]\d{2}(?: uhr)? ?(?:-|–|bis|to) ?\d{1,2}[:.]\d{2}/i;
const EVENT_NAME = /event.{0,12}(?:start|end|begin)|deadline|termin/i;
const PUBLICATION_LABEL =
  /publish|posted|ver(?:ö|oe)ffentlicht|publi(?:é|cado|ziert)|pubblicato|gepubliceerd|opublikowano|erstellt/i;

type PrintedHead = Pick<ArticleFields, 'author' | 'publishedAt'>;

/** The writers and the date of publication as a page prints them: between headline and text, else beside these. */
export const printedHead = (
  root: Element,
  blocks: readonly Block[],
  { title, language }: Pick<ArticleFields, 'title' | 'language'>,
  lines: readonly ArticleLine[],
): PrintedHead => {
  const places = placesOf(blocks, title, lines);
  const order = orderOfLanguage(
    language,
    lines.map(({ text }) => text),
  );
  const author =
    printedAuthors(places.near) ??
    printedAuthors(places.below, true) ??
    markedAuthors(root, places) ??
    nameAboveDate(places.near, lines);
  const publishedAt =
    printedDate(places.near, order) ?? printedDate(places.below, order, true) ?? markedDate(root, places);
  return { ...(author && { author }), ...(publishedAt && { publishedAt }) };
};

/** Where on a page the parts of a head may be. */
interface Places {
  /** Blocks between headline and text, then those above the headline. */
  near: Block[];
  /** Blocks below the text. */
  below: Block[];
  /** The elements around the text. */
  around: ReadonlySet<Element>;
}

const placesOf = (blocks: readonly Block[], title: string | undefined, lines: readonly ArticleLine[]): Places => {
  const heading = headingIn(blocks, title);
  const texts = new Set(lines.map(({ text }) => text));
  const isOfText = ({ text }: Block, at: number) => at > heading && texts.has(text);
  // Decks and names between headline and text may be read as lines of it.
  const lead = blocks.findIndex((block, at) => isOfText(block, at) && isLead(block.text));
  const from = lead === -1 ? blocks.findIndex(isOfText) : lead;
  if (from === -1) return { near: [], below: [], around: new Set() };
  const to = blocks.findLastIndex(({ text }) => texts.has(text));
  const around = new Set(ancestorsOf(blocks[from]!.element));
  const isOwn = ({ text, element }: Block) => text.length <= MAX_LINE_CHARACTERS && !isInOtherStory(element, around);
  const between = blocks.slice(Math.max(heading + 1, from - 4 * MAX_BLOCKS_BETWEEN), from).filter(isOwn);
  const ends = new Set([...between.slice(0, MAX_BLOCKS_BETWEEN), ...between.slice(-MAX_BLOCKS_BETWEEN)]);
  const box = heading === -1 ? undefined : blocks[heading]!.element.parent?.parent;
  const above = blocks
    .slice(Math.max(0, heading - MAX_BLOCKS_ABOVE), Math.max(0, heading))
    .filter(
      (block) => box !== undefined && box.name !== 'body' && ancestorsOf(block.element).includes(box) && isOwn(block),
    );
  return {
    near: withBy([...ends, ...above]),
    below: blocks.slice(to + 1, to + 1 + MAX_BLOCKS_BELOW).filter(isOwn),
    around,
  };
};

/** "By" may stand in an element of its own, before that of the name. */
const withBy = (blocks: Block[]): Block[] =>
  blocks
    .map((block, at) =>
      isBy(blocks[at - 1]?.text ?? '') ? { ...block, text: `${blocks[at - 1]!.text} ${block.text}` } : block,
    )
    .filter(({ text }) => !isBy(text));

/** The first heading that prints the title or a part of it, or more than that; -1 if there is none. */
const headingIn = (blocks: readonly Block[], title: string | undefined): number => {
  const known = fold(title ?? '');
  return known.length < MIN_TITLE_CHARACTERS
    ? -1
    : blocks.findIndex(({ text, element }) => {
        if (!/^h[12]$/.test(element.name)) return false;
        const printed = fold(text.slice(0, MAX_NAME_CHARACTERS));
        return printed.length >= MIN_TITLE_CHARACTERS && (known.includes(printed) || printed.includes(known));
      });
};

const ancestorsOf = (element: Element | undefined): Element[] => {
  const above: Element[] = [];
  for (let at = element; at && above.length < MAX_DEPTH; at = at.parent) above.push(at);
  return above;
};

const namesOf = ({ attributes }: Element): string =>
  `${attributes.class ?? ''} ${attributes.id ?? ''}`.slice(0, MAX_NAME_CHARACTERS);

/** Whether an element is in a part of the page that the text is not in, and that is about other stories. */
const isInOtherStory = (element: Element, around: ReadonlySet<Element>): boolean => {
  const above = ancestorsOf(element);
  const isOfArticle = above.some((part) => part.name === 'article' && around.has(part));
  for (const part of above) {
    if (around.has(part)) return false;
    if (OTHER_ELEMENTS.has(part.name) || OTHER_STORY.test(namesOf(part))) return true;
    if (!isOfArticle && (ASIDE_ELEMENTS.has(part.name) || ASIDE.test(namesOf(part)))) return true;
  }
  return false;
};

const isAuthorElement = ({ attributes }: Element): boolean =>
  /\bauthor\b/.test(attributes.rel ?? '') ||
  attributes.itemprop === 'author' ||
  // The microformat hCard.
  (/\bauthor\b/.test(attributes.class ?? '') && /\bvcard\b/.test(attributes.class ?? ''));

/** Names in the first blocks that hold some. Below the text only a byline counts: boxes about writers are there too. */
const printedAuthors = (blocks: readonly Block[], isBelow = false): string | undefined => {
  const names: string[] = [];
  for (const block of blocks) {
    const printed = bylineNames(block.text);
    const found = isBelow
      ? printed
      : (namesIn(block, isAuthorElement) ?? printed ?? namesIn(block, hasAuthorName, areBareNames));
    if (found) names.push(...found);
    else if (names.length > 0) break;
  }
  return joined(names);
};

/** Names that are read as a line of the text, and stand right above a date. */
const nameAboveDate = (blocks: readonly Block[], lines: readonly ArticleLine[]): string | undefined => {
  const texts = new Set(lines.map(({ text }) => text));
  const found = blocks.find(
    ({ text }, at) => texts.has(text) && areBareNames(text) && datesOf(blocks[at + 1]?.text ?? '') !== undefined,
  );
  return found && joined(namesOfByline(found.text));
};

/** The names of a line that is a byline, alone or beside a date or other things between bars. */
const bylineNames = (line: string): string[] | undefined => {
  const byline = isByline(line)
    ? line
    : (bylineAndDate(line)?.byline ?? line.split(/ (?:[|•·–—]|\/\/) |, (?=\d)/).find(isByline));
  return byline === undefined ? undefined : namesOfByline(byline);
};

const hasAuthorName = (element: Element): boolean => AUTHOR_NAME.test(namesOf(element));

/** The names in the outermost elements of a block that are marked as its author's. */
const namesIn = (
  { text, element }: Block,
  isMarked: (element: Element) => boolean,
  isName: (name: string) => boolean = () => true,
): string[] | undefined => {
  const marked = [element, ...descendants(element)].filter(isMarked).slice(0, MAX_MARKED);
  const names = marked
    .filter((part) => !ancestorsOf(part.parent).some((above) => marked.includes(above)))
    .map((part) => lineOf(part) ?? '')
    .filter((line) => line !== '' && line.length <= MAX_AUTHOR_CHARACTERS && text.includes(line))
    .flatMap(namesOfByline)
    .filter(isName);
  return names.length > 0 ? names : undefined;
};

const joined = (names: readonly string[]): string | undefined => {
  const distinct = new Map(names.map((name) => [fold(name), name]));
  return distinct.size === 0 ? undefined : [...distinct.values()].slice(0, MAX_AUTHORS).join(', ');
};

/** Elements marked as the author's anywhere but in other stories: the first, with those beside it. */
const markedAuthors = (root: Element, { around }: Places): string | undefined => {
  const marked = [...descendants(root)].filter(
    (element) => isAuthorElement(element) && !isInOtherStory(element, around),
  );
  const [first] = marked;
  const group = marked.filter((element) => element === first || element.parent === first?.parent);
  const names = group
    .map((element) => lineOf(element) ?? '')
    .filter((line) => line !== '' && line.length <= MAX_AUTHOR_CHARACTERS)
    .flatMap((line) => namesOfByline(line.replace(/[,|]? [\d@].*/, '')));
  return joined(names);
};

/** The date of publication before one of an update, and both before none. Below the text only a labelled one counts. */
const printedDate = (blocks: readonly Block[], order: DateOrder | undefined, isBelow = false): string | undefined => {
  let other: string | undefined;
  for (const block of blocks) {
    const { text } = block;
    const isLabelled = PUBLICATION_LABEL.test(text);
    if ((isBelow && !isLabelled) || SPAN.test(text) || EVENT_NAME.test(namesOf(block.element))) continue;
    const date = dateOfBlock(block, order);
    if (date === undefined) continue;
    if (isLabelled || !isUpdate(text)) return date;
    other ??= date;
  }
  return other;
};

const dateOfBlock = ({ text, element }: Block, order: DateOrder | undefined): string | undefined => {
  const marked = [element, ...all(element, 'time', 'abbr')]
    .filter((part) => part.attributes.datetime !== undefined || part.attributes.itemprop === 'datePublished')
    .filter((part) => part === element || isPrintedIn(text, part))
    .map(({ attributes }) => dateOf(attributes.datetime ?? attributes.content ?? attributes.title ?? ''))
    .find(Boolean);
  if (marked !== undefined) return marked;
  const whole =
    datesOf(text, order) ??
    bylineAndDate(text, order)?.publishedAt ??
    [...descendants(element)]
      .filter((part) => DATE_NAME.test(namesOf(part)) && isPrintedIn(text, part))
      .map((part) => dateOf(lineOf(part) ?? '', order))
      .find(Boolean);
  if (whole !== undefined) return whole;
  const isMarked = ancestorsOf(element)
    .slice(0, 3)
    .some((part) => DATE_NAME.test(namesOf(part)));
  const isMeta =
    isMarked ||
    PUBLICATION_LABEL.test(text) ||
    bylineNames(text) !== undefined ||
    text.split(/,| [|•·] /).some((part) => areBareNames(part.trim()));
  return isMeta && !isSentence(text) ? dateWithin(text) : undefined;
};

const isPrintedIn = (text: string, part: Element): boolean => {
  const line = lineOf(part);
  return line !== undefined && text.includes(line);
};

const isSentence = (text: string): boolean =>
  /[.!?]["'”’]?$/.test(text) && [...text.matchAll(/(?<!\p{L})\p{Ll}{3,}/gu)].length > 2;

/** A date that is marked as the article's by microdata, or as a time beside its text. */
const markedDate = (root: Element, { around }: Places): string | undefined => {
  const marked = [...descendants(root)].filter(
    (element) =>
      (element.name === 'time' || element.attributes.itemprop === 'datePublished') && !isInOtherStory(element, around),
  );
  const isStated = ({ attributes }: Element) =>
    attributes.itemprop === 'datePublished' ||
    attributes.pubdate !== undefined ||
    /published|entry-date/.test(attributes.class ?? '');
  for (const element of [...marked.filter(isStated), ...marked]) {
    const { datetime, content, title } = element.attributes;
    const date = dateOf(datetime ?? content ?? title ?? lineOf(element) ?? '');
    if (date) return date;
  }
  return undefined;
};
