import { describe, expect, test } from 'vitest';
import { digestOf } from '../../../src/oci/digest.ts';
import { platformSarif } from '../../../src/report/platform-sarif.ts';
import { serverlessRecord } from '../../support/records.ts';

interface Run {
  tool: { driver: { name: string; rules: { id: string; defaultConfiguration: { level: string } }[] } };
  automationDetails: { id: string };
  results: {
    ruleId: string;
    ruleIndex: number;
    level: string;
    message: { text: string };
    locations: { physicalLocation: { artifactLocation: { uri: string } } }[];
    partialFingerprints: { primaryLocationLineHash: string };
    suppressions?: unknown[];
  }[];
}

const sarif = (record = serverlessRecord()) =>
  platformSarif(record, { registry: 'ghcr.io', path: 'acme/app' }, digestOf('index'));
const runOf = (record = serverlessRecord()) => sarif(record).runs[0] as Run;

describe('the SARIF log of the serverless checks', () => {
  test('as a whole', async () => {
    await expect(`${JSON.stringify(sarif(), undefined, 1)}\n`).toMatchFileSnapshot('serverless.golden.sarif');
  });

  test('every result is at its rule, with the level GitHub takes from there', () => {
    const { tool, results } = runOf();
    expect(results).toHaveLength(serverlessRecord().findings.length);
    for (const { ruleId, ruleIndex, level } of results) {
      expect(tool.driver.rules[ruleIndex]?.id).toBe(ruleId);
      expect(tool.driver.rules[ruleIndex]?.defaultConfiguration.level).toBe(level);
    }
  });

  test('a rule that is an error here and a note there is two', () => {
    const { findings, ...record } = serverlessRecord();
    const [one] = findings;
    if (!one) throw new Error('no finding');
    const run = runOf({ ...record, findings: [one, { ...one, severity: 'note' }, one] });
    expect(run.tool.driver.rules.map(({ id }) => id)).toEqual([
      'entry-point-missing',
      'entry-point-missing/note',
    ]);
    expect(run.results.map(({ ruleIndex }) => ruleIndex)).toEqual([0, 1, 0]);
  });

  test('what is ignored is suppressed, and only that', () => {
    expect(runOf().results.map(({ suppressions }) => suppressions !== undefined)).toEqual([
      false,
      false,
      false,
      true,
    ]);
  });

  test('another figure is the same alert, another place is not', () => {
    const { findings, ...record } = serverlessRecord();
    const [one] = findings;
    if (!one) throw new Error('no finding');
    const hashes = [one, { ...one, what: 'the image starts /x' }, { ...one, where: { path: '/other' } }].map(
      (finding) =>
        runOf({ ...record, findings: [finding] }).results[0]?.partialFingerprints.primaryLocationLineHash,
    );
    expect(hashes[1]).toBe(hashes[0]);
    expect(hashes[2]).not.toBe(hashes[0]);
  });

  test('each platform has a category of its own beside those of the scan', () => {
    expect(runOf().automationDetails.id).toBe('sealift/ghcr.io/acme/app/serverless-cloudrun/');
  });
});
