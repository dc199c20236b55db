import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';

/** True if the write was made, false if its condition did not hold; every other error is thrown. */
export const whenItHolds = async (write: Promise<unknown>): Promise<boolean> => {
  try {
    await write;
    return true;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false;
    throw error;
  }
};

export type Attributes = Readonly<Record<string, unknown>>;

/** An attribute that was seen may have any of these values. */
export class OneOf {
  readonly values: readonly unknown[];

  constructor(values: readonly unknown[]) {
    this.values = values;
  }
}

/** The parts of an UpdateItem that sets some attributes of an item if others are still as they were seen. */
export interface Comparison {
  UpdateExpression: string;
  ConditionExpression: string;
  ExpressionAttributeNames: Record<string, string>;
  ExpressionAttributeValues?: Record<string, unknown>;
}

/**
 * Compare and set. The item must exist (`must` is its partition key's name); in `seen` and in `set`, undefined stands
 * for an absent attribute.
 */
export const compareAndSet = (must: string, seen: Attributes, set: Attributes): Comparison => {
  const names: Record<string, string> = { '#must': must };
  const values: Record<string, unknown> = {};
  const sets: string[] = [];
  const removes: string[] = [];
  const conditions = ['attribute_exists(#must)'];
  Object.entries(set).forEach(([name, value], i) => {
    names[`#s${i}`] = name;
    if (value === undefined) {
      removes.push(`#s${i}`);
    } else {
      values[`:s${i}`] = value;
      sets.push(`#s${i} = :s${i}`);
    }
  });
  Object.entries(seen).forEach(([name, value], i) => {
    names[`#c${i}`] = name;
    if (value === undefined) {
      conditions.push(`attribute_not_exists(#c${i})`);
    } else if (value instanceof OneOf) {
      const options = value.values.map((option, n) => {
        values[`:c${i}_${n}`] = option;
        return `:c${i}_${n}`;
      });
      conditions.push(`#c${i} IN (${options.join(', ')})`);
    } else {
      values[`:c${i}`] = value;
      conditions.push(`#c${i} = :c${i}`);
    }
  });
  const clauses = [sets.length > 0 && `SET ${sets.join(', ')}`, removes.length > 0 && `REMOVE ${removes.join(', ')}`];
  return {
    UpdateExpression: clauses.filter(Boolean).join(' '),
    ConditionExpression: conditions.join(' AND '),
    ExpressionAttributeNames: names,
    ...(Object.keys(values).length > 0 && { ExpressionAttributeValues: values }),
  };
};
