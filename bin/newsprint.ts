/** The CDK app that `cdk synth` and `cdk deploy` run; `-c stage=development` selects a stage other than production. */
import { App } from 'aws-cdk-lib/core';
import { ConfigError, readConfig } from '../lib/stack/config.ts';
import { NewsprintStack } from '../lib/stack/newsprint-stack.ts';

const app = new App();
try {
  new NewsprintStack(
    app,
    readConfig((key) => app.node.tryGetContext(key)),
  );
  app.synth();
} catch (error) {
  if (!(error instanceof ConfigError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
