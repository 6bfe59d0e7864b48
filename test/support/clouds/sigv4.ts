import { timingSafeEqual } from 'node:crypto';
import type { Asked } from './service.ts';
import { derivedKey, hmac, sha256, uriEncoded } from './signing.ts';

/** Keys that AWS gave out. */
export interface AwsSession {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
}

/** What AWS says no to: an error code of its own. */
export type SignatureFault =
  | 'MissingAuthenticationTokenException'
  | 'UnrecognizedClientException'
  | 'InvalidSignatureException';

const furthestMs = 5 * 60_000;

/**
 * Checks a request's Signature Version 4 from nothing but its bytes and the keys given out before.
 * Source: docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
 */
export function checkSignature(
  request: Asked,
  service: string,
  sessions: readonly AwsSession[],
  now: Date,
): SignatureFault | { readonly session: AwsSession; readonly region: string } {
  const { headers } = request;
  const pattern =
    /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/([^/]+)\/aws4_request, ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})$/;
  const [, keyId, day = '', region = '', signedService = '', names = '', signature = ''] =
    pattern.exec(headers.authorization ?? '') ?? [];
  if (!keyId) return 'MissingAuthenticationTokenException';
  const session = sessions.find(({ accessKeyId }) => accessKeyId === keyId);
  if (!session || headers['x-amz-security-token'] !== session.sessionToken)
    return 'UnrecognizedClientException';

  const time = String(headers['x-amz-date'] ?? '');
  const signed = names.split(';');
  const bound = ['host', 'x-amz-date', 'x-amz-security-token'].every((name) => signed.includes(name));
  const old = Math.abs(timeOf(time) - now.getTime()) > furthestMs;
  if (!bound || old || !time.startsWith(day) || signedService !== service) return 'InvalidSignatureException';

  const canonical = [
    request.method,
    request.url.pathname,
    [...request.url.searchParams]
      .map(([name, value]) => `${uriEncoded(name)}=${uriEncoded(value)}`)
      .sort()
      .join('&'),
    ...signed.map(
      (name) =>
        `${name}:${String(headers[name] ?? '')
          .trim()
          .replaceAll(/ +/g, ' ')}`,
    ),
    '',
    names,
    sha256(request.body),
  ].join('\n');
  const scope = `${day}/${region}/${service}/aws4_request`;
  const text = ['AWS4-HMAC-SHA256', time, scope, sha256(canonical)].join('\n');
  const key = derivedKey(`AWS4${session.secretAccessKey}`, [day, region, service, 'aws4_request']);
  const same = timingSafeEqual(hmac(key, text), Buffer.from(signature, 'hex'));
  return same ? { session, region } : 'InvalidSignatureException';
}

/** `20261121T080000Z` in milliseconds since 1970. */
function timeOf(text: string): number {
  const [, year, month, day, hour, minute, second] =
    /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(text) ?? [];
  return Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
}
