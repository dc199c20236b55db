/** Changes of items. https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.UpdateExpressions.html */
import { sum } from './decimal.ts';
import { overlap, type Steps, stepsOf, valueAt } from './paths.ts';
import { invalid } from './refusal.ts';
import { expressionReader, type Path, type Placeholders, readPath, readValue, type Tokens } from './tokens.ts';
import { type Item, typeOf, type Value } from './values.ts';

type Source =
  | { path: Path }
  | { value: string }
  | { kind: 'if_not_exists'; path: Path; otherwise: Source }
  | { kind: 'list_append' | '+' | '-'; left: Source; right: Source };

export type Change =
  | { action: 'SET'; path: Path; to: Source }
  | { action: 'REMOVE'; path: Path }
  | { action: 'ADD' | 'DELETE'; path: Path; value: string };

const ACTIONS = ['SET', 'REMOVE', 'ADD', 'DELETE'] as const;

export const readUpdate = expressionReader('UpdateExpression', (tokens: Tokens): Change[] => {
  const changes: Change[] = [];
  const seen = new Set<string>();
  do {
    const action = ACTIONS.find((word) => tokens.take(word));
    if (!action) throw tokens.error();
    if (seen.has(action)) {
      throw new SyntaxError(`The "${action}" section can only be used once in an update expression;`);
    }
    seen.add(action);
    do changes.push(readChange(action, tokens));
    while (tokens.take(','));
  } while (tokens.next !== undefined);
  return changes;
});

const readChange = (action: Change['action'], tokens: Tokens): Change => {
  const path = readPath(tokens);
  if (action === 'REMOVE') return { action, path };
  if (action !== 'SET') return { action, path, value: readValue(tokens) };
  tokens.expect('=');
  const left = readSource(tokens);
  const sign = (['+', '-'] as const).find((one) => tokens.take(one));
  return { action, path, to: sign ? { kind: sign, left, right: readSource(tokens) } : left };
};

const readSource = (tokens: Tokens): Source => {
  if (tokens.next?.startsWith(':')) return { value: readValue(tokens) };
  if (!tokens.isCall) return { path: readPath(tokens) };
  const kind = tokens.read(/^\w+$/);
  return tokens.enclosed(() => callOf(kind, tokens));
};

const callOf = (kind: string, tokens: Tokens): Source => {
  if (kind === 'if_not_exists') {
    const path = readPath(tokens);
    tokens.expect(',');
    return { kind, path, otherwise: readSource(tokens) };
  }
  if (kind !== 'list_append') throw new SyntaxError(`Invalid function name; function: ${kind}`);
  const left = readSource(tokens);
  tokens.expect(',');
  return { kind, left, right: readSource(tokens) };
};

/** The places that the changes are about. @throws {Refusal} if two of them overlap */
export const changedPaths = (changes: readonly Change[], { names }: Placeholders): Steps[] => {
  const paths = changes.map(({ path }) => stepsOf(path, names));
  const problem = overlap(paths);
  if (problem) throw invalid(`Invalid UpdateExpression: ${problem}`);
  return paths;
};

/**
 * Changes the item. What is set is made of the item as it was.
 *
 * @param item an own copy
 * @throws {Refusal} if a change does not fit it
 */
export const applyChanges = (changes: readonly Change[], item: Item, placeholders: Placeholders): void => {
  const values = changes.map((change) =>
    change.action === 'SET'
      ? structuredClone(sourceValue(change.to, item, placeholders))
      : change.action === 'REMOVE'
        ? undefined
        : placeholders.values[change.value]!,
  );
  const removed: { position: number; remove(): void }[] = [];
  for (const [i, { action, path }] of changes.entries()) {
    const steps = stepsOf(path, placeholders.names);
    const place = placeOf(item, steps);
    const value = values[i];
    if (action === 'SET') place.put(value!);
    else if (action === 'REMOVE') removed.push({ position: Number(steps.at(-1)) || 0, remove: place.remove });
    else if (action === 'ADD') place.put(added(place.value, value!));
    else takeAway(place, value!);
  }
  // The last positions of a list first: they are those in the item as it was.
  for (const { remove } of removed.sort((a, b) => b.position - a.position)) remove();
};

interface Place {
  value: Value | undefined;
  put(value: Value): void;
  remove(): void;
}

const placeOf = (item: Item, steps: Steps): Place => {
  const parent = valueAt(item, steps.slice(0, -1));
  const last = steps.at(-1)!;
  if (typeof last === 'number' ? !parent?.L : !parent?.M) {
    throw invalid('The document path provided in the update expression is invalid for update');
  }
  const value = valueAt(item, steps);
  if (typeof last === 'string') {
    const map = parent!.M!;
    const put = (to: Value) => {
      Object.defineProperty(map, last, { value: to, enumerable: true, configurable: true, writable: true });
    };
    return { value, put, remove: () => void delete map[last] };
  }
  const list = parent!.L!;
  // Beyond the end means at the end.
  const put = (to: Value) => {
    list[Math.min(last, list.length)] = to;
  };
  return { value, put, remove: () => void list.splice(last, 1) };
};

const wrongType = () => invalid('An operand in the update expression has an incorrect data type');

const sourceValue = (source: Source, item: Item, placeholders: Placeholders): Value => {
  if ('value' in source) return placeholders.values[source.value]!;
  if (!('kind' in source)) {
    const value = valueAt(item, stepsOf(source.path, placeholders.names));
    if (!value) throw invalid('The provided expression refers to an attribute that does not exist in the item');
    return value;
  }
  if (source.kind === 'if_not_exists') {
    return valueAt(item, stepsOf(source.path, placeholders.names)) ?? sourceValue(source.otherwise, item, placeholders);
  }
  const [left, right] = [sourceValue(source.left, item, placeholders), sourceValue(source.right, item, placeholders)];
  if (source.kind === 'list_append') {
    if (!left.L || !right.L) throw wrongType();
    return { L: [...left.L, ...right.L] };
  }
  if (left.N === undefined || right.N === undefined) throw wrongType();
  return { N: sum(left.N, right.N, source.kind === '+' ? 1 : -1) };
};

type SetType = 'SS' | 'NS' | 'BS';

const isSet = (type: string): type is SetType => type === 'SS' || type === 'NS' || type === 'BS';

const added = (value: Value | undefined, more: Value): Value => {
  const type = typeOf(more);
  if (value && value[type] === undefined) throw wrongType();
  if (type === 'N') return { N: sum(value?.N ?? '0', more.N!, 1) };
  if (isSet(type)) return { [type]: [...new Set([...(value?.[type] ?? []), ...more[type]!])] };
  throw invalid(
    `Invalid UpdateExpression: Incorrect operand type for operator or function; operator: ADD, operand type: ${type}`,
  );
};

const takeAway = (place: Place, less: Value): void => {
  const type = typeOf(less);
  if (!isSet(type)) {
    throw invalid(
      `Invalid UpdateExpression: Incorrect operand type for operator or function; operator: DELETE, operand type: ${type}`,
    );
  }
  if (!place.value) return;
  if (!place.value[type]) throw wrongType();
  const rest = place.value[type].filter((member) => !less[type]!.includes(member));
  if (rest.length === 0) place.remove();
  else place.put({ [type]: rest });
};
