import { type Digest, digestAlgorithm, digestHex } from '../oci/digest.ts';

/** One entry that `cosign verify` vouches for. */
export interface VerifiedEntry {
  /** What it is: a signature's type, or the predicate type of an attestation. */
  readonly type: string;
  readonly digest: string;
  /** In the old form cosign also prints what the certificate says. */
  readonly subject?: string;
  readonly issuer?: string;
}

/** An in-toto statement, as a DSSE envelope carries it. */
export interface Statement {
  readonly predicateType: string;
  readonly subject: readonly { readonly name?: string; readonly digest: Readonly<Record<string, string>> }[];
  readonly predicate: unknown;
}

/** Why a cosign command failed. */
export type CosignFailure =
  /** Nothing of the kind is there. */
  | 'missing'
  /** Something is there, and it was made by somebody else. */
  | 'mismatch'
  /** A service or the registry gave no answer; another try may help. */
  | 'transient'
  | 'other';

const signatureTypes = new Set(['https://sigstore.dev/cosign/sign/v1', 'cosign container image signature']);

/**
 * Whether an entry is a signature of this very digest. An attestation also makes `cosign verify` pass,
 * and must not count: it is told apart by its type (seen with cosign 3.1.3).
 */
export function isSignatureOf(entry: VerifiedEntry, digest: Digest): boolean {
  return signatureTypes.has(entry.type) && entry.digest === digest;
}

/** Reads the JSON of `cosign verify`; undefined when it is not what cosign prints. */
export function parseVerified(stdout: string): VerifiedEntry[] | undefined {
  let entries: unknown;
  try {
    entries = JSON.parse(stdout);
  } catch {
    return undefined;
  }
  if (!Array.isArray(entries)) return undefined;
  return entries.flatMap((entry) => {
    const type: unknown = entry?.critical?.type;
    const digest: unknown = entry?.critical?.image?.['docker-manifest-digest'];
    if (typeof type !== 'string' || typeof digest !== 'string') return [];
    const { Subject: subject, Issuer: issuer } = entry.optional ?? {};
    return [
      {
        type,
        digest,
        ...(typeof subject === 'string' && { subject }),
        ...(typeof issuer === 'string' && { issuer }),
      },
    ];
  });
}

/**
 * Reads the lines of `cosign verify-attestation`: the statements about this digest. Undefined when a line is
 * no DSSE envelope around an in-toto statement.
 */
export function parseStatements(stdout: string, digest: Digest): Statement[] | undefined {
  try {
    return stdout
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map((line) => statementOf(JSON.parse(line)))
      .filter((statement) => isAbout(statement, digest));
  } catch {
    return undefined;
  }
}

/** The statement inside a DSSE envelope. Throws when there is none. */
export function statementOf(envelope: { readonly payload?: unknown }): Statement {
  const statement = JSON.parse(Buffer.from(String(envelope.payload), 'base64').toString('utf8')) as Statement;
  if (typeof statement.predicateType !== 'string' || !Array.isArray(statement.subject)) {
    throw new TypeError('the payload is no in-toto statement');
  }
  return statement;
}

export function isAbout(statement: Statement, digest: Digest): boolean {
  return statement.subject.some((subject) => subject.digest?.[digestAlgorithm(digest)] === digestHex(digest));
}

// Cosign tells of a failed check only by these words; a wording that is not known counts as "could not check".
const missing = [
  /no signatures found/,
  /no matching attestations: *$/m,
  /none of the attestations matched the predicate type/,
];
const mismatch = [
  /no matching CertificateIdentity found/,
  /none of the expected identities matched/,
  /expected GitHub Workflow \w+ not found in certificate/,
  /leaf certificate verification failed/,
  /accepted signatures do not match threshold/,
  /invalid signature when validating/,
  /expected key signature, not certificate/,
  /not enough verified log entries from transparency log/,
  /no matching signatures: empty key/,
];
const transient = [
  /connection (refused|reset)/,
  /no such host/,
  /i\/o timeout|deadline exceeded|Client\.Timeout|TLS handshake timeout/,
  /unexpected EOF|: EOF/,
  /giving up after \d+ attempt/,
  /TOOMANYREQUESTS|too many requests/i,
  /\b(408|429|50[0234])\b/,
  /network is unreachable|no route to host/,
];

/** Sorts a failed cosign command. Its exit codes say little: 10 is "no signature", all others are not dependable. */
export function cosignFailure({
  code,
  stderr,
}: {
  readonly code: number;
  readonly stderr: string;
}): CosignFailure {
  const message = errorLine(stderr);
  const all = errorText(stderr);
  const says = (patterns: readonly RegExp[], text: string) => patterns.some((pattern) => pattern.test(text));
  // A service that does not answer also makes "no matching signatures"; it is looked for first.
  if (says(transient, all.replaceAll(/sha256:[0-9a-f]+/g, ''))) return 'transient';
  if (code === 10 || says(missing, message)) return 'missing';
  return says(mismatch, all) ? 'mismatch' : 'other';
}

/** Cosign's own last error line, without its prefix; empty when it gave none. */
export function errorLine(stderr: string): string {
  return errorText(stderr).split('\n')[0] ?? '';
}

/** Cosign prints each error twice: after `Error:`, and once more after `error during command execution:`. */
function errorText(stderr: string): string {
  const prefix = /^(?:error during command execution|Error): ?/m;
  const at = [...stderr.matchAll(/^(?:error during command execution|Error): ?/gm)].at(-1)?.index;
  return (
    at === undefined ? (stderr.trim().split('\n').at(-1) ?? '') : stderr.slice(at).replace(prefix, '')
  ).trimEnd();
}
