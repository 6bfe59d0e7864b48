import { Secret } from '../secret.ts';
import { acrService, callAcr, callAcrPersonal, wrongClock } from './alibaba-api.ts';
import type { AlibabaKeys } from './alibaba-keys.ts';
import { type AlibabaLogin, assumeAlibabaRole } from './alibaba-role.ts';
import { denied, untold } from './denial.ts';
import type { ExchangeDeps, ExchangedLogin } from './exchange.ts';
import type { KeylessLogin } from './provider.ts';
import { isRefusal, nonsense, type Service } from './service.ts';
import { acrRule, type TagRule } from './tag-rules.ts';

/**
 * Enterprise Edition: the role's keys become a login of one instance, by the API action GetAuthorizationToken.
 * Source: Container Registry API 2018-12-01 (help.aliyun.com; client.py of PyPI's alibabacloud_cr20181201).
 */
export async function exchangeForAcr(
  login: KeylessLogin<'alibaba-acr'>,
  deps: ExchangeDeps,
): Promise<ExchangedLogin> {
  const keys = await assumeAlibabaRole(login, deps);
  const service = acrService(login.fields.region, login.endpoints.acr, keys);
  const instance = login.fields['instance-id'];
  const answer = await callAcr(service, keys, 'GetAuthorizationToken', { InstanceId: instance }, deps);
  if (isRefusal(answer))
    throw acrDenied(login, service, answer.refused, `cr:GetAuthorizationToken on ${instance}`);
  const { TempUsername, AuthorizationToken, ExpireTime } = answer;
  return {
    ...loginOf(service, TempUsername, AuthorizationToken, ExpireTime),
    tagRule: (path, now) => repositoryRule(instance, path, service, keys, now),
  };
}

/** By GetRepository: the namespace is the first part of the path, all the rest the repository's name. */
async function repositoryRule(
  InstanceId: string,
  path: string,
  service: Service,
  keys: AlibabaKeys,
  deps: ExchangeDeps,
): Promise<TagRule | undefined> {
  const [RepoNamespaceName = '', ...rest] = path.split('/');
  const named = { InstanceId, RepoNamespaceName, RepoName: rest.join('/') };
  const answer = await callAcr(service, keys, 'GetRepository', named, deps);
  if (isRefusal(answer)) throw untold(service, answer.refused);
  return acrRule(answer);
}

/**
 * Personal Edition: the role's keys become a login of the account's registry, by `GET /tokens`.
 * Source: Container Registry API 2016-06-07 (help.aliyun.com; PyPI's aliyun-python-sdk-cr).
 */
export async function exchangeForAcrPersonal(
  login: KeylessLogin<'alibaba-acr-personal'>,
  deps: ExchangeDeps,
): Promise<ExchangedLogin> {
  const keys = await assumeAlibabaRole(login, deps);
  const service = acrService(login.fields.region, login.endpoints.acr, keys);
  const answer = await callAcrPersonal(service, keys, '/tokens', deps);
  if (isRefusal(answer)) throw acrDenied(login, service, answer.refused, 'cr:GetAuthorizationToken');
  const { tempUserName, authorizationToken, expireDate } = (answer.data ?? {}) as Record<string, unknown>;
  return loginOf(service, tempUserName, authorizationToken, expireDate);
}

function acrDenied(
  { registry, fields }: AlibabaLogin,
  service: Service,
  words: string,
  action: string,
): Error {
  const look = /INSTANCE_NOT_EXIST/i.test(words)
    ? `Check instance-id and region: there is no ${fields['instance-id']} in ${fields.region}.`
    : /InvalidTimeStamp/.test(words)
      ? wrongClock
      : `Give the role ${fields['role-to-assume']} a policy that allows ${action}.`;
  return denied(service, { registry, words, look });
}

function loginOf({ title }: Service, username: unknown, password: unknown, expires: unknown): ExchangedLogin {
  const expiresAt = new Date(Number(expires));
  if (typeof username !== 'string' || typeof password !== 'string' || Number.isNaN(expiresAt.getTime()))
    throw nonsense(title, 'a user name, a token and when it ends');
  return { username, password: new Secret(password), expiresAt };
}
