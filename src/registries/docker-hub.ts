import { Secret } from '../secret.ts';
import { denied } from './denial.ts';
import { type ExchangeDeps, type ExchangedLogin, idToken } from './exchange.ts';
import { jwtExpiry } from './jwt.ts';
import type { KeylessLogin } from './provider.ts';
import { askService, textsIn } from './service.ts';

/** Docker gives 300 seconds unasked, and at least an hour when asked (docker/login-action, pull request 1068). */
const lifeSeconds = 3600;
/** What a token lives at least, where neither the answer nor the token says. */
const leastSeconds = 300;

/**
 * Docker Hub's token exchange (RFC 8693) for an OIDC connection of an organization; the user is the organization.
 * Source: docker/login-action, src/dockerhub.ts; docs.docker.com/enterprise/security/oidc-connections.
 */
export async function exchangeForDockerHub(
  login: KeylessLogin<'docker-hub'>,
  deps: ExchangeDeps,
): Promise<ExchangedLogin> {
  const { registry, fields, endpoints, username = '' } = login;
  const sentAt = deps.clock().getTime();
  const { token, claims } = await idToken(fields.audience ?? 'https://identity.docker.com', registry, deps);
  const service = {
    title: 'Docker Hub',
    url: new URL(endpoints.token ?? 'https://identity.docker.com/oauth/token'),
    hidden: [token.reveal()],
  };
  const form = {
    grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
    subject_token: token.reveal(),
    subject_token_type: 'urn:ietf:params:oauth:token-type:id_token',
    connection_id: fields['connection-id'],
    expires_in: String(lifeSeconds),
  };
  const { status, json } = await askService(service, { form }, deps);
  if (status !== 200) {
    const words = [json.error, json.error_description, json.message].filter(
      (part) => typeof part === 'string',
    );
    throw denied(service, {
      registry,
      words: words.join(': ') || `status ${status}`,
      claims,
      look: `Look at the OIDC connection ${fields['connection-id']} of ${username}: it must be active, and one of its rulesets must match the subject (sub).`,
    });
  }
  const { access_token: password } = textsIn(service, json, ['access_token'], 'an access token');
  const seconds = Number(json.expires_in);
  const told = seconds > 0 ? new Date(sentAt + seconds * 1000) : jwtExpiry(password);
  return {
    username,
    password: new Secret(password),
    expiresAt: told ?? new Date(sentAt + leastSeconds * 1000),
  };
}
