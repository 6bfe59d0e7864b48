import { createServer } from 'node:http';
import { Agent } from 'node:https';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { exchangeLogin } from '../../../src/registries/exchanges.ts';
import { recognize, regionOf } from '../../../src/registries/profile.ts';
import type { KeylessLogin } from '../../../src/registries/provider.ts';
import { type Aws, jsonError, startAws, xmlError } from '../../support/clouds/aws.ts';
import {
  everythingSaid,
  exchangeDeps,
  failureOf,
  leaks,
  type TestExchangeDeps,
} from '../../support/clouds/exchange-deps.ts';
import { formOf } from '../../support/clouds/form.ts';
import { type Issuer, startIssuer } from '../../support/oidc-issuer.ts';

// The SDK signs with the time of this machine, and so the cloud's is the same.
const start = Math.floor(Date.now() / 1000) * 1000;
const ecr = '123456789012.dkr.ecr.eu-central-1.amazonaws.com';

/** Nothing leaves this machine by it. */
const refusingAgent = new Agent({
  lookup: (_host, _options, done) => done(new Error('nobody is asked'), '', 4),
});

let issuer: Issuer;
let aws: Aws;
let deps: TestExchangeDeps;

beforeAll(async () => {
  issuer = await startIssuer();
});
afterAll(() => issuer.stop());
beforeEach(async () => {
  issuer.setClaims({});
  aws = await startAws(issuer.url);
  deps = exchangeDeps(issuer);
});
afterEach(async () => {
  await deps[Symbol.asyncDispose]();
  await aws.stop();
});

function login(
  registry = ecr,
  endpoints: Readonly<Record<string, string>> = { sts: aws.url, ecr: aws.url },
  audience?: string,
): KeylessLogin {
  const { profile } = recognize(registry, undefined);
  const region = regionOf(profile, registry);
  const fields = {
    'role-to-assume': aws.trust.role,
    ...(region && { region }),
    ...(audience && { audience }),
  };
  const { provider } = profile;
  return { kind: 'keyless', registry, provider, username: undefined, fields, endpoints } as KeylessLogin;
}

/** The OIDC tokens that were sent, and every secret key and session token that was given. */
function secrets(): string[] {
  const tokens = aws.asked.flatMap((asked) => formOf(asked)?.get('WebIdentityToken') ?? []);
  return [
    ...tokens,
    ...aws.sessions.flatMap(({ secretAccessKey, sessionToken }) => [secretAccessKey, sessionToken]),
  ];
}

const failure = (one = login()) => failureOf(exchangeLogin(one, deps), deps, secrets);

describe.each(['aws-ecr', 'aws-ecr-public'] as const)('a keyless login: %s', (provider) => {
  const registry = provider === 'aws-ecr' ? ecr : 'public.ecr.aws';

  test('gives a login for twelve hours, for the keys of the role', async () => {
    const got = await exchangeLogin(login(registry), deps);
    expect(got.username).toBe('AWS');
    expect(got.password.reveal()).toBe(aws.given[0]);
    expect(got.expiresAt.getTime()).toBeGreaterThanOrEqual(start + 12 * 3600_000);
    expect(aws.regions).toEqual([provider === 'aws-ecr' ? 'eu-central-1' : 'us-east-1']);
  });

  test('sends the token in no URL and unsigned, and the secret key nowhere', async () => {
    await exchangeLogin(login(registry), deps);
    const [sts, authorization] = aws.asked;
    for (const asked of aws.asked)
      expect(`${asked.method} ${asked.url.pathname}${asked.url.search}`).toBe('POST /');
    expect(sts?.headers.authorization).toBeUndefined();
    const said = JSON.stringify(authorization?.headers) + String(authorization?.body);
    expect(said).not.toContain(aws.sessions[0]?.secretAccessKey);
    expect(said).not.toContain(formOf(sts as (typeof aws.asked)[number])?.get('WebIdentityToken'));
  });

  test('a role without the permission is told which action it lacks', async () => {
    aws.allowed = [];
    const { code, message, hint } = await failure(login(registry));
    expect(code).toBe('registry-unauthorized');
    expect(message).toContain('AccessDeniedException');
    expect(message).toContain(`not authorized to perform: ${provider === 'aws-ecr' ? 'ecr' : 'ecr-public'}:`);
    expect(hint).toContain(`${aws.trust.role} a policy that allows`);
    expect(aws.asked).toHaveLength(2);
  });
});

test('ECR Public also needs a bearer token of STS', async () => {
  aws.allowed = ['ecr-public:GetAuthorizationToken'];
  const { hint } = await failure(login('public.ecr.aws'));
  expect(hint).toContain('sts:GetServiceBearerToken');
});

describe('a role that is denied', () => {
  test.each([
    [
      'aud',
      () => {
        aws.trust = { ...aws.trust, audiences: ['other'] };
      },
    ],
    ['iss', () => issuer.setClaims({ iss: 'https://other.example' })],
    ['exp', () => issuer.setClaims({ exp: Math.floor(start / 1000) - 1 })],
  ])('names the claim that does not match: %s', async (claim, change) => {
    change();
    const { code, message, hint } = await failure();
    expect(code).toBe('registry-unauthorized');
    expect(message).toContain(`because "${claim}" does not match`);
    expect(hint).toContain(`trust policy of ${aws.trust.role}`);
    expect(hint).toContain('aud: sts.amazonaws.com');
    expect(hint).toContain('sub: repo:acme/app:ref:refs/heads/main');
  });

  test('shows the claims where AWS names none', async () => {
    issuer.setClaims({ ref: 'refs/heads/other' });
    const { message, hint } = await failure();
    expect(message).toContain('Not authorized to perform sts:AssumeRoleWithWebIdentity');
    expect(message).not.toContain('because "');
    expect(hint).toContain('sub: repo:acme/app:ref:refs/heads/other');
    expect(aws.asked).toHaveLength(1);
  });

  test("a certificate of the issuer's that AWS distrusts is no claim", async () => {
    const words = "OpenIDConnect provider's HTTPS certificate doesn't match configured thumbprint";
    aws.next(xmlError(400, 'InvalidIdentityToken', words));
    expect((await failure()).message).not.toContain('because "');
  });
});

test.each([
  ['cn-north-1', 'amazonaws.com.cn', 'sts.amazonaws.com.cn'],
  ['us-gov-west-1', 'amazonaws.com', 'sts.amazonaws.com'],
])('the audience in %s.%s is %s', async (region, suffix, audience) => {
  const registry = `123456789012.dkr.ecr.${region}.${suffix}`;
  aws.trust = { ...aws.trust, audiences: [audience] };
  await expect(exchangeLogin(login(registry), deps)).resolves.toMatchObject({ username: 'AWS' });
  expect(aws.regions).toEqual([region]);
  aws.trust = { ...aws.trust, audiences: ['own'] };
  await expect(exchangeLogin(login(registry, undefined, 'own'), deps)).resolves.toMatchObject({
    username: 'AWS',
  });
});

describe('an answer that may be another later', () => {
  test.each([
    ['an issuer out of reach', xmlError(400, 'IDPCommunicationError', 'could not reach the issuer')],
    ['throttling', xmlError(400, 'Throttling', 'Rate exceeded')],
    ['trouble', xmlError(503, 'ServiceUnavailable', 'in trouble')],
    ["a proxy's page", { status: 502, body: '<title>Bad gateway</title>' }],
  ])('is asked for again at STS: %s', async (_, answer) => {
    aws.next(answer, 'cut');
    await exchangeLogin(login(), deps);
    expect(aws.asked).toHaveLength(4);
  });

  test.each([
    ['throttling', jsonError(400, 'ThrottlingException', 'Rate exceeded')],
    ['trouble', jsonError(500, 'ServerException', 'in trouble')],
  ])('is asked for again at ECR: %s', async (_, answer) => {
    aws.next((asked) => {
      aws.next(answer, 'cut');
      return aws.serve(asked);
    });
    await exchangeLogin(login(), deps);
    expect(aws.asked).toHaveLength(4);
  });

  test('is asked for five times at most', async () => {
    aws.next(...Array(5).fill(xmlError(400, 'Throttling', 'Rate exceeded')));
    await expect(failure()).resolves.toMatchObject({ code: 'registry-unavailable' });
    expect(aws.asked).toHaveLength(5);
    const one = login();
    await aws.stop();
    await expect(failure(one)).resolves.toMatchObject({ code: 'network-failed' });
    expect(deps.pauses()).toBe(8);
  });

  test('quotes no token when it is busy', async () => {
    let token = '';
    const quoting = (asked: Parameters<typeof formOf>[0]) => {
      token = formOf(asked)?.get('WebIdentityToken') ?? '';
      return xmlError(400, 'IDPCommunicationError', `cannot check ${token}`);
    };
    aws.next(...Array(5).fill(quoting));
    const error = await exchangeLogin(login(), deps).catch((cause: unknown) => cause);
    expect(token).not.toBe('');
    expect(leaks(everythingSaid(error, deps), [token])).toEqual([]);
  });

  test('is not taken from variables that are for stand-ins of S3', async () => {
    process.env.AWS_ENDPOINT_URL = aws.url;
    try {
      const proxied = { ...deps, agent: () => refusingAgent };
      const error = await exchangeLogin(login(ecr, {}), proxied).catch((cause: unknown) => cause);
      expect(String(error)).toContain('sts.eu-central-1.amazonaws.com');
      expect(aws.asked).toEqual([]);
    } finally {
      delete process.env.AWS_ENDPOINT_URL;
    }
  });

  test('is not waited for by an interrupted run', async () => {
    aws.next('silence');
    const running = failure();
    await expect.poll(() => aws.asked.length).toBe(1);
    deps.abort();
    await expect(running).resolves.toMatchObject({ code: 'interrupted' });
  });
});

/** A proxy that notes whom it is asked for and lets nobody through. */
async function startProxy() {
  const hosts: string[] = [];
  const server = createServer((_, response) => response.writeHead(502).end());
  server.on('connect', (request, socket) => {
    hosts.push(request.url ?? '');
    socket.end('HTTP/1.1 502 Bad gateway\r\n\r\n');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { url, hosts, stop: () => new Promise((resolve) => server.close(resolve)) };
}

test.each([
  [ecr, 'sts.eu-central-1.amazonaws.com', 'api.ecr.eu-central-1.amazonaws.com'],
  [
    '123456789012.dkr.ecr.cn-northwest-1.amazonaws.com.cn',
    'sts.cn-northwest-1.amazonaws.com.cn',
    'api.ecr.cn-northwest-1.amazonaws.com.cn',
  ],
  [
    '123456789012.dkr.ecr.us-gov-east-1.amazonaws.com',
    'sts.us-gov-east-1.amazonaws.com',
    'api.ecr.us-gov-east-1.amazonaws.com',
  ],
  [
    '123456789012.dkr.ecr-fips.us-gov-east-1.amazonaws.com',
    'sts.us-gov-east-1.amazonaws.com',
    'api.ecr-fips.us-gov-east-1.amazonaws.com',
  ],
  [
    '123456789012.dkr.ecr-fips.us-east-1.amazonaws.com',
    'sts-fips.us-east-1.amazonaws.com',
    'api.ecr-fips.us-east-1.amazonaws.com',
  ],
  [
    '123456789012.dkr.ecr.eusc-de-east-1.amazonaws.eu',
    'sts.eusc-de-east-1.amazonaws.eu',
    'api.ecr.eusc-de-east-1.amazonaws.eu',
  ],
  ['public.ecr.aws', 'sts.us-east-1.amazonaws.com', 'api.ecr-public.us-east-1.amazonaws.com'],
])('%s is logged in to by %s and %s, through the proxy of the run', async (registry, sts, service) => {
  const proxy = await startProxy();
  // With a word for plain HTTP as well: STS on loopback is reached past it.
  const proxied = exchangeDeps(issuer, undefined, { HTTPS_PROXY: proxy.url, HTTP_PROXY: proxy.url });
  try {
    aws.trust = { ...aws.trust, audiences: ['sts.amazonaws.com', 'sts.amazonaws.com.cn'] };
    const first = await failureOf(exchangeLogin(login(registry, {}), proxied), proxied, secrets);
    expect(first).toMatchObject({ code: 'network-failed', message: expect.stringContaining(sts) });
    const second = await failureOf(
      exchangeLogin(login(registry, { sts: aws.url }), proxied),
      proxied,
      secrets,
    );
    expect(second).toMatchObject({ code: 'network-failed', message: expect.stringContaining(service) });
    expect(proxy.hosts).toEqual([...Array(5).fill(`${sts}:443`), ...Array(5).fill(`${service}:443`)]);
  } finally {
    await proxied[Symbol.asyncDispose]();
    await proxy.stop();
  }
});
