import type { ImageConfig, Manifest } from '../oci/descriptor.ts';
import { layerSteps } from './layer-steps.ts';
import type { LayerListing } from './listing.ts';
import type { SizeGrowth } from './sizes.ts';

/** A layer as manifest and config tell it, without reading it. */
export type LayerOutline = Pick<LayerListing, 'digest' | 'compressed' | 'step'>;

/** The layers of an image that was not read: what a registry gives for two small requests. */
export function outlineLayers(manifest: Manifest, config: ImageConfig): LayerOutline[] {
  const steps = layerSteps(config, manifest.layers.length);
  return manifest.layers.map(({ digest, size }, index) => ({ digest, compressed: size, step: steps[index] }));
}

/** Compares an image with an older one, step by step. */
export function sizeGrowth(now: readonly LayerOutline[], before: readonly LayerOutline[]): SizeGrowth {
  const total = (layers: readonly LayerOutline[]) => layers.reduce((sum, layer) => sum + layer.compressed, 0);
  return { before: total(before), now: total(now), steps: stepGrowth(now, before) };
}

type StepGrowth = SizeGrowth['steps'][number];

const most = 20;

function stepGrowth(now: readonly LayerOutline[], before: readonly LayerOutline[]): StepGrowth[] {
  const known = new Set(before.map(({ digest }) => digest));
  const kept = new Set(now.map(({ digest }) => digest).filter((digest) => known.has(digest)));
  // A step may stand there several times; the first is compared with the first.
  const left = before.filter(({ digest }) => !kept.has(digest));
  const changed = now
    .filter(({ digest }) => !kept.has(digest))
    .map(({ step, compressed }): StepGrowth => {
      const at = left.findIndex((other) => step !== undefined && other.step === step);
      const [other] = at === -1 ? [] : left.splice(at, 1);
      return {
        step,
        before: other?.compressed,
        now: compressed,
        difference: compressed - (other?.compressed ?? 0),
      };
    });
  const gone = left.map(
    ({ step, compressed }): StepGrowth => ({
      step,
      before: compressed,
      now: undefined,
      difference: -compressed,
    }),
  );
  return [...changed, ...gone]
    .filter(({ difference }) => difference !== 0)
    .toSorted((a, b) => Math.abs(b.difference) - Math.abs(a.difference))
    .slice(0, most);
}
