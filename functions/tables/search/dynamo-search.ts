import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Search, SearchTables } from '../search.ts';
import { findNames } from './find-names.ts';
import { findQuotations } from './find-quotations.ts';

export const dynamoSearch = (db: DynamoDBDocumentClient, tables: SearchTables): Search => ({
  names: (query) => findNames(db, tables, query),
  quotations: (query) => findQuotations(db, tables, query),
});
