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
  `ad ads adv advert adverts advertisement advertising adsbygoogle bio breadcrumb breadcrumbs byline byl caption captions
 cookie cookies consent gdpr credit credits discuss dropdown flyout follow footer foot fbook legend
 jumplink keywords kicker licence login masthead menu menus meta metadata metabar modal morefrom mostread nav navbar navi navigation
 newsletter newsletters notice pager pagination paging paywall permalink pinterest playlist podcast popular popup popover 
 promo promos promotion pullquote quickread rating ratings reactions readmore recirc recirculation recommended recommendations
 register registration related relatedlinks respond rss screenreader search seealso share sharebar sharing shares shop shopping
 sidebar signin signup skip skyscraper social socials sponsor sponsored sponsors standfirst-links subscribe subscription syndication
 taglist teaser teasers thumbnails toolbar tooltip trending tweet twitter facebook flattr utility 
 widget widgets disclaimer copyright reprint reprints dateline timestamp pubdate postmeta entrymeta
 verwandt verwandte kommentare kommentar kommentieren werbung anzeige merkliste teilen autor autoreninfo 
 commentaires commentaire partager partage publicite abonnement comentarios compartir relacionadas`.split(/\s+/),
);
/** The same of boxes that may as well be a part of the article: they are boilerplate unless they hold running text. */
const BOX_WORDS = new Set(
  `banner factbox gallery hidden hide infobox listing more mehr player poll print printonly quiz slideshow tag tags toc tools
  topics video videos vote`.split(/\s+/),
);
/** The same inside longer names ("articleCommentsWrapper"). */
const BOILERPLATE_PART =
  /comment(?!ary)|disqus|relat(?:ed|es)(?!ion)|newsletter|sidebar|(?:right|left|side)-?rail|rail-?(?:right|left)|cookie|breadcrumb|outbrain|taboola|plista|addthis|addtoany|sharedaddy|shareaholic|jp-relatedposts|sociable|social-|-social|sharing|share-|-share|sponsor|recommend|recirc|most-(?:read|popular|viewed)|mostread|also-(?:read|like|see)|you-may|readmore|read-more|promo-|-promo|advert|paywall|subscribe|subscription|signup|sign-up|signin|author-?(?:bio|box|info|card|desc|profile)|about-?(?:the-)?author|bio-?box|postnav|post-?navigation|nav-links|pagination|tag-?list|tags-links|post-tags|entry-(?:meta|footer|utility)|post-(?:meta|footer)|article-(?:meta|footer|tools|actions|tags|info)|postmetadata|saboxplugin|authorbox|disclosure|wp-caption-text|image-caption|caption-text|figcaption|kommentar|navigation|footer|masthead|skip-link|visually-?hidden|screen-reader|sr-only|teaser|linkbox|consent|gdpr|onetrust|leserbrief|trackback|pingback|livefyre|webform|weiterlesen|mehr-zum|editsection|mw-jump|printfooter|catlinks|noprint/;
/** Names of dialogues that ask for consent. */
const CONSENT_PART =
  /cookie|consent|gdpr|dsgvo|onetrust|didomi|usercentrics|cookiebot|borlabs|truste|quantcast|qc-cmp|sp_message|privacy-(?:banner|notice|dialog|modal)/;

/** Names of the article's body, which outweigh the words and parts above. */
const BODY_NAME =
  /(?:article|story|post|entry|blog|news|single|detail|node|page|content|richtext|artikel|beitrag|meldung|noticia|nota|articulo|texte|corps)[-_]{0,2}(?:body|text|content|copy|inhalt|inner-content|main-content|paragraphs?|corps|cuerpo|texto)|body[-_]{0,2}(?:text|copy|content)|(?:^|[\s_-])(?:the-content|rich-text|wysiwyg|prose|text-block|storytext|articletext|field--name-body|field-name-body|field-body|cuerpo|available-content)(?:$|[\s_-])/;

/** Names of readers' comments, which are left out even if all other boilerplate has to be read. */
const COMMENT_PART =
  /comment(?!ary)|disqus|kommentar|respond|livefyre|reader-?feedback|trackback|pingback|commentaires|comentarios/;

/**
 * Names of an article's topic or layout ("tag-news", "has-sidebar") and WordPress's names of a post: no sign of
 * boilerplate.
 */
const NEUTRAL_NAME =
  /^(?:tag|category|cat|postid|post-\d|type|status|format|author|has|no|with|without|for|js|theme|page|single|typekit|hentry|vcard|is|field-{1,2}label|hidden-(?:xs|sm|md|lg|xl|phone|tablet|desktop|print)|et_pb_text|vc_column|wp-block-(?:group|columns?|paragraph|cover)|elementor(?!.*(?:share|nav|author|related|posts|comment|form|breadcrumb|toc)))(?:[-_]|$)/i;

/** What is beside an element ("wrapper--with-sidebar"). */
const LAYOUT = /[-_](?:has|no|with|without)[-_][a-z]+/gi;

/** The names in class and id, and of a custom element, in lower case, camel case split by hyphens. */
const namesOf = ({ name, attributes }: Element): string =>
  `${attributes.class ?? ''} ${attributes.id ?? ''} ${name.includes('-') ? name : ''}`
    .slice(0, MAX_NAME_CHARACTERS)
    .split(/\s+/)
    .filter((name) => name !== '' && !NEUTRAL_NAME.test(name))
    .join(' ')
    .replace(LAYOUT, '')
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
  const words = names.split(/[^a-z]+/);
  return (
    BOILERPLATE_PART.test(names) ||
    CONSENT_PART.test(names) ||
    words.some((word) => BOILERPLATE_WORDS.has(word)) ||
    (words.some((word) => BOX_WORDS.has(word)) && !holdsRunningText(element))
  );
};

/** More text and elements of a box are not looked at. */
const MAX_BOX_CHARACTERS = 2000;
const MAX_BOX_ELEMENTS = 200;
const MIN_RUNNING_CHARACTERS = 200;

/** Whether an element holds sentences and hardly any links. */
const holdsRunningText = (element: Element): boolean => {
  let text = '';
  let linked = 0;
  let count = 0;
  const visit = ({ children }: Element, inLink: boolean): void => {
    for (const part of children) {
      if (text.length > MAX_BOX_CHARACTERS || count > MAX_BOX_ELEMENTS) return;
      if (typeof part !== 'string') {
        count++;
        if (!BOILERPLATE_NAMES.has(part.name)) visit(part, inLink || part.name === 'a');
      } else if (inLink) linked += part.trim().length;
      else text += ` ${part.trim()}`;
    }
  };
  visit(element, false);
  return (
    text.length > MIN_RUNNING_CHARACTERS &&
    linked < text.length * 0.15 &&
    (text.match(/[.!?]["”“»]?\s/g)?.length ?? 0) > 1
  );
};

/**
 * Whether an element is readers' comments or a dialogue about consent, or has no readable text: the least that is left
 * out.
 */
export const isCommentOrConsent = (element: Element): boolean => {
  if (/^(?:script|style|noscript|iframe|svg|nav|button)$/.test(element.name)) return true;
  if (/^(?:html|body|main|article)$/.test(element.name)) return false;
  if (element.name === 'dialog' || /^(?:alert)?dialog$/.test(element.attributes.role ?? '')) return true;
  if (element.name === 'form') return !isPageForm(element);
  const names = namesOf(element);
  return COMMENT_PART.test(names) || CONSENT_PART.test(names);
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
