import { inspect } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { camelCase } from '../../../src/inputs/camel-case.ts';
import { kinds } from '../../../src/inputs/kinds.ts';
import type { Row } from '../../../src/inputs/row.ts';
import { type InputName, inputNames, schema } from '../../../src/inputs/schema.ts';
import { secretsOf } from '../../../src/inputs/secrets.ts';
import { platformText } from '../../../src/oci/descriptor.ts';
import { repositoryName } from '../../../src/oci/reference.ts';
import { inputsOf, thrown } from './request.ts';

describe('the schema', () => {
  it.each(inputNames)('%s is a row that stands', (name) => {
    const row: Row = schema[name];
    expect(name).toMatch(/^[a-z]+(-[a-z]+)*$/);
    expect(row.about).not.toMatch(/[.\n]$/);
    expect(row.values !== undefined).toBe(row.kind === 'choice' || row.kind === 'choices');
    const wrong: string[] = [];
    if (row.default !== undefined) kinds[row.kind].read(row.default, row, (problem) => wrong.push(problem));
    expect(wrong).toEqual([]);
  });
});

describe('parseInputs', () => {
  it('has a property for each row, and the defaults when nothing is given', () => {
    const inputs = inputsOf({});
    expect(Object.keys(inputs).sort()).toEqual(inputNames.map(camelCase).sort());
    expect(inputs).toMatchObject({
      context: '.',
      sign: 'auto',
      scan: 'required',
      severity: ['CRITICAL', 'HIGH'],
      push: undefined,
      attestations: undefined,
      dbMaxAge: 72,
      images: [],
      password: undefined,
      toolVersions: {},
    });
  });

  it('takes a blank text for none', () => {
    expect(inputsOf({ severity: ' \n', push: '', images: '\n' })).toEqual(inputsOf({}));
  });

  it.each<[InputName, string, string, unknown]>([
    ['pull', 'TRUE', 'pull', true],
    ['push', ' False ', 'push', false],
    ['severity', 'high\ncritical', 'severity', ['HIGH', 'CRITICAL']],
    ['sign', 'Off', 'sign', 'off'],
    ['size-budget', '250MB', 'sizeBudget', 250_000_000],
    ['size-budget', '1.5 GiB', 'sizeBudget', 1_610_612_736],
    ['size-budget', '4096', 'sizeBudget', 4096],
    ['db-max-age', '7d', 'dbMaxAge', 168],
    ['db-max-age', '90m', 'dbMaxAge', 1.5],
    ['db-max-age', '24', 'dbMaxAge', 24],
    ['build-args', 'A=1,2\nB=', 'buildArgs', ['A=1,2', 'B=']],
    ['secret-envs', 'token=MY_TOKEN', 'secretEnvs', [{ id: 'token', value: 'MY_TOKEN' }]],
    [
      'tool-versions',
      `trivy=0.75.0@sha256:${'a'.repeat(64)}`,
      'toolVersions',
      { trivy: { version: '0.75.0', sha256: 'a'.repeat(64) } },
    ],
    ['cosign-key', 'awskms:///alias/x', 'cosignKey', { reference: 'awskms:///alias/x' }],
  ])('%s: %j', (name, text, property, value) => {
    expect(inputsOf({ [name]: text })).toHaveProperty(property, value);
  });

  it.each([
    ['ghcr.io/Owner/App', ['ghcr.io/owner/app']],
    ['a/b, localhost:5000/c', ['docker.io/a/b', 'localhost:5000/c']],
    ['name=a/b,enable=false\nname=c/d,enable=true\n# e/f', ['docker.io/c/d']],
  ])('images: %j', (text, names) => {
    expect(inputsOf({ images: text }).images.map(repositoryName)).toEqual(names);
  });

  it.each([
    ['linux/amd64,linux/arm64/v8', ['linux/amd64', 'linux/arm64']],
    ['linux/arm,linux/arm/v6', ['linux/arm/v7', 'linux/arm/v6']],
    ['LINUX/aarch64', ['linux/arm64']],
  ])('platforms: %j', (text, names) => {
    expect(inputsOf({ platforms: text }).platforms.map(platformText)).toEqual(names);
  });

  it('keeps the value of a build secret as it was given', () => {
    const pem = '-----BEGIN KEY-----\nab==\n\n-----END KEY-----\n';
    const { secrets } = inputsOf({ secrets: `TOKEN=a=b  \n"PEM=${pem}"\n"J={""a"":1}"` });
    expect(secrets.map(({ id, value }) => [id, value.reveal()])).toEqual([
      ['TOKEN', 'a=b  '],
      ['PEM', pem],
      ['J', '{"a":1}'],
    ]);
  });

  it('reads logins as texts, Docker Hub when no registry is named', () => {
    const { registryAuths } = inputsOf({
      'registry-auths':
        '- registry: ghcr.io\n  username: me\n  password: 0123\n- {username: you, password: "no"}',
    });
    expect(
      registryAuths.map(({ registry, username, password }) => [registry, username, password.reveal()]),
    ).toEqual([
      ['ghcr.io', 'me', '0123'],
      ['docker.io', 'you', 'no'],
    ]);
  });

  it('tells everything that is wrong at once', () => {
    const { code, message } = thrown(() =>
      inputsOf({ severity: 'HGIH', push: 'yes', platforms: 'arm64', 'size-budget': '0MB', images: 'a/b:1' }),
    );
    expect(code).toBe('input-invalid');
    for (const part of [
      'severity: "HGIH"',
      'HIGH?',
      'push: "yes"',
      'platforms: "arm64"',
      'size-budget:',
      'images:',
    ])
      expect(message).toContain(part);
  });

  it.each<[Partial<Record<InputName, string>>, string]>([
    [{ platforms: 'linux/arm64,linux/arm64/v8' }, 'platforms'],
    [{ images: 'a/b,docker.io/A/b' }, 'images'],
    [{ images: 'name=a/b,tag=1' }, 'images'],
    [{ images: 'enable=true' }, 'images'],
    [{ tags: '"type=sha' }, 'tags'],
    [{ 'secret-envs': 'A=' }, 'secret-envs'],
    [{ 'secret-envs': 'A=B\nA=C' }, 'secret-envs'],
    [{ secrets: 'A=1', 'secret-files': 'A=./a' }, 'secrets'],
    [{ 'registry-auths': 'registry: ghcr.io' }, 'registry-auths'],
    [{ 'registry-auths': '- registry: a.io\n  username: b\n  password: c\n  user: b' }, 'registry-auths'],
    [{ 'registry-auths': '- &a\n - *b' }, 'registry-auths'],
    [{ 'tool-versions': 'trivy=0.75.0' }, 'tool-versions'],
    [{ 'tool-versions': `trivvy=1.0.0@sha256:${'a'.repeat(64)}` }, 'tool-versions'],
    [{ 'cosign-key': 'two words' }, 'cosign-key'],
    [{ 'db-max-age': '-1h' }, 'db-max-age'],
    [{ push: 'true' }, 'push'],
    [{ push: 'true', images: 'a/b', call: 'check' }, 'call'],
    [{ 'fail-on': 'new' }, 'fail-on'],
    [{ baseline: 'a/b:1' }, 'baseline'],
    [{ scan: 'off', 'fail-on': 'new', baseline: 'a/b:1' }, 'scan'],
    [{ scan: 'off', sarif: 'x.sarif' }, 'scan'],
    [{ sign: 'off', 'cosign-key': 'k' }, 'sign'],
    [{ sign: 'keyless', 'cosign-key': 'k' }, 'sign'],
    [{ sign: 'off', attestations: 'referrers' }, 'attestations'],
    [{ reproducible: 'true', attestations: 'inline' }, 'attestations'],
    [{ 'certificate-identity': 'a', 'certificate-identity-regexp': 'b' }, 'certificate-identity'],
    [{ 'certificate-identity-regexp': '(' }, 'certificate-identity-regexp'],
    [{ builder: 'tcp://h:1', 'builder-tls-cert': 'c' }, 'builder-tls-cert'],
    [{ builder: 'mine', 'builder-tls-ca': 'c' }, 'builder'],
    [{ builder: 'http://h' }, 'builder'],
    [{ 'tools-dir': '/x', 'tool-versions': `trivy=0.75.0@sha256:${'a'.repeat(64)}` }, 'tool-versions'],
  ])('%j is wrong about %s', (given, input) => {
    const { code, message } = thrown(() => inputsOf(given));
    expect(code).toBe('input-invalid');
    expect(message).toMatch(new RegExp(`^${input}: `));
  });

  it('does not read what the command does not take', () => {
    expect(inputsOf({ severity: 'nonsense' }, 'doctor').severity).toEqual(['CRITICAL', 'HIGH']);
  });
});

describe('secrets', () => {
  const canary = 'hunter2-canary';

  it.each<Partial<Record<InputName, string>>>([
    { secrets: canary },
    { secrets: `K=-----BEGIN\nHunter2Canary=` },
    { secrets: `A=1\n${canary} =x\n"B=${canary}` },
    { secrets: `A=${canary}\nA=${canary}` },
    { 'registry-auths': `- registry: a.io\n  username: b\n  password: [${canary}]` },
    { 'registry-auths': `- registry: a.io\n  password: "${canary}` },
    { 'registry-auths': `- ${canary}\n- registry: *${canary}` },
    { 'registry-auths': `${canary}: {` },
    { 'registry-auths': `- ${canary}: a` },
    { 'registry-auths': `- username: a\n  password: *${canary}` },
    { 'cosign-key': `${canary} ${canary}` },
  ])('no error repeats one: %j', (given) => {
    const error = thrown(() => inputsOf(given));
    expect(error.code).toBe('input-invalid');
    expect(inspect(error, { depth: 9 }) + JSON.stringify(error)).not.toMatch(/hunter2-?canary/i);
  });

  it('nothing shows them, and a door finds them all', () => {
    const inputs = inputsOf({
      secrets: `A=${canary}1`,
      password: `${canary}2`,
      username: 'u',
      'registry-auths': `- registry: a.io\n  username: b\n  password: ${canary}3`,
      'cosign-key': `-----BEGIN ${canary}4`,
      'cosign-password': `${canary}5`,
      'github-token': `${canary}6`,
    });
    expect(inspect(inputs, { depth: 9 }) + JSON.stringify(inputs)).not.toContain(canary);
    expect(
      secretsOf(inputs)
        .map((secret) => secret.reveal().trim().at(-1))
        .sort(),
    ).toEqual(['1', '2', '3', '4', '5', '6']);
  });

  it('an empty one fails, by its name', () => {
    expect(thrown(() => inputsOf({ secrets: 'TOKEN=' })).message).toContain('"TOKEN" has an empty value');
  });

  it('come back from any quoted text', () => {
    const value = fc.string({ minLength: 1, unit: 'grapheme' }).filter((text) => text.trim() !== '');
    fc.assert(
      fc.property(value, (text) => {
        const { secrets } = inputsOf({ secrets: `"ID=${text.replaceAll('"', '""')}"` });
        expect(secrets.map((secret) => secret.value.reveal())).toEqual([text]);
      }),
    );
  });
});
