import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Endpoints } from '../cloud/clients.ts';
import { LocalError } from '../errors.ts';
import { standInForDynamoDB } from './dynamodb/dynamodb.ts';
import { listen } from './http-server.ts';
import { standInForS3 } from './s3/s3.ts';
import { standInForSQS } from './sqs/sqs.ts';
import type { Service } from './wire.ts';

export interface StandIns {
  /** All at one address, on this machine only. */
  endpoints: Endpoints;
  /** The same without a connection. */
  service: Service;
  stop(): Promise<void>;
}

/**
 * Starts stand-ins for S3, SQS and DynamoDB in this thread, on 127.0.0.1. Objects and tables are in a temporary folder,
 * which is deleted when they stop or the process exits.
 *
 * @param port any free one if undefined
 * @param onFailure called if a stand-in breaks down later
 * @throws {LocalError} if the port is in use or not permitted
 */
export const startStandIns = async (
  region: string,
  port: number | undefined,
  onFailure: (error: Error) => void,
): Promise<StandIns> => {
  const folder = mkdtempSync(join(tmpdir(), 'newsprint-'));
  let address = '';
  const s3 = standInForS3(join(folder, 'objects'));
  const dynamodb = standInForDynamoDB(region, join(folder, 'tables'));
  const sqs = standInForSQS(region, () => address);
  const removeFolder = () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  const close = () => {
    process.off('exit', removeFolder);
    for (const standIn of [sqs, dynamodb, s3]) standIn.close();
    removeFolder();
  };
  process.once('exit', removeFolder);

  const service: Service = async (request, gone) => {
    const [protocol = ''] = request.headers['x-amz-target']?.split('.') ?? [];
    const standIn = protocol.startsWith('DynamoDB') ? dynamodb : protocol === 'AmazonSQS' ? sqs : s3;
    try {
      return await standIn.service(request, gone);
    } catch (error) {
      onFailure(new LocalError(`A stand-in broke down: ${error instanceof Error ? error.stack : error}`));
      return { status: 500, headers: {}, body: '' };
    }
  };
  try {
    const server = await listen(service, port ?? 0);
    address = `http://127.0.0.1:${server.port}`;
    const stop = async () => {
      await server.close();
      close();
    };
    return { endpoints: { s3: address, sqs: address, dynamodb: address }, service, stop };
  } catch (error) {
    close();
    throw new LocalError(portProblem(port ?? 0, error as NodeJS.ErrnoException));
  }
};

const portProblem = (port: number, error: NodeJS.ErrnoException): string => {
  if (error.code === 'EADDRINUSE') return `Port ${port} is in use; choose another with --port`;
  if (error.code === 'EACCES') return `You may not use port ${port}; choose one above 1023 with --port`;
  return `The stand-ins cannot be started: ${error}`;
};
