import { type Descriptor, type Index, mediaType, type Platform } from './descriptor.ts';
import { digestOf } from './digest.ts';

/** One platform's manifest, as an index lists it. */
export interface IndexEntry {
  readonly platform: Platform;
  readonly manifest: Pick<Descriptor, 'mediaType' | 'digest' | 'size'>;
  /** Of the descriptor. */
  readonly annotations?: Readonly<Record<string, string>>;
}

/** The bytes of an index, and its descriptor. The same entries and annotations give the same digest. */
export function makeIndex(
  entries: readonly IndexEntry[],
  annotations: Readonly<Record<string, string>>,
): { descriptor: Descriptor; bytes: Uint8Array } {
  const index: Index = {
    schemaVersion: 2,
    mediaType: mediaType.index,
    manifests: entries.map(({ platform, manifest: { mediaType: type, digest, size }, annotations: own }) => ({
      mediaType: type,
      digest,
      size,
      platform,
      ...(own && Object.keys(own).length > 0 ? { annotations: sorted(own) } : {}),
    })),
    ...(Object.keys(annotations).length > 0 ? { annotations: sorted(annotations) } : {}),
  };
  const bytes = Buffer.from(JSON.stringify(index));
  return { descriptor: { mediaType: mediaType.index, digest: digestOf(bytes), size: bytes.length }, bytes };
}

function sorted(record: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
}
