import { SealiftError } from '../errors.ts';
import { parseReference, type Reference, referenceName } from '../oci/reference.ts';
import { splitFields, type Wrong } from './fields.ts';

/** Reads references. A tag or digest must be named: `latest` is nothing to verify or roll back by accident. */
export function readReferences(text: string, wrong: Wrong): Reference[] {
  const seen = new Set<string>();
  return splitFields(text, 'comma', wrong).flatMap((name) => {
    const reference = readReference(name, wrong);
    if (reference === undefined) return [];
    const full = referenceName(reference);
    if (seen.has(full)) wrong(`${full} is named twice`);
    seen.add(full);
    return [reference];
  });
}

function readReference(name: string, wrong: Wrong): Reference | undefined {
  if (!/[:@][^/]+$/.test(name)) {
    wrong(`"${name}" names neither tag nor digest; write ${name}:TAG or ${name}@sha256:…`);
    return undefined;
  }
  try {
    return parseReference(name);
  } catch (error) {
    if (!(error instanceof SealiftError)) throw error;
    wrong(error.message);
    return undefined;
  }
}
