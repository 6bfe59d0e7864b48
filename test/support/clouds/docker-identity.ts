import { randomUUID } from 'node:crypto';
import { formOf } from './form.ts';
import { judgeToken, type OidcTrust } from './oidc-trust.ts';
import { type Said, type Service, startService } from './service.ts';

export interface DockerIdentity extends Service {
  readonly connectionId: string;
  readonly organization: string;
  /** Access tokens given so far, in order. */
  readonly given: readonly string[];
  trust: OidcTrust;
  /** Whether the answer says how long the token lives; RFC 8693 leaves that open. */
  saysLife: boolean;
  clock: () => Date;
}

const audience = 'https://identity.docker.com';

/**
 * Plays Docker's token exchange for an OIDC connection. What it asks for and how it says no: docker/login-action,
 * src/dockerhub.ts and its tests (pull requests 1048, 1058 and 1068).
 */
export async function startDockerIdentity(issuer: string, tokens?: () => string): Promise<DockerIdentity> {
  const connectionId = randomUUID();
  const given: string[] = [];
  const state = {
    connectionId,
    organization: 'acme',
    given,
    trust: {
      provider: connectionId,
      role: 'acme',
      issuer,
      audiences: [audience],
      subject: 'repo:acme/app:ref:refs/heads/main',
    } as OidcTrust,
    saysLife: true,
    clock: () => new Date(),
  };

  const server = await startService(async (request) => {
    const form = formOf(request);
    if (request.url.pathname !== '/oauth/token' || !form)
      return { status: 404, body: { message: 'not found' } };
    const lacking = wanted.find(([name, value]) => form.get(name) !== value);
    if (lacking) return no('invalid_request', `${lacking[0]} must be ${lacking[1]}`);
    const seconds = Number(form.get('expires_in') ?? 300);
    if (!(seconds >= 300 && seconds <= 21_600))
      return no('invalid_request', 'expires_in must be between 300 and 21600');
    if (form.get('connection_id') !== connectionId) return no('invalid_request', 'bad connection');
    const judged = await judgeToken(form.get('subject_token') ?? '', state.trust, state.clock());
    if ('distrust' in judged) return no('invalid_grant', words[judged.distrust]);
    const token = tokens?.() ?? `hub-${randomUUID()}`;
    given.push(token);
    return {
      status: 200,
      body: { access_token: token, token_type: 'Bearer', ...(state.saysLife && { expires_in: seconds }) },
    };
  });
  return Object.assign(state, server);
}

const wanted = [
  ['grant_type', 'urn:ietf:params:oauth:grant-type:token-exchange'],
  ['subject_token_type', 'urn:ietf:params:oauth:token-type:id_token'],
] as const;

const words = {
  malformed: 'the subject token is not valid',
  signature: 'the subject token is not valid',
  issuer: 'the subject token is not valid: issuer',
  expired: 'the subject token is expired',
  audience: 'the subject token is not valid: audience',
  subject: 'no ruleset matches the subject',
} as const;

function no(error: string, error_description: string): Said {
  return { status: 400, body: { error, error_description, error_uri: 'https://docs.docker.com' } };
}
