import { Secret } from '../secret.ts';
import {
  askService,
  denied,
  type ExchangeDeps,
  type ExchangedLogin,
  idToken,
  nonsense,
  serviceUrl,
} from './exchange.ts';
import type { KeylessLogin } from './provider.ts';

type AzureLogin = KeylessLogin<'azure-acr'>;

/** The user name under which a registry takes a refresh token. */
const username = '00000000-0000-0000-0000-000000000000';
/** What a refresh token lives when it does not say so itself. */
const refreshTokenSeconds = 3 * 3600;

/**
 * A federated credential of an Entra application or managed identity: the OIDC token becomes an Entra token, and the
 * registry exchanges that for a refresh token of its own. Source: learn.microsoft.com, "Microsoft identity platform and
 * the OAuth 2.0 client credentials flow", and the registry's docs/AAD-OAuth.md in Azure/acr.
 */
export async function exchangeForAzureAcr(login: AzureLogin, deps: ExchangeDeps): Promise<ExchangedLogin> {
  const title = 'Azure Container Registry';
  const sentAt = deps.clock().getTime();
  const entraToken = await entra(login, deps);
  const { registry, fields, endpoints } = login;
  const url = serviceUrl(endpoints.registry, `https://${registry}/oauth2/exchange`);
  const form = {
    grant_type: 'access_token',
    service: registry,
    tenant: fields['tenant-id'],
    access_token: entraToken,
  };
  const { status, json } = await askService({ title, url }, { form }, deps);
  if (status !== 200) {
    const [problem] = Array.isArray(json.errors)
      ? (json.errors as { code?: string; message?: string }[])
      : [];
    throw denied({
      service: title,
      registry,
      words: [problem?.code, problem?.message].filter(Boolean).join(': ') || `status ${status}`,
      look: `Give the application ${fields['client-id']} the role AcrPush on this registry, and check that the registry belongs to tenant ${fields['tenant-id']}.`,
    });
  }
  const { refresh_token: token } = json;
  if (typeof token !== 'string' || token === '') throw nonsense(title, 'a refresh token');
  return {
    username,
    password: new Secret(token),
    expiresAt: expiryOf(token) ?? new Date(sentAt + refreshTokenSeconds * 1000),
  };
}

async function entra({ registry, fields, endpoints }: AzureLogin, deps: ExchangeDeps): Promise<string> {
  const title = 'Microsoft Entra';
  const { token, claims } = await idToken(fields.audience ?? audienceOf(registry), registry, deps);
  const authority = serviceUrl(endpoints.entra, authorityOf(registry));
  const url = new URL(`${encodeURIComponent(fields['tenant-id'])}/oauth2/v2.0/token`, authority);
  const form = {
    grant_type: 'client_credentials',
    client_id: fields['client-id'],
    scope: 'https://containerregistry.azure.net/.default',
    client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    client_assertion: token.reveal(),
  };
  const { status, json } = await askService({ title, url }, { form }, deps);
  if (status !== 200) {
    const words = [json.error, json.error_description].filter(Boolean).join(': ');
    throw denied({
      service: title,
      registry,
      words: words || `status ${status}`,
      claims,
      mismatch: mismatches.find(({ code }) => words.includes(code))?.claim,
      look: `Look at the federated credentials of the application ${fields['client-id']}: issuer, subject and audience are compared letter by letter.`,
    });
  }
  const { access_token: entraToken } = json;
  if (typeof entraToken !== 'string' || entraToken === '') throw nonsense(title, 'an access token');
  return entraToken;
}

/** Entra's error codes for a credential that does not match. Source: learn.microsoft.com, "Troubleshoot workload identity federation". */
const mismatches = [
  { code: 'AADSTS700211', claim: 'iss' },
  { code: 'AADSTS700212', claim: 'aud' },
  { code: 'AADSTS700213', claim: 'sub' },
];

/** Azure in China and for the US government have authorities and audiences of their own. */
function authorityOf(registry: string): string {
  if (registry.endsWith('.cn')) return 'https://login.partner.microsoftonline.cn/';
  return registry.endsWith('.us')
    ? 'https://login.microsoftonline.us/'
    : 'https://login.microsoftonline.com/';
}

function audienceOf(registry: string): string {
  if (registry.endsWith('.cn')) return 'api://AzureADTokenExchangeChina';
  return registry.endsWith('.us') ? 'api://AzureADTokenExchangeUSGov' : 'api://AzureADTokenExchange';
}

/** When a JSON web token says that it ends. */
function expiryOf(token: string): Date | undefined {
  try {
    const { exp } = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8'));
    return typeof exp === 'number' ? new Date(exp * 1000) : undefined;
  } catch {
    return undefined;
  }
}
