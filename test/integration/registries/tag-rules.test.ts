import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { exchangeLogin } from '../../../src/registries/exchanges.ts';
import { profileOf } from '../../../src/registries/profile.ts';
import type { KeylessLogin, KeylessProvider, Provider } from '../../../src/registries/provider.ts';
import { readTagRule } from '../../../src/registries/tag-rule-reader.ts';
import type { TagRule } from '../../../src/registries/tag-rules.ts';
import { Secret } from '../../../src/secret.ts';
import { refused as alibabaRefused, startAlibaba } from '../../support/clouds/alibaba.ts';
import { startAws } from '../../support/clouds/aws.ts';
import { exchangeDeps, leaks, type TestExchangeDeps } from '../../support/clouds/exchange-deps.ts';
import { startGoogleCloud } from '../../support/clouds/google.ts';
import type { Said } from '../../support/clouds/service.ts';
import { startTencent } from '../../support/clouds/tencent.ts';
import { type FaultyRegistry, startFaultyRegistry } from '../../support/faulty-registry.ts';
import { type Issuer, startIssuer } from '../../support/oidc-issuer.ts';
import { type TestClient, testClient } from '../../support/registry-client.ts';
import { testAccount } from '../../support/token-server.ts';

const subject = 'repo:acme/app:ref:refs/heads/main';
const names = ['latest', '1.2', 'dev-1'];

let issuer: Issuer;
let deps: TestExchangeDeps;
let client: TestClient;
let stops: (() => unknown)[];
/** Lines of the log that a user sees. */
let loud: string[];
beforeAll(async () => {
  issuer = await startIssuer();
});
afterAll(() => issuer.stop());
beforeEach(() => {
  loud = [];
  const say = (line: string) => void loud.push(line);
  const live = exchangeDeps(issuer);
  deps = { ...live, log: { ...live.log, info: say, warn: say } };
  client = testClient({ login: testAccount });
  stops = [];
});
afterEach(async () => {
  client.close();
  await Promise.all(stops.map((stop) => stop()));
  await deps[Symbol.asyncDispose]();
});

/** Which of `names` the rule freezes; undefined: nothing is known. */
async function frozen(rule: TagRule | undefined): Promise<string[] | undefined> {
  if (!rule) return undefined;
  const each = await Promise.all(names.map((name) => rule.freezes(name)));
  return names.filter((_, at) => each[at]);
}

/** Logs in by the job's OIDC token and asks about `path`. */
async function askedBy<P extends KeylessProvider>(
  login: KeylessLogin<P>,
  path = 'team/app',
): Promise<TagRule | undefined> {
  const got = await exchangeLogin(login, deps);
  const profile = async () => profileOf(login.provider);
  const { registry } = login;
  return readTagRule({ registry, path }, { client, profile, login: async () => got }, deps);
}

describe('Amazon ECR', () => {
  async function aws(repositories: Readonly<Record<string, object>>, allowed = ['ecr:DescribeRepositories']) {
    const cloud = await startAws(issuer.url);
    stops.push(() => cloud.stop());
    cloud.repositories = repositories;
    cloud.allowed = [...cloud.allowed, ...allowed];
    const login = (
      registry = '123456789012.dkr.ecr.eu-central-1.amazonaws.com',
    ): KeylessLogin<'aws-ecr'> => ({
      ...{ kind: 'keyless', registry, provider: 'aws-ecr', username: undefined },
      fields: { 'role-to-assume': cloud.trust.role, region: 'eu-central-1' },
      endpoints: { sts: cloud.url, ecr: cloud.url },
    });
    return { cloud, login };
  }

  test('tells by DescribeRepositories, signed with the keys of the role', async () => {
    const { cloud, login } = await aws({
      'team/app': {
        imageTagMutability: 'IMMUTABLE_WITH_EXCLUSION',
        imageTagMutabilityExclusionFilters: [{ filterType: 'WILDCARD', filter: 'dev-*' }],
      },
    });
    const rule = await askedBy(login());
    expect(await frozen(rule)).toEqual(['latest', '1.2']);
    expect(rule?.setting).toBe('imageTagMutability is IMMUTABLE_WITH_EXCLUSION (dev-*)');
    expect(cloud.regions).toEqual(['eu-central-1', 'eu-central-1']);
    expect(cloud.sessions).toHaveLength(1);
  });

  test('asks in the account of the registry', async () => {
    const { login } = await aws({ 'team/app': { imageTagMutability: 'IMMUTABLE' } });
    expect(await askedBy(login('210987654321.dkr.ecr.eu-central-1.amazonaws.com'))).toBeUndefined();
    expect(deps.log.lines.join()).toContain("registry with id '210987654321'");
    expect(await frozen(await askedBy(login('registry.acme.example')))).toEqual(names);
  });

  test('that does not let the role ask is not known, and why is in the debug log alone', async () => {
    const { cloud, login } = await aws({ 'team/app': { imageTagMutability: 'IMMUTABLE' } }, []);
    expect(await askedBy(login())).toBeUndefined();
    expect(deps.log.lines.at(-1)).toMatch(/not known: .*AccessDeniedException.*ecr:DescribeRepositories/);
    expect(loud).toEqual([]);
    const secrets = cloud.sessions.flatMap(({ secretAccessKey, sessionToken }) => [
      secretAccessKey,
      sessionToken,
    ]);
    expect(leaks(deps.log.lines.join('\n'), secrets)).toEqual([]);
  });

  test.each([
    ['there is no such repository', {}],
    ['it says something new', { 'team/app': { imageTagMutability: 'FROZEN' } }],
  ])('is not known when %s', async (_, repositories) => {
    const { login } = await aws(repositories);
    expect(await askedBy(login())).toBeUndefined();
  });

  test('an interruption is none of these', async () => {
    const { login } = await aws({});
    const got = await exchangeLogin(login(), deps);
    deps.abort();
    const asked = { client, profile: async () => profileOf('aws-ecr'), login: async () => got };
    const repository = { registry: login().registry, path: 'team/app' };
    await expect(readTagRule(repository, asked, deps)).rejects.toMatchObject({ code: 'interrupted' });
  });
});

describe('Google Artifact Registry', () => {
  const name = 'projects/acme-images/locations/europe-west4/repositories/team';
  const immutable = { format: 'DOCKER', dockerConfig: { immutableTags: true } };

  async function google(repositories: Readonly<Record<string, object>>, impersonate = false) {
    const cloud = await startGoogleCloud(issuer.url);
    stops.push(() => cloud.stop());
    cloud.repositories = repositories;
    return (registry = 'europe-west4-docker.pkg.dev'): KeylessLogin<'google-artifact-registry'> => ({
      ...{ kind: 'keyless', registry, provider: 'google-artifact-registry', username: undefined },
      fields: {
        'oidc-provider': cloud.provider,
        ...(impersonate && { 'service-account': cloud.serviceAccount }),
      },
      endpoints: { sts: `${cloud.url}/v1/token`, iam: cloud.url, artifactregistry: cloud.url },
    });
  }

  test.each([true, false])('tells with the access token; of a service account: %s', async (impersonate) => {
    const login = await google({ [name]: immutable }, impersonate);
    const rule = await askedBy(login(), 'acme-images/team/web/app');
    expect(await frozen(rule)).toEqual(names);
    expect(rule?.setting).toBe('dockerConfig.immutableTags is true');
  });

  test.each([
    [
      'europe-west4-docker.pkg.dev',
      'example.com/images/team/app',
      'projects/example.com:images/locations/europe-west4/repositories/team',
    ],
    ['eu.gcr.io', 'acme-images/app', 'projects/acme-images/locations/europe/repositories/eu.gcr.io'],
  ])('knows the repository of %s/%s', async (registry, path, at) => {
    const login = await google({ [at]: immutable });
    expect(await frozen(await askedBy(login(registry), path))).toEqual(names);
  });

  test('a repository without the setting lets tags move', async () => {
    const login = await google({ [name]: { format: 'DOCKER' } });
    expect(await frozen(await askedBy(login(), 'acme-images/team/app'))).toEqual([]);
  });

  test('that may not be read is not known', async () => {
    const login = await google({});
    expect(await askedBy(login(), 'acme-images/team/app')).toBeUndefined();
    expect(deps.log.lines.join()).toContain('artifactregistry.repositories.get');
    expect(deps.log.lines.join()).not.toContain('ya29');
  });

  test('is not asked with a key', async () => {
    const profile = async () => profileOf('google-artifact-registry');
    const login = async () => ({ username: '_json_key_base64', password: new Secret('e30=') });
    const repository = { registry: 'europe-west4-docker.pkg.dev', path: 'acme-images/team/app' };
    expect(await readTagRule(repository, { client, profile, login }, deps)).toBeUndefined();
  });
});

describe('Alibaba ACR, Enterprise Edition', () => {
  const role = 'acs:ram::1135115445850000:role/publisher';
  const provider = 'acs:ram::1135115445850000:oidc-provider/github';

  async function acr(answer: (parameters: Readonly<Record<string, string>>) => Said) {
    const cloud = await startAlibaba({
      trust: { role, provider, issuer: issuer.url, audiences: ['sts.aliyuncs.com'], subject },
      instances: ['cri-0123456789abcdef'],
      api: (action, parameters) => (action === 'GetRepository' ? answer(parameters) : undefined),
    });
    stops.push(() => cloud.stop());
    const login: KeylessLogin<'alibaba-acr'> = {
      ...{ kind: 'keyless', registry: 'acme-registry.cn-hangzhou.cr.aliyuncs.com', provider: 'alibaba-acr' },
      username: undefined,
      fields: {
        ...{ 'role-to-assume': role, 'oidc-provider': provider },
        ...{ 'instance-id': 'cri-0123456789abcdef', region: 'cn-hangzhou' },
      },
      endpoints: { sts: cloud.sts.url, acr: cloud.acr.url },
    };
    return login;
  }

  const repository = (more: object): Said => ({
    status: 200,
    body: { IsSuccess: true, Code: 'success', RequestId: randomUUID(), RepoId: 'crr-1', ...more },
  });

  test('tells by GetRepository, signed with the keys of the role; latest is left out', async () => {
    const asked: Readonly<Record<string, string>>[] = [];
    const login = await acr((parameters) => {
      asked.push(parameters);
      return repository({ TagImmutability: true });
    });
    expect(await frozen(await askedBy(login, 'team/web/app'))).toEqual(['1.2', 'dev-1']);
    expect(asked).toMatchObject([
      { InstanceId: 'cri-0123456789abcdef', RepoNamespaceName: 'team', RepoName: 'web/app' },
    ]);
  });

  test.each([
    ['an older answer', repository({})],
    ['no such repository', alibabaRefused(404, 'REPO_NOT_EXIST', 'repo is not exist')],
    ['no permission', alibabaRefused(403, 'NoPermission', 'cr:GetRepository is not allowed')],
  ])('is not known: %s', async (_, said) => {
    expect(await askedBy(await acr(() => said))).toBeUndefined();
  });
});

describe('Tencent TCR', () => {
  const role = 'qcs::cam::uin/100012345678:roleName/publisher';

  async function tcr(tagRules?: readonly object[]) {
    const cloud = await startTencent({
      trust: { role, provider: 'github', issuer: issuer.url, audiences: ['sts.cloud.tencent.com'], subject },
      ...{ region: 'ap-guangzhou', instances: ['tcr-0123abcd'] },
      ...(tagRules && { tagRules }),
    });
    stops.push(() => cloud.stop());
    const login: KeylessLogin<'tencent-tcr'> = {
      ...{ kind: 'keyless', registry: 'acme.tencentcloudcr.com', provider: 'tencent-tcr' },
      username: undefined,
      fields: {
        ...{ 'role-to-assume': role, 'oidc-provider': 'github' },
        ...{ 'instance-id': 'tcr-0123abcd', region: 'ap-guangzhou' },
      },
      endpoints: { sts: cloud.sts.url, tcr: cloud.tcr.url },
    };
    return { cloud, login };
  }

  const rule = (RuleId: number, NsName: string, TagPattern: string) => ({
    ...{ RuleId, NsName, TagPattern, TagDecoration: 'matches', Disabled: false },
    ...{ RepositoryPattern: '**', RepositoryDecoration: 'repoMatches' },
  });

  test('tells by DescribeImmutableTagRules, signed with the keys of the role', async () => {
    const { login } = await tcr([rule(1, 'other', '**'), rule(2, 'team', '1.*')]);
    const found = await askedBy(login);
    expect(await frozen(found)).toEqual(['1.2']);
    expect(found?.setting).toBe('immutable tag rule 2: tag matches 1.*');
  });

  test('reads every page', async () => {
    const others = Array.from({ length: 100 }, (_, at) => rule(at, 'other', '**'));
    const { cloud, login } = await tcr([...others, rule(100, 'team', '**')]);
    expect(await frozen(await askedBy(login))).toEqual(names);
    expect(cloud.tcr.asked).toHaveLength(3);
  });

  test('a list that breaks off is not known', async () => {
    const { cloud, login } = await tcr([]);
    const got = await exchangeLogin(login, deps);
    const broken = { Rules: [rule(1, 'other', '**')], EmptyNs: [], Total: 2, RequestId: randomUUID() };
    const none = { ...broken, Rules: [] };
    cloud.tcr.next({ status: 200, body: { Response: broken } }, { status: 200, body: { Response: none } });
    expect(await got.tagRule?.('team/app', deps)).toBeUndefined();
    cloud.tcr.next({ status: 200, body: { Response: { Rules: null, Total: 0 } } });
    expect(await got.tagRule?.('team/app', deps)).toBeUndefined();
  });

  test('that may not be read is not known', async () => {
    const { login } = await tcr();
    expect(await askedBy(login)).toBeUndefined();
    expect(deps.log.lines.join()).toContain('UnauthorizedOperation');
  });
});

describe("on the registry's own host", () => {
  let registry: FaultyRegistry;
  beforeEach(async () => {
    registry = await startFaultyRegistry({ auth: { ...testAccount, scheme: 'token' } });
    stops.push(() => registry.stop());
  });

  /** Answers of the vendor's API; the authorization each came with. */
  function api(prefix: string, answers: Readonly<Record<string, { status: number; body?: unknown }>>) {
    const headers: Record<string, string>[] = [];
    registry.misbehave({
      kind: 'interceptor',
      async intercept(exchange, next) {
        const { pathname, search } = exchange.url;
        if (!pathname.startsWith(prefix)) return next(exchange);
        headers.push(exchange.headers as Record<string, string>);
        const { status, body = { errors: [] } } = answers[pathname + search] ?? { status: 404 };
        const text = typeof body === 'string' ? body : JSON.stringify(body);
        return { status, headers: { 'content-type': 'application/json' }, body: text };
      },
    });
    return headers;
  }

  const ask = (provider: Provider, path: string) =>
    readTagRule(
      { registry: registry.address, path },
      {
        client,
        profile: async () => profileOf(provider),
        login: async () => ({ username: testAccount.username, password: new Secret(testAccount.password) }),
      },
      deps,
    );

  describe('Harbor', () => {
    const path = '/api/v2.0/projects/team/immutabletagrules?page_size=100';
    const rule = (pattern: string) => ({
      ...{ id: 4, project_id: 2, disabled: false, action: 'immutable', template: 'immutable_template' },
      tag_selectors: [{ kind: 'doublestar', decoration: 'matches', pattern }],
      scope_selectors: { repository: [{ kind: 'doublestar', decoration: 'repoMatches', pattern: 'web/*' }] },
    });

    test("tells of the project's rules, to the registry's login", async () => {
      const headers = api('/api/', { [path]: { status: 200, body: [rule('1.*')] } });
      const found = await ask('harbor', 'team/web/app');
      expect(await frozen(found)).toEqual(['1.2']);
      expect(found?.setting).toBe('immutable tag rule 4: tag matches 1.*');
      expect(await frozen(await ask('harbor', 'team/app'))).toEqual([]);
      const basic = Buffer.from(`${testAccount.username}:${testAccount.password}`).toString('base64');
      expect(headers.map(({ authorization }) => authorization)).toEqual([`Basic ${basic}`, `Basic ${basic}`]);
      expect(headers[0]?.['x-is-resource-name']).toBe('true');
    });

    test.each<[string, { status: number; body?: unknown }]>([
      ['a robot without that permission', { status: 403 }],
      ['no such project', { status: 404 }],
      ['trouble', { status: 500 }],
      ['something else', { status: 200, body: { rules: [] } }],
      ['a web page', { status: 200, body: '<!DOCTYPE html>' }],
      ['more rules than fit', { status: 200, body: Array(100).fill(rule('1.*')) }],
    ])('is not known, asked once: %s', async (_, answer) => {
      const headers = api('/api/', { [path]: answer });
      expect(await ask('harbor', 'team/web/app')).toBeUndefined();
      expect(headers).toHaveLength(1);
      expect(loud).toEqual([]);
    });

    test('a redirect to another host gets no login', async () => {
      const elsewhere = await startFaultyRegistry();
      stops.push(() => elsewhere.stop());
      registry.misbehave({
        kind: 'interceptor',
        intercept: async (exchange, next) =>
          exchange.url.pathname.startsWith('/api/')
            ? { status: 307, headers: { location: `${elsewhere.url}/api` }, body: '' }
            : next(exchange),
      });
      expect(await ask('harbor', 'team/web/app')).toBeUndefined();
      expect(elsewhere.requests).toHaveLength(1);
      expect(elsewhere.requests[0]?.headers.authorization).toBeUndefined();
    });
  });

  describe('Azure', () => {
    const locked = (writeEnabled: boolean) => ({
      changeableAttributes: { deleteEnabled: true, writeEnabled, readEnabled: true, listEnabled: true },
    });
    const repository = { registry: 'acme.azurecr.io', imageName: 'team/app' };

    test('tells of locks, tag by tag, with a token for the metadata', async () => {
      const headers = api('/acr/', {
        '/acr/v1/team/app': { status: 200, body: { ...repository, ...locked(true) } },
        '/acr/v1/team/app/_tags/latest': {
          status: 200,
          body: { ...repository, tag: { name: 'latest', ...locked(false) } },
        },
        '/acr/v1/team/app/_tags/1.2': {
          status: 200,
          body: { ...repository, tag: { name: '1.2', ...locked(true) } },
        },
      });
      expect(await frozen(await ask('azure-acr', 'team/app'))).toEqual(['latest']);
      expect(headers.every(({ authorization }) => authorization?.startsWith('Bearer '))).toBe(true);
      const tokens = client.asked().filter((line) => line.includes('/token?'));
      expect(tokens.map((line) => decodeURIComponent(line)).join()).toContain(
        'repository:team/app:metadata_read',
      );
    });

    test('a locked repository freezes all', async () => {
      api('/acr/', { '/acr/v1/team/app': { status: 200, body: { ...repository, ...locked(false) } } });
      expect(await frozen(await ask('azure-acr', 'team/app'))).toEqual(names);
    });

    test.each([403, 404])('is not known: %i', async (status) => {
      api('/acr/', { '/acr/v1/team/app': { status } });
      expect(await ask('azure-acr', 'team/app')).toBeUndefined();
    });
  });

  test.each([
    'ghcr',
    'docker-hub',
    'quay',
    'gitlab',
    'other',
    'aws-ecr',
    'alibaba-acr',
    'tencent-tcr',
  ] as const)('%s is asked nothing with a password', async (provider) => {
    expect(await ask(provider, 'team/app')).toBeUndefined();
    expect(registry.requests).toEqual([]);
  });
});
