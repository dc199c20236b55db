import { describe, expect, it } from 'vitest';
import { repairSpan, SPAN_RULES, type SpanExample } from '../../../../lib/text/language/entities/span-rules.ts';
import { tokenise } from '../../../../lib/text/language/tokens.ts';

/** The example's tokens, and which of them are its span. */
const read = ({ text, type }: SpanExample) => {
  const plain = text.replaceAll(/[[\]]/g, '');
  const tokens = tokenise(plain);
  const start = text.indexOf('[');
  const end = text.indexOf(']') - 1;
  const first = tokens.findIndex((token) => token.start >= start);
  const last = tokens.findLastIndex((token) => token.end <= end) + 1;
  return { tokens, span: { type, first, last }, plain };
};

describe('the rules that repair spans', () => {
  it.each(SPAN_RULES.map((rule) => [rule.name, rule] as const))('%s', (_, { example, counterexample, apply }) => {
    const { tokens, span, plain } = read(example);
    expect(apply(span, tokens)).toBeDefined();
    const names = repairSpan(span, tokens).map(
      ({ type, first, last }) => `${type} ${plain.slice(tokens[first]!.start, tokens[last - 1]!.end)}`,
    );
    expect(names).toEqual(example.gives);
    const other = read(counterexample);
    expect(apply(other.span, other.tokens)).toBeUndefined();
  });

  it('end, whatever the words are', () => {
    for (const text of ['[of of of of of of of of of of of]', "[A's B's C's D's E's F's G's H's I's J's]", '[The]']) {
      const { tokens, span } = read({ text, type: 'organisation' });
      for (const part of repairSpan(span, tokens)) {
        expect(part.first).toBeGreaterThanOrEqual(0);
        expect(part.last).toBeLessThanOrEqual(tokens.length);
      }
    }
  });
});
