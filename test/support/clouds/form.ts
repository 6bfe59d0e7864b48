import type { Asked } from './service.ts';

/** The fields of a posted form; undefined where the request is none. */
export function formOf({ method, headers, body }: Asked): URLSearchParams | undefined {
  const isForm = headers['content-type']?.startsWith('application/x-www-form-urlencoded');
  return method === 'POST' && isForm ? new URLSearchParams(body.toString('utf8')) : undefined;
}
