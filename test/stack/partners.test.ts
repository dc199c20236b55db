import { expect, it } from 'vitest';
import { grants, type Statement, templateOf } from './template.ts';

const PARTNERS = ['111122223333', '444455556666'];
const template = templateOf('production', { partnerAccounts: PARTNERS });
const statementsOf = (of = template): Statement[] =>
  of
    .one('AWS::S3::BucketPolicy', 'InboxBucket')
    .Properties.PolicyDocument.Statement.filter(({ Effect }: Statement) => Effect === 'Allow');

it('each partner may upload, to a folder of its own, and nothing else', () => {
  const ofPartner = (account: string) => statementsOf().filter(({ Sid }) => Sid === `Partner${account}`);
  for (const account of PARTNERS) {
    expect(grants(ofPartner(account))).toEqual(
      ['AbortMultipartUpload', 'ListMultipartUploadParts', 'PutObject', 'PutObjectTagging'].map(
        (action) => `s3:${action} on InboxBucket/partners/${account}/*`,
      ),
    );
    expect(JSON.stringify(ofPartner(account)[0]!.Principal)).toContain(`::${account}:root`);
  }
  expect(statementsOf()).toHaveLength(PARTNERS.length);
});

it('what partners upload belongs to the owner of the bucket', () => {
  const { OwnershipControls } = template.one('AWS::S3::Bucket', 'Inbox').Properties;
  expect(OwnershipControls.Rules).toEqual([{ ObjectOwnership: 'BucketOwnerEnforced' }]);
});

it('without partners nobody outside the account may do anything', () => {
  expect(statementsOf(templateOf('production'))).toEqual([]);
});
