import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Duration, RemovalPolicy, Validations } from 'aws-cdk-lib';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Architecture, EventSourceMapping, LoggingFormat, Runtime, Tracing } from 'aws-cdk-lib/aws-lambda';
import { LogLevel, NodejsFunction, OutputFormat, SourceMapMode } from 'aws-cdk-lib/aws-lambda-nodejs';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { Config, WorkerConfig } from './config.ts';

const PROJECT_ROOT = fileURLToPath(new URL('../..', import.meta.url));

export interface WorkerProps {
  config: Config;
  /** The folder of the handler under functions/, which gives the service its name in logs and metrics. */
  name: 'deduplicate' | 'analyse';
  queue: IQueue;
  environment: Record<string, string>;
  /** A folder of the source tree that goes into the bundle, as its last part: a/b/models becomes models/. */
  carries?: string;
}

/** A function that works off one queue, with a role and a log group of its own. */
export class Worker extends Construct {
  readonly function: NodejsFunction;
  private readonly role: Role;

  constructor(scope: Construct, id: string, props: WorkerProps) {
    super(scope, id);
    const { config, name } = props;
    const worker: WorkerConfig = config[name];

    const logGroup = new LogGroup(this, 'Logs', {
      retention: config.logRetention,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    // Not the managed AWSLambdaBasicExecutionRole, which may write to every log group of the account.
    this.role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
      description: `Newsprint: what ${name} may do`,
    });
    logGroup.grantWrite(this.role);

    this.function = new NodejsFunction(this, 'Function', {
      description: `Newsprint: ${name}`,
      entry: join(PROJECT_ROOT, 'functions', name, 'index.ts'),
      projectRoot: PROJECT_ROOT,
      depsLockFilePath: join(PROJECT_ROOT, 'package-lock.json'),
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      memorySize: worker.memoryMegabytes,
      timeout: Duration.seconds(worker.timeoutSeconds),
      role: this.role,
      logGroup,
      loggingFormat: LoggingFormat.JSON,
      tracing: Tracing.ACTIVE,
      environment: {
        NODE_OPTIONS: '--enable-source-maps',
        POWERTOOLS_SERVICE_NAME: name,
        POWERTOOLS_METRICS_NAMESPACE: 'Newsprint',
        POWERTOOLS_LOG_LEVEL: 'INFO',
        ...props.environment,
      },
      bundling: {
        format: OutputFormat.ESM,
        // The SDK of the lock file, tested here and tree-shaken, and not whatever the runtime happens to carry.
        bundleAwsSDK: true,
        mainFields: ['module', 'main'],
        logLevel: LogLevel.WARNING,
        minify: true,
        sourceMap: true,
        sourceMapMode: SourceMapMode.DEFAULT,
        sourcesContent: false,
        // Packages in CommonJS call require(), which an ES module does not have.
        banner:
          "import{createRequire as __createRequire}from'node:module';const require=__createRequire(import.meta.url);",
        ...(props.carries !== undefined && { commandHooks: copying(props.carries) }),
      },
    });
    this.workOff(props.queue, worker);

    Validations.of(this.role).acknowledge({
      id: 'AwsSolutions-IAM5[Resource::*]',
      reason: 'X-Ray: PutTraceSegments and PutTelemetryRecords know no resources.',
    });
  }

  /** Allows the function these actions on these resources, and nothing more. */
  allow(actions: string[], resources: string[]): void {
    this.role.addToPolicy(new PolicyStatement({ actions, resources }));
  }

  private workOff(queue: IQueue, worker: WorkerConfig): void {
    this.allow(['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'], [queue.queueArn]);
    new EventSourceMapping(this, 'Messages', {
      target: this.function,
      eventSourceArn: queue.queueArn,
      batchSize: worker.batchSize,
      maxConcurrency: worker.concurrency,
      reportBatchItemFailures: true,
    });
  }
}

/** Copies a folder beside the bundle, where it exists; in Node and not in shell, as the commands differ by system. */
const copying = (folder: string) => ({
  beforeBundling: () => [],
  beforeInstall: () => [],
  afterBundling: (inputDir: string, outputDir: string): string[] => {
    const source = join(inputDir, folder);
    if (!existsSync(source)) return [];
    const target = join(outputDir, folder.split('/').at(-1)!);
    return [`node -e "fs.cpSync(process.argv[1],process.argv[2],{recursive:true})" "${source}" "${target}"`];
  },
});
