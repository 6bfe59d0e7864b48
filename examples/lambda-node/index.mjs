import { copyText, transform } from './copy.mjs';

/** `{ "key": … }` copies that object; `{ "text": … }` only transforms; anything else says that it is there. */
export async function handler(event) {
  if (event?.key) return copyText(event.key, process.env);
  if (event?.text) return { text: transform(event.text) };
  return { ready: true };
}
