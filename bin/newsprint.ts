/** The CDK app that `cdk synth` and `cdk deploy` run; `-c stage=development` selects a stage other than production. */
import { Annotations, App } from 'aws-cdk-lib/core';
import { configFor } from '../lib/stack/config.ts';
import { NewsprintStack } from '../lib/stack/newsprint-stack.ts';
import { ConfigError } from '../lib/stack/settings.ts';

const app = new App();
try {
  const config = configFor((key) => app.node.tryGetContext(key));
  const stack = new NewsprintStack(app, config);
  if (config.alarmEmail === undefined) {
    Annotations.of(stack).addWarningV2(
      'newsprint:nobody-hears-alarms',
      `Nobody hears of the alarms of ${config.stackName}: set alarmEmail in .newsprint.json, or subscribe to the topic in the output AlarmTopic.`,
    );
  }
  app.synth();
} catch (error) {
  if (!(error instanceof ConfigError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
