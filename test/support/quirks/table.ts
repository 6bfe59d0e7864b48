import type { Provider } from '../../../src/registries/provider.ts';
import type { Fault, refusal } from '../faults.ts';
import { missingAnswers, tagAnswers } from './answers.ts';

/** What one kind of registry does otherwise than the specification wants it. */
export interface QuirkProfile {
  readonly provider: Provider;
  /** What tells its kind, for all of them listen on loopback. */
  readonly knownBy: 'provider' | 'challenge' | 'default';
  /** Basic, or where its tokens come from: a path of its own or, with `host`, another server of the vendor. */
  readonly login: 'basic' | { readonly path: string; readonly service: string; readonly host?: string };
  readonly referrersApi: boolean;
  /** What it answers in place of the referrers API. */
  readonly noReferrers?: Parameters<typeof refusal>;
  /** How many pulls it allows, which it says with every manifest. */
  readonly pulls?: number;
  /** What it always does. */
  readonly always: readonly Fault[];
  /** Its answer to a tag that may not be written. */
  readonly tagAnswer: (path: string, tag: string) => ReturnType<typeof refusal>;
  /** Whether it refuses an immutable tag also when it would stay as it is. */
  readonly refusesSameDigest?: boolean;
  readonly missingAnswer: (path: string) => ReturnType<typeof refusal>;
}

const mib = 1024 * 1024;
const nothingThere: Parameters<typeof refusal> = [404, 'UNSUPPORTED', '404 page not found'];

/** Sources of the refusals stand in answers.ts, those of the rest in the profiles and their pages. */
export const quirkProfiles: readonly QuirkProfile[] = [
  {
    provider: 'docker-hub',
    knownBy: 'provider',
    login: { path: '/token', service: 'registry.docker.io' },
    referrersApi: false,
    noReferrers: nothingThere,
    pulls: 1000,
    always: [],
    tagAnswer: tagAnswers.plain,
    missingAnswer: missingAnswers.denied,
  },
  {
    provider: 'alibaba-acr-personal',
    knownBy: 'challenge',
    login: {
      path: '/auth',
      service: 'registry.aliyuncs.com:cn-hangzhou:26842',
      host: 'dockerauth.cn-hangzhou.aliyuncs.com',
    },
    referrersApi: false,
    noReferrers: nothingThere,
    always: [{ kind: 'refuse-empty-config' }],
    tagAnswer: tagAnswers.alibaba,
    missingAnswer: missingAnswers.denied,
  },
  {
    provider: 'ghcr',
    knownBy: 'provider',
    login: { path: '/token', service: 'ghcr.io' },
    referrersApi: false,
    // NVIDIA/aicr issue 1957
    noReferrers: [404, 'MANIFEST_UNKNOWN', 'manifest unknown'],
    always: [{ kind: 'chunk-limit', bytes: 4 * mib }],
    tagAnswer: tagAnswers.plain,
    missingAnswer: missingAnswers.denied,
  },
  {
    provider: 'alibaba-acr',
    knownBy: 'provider',
    login: { path: '/auth', service: 'registry.aliyuncs.com:cn-beijing:china:cri-abc' },
    referrersApi: false,
    noReferrers: nothingThere,
    always: [{ kind: 'refuse-empty-config' }],
    tagAnswer: tagAnswers.alibaba,
    missingAnswer: missingAnswers.denied,
  },
  {
    provider: 'tencent-tcr',
    knownBy: 'provider',
    login: { path: '/service/token', service: 'harbor-registry' },
    referrersApi: false,
    noReferrers: nothingThere,
    always: [],
    tagAnswer: tagAnswers.harbor,
    missingAnswer: missingAnswers.harbor,
  },
  {
    provider: 'tencent-tcr-personal',
    knownBy: 'provider',
    login: { path: '/service/token', service: 'token-service' },
    referrersApi: false,
    noReferrers: nothingThere,
    always: [],
    tagAnswer: tagAnswers.plain,
    missingAnswer: missingAnswers.denied,
  },
  {
    provider: 'aws-ecr',
    knownBy: 'provider',
    login: 'basic',
    referrersApi: true,
    always: [{ kind: 'upload-instead', method: 'POST' }],
    tagAnswer: tagAnswers.ecr,
    refusesSameDigest: true,
    missingAnswer: missingAnswers.ecr,
  },
  {
    provider: 'aws-ecr-public',
    knownBy: 'provider',
    login: { path: '/token', service: 'public.ecr.aws' },
    // aws-observability/aws-otel-python-instrumentation pull request 837
    referrersApi: true,
    always: [{ kind: 'upload-instead', method: 'POST' }],
    tagAnswer: tagAnswers.ecr,
    missingAnswer: missingAnswers.ecr,
  },
  {
    provider: 'google-artifact-registry',
    knownBy: 'provider',
    login: 'basic',
    referrersApi: true,
    always: [],
    tagAnswer: tagAnswers.google,
    missingAnswer: missingAnswers.google,
  },
  {
    provider: 'azure-acr',
    knownBy: 'challenge',
    login: { path: '/oauth2/token', service: 'contoso.azurecr.io' },
    referrersApi: true,
    always: [],
    tagAnswer: tagAnswers.azure,
    missingAnswer: missingAnswers.denied,
  },
  {
    provider: 'gitlab',
    knownBy: 'challenge',
    login: { path: '/jwt/auth', service: 'container_registry' },
    referrersApi: false,
    noReferrers: nothingThere,
    always: [],
    tagAnswer: tagAnswers.plain,
    missingAnswer: missingAnswers.denied,
  },
  {
    provider: 'harbor',
    knownBy: 'challenge',
    login: { path: '/service/token', service: 'harbor-registry' },
    referrersApi: true,
    always: [],
    tagAnswer: tagAnswers.harbor,
    missingAnswer: missingAnswers.harbor,
  },
  {
    provider: 'quay',
    knownBy: 'challenge',
    login: { path: '/v2/auth', service: 'quay.example' },
    referrersApi: true,
    always: [],
    tagAnswer: tagAnswers.quay,
    missingAnswer: missingAnswers.denied,
  },
  {
    provider: 'other',
    knownBy: 'default',
    login: { path: '/token', service: 'registry.example' },
    referrersApi: false,
    noReferrers: nothingThere,
    always: [],
    tagAnswer: tagAnswers.plain,
    missingAnswer: missingAnswers.denied,
  },
];
