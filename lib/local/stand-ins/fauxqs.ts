/** Types of fauxqs that it does not export. */
import type { buildApp } from 'fauxqs';

export type App = ReturnType<typeof buildApp>;
export type Stores = NonNullable<NonNullable<Parameters<typeof buildApp>[0]>['stores']>;
export type ObjectStore = Stores['s3Store'];
export type ObjectPersistence = NonNullable<ObjectStore['persistence']>;
