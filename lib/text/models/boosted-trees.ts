import { parseModel, readModel } from './read-model.ts';

/**
 * Regression trees whose values add up to a score (gradient boosting: Friedman 2001). Nodes of all trees stand in one
 * list, each tree from its root on, a node's left child right behind it.
 */
export interface BoostedTrees {
  /** Of each node, the column it asks; LEAF for a leaf. */
  columns: Uint8Array;
  /** Of each node, the value up to which one goes left; of a leaf, what it adds. */
  values: Float32Array;
  /** Of each node, its right child. */
  rights: Uint16Array;
  /** The roots. */
  roots: Uint16Array;
}

export const LEAF = 255;

/** The score of a row of columns. */
export const scoreOf = ({ columns, values, rights, roots }: BoostedTrees, row: ArrayLike<number>): number => {
  let score = 0;
  for (let t = 0; t < roots.length; t++) {
    let node = roots[t]!;
    for (let column = columns[node]!; column !== LEAF; column = columns[node]!)
      node = row[column]! <= values[node]! ? node + 1 : rights[node]!;
    score += values[node]!;
  }
  return score;
};

/** The header of a file of several models: of each, by name, how many nodes and trees it has. */
export interface TreesHeader {
  sizes: Record<string, { nodes: number; trees: number }>;
  about: string;
  /** A hash of the columns that the trees ask. */
  fingerprint: string;
}

/** @throws {Error} ENOENT if the file is missing */
export const readTrees = (file: string): Record<string, BoostedTrees> => {
  const { header, body } = parseModel<TreesHeader>(readModel(file));
  const models: Record<string, BoostedTrees> = {};
  let at = 0;
  for (const [name, { nodes, trees }] of Object.entries(header.sizes)) {
    const values = new Float32Array(body.slice(at, at + 4 * nodes));
    const rights = new Uint16Array(body.slice(at + 4 * nodes, at + 6 * nodes));
    const roots = new Uint16Array(body.slice(at + 6 * nodes, at + 6 * nodes + 2 * trees));
    const columns = new Uint8Array(body.slice(at + 6 * nodes + 2 * trees, at + 7 * nodes + 2 * trees));
    models[name] = { columns, values, rights, roots };
    at += 7 * nodes + 2 * trees;
  }
  return models;
};

/** The bytes behind the header, as `readTrees` reads them. */
export const bytesOfTrees = (models: readonly BoostedTrees[]): Buffer =>
  Buffer.concat(
    models.flatMap(({ values, rights, roots, columns }) =>
      [values, rights, roots, columns].map(({ buffer, byteOffset, byteLength }) =>
        Buffer.from(buffer, byteOffset, byteLength),
      ),
    ),
  );
