import { describe, expect, test } from 'vitest';
import { mediaType } from '../../../src/oci/descriptor.ts';
import type { PlatformName, PlatformSeverity } from '../../../src/platforms/finding.ts';
import { platformNames } from '../../../src/platforms/finding.ts';
import { imageChecks } from '../../../src/platforms/image-checks.ts';
import { profileOf } from '../../../src/platforms/profiles.ts';
import { type CheckedImageChanges, checkedImage } from '../../support/checked-image.ts';

const found = (name: PlatformName, changes: CheckedImageChanges) =>
  imageChecks.flatMap((check) => check(checkedImage(changes), profileOf(name)));

const index = { root: { mediaType: mediaType.index } };
const manifestOf = (type: string) => ({ descriptor: { ...checkedImage().descriptor, mediaType: type } });
const arm = { platform: { os: 'linux', architecture: 'arm64' } };
const gib = 1024 ** 3;
const runs = (config: CheckedImageChanges['config']) => ({ config: { Entrypoint: ['/app'], ...config } });
const items = (count: number) => ({
  config: { Entrypoint: ['/app'], Cmd: Array.from({ length: count - 1 }, () => 'x') },
});

/** Of each rule: what breaks it, and what is as near to that as can be and keeps it. */
const table: readonly [
  rule: string,
  platform: PlatformName,
  severity: PlatformSeverity,
  breaks: CheckedImageChanges,
  keeps: CheckedImageChanges,
][] = [
  ['index-refused', 'lambda', 'error', index, { root: { mediaType: mediaType.manifest } }],
  ['index-refused', 'lambda', 'error', { root: { mediaType: mediaType.dockerManifestList } }, {}],
  ['several-platforms', 'lambda', 'error', { ...index, images: 2 }, { images: 1 }],
  ['inline-attestations', 'lambda', 'error', { ...index, inlineAttestations: 1 }, index],
  ['inline-attestations', 'cloudrun', 'warning', { ...index, inlineAttestations: 2 }, index],
  [
    'manifest-media-type',
    'lambda',
    'error',
    manifestOf('application/vnd.docker.distribution.manifest.v1+prettyjws'),
    manifestOf(mediaType.dockerManifest),
  ],
  [
    'config-media-type',
    'fc',
    'error',
    { configType: mediaType.empty },
    { configType: mediaType.dockerConfig },
  ],
  [
    'layer-compression',
    'lambda',
    'error',
    { layerTypes: [mediaType.layerGzip, mediaType.layerZstd] },
    { layerTypes: [mediaType.layerGzip, mediaType.dockerLayerGzip] },
  ],
  ['layer-compression', 'lambda', 'error', { layerTypes: [mediaType.layer] }, {}],
  ['layer-compression', 'fc', 'warning', { layerTypes: [mediaType.layerZstd] }, {}],
  [
    'layer-media-type',
    'cloudrun',
    'warning',
    { layerTypes: ['application/vnd.oci.image.layer.v1.tar+gzip+encrypted'] },
    { layerTypes: [mediaType.layerZstd] },
  ],
  ['platform-unsupported', 'fc', 'error', arm, {}],
  ['platform-unsupported', 'lambda', 'error', { platform: { os: 'windows', architecture: 'amd64' } }, arm],
  ['platform-unsupported', 'cloudrun', 'note', { ...arm, ...index, images: 2 }, { ...index, images: 2 }],
  ['unpacked-size', 'lambda', 'error', { unpacked: 10 * gib + 1 }, { unpacked: 10 * gib }],
  ['packed-size', 'fc', 'error', { layerSize: 10 * gib }, { layerSize: 10 * gib - 300 }],
  ['entry-point-undefined', 'scf', 'error', { config: {} }, { config: { Cmd: ['/app'] } }],
  ['command-items', 'lambda', 'error', items(1_501), items(1_500)],
  [
    'environment-size',
    'lambda',
    'warning',
    runs({ Env: [`A=${'é'.repeat(2_048)}`] }),
    runs({ Env: [`A=${'e'.repeat(4_094)}`] }),
  ],
  [
    'exposed-port',
    'fc',
    'warning',
    runs({ ExposedPorts: { '8080/tcp': {} } }),
    runs({ ExposedPorts: { '9000': {} } }),
  ],
  [
    'exposed-port',
    'cloudrun',
    'warning',
    runs({ ExposedPorts: { '3000/tcp': {} } }),
    runs({ ExposedPorts: { '3000/tcp': {}, '8080/tcp': {} } }),
  ],
  [
    'exposed-port',
    'lambda',
    'note',
    runs({ ExposedPorts: { '8080/tcp': {} } }),
    runs({ ExposedPorts: { '53/udp': {} } }),
  ],
  [
    'volume-outside-tmp',
    'lambda',
    'warning',
    runs({ Volumes: { '/data': {} } }),
    runs({ Volumes: { '/tmp/work': {} } }),
  ],
  [
    'volume-outside-tmp',
    'cloudrun',
    'note',
    runs({ Volumes: { '/tmpfiles': {} } }),
    runs({ Volumes: { '/tmp': {} } }),
  ],
];

describe.each(table)('%s on %s', (rule, name, severity, breaks, keeps) => {
  test(`is broken, as ${severity}`, () => {
    const those = found(name, breaks).filter((one) => one.rule === rule);
    expect(those.map((one) => one.severity)).toEqual([severity]);
    for (const { what, why, fix } of those)
      expect([what, why, fix].every((text) => text.length > 15)).toBe(true);
  });

  test('is kept', () => {
    expect(found(name, keeps).map((one) => one.rule)).not.toContain(rule);
  });
});

test.each(platformNames)('%s finds nothing in a plain image', (name) => {
  expect(found(name, { unpacked: 1_000 })).toEqual([]);
});

test('an index of one platform with attestations says both what it is and what makes it one', () => {
  const rules = found('lambda', { ...index, inlineAttestations: 1 }).map((one) => one.rule);
  expect(rules).toEqual(['index-refused', 'inline-attestations']);
});

test('layers of one type are one finding, with the first one and its step', () => {
  const [one, ...others] = found('lambda', {
    layerTypes: [mediaType.layerGzip, mediaType.layerZstd, mediaType.layerZstd],
    unpacked: 10,
  });
  expect(others).toEqual([]);
  expect(one?.where).toEqual({ layer: 1, step: 'COPY 1 /' });
  expect(one?.what).toContain('2 layers');
});

test('without the layers, what needs them is not judged', () => {
  expect(found('lambda', {})).toEqual([]);
});
