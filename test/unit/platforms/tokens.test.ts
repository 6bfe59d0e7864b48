import { describe, expect, test } from 'vitest';
import { layerSteps, stepText } from '../../../src/platforms/layer-steps.ts';
import { isSecretNamed, tokenForms, tokenIn, withoutTokens } from '../../../src/platforms/tokens.ts';

/** Put together here, so that no scanner takes this file for a leak. */
const samples: Readonly<Record<string, string>> = {
  'a private key': ['-----BEGIN RSA PRIV', 'ATE KEY-----'].join(''),
  'an AWS access key': `AKIA${'A2'.repeat(8)}`,
  'an Alibaba Cloud access key': `LTAI${'5t'.repeat(10)}`,
  'a Tencent Cloud secret id': `AKID${'z8'.repeat(16)}`,
  'a Google API key': `AIza${'x'.repeat(35)}`,
  'a GitHub token': `ghp_${'x'.repeat(36)}`,
  'a GitLab token': `glpat-${'x'.repeat(20)}`,
  'an npm token': `npm_${'x'.repeat(36)}`,
  'a PyPI token': `pypi-${'x'.repeat(40)}`,
  'a Slack token': `xoxb-${'1'.repeat(12)}`,
  'a Stripe key': `sk_live_${'x'.repeat(24)}`,
  'a JSON web token': ['eyJhbGciOiJIUzI1NiJ9', 'eyJzdWIiOiIxMjM0In0', 'c2lnbmF0dXJl'].join('.'),
  'a password in a URL': 'https://me:hunter2@example.com/x',
};

describe('a credential', () => {
  test.each(tokenForms.map(({ whose }) => whose))('%s is known, and is not shown', (whose) => {
    const sample = samples[whose] ?? '';
    expect(tokenIn(`KEY=${sample} and more`)).toBe(whose);
    expect(withoutTokens(`a ${sample} b`)).not.toContain(sample);
    expect(tokenIn(withoutTokens(sample))).toBeUndefined();
  });

  test.each([
    '',
    'sha256:abc',
    'https://example.com:80/a@b',
    'AKIAisnotakey',
    'a//b:c@d',
    'https://me@example.com',
  ])('%j is none', (text) => {
    expect(tokenIn(text)).toBeUndefined();
    expect(withoutTokens(text)).toBe(text);
  });
});

test.each([
  ['PASSWORD', 'x', true],
  ['DB_PASSWORD', 'x', true],
  ['AWS_SECRET_ACCESS_KEY', 'x', true],
  ['apiKey', 'x', true],
  ['DB_PASSWORD', '', false],
  ['DB_PASSWORD', '/run/secrets/db', false],
  ['USE_TOKEN', 'true', false],
  ['API_TOKEN', `\${TOKEN}`, false],
  ['TOKENIZERS_PARALLELISM', 'x', false],
  ['PASSWORD_MIN_LENGTH', '12', false],
  ['MONKEY', 'x', false],
])('%s=%s is secret by its name: %s', (name, value, secret) => {
  expect(isSecretNamed(name, value)).toBe(secret);
});

describe('a step', () => {
  test.each([
    ['COPY hello.txt / # buildkit', 'COPY hello.txt /'],
    ['RUN /bin/sh -c make # buildkit', 'RUN /bin/sh -c make'],
    ['RUN |2 A=x B=a b /bin/sh -c make # buildkit', 'RUN /bin/sh -c make'],
    ['/bin/sh -c #(nop) COPY file:abc in / ', 'COPY file:abc in /'],
    ['RUN /bin/sh -c curl https://me:hunter2@x', 'RUN /bin/sh -c curl ***x'],
    ['RUN /bin/sh -c a &&\n\t b', 'RUN /bin/sh -c a && b'],
  ])('%j is shown as %j', (createdBy, shown) => {
    expect(stepText(createdBy)).toBe(shown);
  });

  test('belongs to the layer it made', () => {
    const history = [{ created_by: 'COPY a / # buildkit' }, { created_by: 'ENV A=b', empty_layer: true }, {}];
    const config = { os: 'linux', architecture: 'amd64', history };
    expect(layerSteps(config, 2)).toEqual(['COPY a /', undefined]);
    expect(layerSteps(config, 3)).toEqual([undefined, undefined, undefined]);
  });
});
