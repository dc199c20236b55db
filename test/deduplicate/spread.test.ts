import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dynamoFiles } from '../../functions/tables/files.ts';
import { createTables } from '../../lib/local/cloud/tables.ts';
import { Resources } from '../../lib/local/template/resources.ts';
import type { Template } from '../../lib/local/template/template.ts';
import { templateOf } from '../stack/template.ts';
import { startDynamodb } from '../tables/dynamodb.ts';
import { HARBOUR, newsroom } from './newsroom.ts';

const MORE = `The port handles a third of the country's grain, and traders in the capital said prices rose within the hour.

A spokeswoman for the dockers' union said its members had warned of rust on the crane's legs since the spring of last year.`;

describe('how far a story has spread, and who cut what', () => {
  let dynamo: Awaited<ReturnType<typeof startDynamodb>>;
  beforeAll(async () => {
    dynamo = await startDynamodb();
    const template = templateOf('production').json as unknown as Template;
    await createTables(template, new Resources(template, 'us-east-1'), dynamo.db, (name) => name);
  }, 180_000);
  afterAll(() => dynamo.stop());

  it('is one query of the index byStory, as docs/questions.md says', async () => {
    const room = newsroom({ ...dynamo, files: dynamoFiles(dynamo.db, 'Newsprint-Files') });
    const agency = room.drop('agency.txt', `${HARBOUR}\n${MORE}\n`);
    const copy = room.drop('copy.txt', `${HARBOUR}\n${MORE}\n`);
    const cut = room.drop('cut.txt', HARBOUR);
    for (const event of [agency, copy, cut]) await room.handle(event);

    const { storyId } = await room.row(agency);
    const { Items } = await dynamo.db.send(
      new QueryCommand({
        TableName: 'Newsprint-Files',
        IndexName: 'byStory',
        KeyConditionExpression: 'variantOf = :story',
        ExpressionAttributeValues: { ':story': storyId },
      }),
    );
    expect(Items).toMatchObject([
      {
        key: 'cut.txt',
        relation: 'excerpt',
        copyOf: 'agency.txt',
        containment: 1,
        drops: [expect.stringContaining('a third'), expect.stringContaining("the dockers' union")],
      },
    ]);
    expect(await room.story(agency)).toMatchObject({ files: 3, articles: 2, lastSeen: cut.receivedAt });
  });
});
