import type { AnalysisRequest } from '../events/analysis-request.ts';
import type { Entity } from '../language/document.ts';
import type { MentionRow } from '../store/rows.ts';
import { dayOf } from './day.ts';
import { cutList, cutText, LIMITS } from './limits.ts';
import { mentionKey } from './row-keys.ts';

/** The Mentions rows of an article: one an entity. */
export const mentionRows = (request: AnalysisRequest, entities: readonly Entity[]): MentionRow[] => {
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
      ...(request.withdrawals && { withdrawals: request.withdrawals }),
    };
  });
};
