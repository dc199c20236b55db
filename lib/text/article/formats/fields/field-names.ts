import { wordList } from '../../../words/word-list.ts';

const names = (...lists: string[]): string[] => lists.flatMap((list) => [...wordList(list)]);

/**
 * The names that scrapers, feeds and news APIs give to an article's fields, in order of preference, as `foldFieldName`
 * returns them.
 */
export const FIELD_NAMES = {
  title: names(
    'headline headlines webtitle title articletitle posttitle heading head subject name',
    'titel titre titulo titolo titolare titular uberschrift заголовок',
  ),
  body: names(
    'articlebody bodyhtml bodyxhtml bodynitf contenthtml contentelements bodies fulltext maintext text body bodytext content',
    'articletext',
    'contenttext textcontent cleanedtext cleantext plaintext rawtext posttext postcontent story article paragraphs',
    'contentencoded html',
    'texte texto testo volltext inhalt contenu contenido contenuto conteudo tekst artikeltext текст',
  ),
  published: names(
    'datepublished publishedat published publisheddate publishdate datepublish publicationdate webpublicationdate',
    'pubdate firstpublished publishedon publishtime publishedtime firstcreated contentcreated date datetime datetimepub',
    'timestamp displaydate',
    'postdate seendate versioncreated created createdat',
    'datum fecha data дата',
  ),
  source: names(
    'source sourcename publisher publication sitename site outlet newspaper medianame provider origin creditline',
    'copyrightholder sourcehostname hostname sourcedomain domain',
    'quelle fuente fonte bron источник',
  ),
  url: names(
    'url link canonicalurl canonicallink canonical weburl permalink articleurl sourceurl uri href alternate externalurl',
  ),
  author: names('author authors creator writer writers dccreator credits autor auteur auteurs autore автор'),
  byline: names('byline bylines by'),
  dateline: names('dateline located'),
  language: names('language lang inlanguage locale sprache langue idioma lingua'),
} satisfies Record<string, string[]>;

/** A summary is not an article, but it is read if the record has no other text. */
export const SUMMARY_FIELDS = names(
  'description descriptiontext descriptions summary abstract snippet excerpt leadparagraph openingtext hitsentence',
);

/**
 * A field's name in lower case, letters only and without accents: "published_at" and "PublishedAt" become "publishedat".
 */
export const foldFieldName = (name: string): string =>
  name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}]/gu, '');
