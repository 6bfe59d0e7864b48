/**
 * What buildx gets of our environment: where things are, proxies, certificates, and what buildx itself
 * reads. Registry credentials come by `DOCKER_CONFIG`; nothing else of ours is handed on.
 */
export function buildxEnvironment(
  env: Readonly<Record<string, string | undefined>>,
  own: Readonly<Record<string, string | undefined>>,
): Record<string, string | undefined> {
  const passed = Object.entries(env).filter(([name]) => passedNames.has(name) || passedPrefix.test(name));
  return { ...Object.fromEntries(passed), ...own };
}

const passedNames = new Set([
  ...[
    'PATH',
    'HOME',
    'USER',
    'TMPDIR',
    'TEMP',
    'TMP',
    'LANG',
    'XDG_RUNTIME_DIR',
    'SystemRoot',
    'USERPROFILE',
  ],
  ...['HTTP_PROXY', 'HTTPS_PROXY', 'NO_PROXY', 'ALL_PROXY', 'FTP_PROXY'],
  ...['http_proxy', 'https_proxy', 'no_proxy', 'all_proxy', 'ftp_proxy'],
  ...['SSL_CERT_FILE', 'SSL_CERT_DIR', 'SSH_AUTH_SOCK', 'KUBECONFIG'],
  ...['DOCKER_HOST', 'DOCKER_CONTEXT', 'DOCKER_TLS_VERIFY', 'DOCKER_CERT_PATH', 'DOCKER_API_VERSION'],
]);

/** buildx's and BuildKit's own switches. The builder is always named by `--builder`. */
const passedPrefix = /^(?:BUILDX_(?!BUILDER$|CONFIG$|METADATA_)|BUILDKIT_|EXPERIMENTAL_BUILDKIT_)/;

/**
 * The variables remote caches take their credentials from, by the `type` of the cache entries in use. buildx reads
 * those of GitHub and S3 and hands them on to BuildKit, which reads Azure's itself (docker/buildx, build/opt.go;
 * moby/buildkit's README, "Export cache").
 */
export function cacheEnvironment(
  env: Readonly<Record<string, string | undefined>>,
  entries: readonly string[],
  reader: 'buildx' | 'buildkit',
): Record<string, string | undefined> {
  const types = entries.map((entry) => /(?:^|,)type=([a-z0-9]+)/.exec(entry)?.[1] ?? '');
  const wanted = cacheVariables.filter(
    (variables) => variables.reader === reader && types.includes(variables.type),
  );
  return Object.fromEntries(
    Object.entries(env).filter(([name]) => wanted.some(({ names }) => names.test(name))),
  );
}

const cacheVariables = [
  {
    type: 'gha',
    reader: 'buildx',
    names: /^ACTIONS_(?:CACHE_URL|RESULTS_URL|RUNTIME_TOKEN|CACHE_SERVICE_V2)$/,
  },
  { type: 's3', reader: 'buildx', names: /^AWS_/ },
  { type: 'azblob', reader: 'buildkit', names: /^(?:AZURE_|BUILDKIT_AZURE_)/ },
];
