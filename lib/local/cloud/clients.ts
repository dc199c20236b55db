import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client, type S3ClientConfig } from '@aws-sdk/client-s3';
import { SQSClient, type SQSClientConfig } from '@aws-sdk/client-sqs';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { CLIENT_SETTINGS } from '../../../functions/tables/client-settings.ts';
import { LocalError, messageOf } from '../errors.ts';

export interface Endpoints {
  s3: string;
  sqs: string;
  dynamodb: string;
}

/** The region and credentials of SDK clients. Emulators accept any credentials. */
export interface Account {
  region: string;
  accessKeyId: string;
  secretAccessKey: string;
}

export interface Clients {
  s3: S3Client;
  sqs: SQSClient;
  dynamodb: DynamoDBDocumentClient;
}

/** The account that the environment names, with made-up values for what it leaves out. */
export const accountOf = (environment: NodeJS.ProcessEnv): Account => {
  return {
    region: environment.AWS_REGION || environment.AWS_DEFAULT_REGION || 'us-east-1',
    accessKeyId: environment.AWS_ACCESS_KEY_ID || 'local',
    secretAccessKey: environment.AWS_SECRET_ACCESS_KEY || 'local',
  };
};

type RequestHandler = NonNullable<S3ClientConfig['requestHandler']>;

const UNSIGNED: Exclude<NonNullable<SQSClientConfig['signer']>, (...given: never) => unknown> = {
  sign: async (request) => request,
};

/** @param requestHandler takes the requests instead of HTTP, and looks at no signatures: they took half of the time of a request */
export const connect = (endpoints: Endpoints, account: Account, requestHandler?: RequestHandler): Clients => {
  const common = {
    logger: CLIENT_SETTINGS.logger,
    ...(requestHandler && { requestHandler, signer: UNSIGNED }),
    region: account.region,
    credentials: { accessKeyId: account.accessKeyId, secretAccessKey: account.secretAccessKey },
  };
  return {
    s3: new S3Client({ ...common, endpoint: endpoints.s3, forcePathStyle: true }),
    sqs: new SQSClient({ ...common, endpoint: endpoints.sqs }),
    dynamodb: DynamoDBDocumentClient.from(new DynamoDBClient({ ...common, endpoint: endpoints.dynamodb })),
  };
};

export const disconnect = (clients: Clients): void => {
  clients.s3.destroy();
  clients.sqs.destroy();
  clients.dynamodb.destroy();
};

/**
 * The endpoint, with its host as an IP address if it is plain HTTP. The SDK addresses buckets by path only at an IP
 * address; at `localhost` it asks for the host `bucket.localhost`, which most machines do not resolve.
 *
 * @throws {LocalError} for an invalid address and an unknown host
 */
export const resolveEndpoint = async (endpoint: string): Promise<string> => {
  const url = URL.canParse(endpoint) ? new URL(endpoint) : undefined;
  if (url?.protocol !== 'http:' && url?.protocol !== 'https:') {
    throw new LocalError(`AWS_ENDPOINT_URL is not an address like http://127.0.0.1:4566: ${endpoint}`);
  }
  if (url.protocol === 'http:' && !isIP(url.hostname) && !url.hostname.startsWith('[')) {
    if (url.hostname === 'localhost') url.hostname = '127.0.0.1';
    else {
      try {
        const { address } = await lookup(url.hostname, { family: 4 });
        url.hostname = address;
      } catch (error) {
        throw new LocalError(`AWS_ENDPOINT_URL: the host ${url.hostname} is unknown (${messageOf(error)})`);
      }
    }
  }
  return url.href.replace(/\/$/, '');
};

/** @throws {LocalError} if there is no answer; any answer will do */
export const checkReachable = async (endpoint: string): Promise<void> => {
  try {
    // A new connection: the server may just be closing one kept alive from an earlier request.
    const headers = { connection: 'close' };
    const response = await fetch(endpoint, { headers, signal: AbortSignal.timeout(10_000), redirect: 'manual' });
    await response.body?.cancel();
  } catch (error) {
    const cause = error instanceof Error ? (error.cause ?? error) : error;
    throw new LocalError(`AWS_ENDPOINT_URL: no answer from ${endpoint} (${messageOf(cause)})`);
  }
};
