/** Where an annotation goes, as buildx names it; a name without levels goes to manifests and index alike. */
export type AnnotationLevel = 'index' | 'index-descriptor' | 'manifest' | 'manifest-descriptor';

export interface LevelledAnnotation {
  readonly level: AnnotationLevel;
  /** The one platform it is for, as in `manifest[linux/amd64]:name`. */
  readonly platform?: string;
  readonly name: string;
  readonly value: string;
}

const level = String.raw`(?:index-descriptor|manifest-descriptor|index|manifest)(?:\[[^\]]*\])?`;
const levelled = new RegExp(`^(${level}(?:,${level})*):(.+)$`, 's');

/** Every annotation of a plan with its levels; `bare`: those of a name without any. */
export function levelledAnnotations(
  annotations: Readonly<Record<string, string>>,
  bare: readonly AnnotationLevel[],
): LevelledAnnotation[] {
  return Object.entries(annotations).flatMap(([key, value]) => {
    const [, named, name = key] = levelled.exec(key) ?? [];
    const levels = named?.match(new RegExp(level, 'g')) ?? bare;
    return levels.map((text) => {
      const [, at = '', platform] = /^([a-z-]+)(?:\[(.*)\])?$/.exec(text) ?? [];
      return { level: at as AnnotationLevel, ...(platform ? { platform } : {}), name, value };
    });
  });
}
