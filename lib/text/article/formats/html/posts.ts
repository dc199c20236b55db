import { oneLine } from '../../characters/clean-text.ts';
import { descendants, type Element, textWithin } from '../markup/element.ts';

/** A post on a social network: what it says, and by whom. */
interface Post {
  author: string;
  handle?: string | undefined;
  text: string;
}

/** Class names of the elements that networks and sites embed posts in. */
const POST_NAME =
  /(?:^|\s)(?:twitter-(?:tweet|video|quote)|instagram-media|mastodon-embed|bluesky-embed|fb-post|fb-xfbml-parse-ignore|tiktok-embed|text-post-media)(?:\s|$)|(?:^|[\s_-])(?:tweet|toot|mastodon|bluesky|bsky|twitter|threads|instagram|facebook|social(?:-media)?)[-_]*(?:embed|post|card|quote)(?:$|[\s_-])|(?:^|\s)tweet(?:\s|$)/i;
const AUTHOR_NAME =
  /(?:author|user|display|profile|account)[-_]*name|(?:^|[\s_-])(?:full|nick)?-?name(?:$|\s)|[-_]author(?:$|\s)/i;
const HANDLE_NAME = /handle|screen-?name|acct|user-?name/i;
const TEXT_NAME = /(?:^|[\s_-])(?:(?:tweet|post|toot|status|e)[-_]*)?(?:text|content|caption|body)(?:$|\s)/i;

const MAX_POST_CHARACTERS = 3000;
const MAX_POST_ELEMENTS = 200;
const MAX_POSTS = 200;
const MAX_NAME_CHARACTERS = 80;
const MIN_TEXT_CHARACTERS = 3;
/** Other text beside a post, such as a label, that is left out with the element that holds both. */
const MAX_BESIDE_CHARACTERS = 40;
const MAX_WRAPPERS = 4;

const HANDLE = '@[\\w.-]{1,40}(?:@[\\w.-]{1,60})?';
/** "— Name (@handle) March 3, 2026", as X and Bluesky end their posts. */
const SIGNATURE = new RegExp(`[—–―] ?([^()@—]{1,${MAX_NAME_CHARACTERS}}?) ?\\( ?(${HANDLE}) ?\\).{0,60}$`, 'u');
/** "A post shared by Name (@handle) on …", "Posted by Name on …", "Post by @handle", in the languages of the networks. */
const SHARED_BY = new RegExp(
  `(?:(?:a|ein|un|une|één) (?:post|photo|video|beitrag|foto|publication|vidéo|publicación|reel)\\b[^@()]{0,20}?(?:shared|geteilt|partagée?|compartida)[^@()]{0,4}(?:by|von|par|por)|(?:posted|gepostet) (?:by|von)|(?:post|beitrag) (?:by|von)) ([^()@]{0,${MAX_NAME_CHARACTERS}}?) ?(?:\\(? ?(${HANDLE}) ?\\)?)?(?: (?:on|am|le|el) .{0,60})?$`,
  'iu',
);
/** What the networks print around a post. */
const DEBRIS =
  /(?:https?:\/\/)?(?:pic\.(?:twitter|x)\.com|t\.co)\/\w+|\b(?:view (?:this )?(?:post )?on|sieh dir (?:diesen beitrag|dieses profil) auf|voir cette publication sur|ver esta publicación en) (?:instagram|threads|mastodon|facebook|bluesky|twitter|x)\b(?: an\b)?|♬[^\n]{0,100}/giu;

/** The verb of a post's author by the language of the page. Elsewhere a colon says it. */
const WROTE: Record<string, string> = { en: ' wrote', de: ' schrieb', fr: ' a écrit', es: ' escribió', nl: ' schreef' };

/**
 * Puts a sentence in place of each embedded post that has a text and an author: `Name (@handle) wrote: “…”`, without
 * links to pictures, counters and dates. Posts without text are left out.
 */
export const readPosts = (root: Element, language = ''): void => {
  const found = [...descendants(root)].filter(isPostElement).slice(0, MAX_POSTS);
  const done = new Set<Element>();
  for (const element of found) {
    if (isInside(element, done)) continue;
    const post = postIn(element);
    if (post === undefined && !isEmptyPost(element)) continue;
    const outer = outermost(element);
    done.add(outer);
    outer.name = 'p';
    outer.attributes = {};
    outer.children = post ? [sentenceOf(post, language)] : [];
  }
};

/** Whether an element is the frame of a post that scripts would fill. */
const isEmptyPost = (element: Element): boolean => {
  const lines = POST_NAME.test(element.attributes.class ?? '') ? linesOf(element) : undefined;
  return lines !== undefined && textOf(lines.map((line) => line.replace(SHARED_BY, ''))) === '';
};

const isPostElement = ({ name, attributes }: Element): boolean =>
  name === 'blockquote' || POST_NAME.test((attributes.class ?? '').slice(0, 400));

const isInside = (element: Element, others: Set<Element>): boolean => {
  for (let above: Element | undefined = element; above; above = above.parent) if (others.has(above)) return true;
  return false;
};

const postIn = (element: Element): Post | undefined => {
  const lines = linesOf(element);
  if (lines === undefined) return undefined;
  return signedPost(lines) ?? (POST_NAME.test(element.attributes.class ?? '') ? namedPost(element) : undefined);
};

/** A post that ends with its author. */
const signedPost = (lines: string[]): Post | undefined => {
  for (const pattern of [SIGNATURE, SHARED_BY]) {
    const at = lines.findIndex((line) => pattern.test(line));
    const [signature, name = '', handle] = (at === -1 ? undefined : pattern.exec(lines[at]!)) ?? [];
    if (signature === undefined) continue;
    const text = textOf([...lines.slice(0, at), lines[at]!.slice(0, -signature.length)]);
    const author = name.trim() || handle;
    return author && text.length >= MIN_TEXT_CHARACTERS
      ? { author, handle: name.trim() ? handle : undefined, text }
      : undefined;
  }
  return undefined;
};

/** A post whose parts are named by classes. */
const namedPost = (element: Element): Post | undefined => {
  const parts = [...descendants(element)];
  const partOf = (name: RegExp): string | undefined => {
    const part = parts.find(({ attributes }) => name.test(attributes.class ?? ''));
    return part && oneLine(textWithin(part));
  };
  const author = partOf(AUTHOR_NAME);
  const handle = partOf(HANDLE_NAME);
  const text = textOf([partOf(TEXT_NAME) ?? '']);
  if (!author || author.length > MAX_NAME_CHARACTERS || text.length < MIN_TEXT_CHARACTERS) return undefined;
  return { author, handle: handle?.startsWith('@') ? handle : undefined, text };
};

/** The lines in an element; undefined if it is too large to be a post. */
const linesOf = (element: Element): string[] | undefined => {
  let count = 0;
  let length = 0;
  let text = '';
  const visit = ({ children }: Element): void => {
    for (const part of children) {
      if (length > MAX_POST_CHARACTERS || count > MAX_POST_ELEMENTS) return;
      if (typeof part === 'string') {
        length += part.length;
        text += part.replace(/\s+/g, ' ');
        continue;
      }
      count++;
      const isBlock = /^(?:p|div|section|br|blockquote|li|header|footer)$/.test(part.name);
      if (isBlock) text += '\n';
      if (!/^(?:script|style|svg|noscript)$/.test(part.name)) visit(part);
      if (isBlock) text += '\n';
    }
  };
  visit(element);
  if (length > MAX_POST_CHARACTERS || count > MAX_POST_ELEMENTS) return undefined;
  return text.split('\n').map(oneLine).filter(Boolean);
};

const textOf = (lines: string[]): string => oneLine(lines.join(' ').replace(DEBRIS, ' '));

/** The element that holds the post and hardly any other text: what sites wrap posts in is named as boilerplate. */
const outermost = (element: Element): Element => {
  const { length } = oneLine(textWithin(element));
  let outer = element;
  for (
    let step = 0;
    step < MAX_WRAPPERS && outer.parent && /^(?:div|figure|section|aside|blockquote|p|a)$/.test(outer.parent.name);
    step++
  ) {
    if (lengthWithin(outer.parent, length + MAX_BESIDE_CHARACTERS) > length + MAX_BESIDE_CHARACTERS) break;
    outer = outer.parent;
  }
  return outer;
};

/** The characters in an element, counted no further than `most`. */
const lengthWithin = (element: Element, most: number): number => {
  let length = 0;
  const visit = ({ children }: Element): void => {
    for (const part of children) {
      if (length > most) return;
      if (typeof part === 'string') length += part.trim().length;
      else if (!/^(?:script|style|svg|noscript)$/.test(part.name)) visit(part);
    }
  };
  visit(element);
  return length;
};

/** Quotation marks inside the post's become single ones. */
const sentenceOf = ({ author, handle, text }: Post, language: string): string => {
  const inner = text
    .replace(/[“„«»"]/g, (_, at: number) => (at === 0 || /[\s(]/.test(text[at - 1]!) ? '‘' : '’'))
    .replace(/”/g, '’');
  return `${author}${handle ? ` (${handle})` : ''}${WROTE[language.slice(0, 2)] ?? ''}: “${inner}”`;
};
