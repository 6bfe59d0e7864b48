import { type Service, startService } from './clouds/service.ts';
import { type AwsSession, checkSignature } from './clouds/sigv4.ts';

export const storeKeys: AwsSession & { readonly region: string } = {
  accessKeyId: 'AKIDEXAMPLE',
  secretAccessKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY',
  sessionToken: 'a-token-of-the-session',
  region: 'eu-central-1',
};

/** An S3 storage on loopback that knows one key and takes nothing whose signature is not that key's. */
export interface ObjectStore extends Service {
  /** Content by `/BUCKET/KEY`, as it stands in the address. */
  readonly objects: Map<string, string>;
  /** The environment of a program that may use it. */
  readonly env: Readonly<Record<string, string>>;
}

export async function startObjectStore(): Promise<ObjectStore> {
  const objects = new Map<string, string>();
  const service = await startService((asked) => {
    const signed = checkSignature(asked, 's3', [storeKeys], new Date());
    if (typeof signed === 'string') return { status: 403, body: `<Code>${signed}</Code>` };
    const path = asked.url.pathname;
    if (asked.method === 'PUT') {
      objects.set(path, asked.body.toString());
      return { status: 200, body: '' };
    }
    const found = objects.get(path);
    return found === undefined
      ? { status: 404, body: '<Code>NoSuchKey</Code>' }
      : { status: 200, body: found };
  });
  return { ...service, objects, env: storageEnvironment(service.url, storeKeys) };
}

/** What the samples read of their storage. */
export function storageEnvironment(
  url: string,
  keys: Omit<AwsSession, 'sessionToken'> & { readonly sessionToken?: string; readonly region: string },
): Record<string, string> {
  return {
    AWS_ENDPOINT_URL_S3: url,
    AWS_REGION: keys.region,
    AWS_ACCESS_KEY_ID: keys.accessKeyId,
    AWS_SECRET_ACCESS_KEY: keys.secretAccessKey,
    ...(keys.sessionToken === undefined ? {} : { AWS_SESSION_TOKEN: keys.sessionToken }),
    SOURCE_BUCKET: 'incoming',
    TARGET_BUCKET: 'outgoing',
  };
}
