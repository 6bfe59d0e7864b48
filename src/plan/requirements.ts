import type { Fault } from '../inputs/fault.ts';
import type { Inputs } from '../inputs/inputs.ts';
import { Secret } from '../secret.ts';
import type { Source } from '../source/source.ts';
import { escaped } from './pattern.ts';
import type { CosignKey, ExpectedIdentity } from './plan.ts';
import { type Ability, githubIssuer } from './signing.ts';

/** What a published image must prove before it is promoted, deployed or gone back to. */
export interface Requirements {
  readonly signer: ExpectedSigner;
  /** Signed attestations every platform must have. */
  readonly attestations: readonly AttestationName[];
  /** What provenance must say; a claim left out is not asked for. */
  readonly source: SourceClaims;
  /** Regular expression for the whole of the provenance's builder id. */
  readonly builder?: string;
  /** Hours since the newest attested scan. */
  readonly scanMaxAgeHours?: number;
  /** Patterns of repositories that base images may come from; empty = any. */
  readonly allowedBase: readonly string[];
}

export type AttestationName = 'sbom' | 'vuln' | 'provenance';

export type ExpectedSigner =
  | { readonly identity: ExpectedIdentity }
  | { readonly key: { readonly reference: string } | { readonly pem: string } }
  /** The public half of the key that this run signs with. */
  | { readonly signingKey: CosignKey };

export interface SourceClaims {
  /** `owner/name` on GitHub, else the path on its host. */
  readonly gitRepository?: string;
  readonly ref?: string;
  readonly commit?: string;
}

/**
 * What the inputs ask of a published image. `commit` is the one the request itself names. Without any input
 * about the signer it is the key this run signs with, else any workflow that this run's git repository has on a
 * branch or tag, or that it calls: never just anybody. Takes down a fault when nobody can be named.
 */
export function requirementsOf(
  inputs: Inputs,
  context: {
    readonly source: Source | undefined;
    readonly commit?: string | undefined;
    readonly can: Ability;
    readonly wrong: (fault: Fault) => void;
  },
): Requirements {
  const asked = inputs.require.filter((name) => name !== 'none');
  const commit = inputs.sourceCommit ?? context.commit;
  const claims = {
    ...(inputs.sourceRepository === undefined ? {} : { gitRepository: inputs.sourceRepository }),
    ...(inputs.sourceRef === undefined ? {} : { ref: inputs.sourceRef }),
    ...(commit === undefined ? {} : { commit }),
  };
  const wantsProvenance =
    inputs.allowedBase.length > 0 ||
    inputs.builderId !== undefined ||
    [inputs.sourceRepository, inputs.sourceRef, inputs.sourceCommit].some((claim) => claim !== undefined);
  return {
    signer: expectedSigner(inputs, claims, context),
    attestations: [
      ...new Set([
        ...asked,
        ...(inputs.vulnMaxAge === undefined ? [] : (['vuln'] as const)),
        ...(wantsProvenance ? (['provenance'] as const) : []),
      ]),
    ],
    source: claims,
    ...(inputs.builderId === undefined ? {} : { builder: inputs.builderId }),
    ...(inputs.vulnMaxAge === undefined ? {} : { scanMaxAgeHours: inputs.vulnMaxAge }),
    allowedBase: inputs.allowedBase,
  };
}

/** Who may have signed promotion records: whom the input names, else this run's key, else the image's signers. */
export function recordSignerOf(
  inputs: Inputs,
  requirements: Pick<Requirements, 'signer'>,
  { source, can }: { readonly source: Source | undefined; readonly can: Ability },
): ExpectedSigner {
  const gitRepository = inputs.sourceRepository ?? runRepository(source, can);
  const issuer = inputs.certificateOidcIssuer ?? can.identity?.issuer ?? githubIssuer;
  const identity = (pattern: string): ExpectedSigner => ({
    identity: { issuer, subject: { pattern }, ...(gitRepository === undefined ? {} : { gitRepository }) },
  });
  if (inputs.recordIdentityRegexp !== undefined) return identity(inputs.recordIdentityRegexp);
  const key = 'signingKey' in requirements.signer ? requirements.signer : signingKey(inputs);
  if (key) return key;
  if (!('identity' in requirements.signer)) return requirements.signer;
  const builder = inputs.signerWorkflow?.split('/.github/')[0];
  const patterns = [
    subjectPattern(requirements.signer.identity.subject),
    ...(gitRepository === undefined ? [] : [workflowsOf(gitRepository, source, can)]),
    // Whose file may build for this git repository, his others may promote for it.
    ...(gitRepository === undefined || !builder?.includes('/') ? [] : [calledWorkflows(builder, source)]),
  ];
  return identity(patterns.join('|'));
}

type SignerContext = Parameters<typeof requirementsOf>[1];

function expectedSigner(
  inputs: Inputs,
  claims: SourceClaims,
  { source, can, wrong }: SignerContext,
): ExpectedSigner {
  if (inputs.cosignPublicKey !== undefined) {
    const key = inputs.cosignPublicKey;
    return { key: 'pem' in key ? { pem: key.pem.reveal() } : key };
  }
  const gitRepository = claims.gitRepository ?? runRepository(source, can);
  const subject = subjectAsked(inputs, gitRepository, source);
  if (subject === undefined) {
    const key = signingKey(inputs);
    if (key) return key;
  }
  const expected =
    subject ??
    (gitRepository === undefined ? undefined : { pattern: workflowsOf(gitRepository, source, can) });
  if (expected === undefined) {
    wrong({
      input: 'certificate-identity',
      problem: 'nothing says who must have signed the image',
      remedy:
        'name the signer by it, by `certificate-identity-regexp` or `signer-workflow`, or give `cosign-public-key`',
    });
    return { key: { reference: '' } };
  }
  return {
    identity: {
      issuer: inputs.certificateOidcIssuer ?? can.identity?.issuer ?? githubIssuer,
      subject: expected,
      ...claims,
      ...(gitRepository === undefined ? {} : { gitRepository }),
    },
  };
}

function signingKey(inputs: Inputs): { signingKey: CosignKey } | undefined {
  const { cosignKey, cosignPassword } = inputs;
  if (cosignKey === undefined) return undefined;
  return { signingKey: { ...cosignKey, password: cosignPassword ?? new Secret('') } };
}

function subjectAsked(
  inputs: Inputs,
  gitRepository: string | undefined,
  source: Source | undefined,
): ExpectedIdentity['subject'] | undefined {
  if (inputs.certificateIdentity !== undefined) return inputs.certificateIdentity;
  if (inputs.certificateIdentityRegexp !== undefined) return { pattern: inputs.certificateIdentityRegexp };
  if (inputs.signerWorkflow === undefined) return undefined;
  const named = inputs.signerWorkflow;
  const full =
    named.startsWith('.github/') && gitRepository !== undefined ? `${gitRepository}/${named}` : named;
  const url = `${serverOf(source)}/${full}`;
  return named.includes('@') ? url : { pattern: `${escaped(url)}@.+` };
}

/**
 * Workflow files of a git repository at its branches and tags (not those of a pull request), and files of the git
 * repository whose reusable workflow runs this job. Whoever calls those has his own git repository in the certificate.
 */
function workflowsOf(gitRepository: string, source: Source | undefined, { identity }: Ability): string {
  const server = escaped(serverOf(source));
  const own = `${server}/${escaped(gitRepository)}/\\.github/workflows/[^@]+@refs/(?:heads|tags)/.+`;
  const called = typeof identity?.subject === 'string' ? repositoryOfWorkflow(identity.subject) : undefined;
  return called === undefined || called === gitRepository ? own : `${own}|${calledWorkflows(called, source)}`;
}

/** Any workflow file of a git repository, for one that calls it and stands in the certificate itself. */
function calledWorkflows(gitRepository: string, source: Source | undefined): string {
  return `${escaped(serverOf(source))}/${escaped(gitRepository)}/\\.github/workflows/[^@]+@.+`;
}

/** `owner/name` in `https://github.com/owner/name/.github/workflows/x.yml@…`. */
function repositoryOfWorkflow(subject: string): string | undefined {
  return /^https?:\/\/[^/]+\/(.+?)\/\.github\/workflows\//.exec(subject)?.[1];
}

function subjectPattern(subject: ExpectedIdentity['subject']): string {
  return typeof subject === 'string' ? escaped(subject) : `(?:${subject.pattern})`;
}

/** This run's git repository as a certificate would name it: only GitHub's do, and the OIDC token says it best. */
function runRepository(source: Source | undefined, { identity }: Ability): string | undefined {
  return identity?.gitRepository ?? (source?.provider === 'github' ? source.gitRepository : undefined);
}

function serverOf(source: Source | undefined): string {
  return source?.provider === 'github' && source.gitUrl !== undefined
    ? new URL(source.gitUrl).origin
    : 'https://github.com';
}
