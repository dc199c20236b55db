import { type ILogGroup, QueryDefinition, QueryString } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';

/** The kind of a reason is what it says before its details: "The file is too large", "The gzip file is broken". */
export const REFUSED = new QueryString({
  parseStatements: ['reason /^(?<kind>[^:.,0-9]+)/', 'key /^(?<folder>[^\\/]+)\\//'],
  filterStatements: ['outcome in ["rejected", "failed"]'],
  statsStatements: ['count(*) as files, latest(reason) as latestReason, latest(key) as example by kind, folder'],
  sort: 'files desc',
  limit: 100,
});

export interface SavedQueriesProps {
  stackName: string;
  /** Of the functions that handle files and articles. */
  logGroups: ILogGroup[];
}

/** Questions to the logs, in the CloudWatch console under Logs Insights, Saved queries. */
export class SavedQueries extends Construct {
  constructor(scope: Construct, id: string, { stackName, logGroups }: SavedQueriesProps) {
    super(scope, id);
    const save = (name: string, title: string, query: QueryString) =>
      new QueryDefinition(this, name, { queryDefinitionName: `${stackName}/${title}`, queryString: query, logGroups });

    save(
      'File',
      'What happened to a file',
      new QueryString({
        fields: [
          '@timestamp',
          'message',
          'key',
          'version',
          'outcome',
          'reason',
          'articleId',
          'storyId',
          'error.message',
        ],
        filterStatements: ['key like "PART OF A KEY"'],
        sort: '@timestamp asc',
        limit: 1000,
      }),
    );
    save('Refused', 'Why files were refused', REFUSED);
    save(
      'Folders',
      'When each folder last sent a file',
      new QueryString({
        filterStatements: ['message = "deduplicated"'],
        parseStatements: ['key /^(?<folder>[^\\/]+)\\//'],
        statsStatements: ['count(*) as files, latest(@timestamp) as lastFile by folder'],
        sort: 'lastFile desc',
        limit: 100,
      }),
    );
    save(
      'Errors',
      'Errors by kind',
      new QueryString({
        filterStatements: ['level = "ERROR"'],
        statsStatements: ['count(*) as messages, latest(key) as example by service, error.name, error.message'],
        sort: 'messages desc',
        limit: 100,
      }),
    );
    save(
      'Slowest',
      'The slowest batches',
      new QueryString({
        fields: [
          '@timestamp',
          '@log',
          'record.requestId',
          'record.metrics.durationMs',
          'record.metrics.maxMemoryUsedMB',
        ],
        filterStatements: ['type = "platform.report"'],
        sort: 'record.metrics.durationMs desc',
        limit: 50,
      }),
    );
    save(
      'Dearest',
      'The files that took most capacity',
      new QueryString({
        fields: ['@timestamp', 'key', 'outcome', 'writeUnits', 'readUnits'],
        filterStatements: ['ispresent(writeUnits)'],
        sort: 'writeUnits desc',
        limit: 50,
      }),
    );
  }
}
