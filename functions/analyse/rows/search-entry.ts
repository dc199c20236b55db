import { searchName } from '../../../lib/text/search/name-words.ts';
import { searchWords } from '../../../lib/text/search/search-words.ts';
import { pairsOf } from '../../../lib/text/search/word-pairs.ts';
import type { Analysis } from '../../tables/analyses.ts';
import type { SearchEntry } from '../../tables/search/search-items.ts';
import { spokenText } from '../../tables/search.ts';
import { dayOfRow } from './day.ts';

/**
 * What the search needs to find an article by: its names, and the words of all its statements. Also of those that have a
 * row of another article of its story: they get one of this article if that is withdrawn.
 */
export const searchEntry = ({ article, statements, mentions }: Analysis): SearchEntry => ({
  articleId: article.articleId,
  day: dayOfRow(article),
  names: [...new Map(mentions.map(({ name, aliases }) => [name, searchName(name, aliases)])).values()],
  speakers: [...new Set(statements.map(({ speaker }) => speaker))],
  pairs: pairsOf(statements.map((statement) => searchWords(spokenText(statement)))),
  ...(article.withdrawals && { withdrawals: article.withdrawals }),
});
