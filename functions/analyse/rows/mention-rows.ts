import type { Entity } from '../../../lib/text/language/document.ts';
import type { Statement } from '../../../lib/text/statements/statement.ts';
import type { Stance } from '../../../lib/text/vocabulary.ts';
import type { AnalysisRequest } from '../../messages/analysis-request.ts';
import type { MentionRow } from '../../tables/rows.ts';
import { dayOf } from './day.ts';
import { cutList, cutText, LIMITS } from './limits.ts';
import { mentionKey } from './row-keys.ts';

/** What somebody may contradict. */
const DISPUTED = new Set<Stance>(['alleges', 'denies', 'doubts']);

/** Disputes that a row names, and characters of each: with the rest of the row they stay within a write unit. */
const DISPUTES = 4;
const DISPUTE = 150;

const listed = (statements: readonly Statement[] = []): Pick<MentionRow, 'disputes'> =>
  statements.length === 0
    ? {}
    : {
        disputes: statements
          .slice(0, DISPUTES)
          .map(({ speaker, stance, content, regarding }) =>
            cutText(`${speaker} ${stance}: ${content}${regarding ? ` (${regarding})` : ''}`, DISPUTE),
          ),
      };

/** The Mentions rows of an article: one an entity. */
export const mentionRows = (
  request: AnalysisRequest,
  entities: readonly Entity[],
  statements: readonly Statement[],
): MentionRow[] => {
  const disputes = Map.groupBy(
    statements.filter(({ stance }) => DISPUTED.has(stance)).flatMap((one) => one.about.map((name) => ({ name, one }))),
    ({ name }) => name,
  );
  const taken = new Set<string>();
  return entities.map((entity) => {
    const name = cutText(entity.name, LIMITS.nameCharacters);
    const isTaken = taken.has(name);
    taken.add(name);
    return {
      ...mentionKey(name, dayOf(request), request.articleId, isTaken ? entity.type : undefined),
      articleId: request.articleId,
      storyId: request.storyId,
      ...(request.article.title && { title: request.article.title }),
      type: entity.type,
      aliases: cutList(entity.aliases).kept,
      ...(entity.role && { role: entity.role }),
      count: entity.count,
      ...listed(disputes.get(entity.name)?.map(({ one }) => one)),
      ...(request.withdrawals && { withdrawals: request.withdrawals }),
    };
  });
};
