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
  if (config.keepsData && !config.deletionProtection) {
    Annotations.of(stack).addInfoV2(
      'newsprint:not-protected',
      `Once ${config.stackName} is deployed, protect it against deletion: "deletionProtection": true in .newsprint.json.`,
    );
  }
  app.synth();
} catch (error) {
  if (!(error instanceof ConfigError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
