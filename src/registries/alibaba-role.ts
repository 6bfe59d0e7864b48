import { isPassing, wrongClock } from './alibaba-api.ts';
import type { AlibabaKeys } from './alibaba-keys.ts';
import { denied } from './denial.ts';
import { type ExchangeDeps, idToken } from './exchange.ts';
import type { KeylessLogin } from './provider.ts';
import { askService, type ServiceAnswer, textsIn } from './service.ts';

export type AlibabaLogin = KeylessLogin<'alibaba-acr' | 'alibaba-acr-personal'>;

/**
 * Alibaba's STS for an OIDC provider of the account; AssumeRoleWithOIDC takes no signature.
 * Source: Security Token Service API 2015-04-01 (help.aliyun.com; client.py of PyPI's alibabacloud_sts20150401, where
 * the endpoint is regional).
 */
export async function assumeAlibabaRole(login: AlibabaLogin, deps: ExchangeDeps): Promise<AlibabaKeys> {
  const { registry, fields, endpoints } = login;
  // The audience of Alibaba's own action and of its Kubernetes service (aliyun/configure-aliyun-credentials-action).
  const { token, claims } = await idToken(fields.audience ?? 'sts.aliyuncs.com', registry, deps);
  const service = {
    title: 'Alibaba Cloud STS',
    url: new URL(endpoints.sts ?? `https://sts.${fields.region}.aliyuncs.com/`),
    hidden: [token.reveal()],
    again: ({ json }: ServiceAnswer) => isPassing(String(json.Code)),
  };
  const request = () => ({
    form: {
      Action: 'AssumeRoleWithOIDC',
      Version: '2015-04-01',
      Format: 'JSON',
      Timestamp: deps
        .clock()
        .toISOString()
        .replace(/\.\d+Z$/, 'Z'),
      SignatureNonce: crypto.randomUUID(),
      RoleArn: fields['role-to-assume'],
      OIDCProviderArn: fields['oidc-provider'],
      RoleSessionName: 'sealift',
      DurationSeconds: '3600',
      OIDCToken: token.reveal(),
    },
  });
  const { status, json } = await askService(service, request, deps);
  if (status !== 200) {
    const words = `${json.Code ?? `status ${status}`}: ${json.Message ?? ''}`;
    throw denied(service, { registry, words, claims, mismatches, look: lookAt(words, fields) });
  }
  const names = ['AccessKeyId', 'AccessKeySecret', 'SecurityToken'] as const;
  const keys = textsIn(service, json.Credentials, names, 'keys of the role');
  return {
    accessKeyId: keys.AccessKeyId,
    accessKeySecret: keys.AccessKeySecret,
    securityToken: keys.SecurityToken,
  };
}

/**
 * Codes: help.aliyun.com, "STS 2015-04-01, error codes", and ACK's "RRSA, error messages". What the conditions of a trust
 * policy compare, the subject above all, is only "There is no permission".
 */
const mismatches = [
  [/AudienceNotMatch/, 'aud'],
  [/IssuerNotMatch/, 'iss'],
] as const;

function lookAt(words: string, fields: AlibabaLogin['fields']): string {
  const [role, provider] = [fields['role-to-assume'], fields['oidc-provider']];
  if (/AudienceNotMatch/.test(words))
    return `Add this audience to the client IDs of ${provider} and to oidc:aud in the trust policy of ${role}, or set audience to the one that stands there.`;
  if (/IssuerNotMatch/.test(words))
    return `Compare the issuer URL of ${provider} and oidc:iss in the trust policy of ${role} with the issuer of the token.`;
  if (/No such OIDC Provider/i.test(words)) return `Check oidc-provider: there is no ${provider}.`;
  if (/EntityNotExist\.Role/.test(words)) return `Check role-to-assume: there is no ${role}.`;
  if (/InvalidTimeStamp/.test(words)) return wrongClock;
  return `Look at the trust policy of ${role}: its principal must be ${provider}, and its conditions on oidc:sub, oidc:aud and oidc:iss must hold for this token.`;
}
