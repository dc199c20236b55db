import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RELATIONS, TAGS } from '../../../../lib/text/language/syntax/tags.ts';
import { childrenOf, relationOf, rootOf, type SyntaxTree } from '../../../../lib/text/language/syntax/tree.ts';
import { tokenise } from '../../../../lib/text/language/tokens.ts';
import { treeOf } from './arcs.ts';

/** Follows the heads of every token to the root. */
const expectTree = (tree: SyntaxTree, tokens: number): void => {
  expect([tree.tags.length, tree.heads.length, tree.relations.length]).toEqual([tokens, tokens, tokens]);
  expect(tree.heads.filter((head) => head === -1)).toHaveLength(Math.min(tokens, 1));
  let reached = 0;
  const waiting = tokens > 0 ? [rootOf(tree)] : [];
  const children = Array.from(tree.heads, (): number[] => []);
  tree.heads.forEach((head, token) => {
    if (head >= 0) children[head]!.push(token);
  });
  for (let token = waiting.pop(); token !== undefined; token = waiting.pop()) {
    reached++;
    waiting.push(...children[token]!);
  }
  expect(reached).toBe(tokens);
  expect(tree.tags.every((tag) => tag < TAGS.length)).toBe(true);
  tree.relations.forEach((relation, token) => {
    expect(relation).toBeLessThan(RELATIONS.length);
    expect(relation === 0).toBe(tree.heads[token] === -1);
  });
};

describe('parseSentence', () => {
  it('returns an empty tree for no tokens', () => {
    expectTree(treeOf(''), 0);
    expect(rootOf(treeOf(''))).toBe(-1);
  });

  it.each([
    ['one word', 'Yes'],
    ['only punctuation', '... -- "" ( ) ; ; ; !!! ”'],
    ['unbalanced marks', '" ( “ said'],
    ['other scripts', 'Москва 東京 🚢 مرحبا said'],
    ['a very long word', 'a'.repeat(100_000)],
    ['exactly as many tokens as are parsed at once', 'no '.repeat(300)],
    ['one token more', 'no '.repeat(301)],
    ['a very long sentence', 'The ferry that left the port and '.repeat(5000)],
  ])('makes one tree of %s', (_, text) => {
    expectTree(treeOf(text), tokenise(text).length);
  });

  it('makes one tree of any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        expectTree(treeOf(text), tokenise(text).length);
      }),
      { numRuns: 200 },
    );
  });

  it('does not depend on the sentences before', () => {
    const text = 'The owner of the shop, who had called the police, said nothing.';
    const first = treeOf(text);
    treeOf('no '.repeat(250));
    treeOf('Short one.');
    expect(treeOf(text)).toEqual(first);
  });

  it('joins the pieces of a long sentence at their roots', () => {
    const tree = treeOf('no '.repeat(301));
    expect(tree.heads[300]).toBe(rootOf(tree));
    expect(relationOf(tree, 300)).toBe('parataxis');
    expect(childrenOf(tree, rootOf(tree))).toContain(300);
  });
});
