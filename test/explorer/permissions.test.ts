import { afterAll, beforeAll, expect, it } from 'vitest';
import { explore } from '../../lib/explorer/explore.ts';
import { formatFor } from '../../lib/explorer/format.ts';
import { pageHost } from '../../lib/explorer/hosts/page-host.ts';
import { grants, templateOf } from '../stack/template.ts';
import { type Newsroom, startNewsroom } from './newsroom.ts';
import { addressesOf, ferryStory } from './rows.ts';

let newsroom: Newsroom;
beforeAll(async () => {
  newsroom = await startNewsroom();
});
afterAll(() => newsroom.local.stop());

it('what the views ask of DynamoDB is what the function may do, all of it and nothing else', async () => {
  const rows = ferryStory();
  rows.stories[0]!.pages = 1;
  await newsroom.put(rows);
  const titleOf = (name: unknown) => newsroom.local.tables.find((table) => table.name === name)!.title;
  const asked = new Set<string>();
  newsroom.local.clients.dynamodb.middlewareStack.add(
    (next, { commandName = '' }) =>
      async (call) => {
        const { TableName, IndexName, RequestItems } = call.input as Record<string, unknown>;
        const action = commandName.replace(/Command$/, '').replace(/Get$/, 'GetItem');
        for (const table of RequestItems ? Object.keys(RequestItems) : [TableName]) {
          asked.add(`dynamodb:${action} on Tables${titleOf(table)}${IndexName ? `/index/${IndexName}` : ''}`);
        }
        return next(call);
      },
    { name: 'recordCommands', step: 'initialize' },
  );
  const place = { host: pageHost({ takesFiles: true }), format: formatFor('en-GB', 'UTC') };
  for (const address of [...Object.values(addressesOf(rows)), { view: 'article', article: 'none' } as const]) {
    await explore(address, newsroom.source, place);
  }

  const template = templateOf('production');
  const role = template.id('AWS::IAM::Role', 'ExploreRole');
  const allowed = [...template.all('AWS::IAM::Policy').values()]
    .filter(({ Properties }) => Properties.Roles.some((attached: { Ref: string }) => attached.Ref === role))
    .flatMap(({ Properties }) => grants(Properties.PolicyDocument.Statement))
    .filter((grant) => grant.startsWith('dynamodb:'));
  expect([...asked].sort()).toEqual(allowed.sort());
});
