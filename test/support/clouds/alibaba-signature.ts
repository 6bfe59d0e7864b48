import { createHash, createHmac } from 'node:crypto';
import type { Asked } from './service.ts';
import { sha256, uriEncoded } from './signing.ts';

/** Who signed a request, and what must be the same when its receiver computes it with that key's secret. */
export interface Signed {
  readonly accessKeyId: string;
  readonly securityToken: string | undefined;
  /** Undefined where there need be none: aliyun-python-sdk-core sends none in the style ROA. */
  readonly nonce: string | undefined;
  /** When it was signed; an invalid date where it does not say. */
  readonly at: Date;
  /** As Alibaba quotes it in `SignatureDoesNotMatch`. */
  readonly stringToSign: string;
  readonly given: string;
  expected(secret: string): string;
}

/** The parameters of an RPC call, from the query and from a form. */
export function parametersOf({ url, headers, body }: Asked): Readonly<Record<string, string>> {
  const isForm = headers['content-type']?.startsWith('application/x-www-form-urlencoded');
  const form = isForm ? new URLSearchParams(body.toString('utf8')) : [];
  return Object.fromEntries([...url.searchParams, ...form]);
}

/** RPC, version 1.0: all parameters are signed (help.aliyun.com, "RPC mechanism, signature method"). */
export function signedByRpc(asked: Asked): Signed | undefined {
  const { Signature, ...signed } = parametersOf(asked);
  if (!Signature || signed.SignatureMethod !== 'HMAC-SHA1' || signed.SignatureVersion !== '1.0')
    return undefined;
  const stringToSign = `${asked.method}&${uriEncoded('/')}&${uriEncoded(canonicalQuery(Object.entries(signed)))}`;
  return {
    accessKeyId: signed.AccessKeyId ?? '',
    securityToken: signed.SecurityToken,
    nonce: signed.SignatureNonce ?? '',
    at: new Date(isIsoTime(signed.Timestamp) ? (signed.Timestamp ?? '') : Number.NaN),
    stringToSign,
    given: Signature,
    expected: (secret) => hmac('sha1', `${secret}&`, stringToSign, 'base64'),
  };
}

/** ROA, version 1.0: method, five headers, all x-acs- headers and the resource (help.aliyun.com, "ROA mechanism"). */
export function signedByRoa({ method, url, headers, body }: Asked): Signed | undefined {
  const [, accessKeyId, given] = /^acs ([^:]+):(.+)$/.exec(headers.authorization ?? '') ?? [];
  if (accessKeyId === undefined || given === undefined) return undefined;
  if (headers['x-acs-signature-method'] !== 'HMAC-SHA1' || headers['x-acs-signature-version'] !== '1.0')
    return undefined;
  const md5 = headers['content-md5'];
  if (md5 !== undefined && md5 !== createHash('md5').update(body).digest('base64')) return undefined;
  const acs = Object.entries(headers).filter(([name]) => name.startsWith('x-acs-'));
  const query = [...url.searchParams].sort().map(([name, value]) => (value ? `${name}=${value}` : name));
  const stringToSign = [
    ...[method, headers.accept, md5, headers['content-type'], headers.date].map((part) => part ?? ''),
    ...acs.sort().map(([name, value]) => `${name}:${value}`),
    url.pathname + (query.length > 0 ? `?${query.join('&')}` : ''),
  ].join('\n');
  return {
    accessKeyId,
    securityToken: single(headers['x-acs-security-token']),
    nonce: single(headers['x-acs-signature-nonce']),
    at: new Date(headers.date ?? Number.NaN),
    stringToSign,
    given,
    expected: (secret) => hmac('sha1', secret, stringToSign, 'base64'),
  };
}

const signedInV3 = ['host', 'x-acs-action', 'x-acs-content-sha256', 'x-acs-date', 'x-acs-signature-nonce'];

/** Version 3, which today's SDKs use for both styles (help.aliyun.com, "V3 request structure and signature"). */
export function signedByV3({ method, url, headers, body }: Asked): Signed | undefined {
  const [, accessKeyId, names, given] =
    /^ACS3-HMAC-SHA256 Credential=([^,]+),SignedHeaders=([^,]+),Signature=([0-9a-f]+)$/.exec(
      headers.authorization ?? '',
    ) ?? [];
  if (accessKeyId === undefined || names === undefined || given === undefined) return undefined;
  const signedNames = names.split(';');
  const tokenName = 'x-acs-security-token';
  const needed = headers[tokenName] === undefined ? signedInV3 : [...signedInV3, tokenName];
  if (!needed.every((name) => signedNames.includes(name))) return undefined;
  const hash = headers['x-acs-content-sha256'];
  if (hash !== sha256(body)) return undefined;
  const canonicalRequest = [
    method,
    url.pathname,
    canonicalQuery([...url.searchParams]),
    ...signedNames.map((name) => `${name}:${String(headers[name] ?? '').trim()}`),
    '',
    names,
    hash,
  ].join('\n');
  const stringToSign = `ACS3-HMAC-SHA256\n${sha256(canonicalRequest)}`;
  const date = single(headers['x-acs-date']);
  return {
    accessKeyId,
    securityToken: single(headers[tokenName]),
    nonce: single(headers['x-acs-signature-nonce']) ?? '',
    at: new Date(isIsoTime(date) ? (date ?? '') : Number.NaN),
    stringToSign,
    given,
    expected: (secret) => hmac('sha256', secret, stringToSign, 'hex'),
  };
}

/** `2026-01-02T03:04:05Z`: without fractions, in UTC. */
export function isIsoTime(text: string | undefined): boolean {
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(text ?? '');
}

function canonicalQuery(parameters: readonly (readonly [string, string])[]): string {
  return [...parameters]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, value]) => `${uriEncoded(name)}=${uriEncoded(value)}`)
    .join('&');
}

function hmac(algorithm: string, secret: string, text: string, encoding: 'base64' | 'hex'): string {
  return createHmac(algorithm, secret).update(text).digest(encoding);
}

function single(header: string | string[] | undefined): string | undefined {
  return Array.isArray(header) ? header[0] : header;
}
