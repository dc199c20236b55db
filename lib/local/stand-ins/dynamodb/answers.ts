/** What the answers about items have in common. */
import { indexUnits, writeUnits } from './capacity.ts';
import { project, type Steps } from './paths.ts';
import { projectedPaths, readProjection } from './projections.ts';
import { oneOf, placeholdersOf, type Request } from './requests.ts';
import type { Stored, Table } from './table.ts';
import type { Item } from './values.ts';

export const itemOf = (stored: Stored | undefined): Item | undefined => stored && (JSON.parse(stored.text) as Item);

export const capacityOf = ({ ReturnConsumedCapacity }: Request, TableName: string, CapacityUnits: number) => {
  oneOf('returnConsumedCapacity', ReturnConsumedCapacity, ['TOTAL', 'NONE']);
  return ReturnConsumedCapacity === 'TOTAL' ? { ConsumedCapacity: { TableName, CapacityUnits } } : {};
};

/** What a write takes, its indexes included. */
export const unitsOf = ({ definition }: Table, before: Item | undefined, after: Item | undefined): number =>
  (definition.GlobalSecondaryIndexes ?? []).reduce(
    (sum, index) => sum + indexUnits(index, definition, before, after),
    Math.max(writeUnits(before ?? {}), writeUnits(after ?? {})),
  );

export const projectionOf = (request: Request): Steps[] | undefined => {
  const projection =
    request.ProjectionExpression === undefined ? undefined : readProjection(request.ProjectionExpression);
  return projectedPaths(projection, placeholdersOf(request, [projection]));
};

export const projected = ({ text }: Stored, paths: readonly Steps[] | undefined): string =>
  paths ? JSON.stringify(project(JSON.parse(text), paths)) : text;
