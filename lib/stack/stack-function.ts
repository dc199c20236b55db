import { PolicyStatement, type PolicyStatementProps, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import {
  Architecture,
  Function as LambdaFunction,
  LoggingFormat,
  RecursiveLoop,
  Runtime,
} from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Duration, RemovalPolicy } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import type { FunctionName } from './bundling/bundles.ts';
import { functionCode } from './bundling/function-code.ts';
import type { Config, FunctionConfig } from './config.ts';
import { KEY_ACTIONS, keyConditions } from './encryption.ts';

export interface StackFunctionProps {
  config: Config;
  /** The handler's folder in functions/, and the service's name in logs and metrics. */
  name: FunctionName;
  environment: Record<string, string>;
  /**
   * It sends messages to the queue that invokes it, which Lambda would take for a loop and stop after 16 invocations.
   */
  sendsToItself?: boolean;
}

/** A function with its role and log group. */
export class StackFunction extends Construct {
  readonly function: LambdaFunction;
  readonly logGroup: LogGroup;
  readonly #role: Role;

  constructor(scope: Construct, id: string, props: StackFunctionProps) {
    super(scope, id);
    const { config, name } = props;
    const { memoryMegabytes, timeoutSeconds }: FunctionConfig = config[name];

    this.logGroup = new LogGroup(this, 'Logs', {
      retention: config.logRetention,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    // Not the managed AWSLambdaBasicExecutionRole, which may write to every log group of the account.
    this.#role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
      description: `Newsprint: permissions of ${name}`,
    });
    this.logGroup.grantWrite(this.#role);
    if (config.kmsKeyArn !== undefined) this.allow(KEY_ACTIONS, [config.kmsKeyArn], keyConditions(this));

    this.function = new LambdaFunction(this, 'Function', {
      description: `Newsprint: ${name}`,
      code: functionCode(name),
      handler: 'index.handler',
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      memorySize: memoryMegabytes,
      timeout: Duration.seconds(timeoutSeconds),
      role: this.#role,
      logGroup: this.logGroup,
      loggingFormat: LoggingFormat.JSON,
      // Not traced: docs/operations.md says what that would cost, and what is there in its place.
      // https://docs.aws.amazon.com/lambda/latest/dg/invocation-recursion.html
      ...(props.sendsToItself && { recursiveLoop: RecursiveLoop.ALLOW }),
      environment: {
        NODE_OPTIONS: '--enable-source-maps',
        POWERTOOLS_SERVICE_NAME: name,
        POWERTOOLS_METRICS_NAMESPACE: 'Newsprint',
        POWERTOOLS_LOG_LEVEL: 'INFO',
        ...props.environment,
      },
    });
  }

  /** Grants the function these actions on these resources, under these conditions. */
  allow(actions: string[], resources: string[], conditions: PolicyStatementProps['conditions'] = {}): void {
    this.#role.addToPolicy(new PolicyStatement({ actions, resources, conditions }));
  }
}
