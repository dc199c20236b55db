import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { type App, Stack, Validations } from 'aws-cdk-lib/core';
import { AwsSolutionsChecks } from 'cdk-nag';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { newsprintApp } from '../../lib/stack/synthesise.ts';
import { Worker } from '../../lib/stack/worker.ts';

let outdir: string;
beforeEach(() => {
  outdir = mkdtempSync(join(tmpdir(), 'newsprint-nag-'));
  vi.spyOn(console, 'error').mockImplementation(() => {});
});
afterEach(() => {
  vi.restoreAllMocks();
  rmSync(outdir, { recursive: true });
});

/** The AwsSolutions findings that are not acknowledged, as `rule at construct`. */
const findings = (app: App): string[] => {
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  try {
    app.synth();
    return [];
  } catch (error) {
    if ((error as Error).name !== 'ValidationFailed') throw error;
    const report: Report = JSON.parse(readFileSync(join(outdir, 'validation-report.json'), 'utf8'));
    return report.pluginReports.flatMap(({ violations }) =>
      violations.flatMap(({ ruleName, violatingConstructs }) =>
        violatingConstructs.map(({ constructPath }) => `${ruleName} at ${constructPath}`),
      ),
    );
  }
};

interface Report {
  pluginReports: { violations: { ruleName: string; violatingConstructs: { constructPath: string }[] }[] }[];
}

const appOf = (stage: 'production' | 'development') => newsprintApp({ outdir, stage, bundle: false });
const stackOf = (app: App) => app.node.children.find((child) => Stack.isStack(child)) as Stack;

describe("cdk-nag's AwsSolutions pack", () => {
  it.each(['production', 'development'] as const)(
    'finds nothing in %s that is not acknowledged with a reason',
    (stage) => {
      expect(findings(appOf(stage))).toEqual([]);
    },
  );

  it('finds an unprotected bucket', () => {
    const app = appOf('production');
    new Bucket(stackOf(app), 'Careless');
    expect(findings(app)).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/S1.* at Newsprint\/Careless/),
        expect.stringMatching(/S10.* at Newsprint\/Careless/),
      ]),
    );
  });

  it('finds a further wildcard on a role whose other wildcards are acknowledged', () => {
    const app = appOf('production');
    const worker = stackOf(app)
      .node.findAll()
      .find((construct) => construct instanceof Worker)!;
    worker.function.addToRolePolicy(new PolicyStatement({ actions: ['dynamodb:*'], resources: ['*'] }));
    expect(findings(app)).toEqual([
      expect.stringMatching(/IAM5\[Action::dynamodb:\*\].* at Newsprint\/Workers\/Deduplicate/),
      expect.stringMatching(/IAM5\[Resource::\*\].* at Newsprint\/Workers\/Deduplicate/),
    ]);
  });
});
