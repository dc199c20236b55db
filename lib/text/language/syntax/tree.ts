import { RELATIONS, type Relation, TAGS, type Tag } from './tags.ts';

/** The head of the root. */
export const NO_HEAD = -1;

/** A sentence's dependency tree: one root, every other token depends on its head. One entry for each token. */
export interface SyntaxTree {
  /** Numbers in `TAGS`. */
  tags: Uint8Array;
  /** Index of the token's head, `NO_HEAD` for the root. */
  heads: Int32Array;
  /** Numbers in `RELATIONS`: the relation of the token to its head. */
  relations: Uint8Array;
}

export const emptyTree = (tokens: number): SyntaxTree => ({
  tags: new Uint8Array(tokens),
  heads: new Int32Array(tokens).fill(NO_HEAD),
  relations: new Uint8Array(tokens),
});

export const tagOf = (tree: SyntaxTree, token: number): Tag => TAGS[tree.tags[token]!]!;
export const relationOf = (tree: SyntaxTree, token: number): Relation => RELATIONS[tree.relations[token]!]!;

/** The tokens that depend on `head`, in order. */
export const childrenOf = (tree: SyntaxTree, head: number): number[] => {
  const children: number[] = [];
  tree.heads.forEach((other, token) => {
    if (other === head) children.push(token);
  });
  return children;
};

/** The index of the root, -1 in an empty tree. */
export const rootOf = (tree: SyntaxTree): number => tree.heads.indexOf(NO_HEAD);
