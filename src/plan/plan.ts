import type { Platform } from '../oci/descriptor.ts';
import type { Repository } from '../oci/reference.ts';
import type { KeylessLogin } from '../registries/provider.ts';
import type { Secret } from '../secret.ts';
import type { Source } from '../source/source.ts';
import type { RegistryAccess } from './access.ts';
import type { Policy } from './policy.ts';
import type { ServerlessPlan } from './serverless.ts';

/** A scan by the registry's own scanner: of one repository, since the digest is the same in all. */
export interface VendorScanPlan {
  readonly scanner: 'acr';
  readonly repository: Repository;
  /** The commit tag it is started on, written before all others (docs/decisions/0007-vendor-scan.md). */
  readonly tag: PlannedTag;
  readonly instance: AcrInstance;
  /** Whose keys sign the calls. */
  readonly keys: KeylessLogin<'alibaba-acr'> | 'environment';
  /** Whether its findings, or a scan that does not end, keep the other tags back. */
  readonly gate: boolean;
  readonly timeoutMs: number;
}

/** An instance of Alibaba ACR Enterprise Edition, and where its API is. */
export interface AcrInstance {
  readonly id: string;
  readonly region: string;
  /** Undefined: Alibaba's own address for the region. */
  readonly endpoint: string | undefined;
}

/** How a tag may change once it is written. */
export type TagKind =
  /** Names one commit; never changes. */
  | 'commit'
  /** Names one exact version; never changes. */
  | 'version'
  /** `1.2`, `1`, `latest` of a version: moves only forward. */
  | 'release'
  /** A branch, `edge`, `pr-7`, `nightly`: goes where the newest run points it. */
  | 'floating';

export interface PlannedTag {
  readonly name: string;
  readonly kind: TagKind;
  /** For `release` tags: the version that would take the tag, and the line of versions it stands for. */
  readonly line?: ReleaseLine;
  /** Where it comes from: `default`, or the `type=…` line of `tags`, or `flavor`. */
  readonly from: string;
}

/** The versions a release tag chooses the highest of. */
export interface ReleaseLine {
  readonly version: string;
  /** How versions of the line are read and compared. Default semver. */
  readonly scheme?: 'pep440';
  readonly major?: number;
  readonly minor?: number;
  /** Around the version in this tag's sibling tags, as in `v1.2.3-alpine`. */
  readonly prefix: string;
  readonly suffix: string;
}

/** What buildx is asked to do; names as in build-push-action. */
export interface BuildOptions {
  readonly context: string;
  readonly file?: string;
  readonly target?: string;
  readonly platforms: readonly Platform[];
  readonly buildArgs: readonly string[];
  readonly buildContexts: readonly string[];
  /** Build secrets: id and where the value is; a value itself is a Secret. */
  readonly secrets: readonly BuildSecret[];
  readonly ssh: readonly string[];
  readonly cacheFrom: readonly string[];
  readonly cacheTo: readonly string[];
  readonly noCache: boolean;
  readonly noCacheFilters: readonly string[];
  readonly pull: boolean;
  readonly network?: string;
  readonly addHosts: readonly string[];
  readonly allow: readonly string[];
  readonly shmSize?: string;
  readonly ulimit: readonly string[];
  readonly cgroupParent?: string;
  readonly call?: string;
  readonly reproducible: boolean;
  /** BuildKit's own attestations in the index (`attestations: inline`). */
  readonly inlineAttestations: boolean;
  /** Every layer is written so, those of base images and caches too; undefined: as BuildKit has them. */
  readonly layerCompression?: 'gzip';
}

export type BuildSecret =
  | { readonly id: string; readonly value: Secret }
  | { readonly id: string; readonly env: string }
  | { readonly id: string; readonly file: string };

export interface BuilderChoice {
  readonly kind: 'auto' | 'embedded' | 'docker-container' | 'named' | 'remote';
  /** Name of an existing builder (`named`), or endpoint (`remote`: `tcp://…`, `unix://…`). */
  readonly value?: string;
  /** Client TLS files for `remote`: ca, cert, key. */
  readonly tls?: { readonly ca?: string; readonly cert?: string; readonly key?: string };
}

export interface ScanOptions {
  readonly mode: 'required' | 'off';
  readonly scanners: readonly ('vuln' | 'secret')[];
  readonly ignoreFile?: string;
  readonly vex: readonly string[];
  readonly databaseRepositories: readonly string[];
  readonly databaseMaxAgeHours: number;
  readonly skipDatabaseUpdate: boolean;
}

export type Signing =
  | { readonly mode: 'off' }
  | { readonly mode: 'keyless'; readonly identity: ExpectedIdentity }
  | { readonly mode: 'key'; readonly key: CosignKey };

/** A key as cosign takes it; PEM text is a Secret, a path or KMS URI is not. */
export type CosignKey =
  | { readonly reference: string; readonly password: Secret }
  | { readonly pem: Secret; readonly password: Secret };

/** Who must have signed. */
export interface ExpectedIdentity {
  readonly issuer: string;
  /** Exact subject of the certificate; or a regular expression, anchored at both ends by us. */
  readonly subject: string | { readonly pattern: string };
  /** The caller's git repository `owner/name`, held in the certificate. */
  readonly gitRepository?: string;
  readonly ref?: string;
  readonly commit?: string;
}

export interface SigningOptions {
  readonly signing: Signing;
  readonly signingConfig?: string;
  readonly trustedRoot?: string;
  readonly storage: 'auto' | 'referrers' | 'tag';
  /** Where SBOM, scan and provenance go. */
  readonly attestations: 'referrers' | 'inline' | 'none';
}

/** Everything a run will do, decided before anything is done. */
export interface Plan {
  readonly source: Source;
  readonly repositories: readonly Repository[];
  readonly tags: readonly PlannedTag[];
  /** Main version, as metadata-action's output of that name. */
  readonly version: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
  /** The run's one clock reading. */
  readonly created: Date;
  readonly build: BuildOptions;
  /** Set when this run builds one platform of an image whose parts are merged later; the plan is the whole image's. */
  readonly part?: { readonly platform: Platform; readonly of: readonly Platform[] };
  readonly builder: BuilderChoice;
  readonly scan: ScanOptions;
  readonly policy: Policy;
  /** Set when the image must run on a serverless platform. */
  readonly serverless?: ServerlessPlan;
  /** Set when an image that is pushed is scanned by its registry too. */
  readonly vendorScan?: VendorScanPlan;
  readonly push: { readonly wanted: boolean; readonly reason: string };
  readonly sign: SigningOptions;
  readonly onExisting: 'reuse' | 'fail' | 'rebuild';
  readonly overlapUpload: boolean;
  /** SHA-256 over the commit and every input that decides the image's content; also a label of the image. */
  readonly inputsDigest: string;
  readonly access: RegistryAccess;
  /** What the plan left out and why, for the log. */
  readonly notes?: readonly string[];
}
