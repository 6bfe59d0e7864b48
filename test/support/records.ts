import { digestOf } from '../../src/oci/digest.ts';
import type { RunRecord } from '../../src/report/record.ts';

const repository = { registry: 'ghcr.io', path: 'acme/app' };
const digest = digestOf('index');

/** A record of a run in which everything happened, for tests of what is made from records. */
export function fullRecord(changes: Partial<RunRecord> = {}): RunRecord {
  return {
    schema: 'sealift-run/1',
    command: 'build',
    sealift: { version: '1.0.0' },
    startedAt: '2026-11-20T10:00:00.000Z',
    finishedAt: '2026-11-20T10:00:41.000Z',
    outcome: 'done',
    source: {
      provider: 'github',
      gitRepository: 'acme/app',
      commit: 'a'.repeat(40),
      ref: 'refs/tags/v1.2.3',
      event: 'tag',
      fork: false,
      dirty: false,
    },
    plan: {
      repositories: ['ghcr.io/acme/app'],
      tags: [{ name: '1.2.3', kind: 'version', from: 'default' }],
      version: '1.2.3',
      platforms: ['linux/amd64', 'linux/arm64'],
      push: { wanted: true, reason: 'a tag was pushed' },
      labels: { 'org.opencontainers.image.version': '1.2.3' },
      annotations: {},
      inputsDigest: digestOf('inputs'),
    },
    tools: [{ name: 'trivy', version: '0.75.0', sha256: 'c'.repeat(64), from: 'cache' }],
    builder: { kind: 'embedded', reason: 'no Docker daemon answers' },
    image: {
      digest,
      mediaType: 'application/vnd.oci.image.index.v1+json',
      reused: false,
      platforms: [
        { platform: 'linux/amd64', digest: digestOf('amd64'), bytes: 12_400_000, layers: 3 },
        { platform: 'linux/arm64', digest: digestOf('arm64'), bytes: 11_900_000, layers: 3 },
      ],
      base: [{ reference: 'docker.io/library/node:24', digest: digestOf('node') }],
    },
    scan: {
      scanner: 'trivy 0.75.0',
      database: { updatedAt: '2026-11-20T06:00:00.000Z', repository: 'mirror.gcr.io/aquasec/trivy-db:2' },
      expiredIgnores: [{ id: 'CVE-2020-1', expired: '2026-01-01' }],
      findings: [
        {
          platform: 'linux/amd64',
          kind: 'vulnerability',
          id: 'CVE-2021-1',
          severity: 'MEDIUM',
          title: 'old one',
          package: 'left|pad',
          installed: '1.0',
          fixed: '1.1',
          target: 'node',
          blocking: false,
        },
        {
          platform: 'linux/arm64',
          kind: 'vulnerability',
          id: 'CVE-2026-2',
          severity: 'LOW',
          title: 'new one',
          package: 'pkg',
          installed: '2.0',
          target: 'node',
          isNew: true,
          blocking: false,
        },
      ],
    },
    verdict: {
      outcome: 'passed',
      reasons: [],
      counts: {
        'linux/amd64': { CRITICAL: 0, HIGH: 0, MEDIUM: 1, LOW: 0, UNKNOWN: 0 },
        'linux/arm64': { CRITICAL: 0, HIGH: 0, MEDIUM: 0, LOW: 1, UNKNOWN: 0 },
      },
    },
    serverless: serverlessRecord(),
    pushed: [
      {
        repository: 'ghcr.io/acme/app',
        digest,
        blobs: { uploaded: 4, mounted: 0, present: 2 },
        bytesUploaded: 9_000_000,
        milliseconds: 900,
      },
    ],
    signature: {
      mode: 'keyless',
      signer: 'https://github.com/acme/app/.github/workflows/release.yml@refs/tags/v1.2.3',
      issuer: 'https://token.actions.githubusercontent.com',
      storage: 'referrers',
      storageReason: 'the registry takes OCI artifacts',
      attestations: ['cyclonedx', 'vuln', 'slsaprovenance1'],
      verified: true,
      verifyCommand: 'cosign verify ghcr.io/acme/app@sha256:…',
    },
    tags: [
      { repository, tag: '1.2.3', kind: 'version', outcome: 'written', reason: 'new', previous: undefined },
      {
        repository,
        tag: 'latest',
        kind: 'release',
        outcome: 'kept',
        reason: 'the higher version 1.3.0 is published',
        previous: digestOf('other'),
      },
    ],
    steps: [
      { name: 'build', milliseconds: 21_000, outcome: 'done' },
      { name: 'scan', milliseconds: 4_100, outcome: 'done' },
    ],
    files: { record: '/tmp/r/record.json' },
    notes: ['The base image is not pinned by digest.'],
    ...changes,
  };
}

/** What the rules of a platform said, with everything that can stand there. */
export function serverlessRecord(): NonNullable<RunRecord['serverless']> {
  const rules = {
    why: 'Google Cloud Run sends requests to 8080 (it sets PORT to it), whatever EXPOSE says.',
    fix: 'Listen on $PORT, or set `port` to what is configured there.',
  };
  return {
    platform: 'cloudrun',
    title: 'Google Cloud Run',
    outcome: 'refused',
    unchecked: [],
    smoke: [
      {
        profile: 'cloudrun',
        platform: 'linux/amd64',
        sandbox: { kind: 'runc', version: '1.2.0', rootless: false },
        notHeld: ['descriptors: 1024'],
        readySeconds: 0.4,
        answer: { status: 200, seconds: 0.02, body: 'ok' },
        end: { status: 0, seconds: 0.1, by: 'term' },
        listeners: [{ address: '0.0.0.0', port: 8080 }],
        figures: {
          memory: 48_000_000,
          processes: 1,
          threads: 11,
          descriptors: 24,
          tmp: 4096,
          oomKills: 0,
          forksRefused: 0,
        },
        refusedWrites: ['/app/cache'],
        suggestedMemory: 134_217_728,
        output: ['listening'],
      },
    ],
    findings: [
      {
        rule: 'entry-point-missing',
        severity: 'error',
        what: 'the image starts /app/run|me, which is not in it',
        where: { path: '/app/run|me', layer: 2, step: 'COPY <app> /app' },
        why: 'The container cannot be started.',
        fix: 'Copy the program into the image.',
        image: 'linux/amd64',
        ignored: false,
      },
      {
        rule: 'exposed-port',
        severity: 'warning',
        what: 'the image exposes 3000, and requests come to 8080',
        ...rules,
        image: 'linux/amd64',
        ignored: false,
      },
      {
        rule: 'platform-unsupported',
        severity: 'note',
        what: 'the image is for linux/arm64',
        why: 'Google Cloud Run runs linux/amd64.',
        fix: 'Build for linux/amd64 (`platforms`).',
        image: 'linux/arm64',
        ignored: false,
      },
      {
        rule: 'secret-file',
        severity: 'error',
        what: 'the image holds a private key',
        where: { path: '/app/test/key.pem' },
        why: 'Whoever can pull the image has it.',
        fix: 'Leave it out.',
        image: 'linux/amd64',
        ignored: true,
      },
    ],
    sizes: [
      {
        platform: 'linux/amd64',
        compressed: 12_400_000,
        uncompressed: 31_000_000,
        wasted: 4_200_000,
        layers: [
          { step: 'COPY busybox /bin/busybox', compressed: 1_000_000, uncompressed: 2_100_000, lost: 0 },
          {
            step: `RUN ${'a-long-command '.repeat(20)}`,
            compressed: 11_400_000,
            uncompressed: 28_900_000,
            lost: 4_000_000,
          },
          { step: undefined, compressed: 120, uncompressed: 1_024, lost: 0 },
        ],
        largest: [{ path: '/app/model.bin', size: 20_000_000, layer: 1 }],
        waste: [
          {
            title: 'cache of npm',
            layer: 1,
            files: 12,
            bytes: 200_000,
            fix: 'Use a cache mount: RUN --mount=type=cache,target=/root/.npm.',
          },
        ],
        duplicates: [
          { paths: ['/a/lib.so', '/b/lib.so', '/c/lib.so', '/d/lib.so', '/e/lib.so'], bytes: 800_000 },
        ],
        growth: {
          before: 9_000_000,
          now: 12_400_000,
          steps: [
            { step: 'COPY model.bin /app', before: undefined, now: 3_600_000, difference: 3_600_000 },
            { step: 'RUN npm ci', before: 900_000, now: 700_000, difference: -200_000 },
          ],
        },
      },
      {
        platform: 'linux/arm64',
        compressed: 11_900_000,
        uncompressed: 30_000_000,
        wasted: 0,
        layers: [{ step: 'COPY . /', compressed: 11_900_000, uncompressed: 30_000_000, lost: 0 }],
        largest: [],
        waste: [],
        duplicates: [],
      },
    ],
  };
}
