import { FIRST_GENERATION } from '../tables/generation.ts';

/** The condition that a row was written in an earlier generation, and its values. No row is older than the first. */
export const earlierThan = (generation: number): { condition: string; values: Record<string, unknown> } =>
  generation === FIRST_GENERATION
    ? { condition: 'generation < :generation', values: { ':generation': FIRST_GENERATION } }
    : {
        condition: '(attribute_not_exists(generation) OR generation < :generation)',
        values: { ':generation': generation },
      };
