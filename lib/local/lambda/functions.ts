import { z } from 'zod';
import type { Account, Endpoints } from '../cloud/clients.ts';
import { TemplateError } from '../errors.ts';
import type { Resources } from '../template/resources.ts';
import { readProperties, resourcesOfType, type Template } from '../template/template.ts';

export interface LocalFunction {
  id: string;
  name: string;
  arn: string;
  /** The folder of its bundle. */
  folder: string;
  /** The file and the export: `index.handler`. */
  handler: string;
  timeoutSeconds: number;
  memoryMegabytes: number;
  environment: Record<string, string>;
}

export interface LocalEventSource {
  id: string;
  functionId: string;
  queueArn: string;
  batchSize: number;
  /** `ReportBatchItemFailures`: only the messages that the function names are retried. */
  reportsItemFailures: boolean;
  /** Concurrent invocations that AWS would allow; undefined if the template sets no limit. */
  maximumConcurrency: number | undefined;
}

const functionProperties = z.object({
  FunctionName: z.string().optional(),
  PackageType: z.literal('Zip', 'the local run supports functions from code archives only').optional(),
  Runtime: z.string().regex(/^nodejs/, 'the local run supports Node.js functions only'),
  Handler: z.string(),
  // Lambda's defaults.
  Timeout: z.coerce.number().default(3),
  MemorySize: z.coerce.number().default(128),
  Environment: z.object({ Variables: z.record(z.string(), z.coerce.string()).default({}) }).optional(),
});

const eventSourceProperties = z.object({
  EventSourceArn: z.string(),
  FunctionName: z.string(),
  Enabled: z.coerce.boolean().default(true),
  BatchSize: z.coerce.number().default(10),
  FunctionResponseTypes: z.array(z.string()).default([]),
  ScalingConfig: z.object({ MaximumConcurrency: z.coerce.number().optional() }).optional(),
  FilterCriteria: z.undefined('the local run does not support filters').optional(),
});

/**
 * The template's functions, each with exactly the environment variables of the template.
 *
 * @param assets the folder of each function's bundle, by logical id
 */
export const readFunctions = (
  template: Template,
  resources: Resources,
  assets: ReadonlyMap<string, string>,
): LocalFunction[] => {
  return resourcesOfType(template, 'AWS::Lambda::Function').map((resource) => {
    const properties = readProperties(resource, functionProperties, resources);
    const folder = assets.get(resource.id);
    if (folder === undefined) throw new TemplateError(`The function ${resource.id} has no bundle`);
    const name = properties.FunctionName ?? resource.id;
    const arn = `arn:aws:lambda:${resources.ref('AWS::Region')}:${resources.ref('AWS::AccountId')}:function:${name}`;
    resources.add(resource.id, name, { Arn: arn });
    return {
      id: resource.id,
      name,
      arn,
      folder,
      handler: properties.Handler,
      timeoutSeconds: properties.Timeout,
      memoryMegabytes: properties.MemorySize,
      environment: properties.Environment?.Variables ?? {},
    };
  });
};

/** The template's event source mappings that are enabled. */
export const readEventSources = (template: Template, resources: Resources): LocalEventSource[] => {
  const functions = new Map(
    resourcesOfType(template, 'AWS::Lambda::Function').map(({ id }) => [resources.ref(id), id] as const),
  );
  return resourcesOfType(template, 'AWS::Lambda::EventSourceMapping').flatMap((resource) => {
    const properties = readProperties(resource, eventSourceProperties, resources);
    if (!properties.Enabled) return [];
    const named = properties.FunctionName.split(':').pop();
    const functionId = functions.get(named);
    if (functionId === undefined) throw new TemplateError(`${resource.id} names an unknown function: ${named}`);
    return [
      {
        id: resource.id,
        functionId,
        queueArn: properties.EventSourceArn,
        batchSize: properties.BatchSize,
        reportsItemFailures: properties.FunctionResponseTypes.includes('ReportBatchItemFailures'),
        maximumConcurrency: properties.ScalingConfig?.MaximumConcurrency,
      },
    ];
  });
};

/** The function's environment: the variables of the template and those that the Lambda runtime sets. */
export const runtimeEnvironment = (
  { name, handler, folder, memoryMegabytes, environment }: LocalFunction,
  endpoints: Endpoints,
  account: Account,
): Record<string, string> => {
  return {
    // https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html#configuration-envvars-runtime
    TZ: ':UTC',
    LANG: 'en_US.UTF-8',
    PATH: '/usr/local/bin:/usr/bin:/bin',
    LAMBDA_TASK_ROOT: folder,
    _HANDLER: handler,
    AWS_REGION: account.region,
    AWS_DEFAULT_REGION: account.region,
    AWS_ACCESS_KEY_ID: account.accessKeyId,
    AWS_SECRET_ACCESS_KEY: account.secretAccessKey,
    AWS_LAMBDA_FUNCTION_NAME: name,
    AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(memoryMegabytes),
    AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
    AWS_LAMBDA_LOG_GROUP_NAME: `/aws/lambda/${name}`,
    AWS_LAMBDA_LOG_STREAM_NAME: 'local',
    ...environment,
    AWS_ENDPOINT_URL_S3: endpoints.s3,
    AWS_ENDPOINT_URL_SQS: endpoints.sqs,
    AWS_ENDPOINT_URL_DYNAMODB: endpoints.dynamodb,
  };
};
