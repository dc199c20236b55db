/** Replaces the real analyse in tests of the wiring: writes a statement and a mention for each article. */
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';

const { STATEMENTS_TABLE, MENTIONS_TABLE } = process.env;
const dynamodb = DynamoDBDocumentClient.from(new DynamoDBClient({}));

export const handler = async (event) => {
  for (const message of event.Records) {
    const { articleId, receivedAt, text } = JSON.parse(message.body);
    const day = receivedAt.slice(0, 10);
    await dynamodb.send(
      new PutCommand({
        TableName: STATEMENTS_TABLE,
        Item: { speaker: 'Ann Author', said: `${day}#${articleId}#0`, articleId, stance: 'asserts', content: text },
      }),
    );
    await dynamodb.send(
      new PutCommand({
        TableName: MENTIONS_TABLE,
        Item: { name: 'Ann Author', seen: `${day}#${articleId}`, articleId, type: 'person', aliases: [], count: 1 },
      }),
    );
  }
  return { batchItemFailures: [] };
};
