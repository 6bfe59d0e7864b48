import { createHash, createHmac } from 'node:crypto';

/** In hexadecimal digits. */
export function sha256(content: string | Buffer): string {
  return createHash('sha256').update(content).digest('hex');
}

/** HMAC-SHA256. */
export function hmac(secret: string | Buffer, text: string): Buffer {
  return createHmac('sha256', secret).update(text).digest();
}

/** The key that AWS and Tencent Cloud sign with: of the day, the service and so on, each by the key of what is before. */
export function derivedKey(secret: string, parts: readonly string[]): Buffer | string {
  return parts.reduce<Buffer | string>((key, part) => hmac(key, part), secret);
}

/** RFC 3986: everything but letters, digits and `-_.~` stands encoded. */
export function uriEncoded(text: string): string {
  return encodeURIComponent(text).replaceAll(
    /[!'()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
