import { describe, expect, it } from 'vitest';
import { ConfigError, readConfig } from '../../lib/stack/config.ts';

const configOf = (context: Record<string, unknown>) => readConfig((key) => context[key]);

describe('the configuration of a stage', () => {
  it('is that of production if the context names no stage', () => {
    expect(configOf({})).toMatchObject({ stage: 'production', stackName: 'Newsprint', keepsData: true });
  });

  it('ignores keys that cdk.json sets to null', () => {
    expect(configOf({ stage: null, maxFileBytes: null, alarmEmail: null, silenceHours: null })).toEqual(configOf({}));
  });

  it('keeps no data in development', () => {
    expect(configOf({ stage: 'development' })).toMatchObject({
      stage: 'development',
      stackName: 'Newsprint-development',
      keepsData: false,
    });
  });

  it.each(['staging', 'Production', '', 'constructor', 7])('refuses the stage %j and names the stages', (stage) => {
    expect(() => configOf({ stage })).toThrow(
      new ConfigError(`Unknown stage ${JSON.stringify(stage)}: choose one of development, production.`),
    );
  });
});

describe('a setting from the context', () => {
  it('may be a string, as on the command line, or a number, as in cdk.json', () => {
    expect(configOf({ maxFileBytes: '1000' }).maxFileBytes).toBe(1000);
    expect(configOf({ maxFileBytes: 1000 }).maxFileBytes).toBe(1000);
  });

  it('overrides one setting of the stage', () => {
    const config = configOf({
      stage: 'development',
      logRetentionDays: '30',
      versionRetentionDays: 7,
      deduplicateConcurrency: 3,
      analyseConcurrency: '40',
      silenceHours: 12,
      alarmEmail: 'desk@example.org',
    });
    expect(config).toMatchObject({
      stage: 'development',
      logRetention: 30,
      versionRetentionDays: 7,
      deduplicate: { concurrency: 3, timeoutSeconds: 120 },
      analyse: { concurrency: 40, timeoutSeconds: 60 },
      silenceHours: 12,
      alarmEmail: 'desk@example.org',
    });
  });

  it('does not change the defaults of the stage', () => {
    configOf({ deduplicateConcurrency: 99 });
    expect(configOf({}).deduplicate.concurrency).toBe(5);
  });

  it.each([
    ['maxFileBytes', 'ten', 'maxFileBytes must be a whole number of at least 1, not "ten".'],
    ['maxFileBytes', '0', 'maxFileBytes must be a whole number of at least 1, not "0".'],
    ['maxFileBytes', 1.5, 'maxFileBytes must be a whole number of at least 1, not 1.5.'],
    ['maxFileBytes', '1e3', 'maxFileBytes must be a whole number of at least 1, not "1e3".'],
    ['maxFileBytes', '', 'maxFileBytes must be a whole number of at least 1, not "".'],
    ['versionRetentionDays', -1, 'versionRetentionDays must be a whole number of at least 1, not -1.'],
    ['analyseConcurrency', 1, 'analyseConcurrency must be a whole number from 2 to 1000, not 1.'],
    ['deduplicateConcurrency', 1001, 'deduplicateConcurrency must be a whole number from 2 to 1000, not 1001.'],
    ['silenceHours', 169, 'silenceHours must be a whole number from 1 to 168, not 169.'],
    ['alarmEmail', 'desk', 'alarmEmail must be an e-mail address, not "desk".'],
  ])('is refused with a message of one line: %s = %j', (key, value, message) => {
    expect(() => configOf({ [key]: value })).toThrow(new ConfigError(message));
  });

  it('may be only a log retention that CloudWatch Logs supports', () => {
    expect(() => configOf({ logRetentionDays: 8 })).toThrow(
      /^logRetentionDays must be one of 1, 3, 5, 7, 14, 30, .*not 8\.$/,
    );
  });
});
