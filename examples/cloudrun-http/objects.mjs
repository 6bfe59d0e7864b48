import { createHash, createHmac } from 'node:crypto';
import { isIP } from 'node:net';

/**
 * Reads and writes objects of any storage that speaks S3's language. Key, region and address come from the
 * environment, by the names every S3 tool knows; nothing of them is in the image.
 */
export async function getObject(bucket, key, env) {
  return request('GET', bucket, key, '', env);
}

export async function putObject(bucket, key, body, env) {
  await request('PUT', bucket, key, body, env);
}

async function request(method, bucket, key, body, env) {
  const url = addressOf(bucket, key, env);
  const response = await fetch(url, {
    method,
    headers: signed(method, url, body, env),
    ...(method === 'PUT' && { body }),
  });
  if (response.ok) return response;
  throw new Error(
    `${method} ${url.host}${url.pathname} answered ${response.status}: ${await response.text()}`,
  );
}

function addressOf(bucket, key, env) {
  const url = new URL(env.AWS_ENDPOINT_URL_S3 ?? `https://s3.${env.AWS_REGION}.amazonaws.com`);
  const path = key.split('/').map(encoded).join('/');
  const byPath = isIP(url.hostname) !== 0 || url.hostname === 'localhost';
  if (!byPath) url.hostname = `${bucket}.${url.hostname}`;
  url.pathname = byPath ? `/${bucket}/${path}` : `/${path}`;
  return url;
}

/** Signature Version 4: https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html */
function signed(method, url, body, env) {
  const time = new Date().toISOString().replace(/[-:]|\.\d+/g, '');
  const headers = {
    host: url.host,
    'x-amz-content-sha256': sha256(body),
    'x-amz-date': time,
    ...(env.AWS_SESSION_TOKEN && { 'x-amz-security-token': env.AWS_SESSION_TOKEN }),
  };
  const names = Object.keys(headers).join(';');
  const lines = Object.entries(headers).map(([name, value]) => `${name}:${value}`);
  const canonical = [method, url.pathname, '', ...lines, '', names, sha256(body)].join('\n');

  const scope = [time.slice(0, 8), env.AWS_REGION, 's3', 'aws4_request'];
  const key = scope.reduce((secret, part) => hmac(secret, part), `AWS4${env.AWS_SECRET_ACCESS_KEY}`);
  const text = ['AWS4-HMAC-SHA256', time, scope.join('/'), sha256(canonical)].join('\n');
  const credential = `${env.AWS_ACCESS_KEY_ID}/${scope.join('/')}`;
  const { host, ...sent } = headers;
  return {
    ...sent,
    authorization: `AWS4-HMAC-SHA256 Credential=${credential}, SignedHeaders=${names}, Signature=${hmac(key, text).toString('hex')}`,
  };
}

function encoded(text) {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function sha256(data) {
  return createHash('sha256').update(data).digest('hex');
}

function hmac(key, text) {
  return createHmac('sha256', key).update(text).digest();
}
