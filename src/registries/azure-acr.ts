import { Secret } from '../secret.ts';
import { denied } from './denial.ts';
import { type ExchangeDeps, type ExchangedLogin, idToken } from './exchange.ts';
import { jwtExpiry } from './jwt.ts';
import type { KeylessLogin } from './provider.ts';
import { askService, textsIn } from './service.ts';

type AzureLogin = KeylessLogin<'azure-acr'>;

/** The user name under which a registry takes a refresh token. */
const username = '00000000-0000-0000-0000-000000000000';
/** What a refresh token lives when it does not say so itself. */
const refreshTokenSeconds = 3 * 3600;
/** The same in every cloud: DEFAULT_AUDIENCE of PyPI's azure-containerregistry. */
const registryScope = 'https://containerregistry.azure.net/.default';

/**
 * A federated credential of an Entra application or managed identity: the OIDC token becomes an Entra token, and the
 * registry exchanges that for a refresh token of its own. Source: learn.microsoft.com, "Microsoft identity platform and
 * the OAuth 2.0 client credentials flow", and the registry's docs/AAD-OAuth.md in Azure/acr.
 */
export async function exchangeForAzureAcr(login: AzureLogin, deps: ExchangeDeps): Promise<ExchangedLogin> {
  const sentAt = deps.clock().getTime();
  const entraToken = await entra(login, deps);
  const { registry, fields, endpoints } = login;
  const url = new URL(endpoints.registry ?? `https://${registry}/oauth2/exchange`);
  const service = { title: 'Azure Container Registry', url, hidden: [entraToken] };
  const form = {
    grant_type: 'access_token',
    // The registry's own name: behind a custom domain only the endpoint tells it.
    service: url.host,
    tenant: fields['tenant-id'],
    access_token: entraToken,
  };
  const { status, json } = await askService(service, { form }, deps);
  if (status !== 200) {
    const [problem] = Array.isArray(json.errors)
      ? (json.errors as { code?: string; message?: string }[])
      : [];
    throw denied(service, {
      registry,
      words: [problem?.code, problem?.message].filter(Boolean).join(': ') || `status ${status}`,
      look: `Give the application ${fields['client-id']} the role AcrPush on this registry, and check that the registry belongs to tenant ${fields['tenant-id']}.`,
    });
  }
  const { refresh_token: token } = textsIn(service, json, ['refresh_token'], 'a refresh token');
  return {
    username,
    password: new Secret(token),
    expiresAt: jwtExpiry(token) ?? new Date(sentAt + refreshTokenSeconds * 1000),
  };
}

async function entra({ registry, fields, endpoints }: AzureLogin, deps: ExchangeDeps): Promise<string> {
  const cloud = cloudOf(new URL(endpoints.registry ?? `https://${registry}/`).hostname);
  const { token, claims } = await idToken(fields.audience ?? cloud.audience, registry, deps);
  const authority = endpoints.entra ?? cloud.authority;
  const service = {
    title: 'Microsoft Entra',
    url: new URL(`${encodeURIComponent(fields['tenant-id'])}/oauth2/v2.0/token`, authority),
    hidden: [token.reveal()],
  };
  const form = {
    grant_type: 'client_credentials',
    client_id: fields['client-id'],
    scope: registryScope,
    client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    client_assertion: token.reveal(),
  };
  const { status, json } = await askService(service, { form }, deps);
  if (status !== 200) {
    const words = [json.error, json.error_description].filter(Boolean).join(': ');
    throw denied(service, {
      registry,
      words: words || `status ${status}`,
      claims,
      mismatches,
      look: unknownParty.test(words)
        ? `Look at client-id ${fields['client-id']} and tenant-id ${fields['tenant-id']}: the application must exist in that tenant.`
        : `Look at the federated credentials of the application ${fields['client-id']}: issuer, subject and audience are compared letter by letter.`,
    });
  }
  return textsIn(service, json, ['access_token'], 'an access token').access_token;
}

/**
 * Entra's error codes for a claim that does not match a federated credential.
 * Source: learn.microsoft.com, "Microsoft Entra authentication and authorization error codes"; Azure/login, issue 517.
 */
const mismatches = [
  [/AADSTS700211\b/, 'iss'],
  [/AADSTS700212\b/, 'aud'],
  // With an 8 at the end it would match but for capital letters.
  [/AADSTS7002138?\b/, 'sub'],
  [/AADSTS700024\b/, 'exp'],
] as const;

/** An unknown application, and an unknown tenant. */
const unknownParty = /AADSTS(700016|90002|900023)\b/;

/** Azure in China and for the US government have authorities and audiences of their own. */
function cloudOf(host: string): { readonly authority: string; readonly audience: string } {
  const of = (authority: string, suffix: string) => ({
    authority: `https://${authority}/`,
    audience: `api://AzureADTokenExchange${suffix}`,
  });
  if (host.endsWith('.azurecr.cn')) return of('login.partner.microsoftonline.cn', 'China');
  return host.endsWith('.azurecr.us')
    ? of('login.microsoftonline.us', 'USGov')
    : of('login.microsoftonline.com', '');
}
