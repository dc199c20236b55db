import { fold } from '../../characters/fold.ts';
import type { Block } from '../markup/blocks.ts';

const MIN_TEASERS = 4;
const TEASERS_SHARE = 0.8;
const MAX_TEASER_CHARACTERS = 300;
const MIN_HEADLINE_CHARACTERS = 12;
const MAX_HEADLINE_CHARACTERS = 160;
const MIN_TEXT_CHARACTERS = 25;

/**
 * Whether a page lists articles and is none: nearly all of the text found is short texts, each below a headline that is a
 * link.
 */
export const isIndexPage = (blocks: readonly Block[], paragraphs: string[], title: string | undefined): boolean => {
  const texts = paragraphs.filter((text) => text.length >= MIN_TEXT_CHARACTERS);
  if (texts.length === 0 || texts.some((text) => text.length > MAX_TEASER_CHARACTERS)) return false;
  const { teasers, count } = teasersIn(blocks, fold(title ?? ''));
  const found = texts.filter((text) => teasers.has(text)).length;
  return count >= MIN_TEASERS && found >= texts.length * TEASERS_SHARE;
};

/** The texts that stand alone between two linked headlines, those headlines, and how many there are. */
const teasersIn = (blocks: readonly Block[], title: string): { teasers: Set<string>; count: number } => {
  const teasers = new Set<string>();
  let group: string[] = [];
  let isBelowHeadline = false;
  let count = 0;
  const close = (): void => {
    if (isBelowHeadline && group.filter((text) => text.length >= MIN_TEXT_CHARACTERS).length === 1) {
      for (const text of group) teasers.add(text);
      count++;
    }
    group = [];
  };
  for (const block of blocks) {
    if (isLinkedHeadline(block)) {
      close();
      // The title of a post is a link to it on many blogs.
      isBelowHeadline = title === '' || !title.includes(fold(block.text));
      if (isBelowHeadline) teasers.add(block.text);
    } else if (block.linkedCharacters < block.text.length / 2) group.push(block.text);
  }
  close();
  return { teasers, count };
};

const isLinkedHeadline = ({ text, linkedCharacters }: Block): boolean =>
  text.length >= MIN_HEADLINE_CHARACTERS &&
  text.length <= MAX_HEADLINE_CHARACTERS &&
  linkedCharacters > text.length * 0.8 &&
  !/\.$/.test(text);
