import { all, type Element } from './element.ts';

/** Longer lists of classes and ids are cut off. */
const MAX_NAME_CHARACTERS = 400;

/** Elements that never hold an article's text. */
const BOILERPLATE_NAMES = new Set([
  'nav',
  'aside',
  'footer',
  'dialog',
  'figcaption',
  'menu',
  'button',
  'svg',
  'script',
  'style',
  'noscript',
  'iframe',
  'amp-ad',
  'gu-island',
]);
const BOILERPLATE_ROLES = new Set([
  'navigation',
  'complementary',
  'contentinfo',
  'search',
  'banner',
  'dialog',
  'alertdialog',
  'menu',
  'menubar',
  'toolbar',
  'alert',
]);

/** What sites call the parts around an article, as whole words of a class or id. */
const BOILERPLATE_WORDS = new Set(
  `ad ads adv advert adverts advertisement advertising adsbygoogle banner bio breadcrumb breadcrumbs byline byl caption captions
  cookie cookies consent gdpr credit credits discuss dropdown flyout follow footer foot fbook gallery hide hidden
  jumplink keywords kicker legend licence listing login masthead menu menus meta metadata metabar modal more morefrom mostread nav navbar navi navigation
  newsletter newsletters notice pager pagination paging paywall permalink pinterest player playlist podcast popular popup popover poll
  print printonly promo promos promotion pullquote quickread quiz rail rating ratings reactions readmore recirc recirculation recommended recommendations
  register registration related relatedlinks respond rss screenreader search seealso share sharebar sharing shares shop shopping
  sidebar signin signup skip skyscraper slideshow social socials sponsor sponsored sponsors standfirst-links subscribe subscription syndication
  tag tags taglist teaser teasers thumbnails toc toolbar tools tooltip topics trending tweet twitter facebook flattr utility video videos vote
  widget widgets factbox infobox disclaimer copyright reprint reprints dateline timestamp pubdate postmeta entrymeta
  verwandt verwandte kommentare kommentar kommentieren werbung anzeige merkliste teilen autor autoreninfo mehr
  commentaires commentaire partager partage publicite abonnement comentarios compartir relacionadas`.split(/\s+/),
);
/** The same inside longer names ("articleCommentsWrapper"). */
const BOILERPLATE_PART =
  /comment(?!ary)|disqus|relat(?:ed|es)(?!ion)|newsletter|sidebar|cookie|breadcrumb|outbrain|taboola|plista|addthis|addtoany|sharedaddy|shareaholic|jp-relatedposts|sociable|social-|-social|sharing|share-|-share|sponsor|recommend|recirc|most-(?:read|popular|viewed)|mostread|also-(?:read|like|see)|you-may|readmore|read-more|promo-|-promo|advert|paywall|subscribe|subscription|signup|sign-up|signin|author-?(?:bio|box|info|card|desc|profile)|about-?(?:the-)?author|bio-?box|postnav|post-?navigation|nav-links|pagination|tag-?list|tags-links|post-tags|entry-(?:meta|footer|utility)|post-(?:meta|footer)|article-(?:meta|footer|tools|actions|tags|info)|wp-caption-text|image-caption|caption-text|figcaption|kommentar|navigation|footer|masthead|skip-link|visually-?hidden|screen-reader|sr-only|print-only|teaser|infobox|linkbox|consent|gdpr|onetrust|leserbrief|trackback|pingback|livefyre|webform|weiterlesen|mehr-zum|editsection|mw-jump|printfooter|catlinks|noprint/;
/** Names of the article's body, which outweigh the words and parts above. */
const BODY_NAME =
  /(?:article|story|post|entry|blog|news|single|detail|node|page|richtext|artikel|beitrag|meldung|noticia|nota|articulo|texte|corps)[-_]{0,2}(?:body|text|content|copy|inhalt|inner-content|main-content|paragraphs?|corps|cuerpo|texto)|body[-_]{0,2}(?:text|copy|content)|(?:^|[\s_-])(?:the-content|rich-text|wysiwyg|prose|text-block|storytext|articletext|field--name-body|field-name-body|field-body|cuerpo|available-content)(?:$|[\s_-])/;

/** Names of readers' comments, which are left out even if all other boilerplate has to be read. */
const COMMENT_PART =
  /comment(?!ary)|disqus|kommentar|respond|livefyre|reader-?feedback|trackback|pingback|commentaires|comentarios/;

/**
 * Names of an article's topic or layout ("tag-news", "has-sidebar") and WordPress's names of a post: no sign of
 * boilerplate.
 */
const NEUTRAL_NAME =
  /^(?:tag|category|cat|postid|post-\d|type|status|format|author|has|no|with|without|js|theme|page|single|typekit|hentry|vcard|is|et_pb_text|vc_column|wp-block-(?:group|columns?|paragraph|cover)|elementor(?!.*(?:share|nav|author|related|posts|comment|form|breadcrumb|toc)))(?:[-_]|$)/i;

/** The names in class and id, in lower case, camel case split by hyphens. */
const namesOf = ({ attributes }: Element): string =>
  `${attributes.class ?? ''} ${attributes.id ?? ''}`
    .slice(0, MAX_NAME_CHARACTERS)
    .split(/\s+/)
    .filter((name) => name !== '' && !NEUTRAL_NAME.test(name))
    .join(' ')
    .replace(/([a-z])([A-Z])/g, '$1-$2')
    .toLowerCase();

/** Some content management systems wrap the whole page in a form. */
const isPageForm = (element: Element): boolean =>
  all(element, 'p').length > 3 || all(element, 'article', 'h1').length > 0;

/**
 * Whether an element is marked as something other than the article: navigation, related stories, comments, hidden text.
 */
export const isBoilerplate = (element: Element): boolean => {
  const { name, attributes } = element;
  if (BOILERPLATE_NAMES.has(name)) return true;
  if (name === 'html' || name === 'body' || name === 'main' || name === 'article') return false;
  if (attributes.role && BOILERPLATE_ROLES.has(attributes.role)) return true;
  if (isHidden(element)) return true;
  if (name === 'sup') return /\breference\b/.test(attributes.class ?? '');
  if (name === 'form') return !isPageForm(element);
  const names = namesOf(element);
  if (names === '') return false;
  // Quotations belong to the article, and so do embedded posts. A pull quote repeats its text.
  if (name === 'blockquote') return /pull-?quote|comment/.test(names);
  if (attributes.itemprop === 'articleBody') return false;
  if (BODY_NAME.test(names)) return false;
  return BOILERPLATE_PART.test(names) || names.split(/[^a-z]+/).some((word) => BOILERPLATE_WORDS.has(word));
};

/** Whether an element is readers' comments or has no readable text: the least that is left out. */
export const isComment = (element: Element): boolean => {
  if (/^(?:script|style|noscript|iframe|svg|nav|button)$/.test(element.name)) return true;
  if (/^(?:html|body|main|article)$/.test(element.name)) return false;
  return element.name === 'form' ? !isPageForm(element) : COMMENT_PART.test(namesOf(element));
};

const isHidden = ({ attributes }: Element): boolean =>
  attributes.hidden !== undefined ||
  attributes['aria-hidden'] === 'true' ||
  /(?:display\s?:\s?none|visibility\s?:\s?hidden)/i.test(attributes.style ?? '');

/** How clearly an element is marked as the article's body, 0 (not at all) to 3. */
export const bodyMark = ({ name, attributes }: Element): number => {
  if (attributes.itemprop === 'articleBody' || attributes.property === 'articleBody') return 3;
  const names = `${attributes.class ?? ''} ${attributes.id ?? ''}`.toLowerCase();
  if (BODY_NAME.test(names)) return 2;
  return name === 'article' ||
    name === 'main' ||
    /main-?_?(?:content|text|body)/.test(names) ||
    attributes.role === 'main' ||
    attributes.role === 'article'
    ? 1
    : 0;
};
