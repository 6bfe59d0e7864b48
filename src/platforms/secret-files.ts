import { tokenIn } from './tokens.ts';

/** A kind of file that holds credentials. */
interface SecretFile {
  readonly path: RegExp;
  readonly holds: string;
  /** What its first bytes have when it does hold some; without it the path is enough. */
  readonly content?: RegExp;
}

/** What a file by this path and with these first bytes holds, `npm's token`; undefined when it is no secret file. */
export function secretIn(path: string, head: Uint8Array | undefined): string | undefined {
  const kind = kinds.find((one) => one.path.test(path));
  if (kind === undefined || samples.test(path)) return undefined;
  const text = head === undefined ? undefined : new TextDecoder().decode(head);
  if (kind.content === undefined) return text === undefined || text.trim() ? kind.holds : undefined;
  if (text === undefined) return undefined;
  return kind.content.test(text) || tokenIn(text) ? kind.holds : undefined;
}

/** Whether the first bytes of a file by this path are worth keeping to tell whether it holds a secret. */
export function isSecretCandidate(path: string): boolean {
  return kinds.some((kind) => kind.path.test(path));
}

/** Where packages keep keys and files for their tests and examples. */
const samples =
  /(?:^|\/)(?:node_modules|site-packages|dist-packages|tests?)\/|^usr\/(?:local\/)?share\/(?:doc|examples)\//;

const privateKey = /-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----/;

const kinds: readonly SecretFile[] = [
  {
    path: /(?:^|\/)\.env(?:\.(?!example|sample|template|dist|defaults)[\w-]+)?$/,
    holds: 'environment variables',
  },
  { path: /(?:^|\/)id_(?:rsa|dsa|ecdsa|ed25519)(?:_sk)?$/, holds: 'an SSH key' },
  { path: /(?:^|\/)\.aws\/credentials$/, holds: 'AWS credentials' },
  {
    path: /(?:^|\/)\.aliyun\/config\.json$/,
    holds: 'Alibaba Cloud credentials',
    content: /"access_key_secret"\s*:\s*"[^"]/,
  },
  { path: /(?:^|\/)\.tccli\/[^/]+\.credential$/, holds: 'Tencent Cloud credentials' },
  { path: /(?:^|\/)\.azure\/(?:accessTokens\.json|msal_token_cache\.(?:json|bin))$/, holds: 'Azure tokens' },
  {
    path: /(?:^|\/)(?:application_default_credentials|credentials?|service[-_]?account[\w-]*|[\w-]*key)\.json$/,
    holds: 'a Google service account',
    content: /"(?:private_key|refresh_token)"\s*:\s*"[^"]/,
  },
  {
    path: /(?:^|\/)\.npmrc$/,
    holds: 'a login to npm',
    content: /(?:_authToken|_auth|_password)\s*=\s*(?!\$\{)\S/,
  },
  {
    path: /(?:^|\/)\.yarnrc\.yml$/,
    holds: 'a login to npm',
    content: /npmAuth(?:Token|Ident)\s*:\s*(?!["']?\$\{)\S/,
  },
  { path: /(?:^|\/)\.pypirc$/, holds: 'a login to PyPI', content: /password\s*[=:]\s*\S/ },
  { path: /(?:^|\/)pip\.conf$/, holds: 'a login to PyPI', content: /:\/\/[^\s:/@]*:[^\s@]+@/ },
  { path: /(?:^|\/)(?:\.netrc|_netrc)$/, holds: 'a login', content: /\bpassword\s+\S/ },
  { path: /(?:^|\/)\.git-credentials$/, holds: 'a login to git' },
  { path: /(?:^|\/)\.pgpass$/, holds: 'a login to PostgreSQL' },
  { path: /(?:^|\/)\.vault-token$/, holds: 'a token of Vault' },
  { path: /(?:^|\/)\.m2\/settings\.xml$/, holds: 'a login to Maven', content: /<password>\s*(?!\$\{)[^<\s]/ },
  { path: /(?:^|\/)\.cargo\/credentials(?:\.toml)?$/, holds: 'a login to crates.io' },
  {
    path: /(?:^|\/)\.docker\/config\.json$/,
    holds: 'a login to a registry',
    content: /"(?:auth|identitytoken)"\s*:\s*"[^"]/,
  },
  { path: /(?:^|\/)\.dockercfg$/, holds: 'a login to a registry', content: /"auth"\s*:\s*"[^"]/ },
  {
    path: /(?:^|\/)\.kube\/config$/,
    holds: 'a login to Kubernetes',
    content: /(?:token|client-key-data|password)\s*:\s*\S/,
  },
  { path: /(?:^|\/)[^/]+\.tfstate$/, holds: 'the state of Terraform' },
  { path: /(?:^|\/)[^/]+\.(?:pem|key|p8)$/, holds: 'a private key', content: privateKey },
  { path: /(?:^|\/)cosign\.key$/, holds: 'a private key', content: privateKey },
];
