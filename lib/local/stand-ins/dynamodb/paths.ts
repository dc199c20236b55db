/** Places in an item. */
import type { Path } from './tokens.ts';
import { attributeOf, type Item, type Value } from './values.ts';

/** A path whose names are those of attributes. */
export type Steps = readonly (string | number)[];

export const stepsOf = (path: Path, names: Readonly<Record<string, string>>): Steps =>
  path.some((step) => typeof step === 'string' && step.startsWith('#'))
    ? path.map((step) => (typeof step === 'string' && step.startsWith('#') ? names[step]! : step))
    : path;

export const valueAt = (item: Item, steps: Steps): Value | undefined => {
  let value: Value | undefined = { M: item };
  for (const step of steps) {
    value = typeof step === 'number' ? value.L?.[step] : value.M && attributeOf(value.M, step);
    if (!value) return undefined;
  }
  return value;
};

/** What DynamoDB says of two paths of which one leads through the other, or that take one value for a list and a map. */
export const overlap = (paths: readonly Steps[]): string | undefined => {
  for (const [i, one] of paths.entries()) {
    for (const other of paths.slice(i + 1)) {
      const apart = one.findIndex((step, at) => step !== other[at]);
      const isWithin = apart < 0 || other[apart] === undefined;
      if (!isWithin && typeof one[apart] === typeof other[apart]) continue;
      const how = isWithin ? 'overlap' : 'conflict';
      return `Two document paths ${how} with each other; must remove or rewrite one of these paths; path one: ${shown(one)}, path two: ${shown(other)}`;
    }
  }
  return undefined;
};

const shown = (path: Steps): string =>
  `[${path.map((step) => (typeof step === 'number' ? `[${step}]` : step)).join(', ')}]`;

/** The steps to several places, shared by all that begin in the same way; `true` where a path ends. */
type Tree = Map<string | number, Tree | true>;

const treeOf = (paths: readonly Steps[]): Tree => {
  const root: Tree = new Map();
  for (const path of paths) {
    let tree = root;
    for (const step of path.slice(0, -1)) {
      const below = tree.get(step);
      const next: Tree = below instanceof Map ? below : new Map();
      tree.set(step, next);
      tree = next;
    }
    tree.set(path.at(-1)!, true);
  }
  return root;
};

/** The part of an item that the paths lead to. */
export const project = (item: Item, paths: readonly Steps[]): Item => mapOf(item, treeOf(paths));

const mapOf = (map: Item, tree: Tree): Item => {
  const kept: Item = {};
  for (const [name, below] of tree) {
    const value = attributeOf(map, String(name));
    const part = value && partOf(value, below);
    if (part) Object.defineProperty(kept, name, { value: part, enumerable: true, configurable: true, writable: true });
  }
  return kept;
};

const partOf = (value: Value, tree: Tree | true): Value | undefined => {
  if (tree === true) return value;
  if (value.M) {
    const M = mapOf(value.M, tree);
    return Object.keys(M).length > 0 ? { M } : undefined;
  }
  if (!value.L) return undefined;
  const positions = [...tree].filter(([step]) => typeof step === 'number').sort(([a], [b]) => Number(a) - Number(b));
  const L = positions.flatMap(([position, below]) => {
    const inner = value.L![Number(position)];
    return (inner && partOf(inner, below)) ?? [];
  });
  return L.length > 0 ? { L } : undefined;
};
