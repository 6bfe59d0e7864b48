import { SealiftError } from '../errors.ts';
import type { Fault } from '../inputs/fault.ts';
import type { Inputs } from '../inputs/inputs.ts';
import { Secret } from '../secret.ts';
import type { Source } from '../source/source.ts';
import type { ExpectedIdentity, Signing, SigningOptions } from './plan.ts';

/** What a door knows that inputs and source do not. */
export interface Ability {
  /** An OIDC token can be had: on GitHub, `ACTIONS_ID_TOKEN_REQUEST_URL` is set. */
  readonly keyless: boolean;
  /** What the token says of the job (`identityOf`); without it the workflow the source names is expected. */
  readonly identity?: ExpectedIdentity;
  /** The environment holds keys for Alibaba Cloud's API. */
  readonly alibabaKeys?: boolean;
}

type SigningInputs = Pick<
  Inputs,
  | 'sign'
  | 'cosignKey'
  | 'cosignPassword'
  | 'certificateIdentity'
  | 'certificateIdentityRegexp'
  | 'certificateOidcIssuer'
  | 'signingConfig'
  | 'trustedRoot'
  | 'signatureStorage'
  | 'attestations'
>;

/** What of a source decides who signs. */
type SigningSource = Pick<Source, 'provider' | 'gitUrl' | 'gitRepository' | 'run'>;

interface SigningContext {
  readonly push: boolean;
  readonly can: Ability;
  readonly wrong: (fault: Fault) => void;
  /** The command vouches for what it does: there is no `sign: off`. */
  readonly always?: boolean;
}

export const githubIssuer = 'https://token.actions.githubusercontent.com';

/**
 * How the image is signed. Without a push nothing is. `auto` means the key when there is one, else the
 * OIDC token; it never means unsigned: when neither is there this throws `permission-missing` on
 * GitHub, and takes down a fault elsewhere.
 */
export function signingOptions(
  inputs: SigningInputs,
  source: SigningSource,
  options: SigningContext,
): SigningOptions {
  const signing: Signing = options.push ? chosen(inputs, source, options) : { mode: 'off' };
  return {
    signing,
    ...(inputs.signingConfig === undefined ? {} : { signingConfig: inputs.signingConfig }),
    ...(inputs.trustedRoot === undefined ? {} : { trustedRoot: inputs.trustedRoot }),
    storage: inputs.signatureStorage,
    attestations: inputs.attestations ?? (inputs.sign === 'off' ? 'none' : 'referrers'),
  };
}

function chosen(
  inputs: SigningInputs,
  source: SigningSource,
  { can, wrong, always = false }: SigningContext,
): Signing {
  const { sign, cosignKey } = inputs;
  if (sign === 'off') return { mode: 'off' };
  if (cosignKey !== undefined)
    return { mode: 'key', key: { ...cosignKey, password: inputs.cosignPassword ?? new Secret('') } };
  if (sign === 'key') {
    wrong({
      input: 'cosign-key',
      problem: 'sign: key needs it, and it is empty',
      remedy: 'give a path, a URI or PEM text',
    });
    return { mode: 'off' };
  }
  if (can.keyless) return keyless(inputs, source, can, wrong);
  if (source.provider === 'github') throw noToken(sign, always);
  wrong({
    input: 'sign',
    problem: `"${sign}" finds ${sign === 'auto' ? 'neither `cosign-key` nor' : 'no'} OIDC token to sign with here`,
    remedy: always ? 'give `cosign-key`' : 'give `cosign-key`, or say `sign: off` to push the image unsigned',
  });
  return { mode: 'off' };
}

function keyless(
  inputs: SigningInputs,
  source: SigningSource,
  can: Ability,
  wrong: (fault: Fault) => void,
): Signing {
  const said = can.identity ?? fromSource(source);
  const subject = subjectGiven(inputs) ?? said.subject;
  if (subject === undefined) {
    wrong({
      input: 'certificate-identity',
      problem: 'the workflow that signs is not known here, so neither is the identity to expect',
      remedy: 'name it, or use `cosign-key`',
    });
    return { mode: 'off' };
  }
  const issuer = inputs.certificateOidcIssuer ?? said.issuer;
  return { mode: 'keyless', identity: { ...said, issuer, subject } };
}

function subjectGiven(inputs: SigningInputs): ExpectedIdentity['subject'] | undefined {
  const { certificateIdentity, certificateIdentityRegexp: pattern } = inputs;
  return certificateIdentity ?? (pattern === undefined ? undefined : { pattern });
}

/** Fulcio writes GitHub's `job_workflow_ref` behind the server's URL as the certificate's subject. */
function fromSource({
  provider,
  gitUrl,
  gitRepository,
  run,
}: SigningSource): Partial<ExpectedIdentity> & { issuer: string } {
  const server = gitUrl === undefined ? 'https://github.com' : new URL(gitUrl).origin;
  return {
    issuer: githubIssuer,
    ...(run.workflowRef === undefined ? {} : { subject: `${server}/${run.workflowRef}` }),
    // Only GitHub's certificates hold the caller's git repository.
    ...(provider === 'github' && gitRepository !== undefined ? { gitRepository } : {}),
  };
}

function noToken(sign: string, always: boolean): SealiftError {
  return new SealiftError(
    'permission-missing',
    `sign: ${sign} needs GitHub's OIDC token, and this job may not ask for one: it lacks \`id-token: write\``,
    {
      hint: [
        'Add to the job (permissions named there replace all others, so keep those you need):',
        '  permissions:',
        '    contents: read',
        '    id-token: write',
        always
          ? 'Or sign with a key (`cosign-key`).'
          : 'Or sign with a key (`cosign-key`), or say `sign: off` to push the image unsigned.',
      ].join('\n'),
    },
  );
}
