import { decodeHTML } from 'entities';
import { fold } from '../../characters/fold.ts';
import { RejectedFile } from '../../rejected-file.ts';
import type { ExtractedArticle } from '../extracted-article.ts';
import type { ArticleLine } from '../markup/article-lines.ts';
import { type Block, blocksOf, lengthOf, paragraphsOfField } from '../markup/blocks.ts';
import { parseHtml } from '../markup/element.ts';
import { mainText } from '../markup/main-text.ts';
import { isErrorPage } from './error-page.ts';
import { isIndexPage } from './index-page.ts';
import { metadataOf } from './metadata.ts';
import { readPosts } from './posts.ts';
import { printedHead } from './printed-head.ts';
import { withoutPullQuotes } from './pull-quotes.ts';
import { summaryAbove } from './summary.ts';
import { isWriterNote, withoutWriterNotes } from './writer-note.ts';

/** A shorter body in JSON-LD is a teaser. */
const MIN_STATED_CHARACTERS = 400;
/** Comparing a longer body with the page takes too long. */
const MAX_STATED_CHARACTERS = 100_000;
/** A text of at most this length may be in the stated body by chance. */
const MAX_CHANCE_CHARACTERS = 25;

/**
 * The article of a web page: its running text without the boilerplate, and its metadata.
 *
 * The printed text is preferred. If the body stated in JSON-LD differs from it, the stated body decides.
 *
 * @throws {RejectedFile} if the page has no text, lists articles or is an error page
 */
export const readHtml = async (html: string): Promise<ExtractedArticle> => {
  const root = parseHtml(html);
  const { fields, statedBody: stated, description, fallback } = metadataOf(root);
  // Some sites state the markup of the body, with its entities.
  const statedBody = stated.flatMap((text) =>
    /&lt;|<\/?[a-z]/i.test(text) ? paragraphsOfField(decodeHTML(text)) : [text],
  );
  readPosts(root, fields.language);
  const blocks = blocksOf(root);
  let lines = mainText(root);
  const statedLength = statedBody.join(' ').length;
  if (statedLength >= MIN_STATED_CHARACTERS && statedLength <= MAX_STATED_CHARACTERS)
    lines = reconcile(lines, statedBody, blocks);
  const head = { ...fallback, ...printedHead(root, blocks, fields, lines), ...fields };
  const summaries = summaryAbove(blocks, lines, { title: fields.title, description });
  const paragraphs = withoutWriterNotes(
    [
      ...summaries.filter((text) => !isWriterNote(text, head.author)),
      ...withoutPullQuotes(lines).map(({ text }) => text),
    ],
    head.author,
  );
  if (paragraphs.length === 0) throw new RejectedFile('There is no article text on the page.');
  if (isIndexPage(blocks, paragraphs, fields.title))
    throw new RejectedFile('The page lists articles and holds none of its own.');
  if (isErrorPage(fields.title, paragraphs.join(' ')))
    throw new RejectedFile(
      'The page is what a site shows in place of an article: not found, not allowed, or not without scripts.',
    );
  return { ...head, paragraphs };
};

/**
 * Reconciles the lines found with the body stated in JSON-LD: those of the lines that are in the body if they make up
 * most of it, else the body itself.
 */
const reconcile = (lines: ArticleLine[], statedBody: string[], blocks: readonly Block[]): ArticleLine[] => {
  const stated = statedBody.join(' ');
  const folded = fold(stated);
  const isStated = ({ text }: { text: string }): boolean =>
    text.length > MAX_CHANCE_CHARACTERS && folded.includes(fold(text));
  const found = lengthOf(lines.filter(isStated)) / Math.max(1, stated.length);
  if (found > 0.8) {
    // Headings and short lines between stated lines belong to the article; what is before and after them does not.
    const from = lines.findIndex(isStated);
    const to = lines.findLastIndex(isStated);
    const maxCharacters = found > 0.95 ? 80 : 300;
    return lines
      .slice(from, to + 1)
      .filter((line) => isStated(line) || line.isHeading || line.text.length < maxCharacters);
  }
  // The stated body is cut short; the page has more.
  if (lengthOf(lines) > stated.length * 1.2 && found > 0.5) return lines;
  const printed = blocks.filter(isStated);
  if (lengthOf(printed) > stated.length * 0.7) return printed.map(({ text }) => ({ text, isHeading: false }));
  return lengthOf(lines) > stated.length * 1.5 ? lines : statedBody.map((text) => ({ text, isHeading: false }));
};
