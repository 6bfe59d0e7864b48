import { mediaType } from '../oci/descriptor.ts';
import type { PlatformName } from './finding.ts';
import type { Limit, PlatformProfile } from './profile.ts';

/** The profile of a platform. */
export function profileOf(name: PlatformName): PlatformProfile {
  return profiles[name];
}

/** Lambda's pages say MB and mean 1,024 kB (its page on quotas); so do the others, as far as they say. */
const mib = 1024 ** 2;
const gib = 1024 ** 3;

const bytes = (value: number, source: string): Limit => ({ value, unit: 'bytes', source });
const seconds = (value: number, source: string): Limit => ({ value, unit: 'seconds', source });
const count = (value: number, source: string): Limit => ({ value, unit: 'count', source });

const ociAndDocker = [mediaType.manifest, mediaType.dockerManifest];
const indexes = [mediaType.index, mediaType.dockerManifestList];
const gzipLayers = [mediaType.layerGzip, mediaType.dockerLayerGzip];

const lambda = {
  quotas: 'https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html',
  images: 'https://docs.aws.amazon.com/lambda/latest/dg/images-create.html',
  imageConfig: 'https://docs.aws.amazon.com/lambda/latest/api/API_ImageConfig.html',
  createFunction: 'https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html',
  lifecycle: 'https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtime-environment.html',
} as const;

const fc = {
  images: 'https://help.aliyun.com/zh/functioncompute/fc-3-0/user-guide/overview-2',
  limits: 'https://www.alibabacloud.com/help/en/functioncompute/fc-3-0/product-overview/limits-of-usage',
  createFunction:
    'https://www.alibabacloud.com/help/en/functioncompute/api-fc-2023-03-30-struct-createfunctioninput',
} as const;

const scf = {
  images: 'https://www.tencentcloud.com/document/product/583/41076',
  quotas: 'https://www.tencentcloud.com/document/product/583/11637',
} as const;

const run = {
  contract: 'https://cloud.google.com/run/docs/container-contract',
  quotas: 'https://cloud.google.com/run/quotas',
  memory: 'https://cloud.google.com/run/docs/configuring/services/memory-limits',
  deploying: 'https://cloud.google.com/run/docs/deploying',
} as const;

const ours = 'docs/serverless.md';

/** What each platform says of the images it runs. A number that a vendor changes is changed here and nowhere else. */
const profiles: Readonly<Record<PlatformName, PlatformProfile>> = {
  lambda: {
    name: 'lambda',
    title: 'AWS Lambda',
    image: {
      platforms: ['linux/amd64', 'linux/arm64'],
      index: false,
      manifestTypes: ociAndDocker,
      layerTypes: gzipLayers,
      // "UnsupportedImageLayerDetected" for layers that were not gzip (bazel-contrib/rules_oci issues 645 and 777).
      otherLayers: 'refused',
      unpacked: bytes(10 * gib, lambda.quotas),
      commandItems: count(1_500, lambda.imageConfig),
      environment: bytes(4 * 1024, lambda.quotas),
      registry: {
        host: /^\d{12}\.dkr[.-]ecr(-fips)?\.[a-z0-9-]+\.(amazonaws\.|on\.|c2s\.|sc2s\.|cloud\.adc-e\.|csp\.hci\.)/,
        says: 'a private Amazon ECR repository in the region of the function',
        sameRegion: true,
        source: lambda.images,
      },
    },
    run: {
      invocation: { kind: 'lambda' },
      readOnly: true,
      // The page on images says "a default Linux user with least-privileged permissions"; `id` there says 993.
      user: 993,
      root: 'allowed',
      tmp: bytes(512 * mib, lambda.quotas),
      tmpMost: bytes(10_240 * mib, lambda.quotas),
      memory: bytes(128 * mib, lambda.createFunction),
      memoryMost: bytes(10_240 * mib, lambda.quotas),
      pids: count(1_024, lambda.quotas),
      descriptors: count(1_024, lambda.quotas),
      ready: seconds(10, lambda.lifecycle),
      children: true,
    },
  },
  fc: {
    name: 'fc',
    title: 'Alibaba Cloud Function Compute',
    image: {
      platforms: ['linux/amd64'],
      index: true,
      manifestTypes: [...ociAndDocker, ...indexes],
      layerTypes: gzipLayers,
      otherLayers: 'undocumented',
      // Of the image before it is unpacked, by the Chinese text; the English one says "uncompressed".
      packed: bytes(10 * gib, fc.limits),
      registry: {
        host: /(^|[.-])(registry(-intl)?(-vpc|-internal)?(\.[a-z0-9-]+)?\.aliyuncs\.com|cr\.aliyuncs\.com)$/,
        says: 'Alibaba ACR, Personal or Enterprise Edition, in the same account and region',
        sameRegion: true,
        unseen: {
          host: /(?<!personal)\.cr\.aliyuncs\.com$/,
          what: 'An instance of the Economy Edition has the same kind of host, and Function Compute does not take its images',
        },
        source: fc.images,
      },
    },
    run: {
      invocation: { kind: 'http', port: 9_000, portVariable: undefined },
      readOnly: false,
      root: 'allowed',
      tmp: bytes(512 * mib, fc.createFunction),
      tmpMost: bytes(10_240 * mib, fc.createFunction),
      memory: bytes(128 * mib, fc.createFunction),
      memoryMost: bytes(32 * gib, fc.limits),
      pids: count(1_024, fc.limits),
      descriptors: count(100_000, fc.limits),
      ready: seconds(120, fc.images),
      children: true,
    },
  },
  scf: {
    name: 'scf',
    title: 'Tencent Cloud SCF',
    image: {
      platforms: ['linux/amd64'],
      index: true,
      manifestTypes: [...ociAndDocker, ...indexes],
      layerTypes: gzipLayers,
      otherLayers: 'undocumented',
      environment: bytes(4 * 1024, scf.quotas),
      registry: {
        host: /^([a-z0-9-]+\.tencentcloudcr\.com|[a-z]*ccr\.ccs\.tencentyun\.com)$/,
        says: 'Tencent TCR, Personal or Enterprise Edition',
        sameRegion: false,
        source: scf.images,
      },
    },
    run: {
      invocation: { kind: 'http', port: 9_000, portVariable: undefined },
      readOnly: true,
      root: 'allowed',
      tmp: bytes(512 * mib, scf.quotas),
      memory: bytes(128 * mib, scf.quotas),
      memoryMost: bytes(3_072 * mib, scf.quotas),
      pids: count(1_024, scf.quotas),
      descriptors: count(1_024, scf.quotas),
      ready: seconds(30, scf.images),
      children: true,
    },
  },
  cloudrun: {
    name: 'cloudrun',
    title: 'Google Cloud Run',
    image: {
      platforms: ['linux/amd64'],
      index: true,
      manifestTypes: [...ociAndDocker, ...indexes],
      layerTypes: [...gzipLayers, mediaType.layer, mediaType.layerZstd],
      otherLayers: 'undocumented',
      registry: {
        host: /^([a-z0-9-]+-docker\.pkg\.dev|([a-z]+\.)?gcr\.io|docker\.io|registry-1\.docker\.io|index\.docker\.io)$/,
        says: 'Google Artifact Registry or Docker Hub',
        sameRegion: false,
        source: run.deploying,
      },
    },
    run: {
      invocation: { kind: 'http', port: 8_080, portVariable: 'PORT' },
      // It may be written everywhere, in memory that counts.
      readOnly: false,
      root: 'allowed',
      memory: bytes(512 * mib, run.memory),
      memoryMost: bytes(32 * gib, run.memory),
      ready: seconds(240, run.quotas),
      stop: seconds(10, run.contract),
      children: true,
    },
  },
  generic: {
    name: 'generic',
    title: 'a serverless platform in general',
    image: {
      platforms: ['linux/amd64', 'linux/arm64'],
      index: true,
      manifestTypes: [...ociAndDocker, ...indexes],
      layerTypes: [...gzipLayers, mediaType.layer, mediaType.layerZstd],
      otherLayers: 'undocumented',
      environment: bytes(4 * 1024, ours),
    },
    run: {
      invocation: { kind: 'http', port: 8_080, portVariable: 'PORT' },
      readOnly: true,
      root: 'refused',
      tmp: bytes(512 * mib, ours),
      memory: bytes(512 * mib, ours),
      // Threads count too, and a runtime starts a dozen of them.
      pids: count(64, ours),
      descriptors: count(1_024, ours),
      ready: seconds(10, ours),
      stop: seconds(10, ours),
      children: false,
    },
  },
};
