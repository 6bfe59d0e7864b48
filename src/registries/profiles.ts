import type { RegistryProfile } from './profile.ts';

const emptyConfig = 'application/vnd.oci.empty.v1+json';
/** The config of BuildKit's cache, which is an image manifest (moby/buildkit, cache/remotecache/export.go). */
export const buildkitCacheConfig = 'application/vnd.buildkit.cacheconfig.v0';

/**
 * "unknown manifest class for application/vnd.oci.empty.v1+json", with 403 and DENIED: distribution's check of
 * manifests by classes, which knows only image configurations (its registry/handlers/manifests.go).
 */
const unknownClass = /unknown manifest class/i;

const bundles = {
  signatureStorage: 'referrers',
  storageReason: 'the registry takes OCI artifacts, so signatures are bundles attached as referrers',
  refusedConfigs: [],
} as const;

const acr = {
  login: "the registry's own password (not the console's), or `role-to-assume` and `oidc-provider`",
  referrers: 'fallback-tag',
  signatureStorage: 'tag',
  storageReason: 'Alibaba ACR refuses manifests with an empty config, so signatures are .sig and .att tags',
  // BuildKit's by the same check.
  refusedConfigs: [emptyConfig, buildkitCacheConfig],
  immutability: {
    scope: 'by a setting of the repository (Enterprise Edition), which leaves out latest',
    remedy:
      'turn it off for this repository: the .att tag of a digest is written again for every attestation, the .sig tag for every signature.',
  },
} as const;

const missingNamespace =
  'The namespace must exist before the first push: create it in the console of this instance. Repositories in it appear by themselves.';

/** The table of registries; the first match counts. Where a fact comes from stands in its page in docs/registries/. */
export const profiles: readonly RegistryProfile[] = [
  {
    provider: 'docker-hub',
    title: 'Docker Hub',
    host: /^docker\.io$/,
    login: 'the Docker ID and an access token, or `username` (the organization) and `connection-id`',
    // Has had the referrers API since 2025: github.com/awslabs/soci-snapshotter/issues/1828
    referrers: 'asked',
    ...bundles,
    immutability: {
      scope: 'by a setting of the repository',
      remedy:
        'choose "Specific tags are immutable" with a pattern for versions, so that latest, 1.2 and the sha256-… tags of signatures can still be written.',
    },
    creation: 'on-push',
    rateLimit: '100 pulls in 6 hours for each address without login, 200 for each user with a free account',
    meanings: [
      {
        status: 429,
        hint: 'Docker Hub limits pulls: log in (registry, username, password), name a mirror for base images in registry-mirrors, or try again in some hours.',
      },
      {
        words: /access to the resource is denied|insufficient scope/i,
        hint: 'The access token needs "Read & Write", and its user must be allowed to push to this namespace; Docker Hub says the same when the repository does not exist and may not be created.',
      },
    ],
    page: 'docker-hub',
  },
  {
    provider: 'ghcr',
    title: 'GitHub Container Registry',
    host: /^(ghcr\.io|containers\.[a-z0-9-]+\.ghe\.com)$/,
    login: '`github.actor` and `github.token`, which is taken by itself in a workflow',
    referrers: 'fallback-tag',
    ...bundles,
    chunkLimit: 4 * 1024 * 1024,
    creation: 'on-push',
    meanings: [
      {
        words: /write_package|installation not allowed to write/i,
        hint: 'Give the job "permissions: packages: write". If the package was pushed by somebody else first, open its settings and add this git repository under "Manage Actions access" with the role Write.',
      },
      {
        words: /create_package|installation not allowed to create/i,
        hint: 'The organization does not let workflows create packages: allow it in its settings under Packages, or push the package once by hand.',
      },
      {
        status: 403,
        hint: 'Give the job "permissions: packages: write", and check that the path begins with the owner of this git repository.',
      },
    ],
    page: 'ghcr',
  },
  {
    provider: 'alibaba-acr-personal',
    title: 'Alibaba Cloud ACR, Personal Edition',
    host: /^(registry(-intl)?(-vpc|-internal)?(\.[a-z0-9-]+)?\.aliyuncs\.com|crpi-[a-z0-9]+(-vpc)?\.[a-z0-9-]+\.personal\.cr\.aliyuncs\.com)$/,
    region: /\.([a-z0-9-]+)\.(?:personal\.cr\.)?aliyuncs\.com$/,
    // Some Enterprise instances name the same realm; what is stored how is the same for both editions.
    challenge: { realm: /^https:\/\/dockerauth(-vpc)?(\.[a-z0-9-]+)?\.aliyuncs\.com\// },
    ...acr,
    creation: 'namespace',
    meanings: acrMeanings('turn on "automatically create repository" for the namespace'),
    page: 'alibaba-acr',
  },
  {
    provider: 'alibaba-acr',
    title: 'Alibaba Cloud ACR, Enterprise Edition',
    host: /^[a-z0-9-]+\.[a-z0-9-]+\.cr\.aliyuncs\.com$/,
    region: /\.([a-z0-9-]+)\.cr\.aliyuncs\.com$/,
    challenge: { realm: /^https:\/\/dockerauth-ee(-vpc)?\.[a-z0-9-]+\.aliyuncs\.com\// },
    ...acr,
    creation: 'namespace',
    meanings: acrMeanings('turn on "automatically create repository" for the namespace of the instance'),
    page: 'alibaba-acr',
  },
  {
    provider: 'tencent-tcr',
    title: 'Tencent Cloud TCR, Enterprise Edition',
    host: /^[a-z0-9-]+\.tencentcloudcr\.com$/,
    login: 'a long-lived token or service account, or `role-to-assume`, `oidc-provider` and `instance-id`',
    referrers: 'asked',
    ...bundles,
    immutability: {
      scope: 'by rules of the namespace',
      remedy: 'exclude the tags that move, and sha256-*, in the rule of this namespace.',
    },
    creation: 'namespace',
    meanings: [
      {
        words: /(project|namespace) .*(not found|not exist)/i,
        as: 'registry-not-found',
        hint: missingNamespace,
      },
      {
        words: /vulnerab|severity|deployment security|prevent/i,
        as: 'registry-denied',
        hint: "The namespace blocks pulls of images by the severity that TCR's own scan found, also our read-back: put the CVEs on its allow list, raise the level, or turn the block off for this namespace.",
      },
      {
        status: 404,
        hint: missingNamespace,
      },
    ],
    page: 'tencent-tcr',
  },
  {
    provider: 'tencent-tcr-personal',
    title: 'Tencent Cloud TCR, Personal Edition',
    host: /^[a-z]*ccr\.ccs\.tencentyun\.com$/,
    login: 'the account ID (digits) and the password set for the registry',
    referrers: 'asked',
    ...bundles,
    creation: 'namespace',
    meanings: [
      {
        words: /denied|namespace/i,
        hint: 'Check that the namespace exists in your account and that username is the account ID.',
      },
    ],
    page: 'tencent-tcr',
  },
  {
    provider: 'aws-ecr',
    title: 'Amazon ECR',
    host: /^\d{12}\.dkr[.-]ecr(-fips)?\.[a-z0-9-]+\.(amazonaws\.com(\.cn)?|on\.(aws|amazonwebservices\.com\.cn)|c2s\.ic\.gov|sc2s\.sgov\.gov|cloud\.adc-e\.uk|csp\.hci\.ic\.gov|amazonaws\.eu)$/,
    region: /^\d{12}\.dkr[.-]ecr(?:-fips)?\.([a-z0-9-]+)\./,
    login: '`AWS` and `aws ecr get-login-password`, or `role-to-assume`',
    referrers: 'api',
    ...bundles,
    immutability: {
      scope: 'by a setting of the repository',
      remedy:
        'use MUTABLE_WITH_EXCLUSION with filters for what stays (sha-*), or IMMUTABLE_WITH_EXCLUSION with filters for what moves (latest, edge, and so on), and sha256-* where signatures are kept as tags.',
    },
    creation: 'repository',
    meanings: [
      {
        // "The repository with name 'x' does not exist in the registry with id '123456789012'"
        code: 'NAME_UNKNOWN',
        as: 'registry-not-found',
        hint: 'ECR makes no repository on push: create it first (aws ecr create-repository), or a repository creation template with "create on push".',
      },
      {
        words: /not authorized to perform/i,
        as: 'registry-denied',
        hint: "The role lacks the action that ECR names: see the policy in docs/registries/aws-ecr.md, and the repository's own policy.",
      },
      {
        words: /authorization token has expired/i,
        as: 'registry-unauthorized',
        hint: 'A token of ECR lives 12 hours: log in again, or set role-to-assume so that it is renewed.',
      },
    ],
    page: 'aws-ecr',
  },
  {
    provider: 'aws-ecr-public',
    title: 'Amazon ECR Public',
    host: /^public\.ecr\.aws$/,
    login: '`AWS` and `aws ecr-public get-login-password --region us-east-1`, or `role-to-assume`',
    referrers: 'asked',
    ...bundles,
    creation: 'repository',
    rateLimit: '1 pull a second without login, 10 with it',
    meanings: [
      {
        code: 'NAME_UNKNOWN',
        as: 'registry-not-found',
        hint: 'ECR Public makes no repository on push: create it first (aws ecr-public create-repository --region us-east-1).',
      },
    ],
    page: 'aws-ecr',
  },
  {
    provider: 'google-artifact-registry',
    title: 'Google Artifact Registry',
    host: /^([a-z0-9-]+-docker\.pkg\.dev|([a-z]+\.)?gcr\.io)$/,
    login: '`oauth2accesstoken` with an access token, `_json_key_base64` with a key, or `oidc-provider`',
    referrers: 'asked',
    ...bundles,
    immutability: {
      scope: 'by a setting of the repository, for every tag',
      remedy:
        'neither tags that move (latest, 1.2) nor sha256-… tags with lists of signatures can be kept in such a repository: turn the setting off (gcloud artifacts repositories update --no-immutable-tags).',
    },
    creation: 'repository',
    meanings: [
      {
        words: /repository .* not found|name.unknown/i,
        as: 'registry-not-found',
        hint: 'Artifact Registry makes no repository on push: gcloud artifacts repositories create NAME --repository-format=docker --location=LOCATION.',
      },
      {
        words: /artifactregistry\.[a-z.]+.* denied|permission .*denied/i,
        as: 'registry-denied',
        hint: 'Give the service account or the workload principal the role Artifact Registry Writer on this repository; the same is said when the repository does not exist.',
      },
    ],
    page: 'google-artifact-registry',
  },
  {
    provider: 'azure-acr',
    title: 'Azure Container Registry',
    // A registry also has regional endpoints: learn.microsoft.com, "Azure Container Registry endpoint reference".
    host: /^[a-z0-9-]+(\.[a-z0-9-]+\.geo)?\.azurecr\.(io|cn|us)$/,
    challenge: { realm: /\/oauth2\/token$/, service: /\.azurecr\.(io|cn|us)$/ },
    login: 'a service principal, or `client-id` and `tenant-id`',
    referrers: 'api',
    ...bundles,
    immutability: {
      scope: 'by locks of single tags and repositories',
      remedy: 'unlock the tag (az acr repository update --image NAME:TAG --write-enabled true).',
    },
    creation: 'on-push',
    meanings: [
      {
        // What a locked tag or repository answers to a put, with 405 (Azure/acr-cli issue 70).
        words: /REGISTRY_DISALLOWED_OPERATION|operation is disallowed/,
        as: 'tag-immutable',
        hint: 'The tag or its repository is locked: look with az acr repository show --image NAME:TAG, and unlock it with az acr repository update --image NAME:TAG --write-enabled true.',
      },
      {
        status: 403,
        words: /client with ip|firewall|public network/i,
        hint: "The registry's network rules keep this runner out: allow its address, or use a runner inside the network.",
      },
      {
        code: 'UNAUTHORIZED',
        hint: 'The identity needs the role AcrPush (in registries with repository permissions: Container Registry Repository Writer) on this registry.',
      },
    ],
    page: 'azure-acr',
  },
  {
    provider: 'gitlab',
    title: 'GitLab Container Registry',
    host: /^registry\.gitlab\.com$/,
    challenge: { realm: /\/jwt\/auth$/, service: /^container_registry$/ },
    login: '`$CI_REGISTRY_USER` and `$CI_REGISTRY_PASSWORD`, or a deploy token with write_registry',
    referrers: 'asked',
    ...bundles,
    immutability: {
      scope: 'by protected or immutable tag rules of the project',
      remedy: 'exclude the tags that move, and sha256-…, from the rule.',
    },
    creation: 'project',
    meanings: [
      {
        words: /protected/i,
        as: 'registry-denied',
        hint: 'A protection rule of the project forbids this tag or repository to your role: change the rule, or use a token with a higher role.',
      },
      {
        words: /denied|insufficient/i,
        hint: 'The path must begin with the path of an existing project, and the token needs write_registry; a job token writes only to its own project.',
      },
    ],
    page: 'gitlab',
  },
  {
    provider: 'harbor',
    title: 'Harbor',
    challenge: { service: /^harbor-registry$/ },
    login: 'a robot account (`robot$project+name`) and its secret',
    referrers: 'asked',
    ...bundles,
    immutability: {
      scope: 'by rules of the project',
      remedy: 'exclude the tags that move, and sha256-*, in the rule (Project, Policy, Tag Immutability).',
    },
    creation: 'project',
    meanings: [
      {
        words: /project .*not found/i,
        as: 'registry-not-found',
        hint: 'The first part of the path is a project, which must exist: create it in Harbor. Repositories in it appear by themselves.',
      },
      {
        words: /current image .*vulnerab|cannot be pulled due to|configured policy|PROJECTPOLICYVIOLATION/i,
        as: 'registry-denied',
        hint: 'The project blocks pulls by severity, or of images that are not signed (Project, Configuration, Deployment security), also our read-back: allow the CVEs, or give the robot an exemption.',
      },
      {
        words: /quota/i,
        as: 'registry-denied',
        hint: "The project's storage quota is used up: raise it or clean up.",
      },
    ],
    page: 'harbor',
  },
  {
    provider: 'quay',
    title: 'Quay',
    host: /^quay\.io$/,
    challenge: { realm: /\/v2\/auth$/ },
    login: 'a robot account (`namespace+name`) and its token',
    referrers: 'asked',
    ...bundles,
    immutability: {
      scope: 'by a policy of the organization or repository',
      remedy: 'leave the tags that move, and sha256-…, out of the policy.',
    },
    creation: 'on-push',
    meanings: [
      {
        status: 401,
        hint: 'The robot needs Write on the repository, and the role Creator in the team that owns the namespace when the repository is new.',
      },
    ],
    page: 'quay',
  },
  {
    provider: 'other',
    title: 'a registry by the OCI distribution specification',
    login: 'a user and a password or token',
    referrers: 'asked',
    ...bundles,
    creation: 'on-push',
    immutability: {
      scope: 'by a rule of the registry',
      remedy: 'leave the tags that move, and the sha256-… tags of signatures, out of the rule.',
    },
    meanings: [
      {
        words: unknownClass,
        as: 'registry-refused',
        hint: 'This is what Alibaba ACR answers to an empty config: set provider: alibaba-acr (or alibaba-acr-personal) for this registry.',
      },
    ],
    page: 'other',
  },
];

function acrMeanings(create: string): RegistryProfile['meanings'] {
  return [
    {
      words: unknownClass,
      as: 'registry-refused',
      hint: 'ACR takes no manifests with an empty config: leave signature-storage at auto or set it to tag, and attestations to referrers or none.',
    },
    {
      words: /denied/i,
      hint: `Check the login (the registry's own password), that the namespace exists, and ${create}.`,
    },
    {
      status: 404,
      hint: `The namespace must exist before the first push: create it in the console, and ${create}.`,
    },
  ];
}
