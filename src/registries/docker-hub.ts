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

const title = 'Docker Hub';
/** Docker takes 300 to 3600 seconds. */
const lifeSeconds = 3600;

/**
 * Docker Hub's token exchange (RFC 8693) for an OIDC connection of an organization; the user is the organization.
 * Source: docker/login-action, docs.docker.com/enterprise/security/oidc-connections.
 */
export async function exchangeForDockerHub(
  login: KeylessLogin<'docker-hub'>,
  deps: ExchangeDeps,
): Promise<ExchangedLogin> {
  const { registry, fields, endpoints, username } = login;
  const sentAt = deps.clock().getTime();
  const { token, claims } = await idToken(fields.audience ?? 'https://identity.docker.com', registry, deps);
  const url = serviceUrl(endpoints.token, 'https://identity.docker.com/oauth/token');
  const form = {
    grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
    subject_token: token.reveal(),
    subject_token_type: 'urn:ietf:params:oauth:token-type:id_token',
    connection_id: fields['connection-id'],
    expires_in: String(lifeSeconds),
  };
  const { status, json } = await askService({ title, url }, { form }, deps);
  if (status !== 200) {
    const words = [json.error, json.error_description, json.message, json.detail].filter(
      (part) => typeof part === 'string',
    );
    throw denied({
      service: title,
      registry,
      words: words.join(': ') || `status ${status}`,
      claims,
      look: `Look at the rulesets of the OIDC connection ${fields['connection-id']} of ${username}: they compare the subject (sub), and the connection must be active.`,
    });
  }
  const { access_token: password, expires_in: given } = json;
  if (typeof password !== 'string' || password === '') throw nonsense(title, 'an access token');
  const seconds = Number(given) > 0 ? Number(given) : 300;
  return {
    username: username ?? '',
    password: new Secret(password),
    expiresAt: new Date(sentAt + seconds * 1000),
  };
}
