import { isConfigType, isIndexType, platformText } from '../oci/descriptor.ts';
import { binaryText, limitText } from './amounts.ts';
import type { CheckedImage, PlatformCheck } from './checked-image.ts';
import type { PlatformFinding } from './finding.ts';
import type { PlatformProfile } from './profile.ts';
import { commandOf } from './program.ts';

/** The rules over manifest and configuration, and those that need only the sizes of layers. */
export const imageChecks: readonly PlatformCheck[] = [
  manifestForm,
  inlineAttestations,
  mediaTypes,
  layerTypes,
  platform,
  sizes,
  command,
  environment,
  ports,
  volumes,
];

/** `index-refused`, `several-platforms` */
function manifestForm(image: CheckedImage, { image: takes, title }: PlatformProfile): PlatformFinding[] {
  if (takes.index || !isIndexType(image.root.mediaType)) return [];
  if (image.images > 1)
    return [
      {
        rule: 'several-platforms',
        severity: 'error',
        what: `the image is an index of ${image.images} platforms`,
        why: `${title} takes the manifest of one platform and refuses an index.`,
        fix: 'Name one platform in `platforms`, and build the others under tags or repositories of their own.',
      },
    ];
  return [
    {
      rule: 'index-refused',
      severity: 'error',
      what: `the image is an index (${image.root.mediaType}), although it has one platform`,
      why: `${title} takes the manifest of one platform and refuses an index.`,
      fix: `Build with \`serverless\` set, or with attestations outside the image: \`attestations: referrers\`.`,
    },
  ];
}

/** `inline-attestations` */
function inlineAttestations(
  { inlineAttestations: found }: CheckedImage,
  { image: takes, title }: PlatformProfile,
): PlatformFinding[] {
  if (found === 0) return [];
  return [
    {
      rule: 'inline-attestations',
      severity: takes.index ? 'warning' : 'error',
      what: `the index holds ${found} attestation ${found === 1 ? 'manifest' : 'manifests'} of platform unknown/unknown`,
      why: takes.index
        ? `They make an index of an image that could be one manifest; nothing says that ${title} passes over them.`
        : `They make an index of the image, and ${title} refuses an index.`,
      fix: 'Use `attestations: referrers`, which keeps them outside the image.',
    },
  ];
}

/** `manifest-media-type`, `config-media-type` */
function mediaTypes(image: CheckedImage, { image: takes, title }: PlatformProfile): PlatformFinding[] {
  const { manifest, descriptor } = image;
  const fix = 'Build with BuildKit, which writes the types of OCI or of Docker.';
  const type = descriptor.mediaType;
  const found: PlatformFinding[] = [];
  if (!takes.manifestTypes.includes(type))
    found.push({
      rule: 'manifest-media-type',
      severity: 'error',
      what: `the manifest is of type ${type}`,
      why: `${title} takes ${takes.manifestTypes.filter((one) => !isIndexType(one)).join(' and ')}.`,
      fix,
    });
  const config = manifest.config.mediaType;
  if (!isConfigType(config))
    found.push({
      rule: 'config-media-type',
      severity: 'error',
      what: `the configuration is of type ${config}`,
      why: 'That is not the configuration of an image that can be run.',
      fix,
    });
  return found;
}

/** `layer-compression`, `layer-media-type`: one finding for all layers of a type. */
function layerTypes(image: CheckedImage, { image: takes, title }: PlatformProfile): PlatformFinding[] {
  const severity = takes.otherLayers === 'refused' ? 'error' : 'warning';
  const layers = image.manifest.layers.map(({ mediaType: type }, layer) => ({ type, layer }));
  const others = layers.filter(({ type }) => !takes.layerTypes.includes(type));
  return [...Map.groupBy(others, ({ type }) => type)].map(([type, those]) => {
    const compression = compressionOf(type);
    const some = those.length === 1 ? 'layer is' : 'layers are';
    const step = image.layers?.[those[0]?.layer ?? 0]?.step;
    return {
      rule: compression === undefined ? 'layer-media-type' : 'layer-compression',
      severity,
      what: `${those.length} ${some} ${compression ?? `of type ${type}`}`,
      where: { layer: those[0]?.layer ?? 0, ...(step === undefined ? {} : { step }) },
      why:
        takes.otherLayers === 'refused'
          ? `${title} unpacks layers with gzip and refuses others when the function is created.`
          : `Nothing says that ${title} unpacks them; gzip is what it is known to unpack.`,
      fix: 'Let the build write gzip layers, and rebuild a base image that has others.',
    };
  });
}

const layerForm =
  /^application\/vnd\.(?:oci\.image\.layer\.v1\.tar|docker\.image\.rootfs\.diff\.tar)(?:[+.](gzip|zstd))?$/;

/** How a layer of this type is compressed, in words; undefined for what is no plain layer at all. */
function compressionOf(type: string): string | undefined {
  const form = layerForm.exec(type);
  if (!form) return undefined;
  return form[1] ? `compressed with ${form[1]}` : 'not compressed';
}

/** `platform-unsupported` */
function platform(image: CheckedImage, { image: takes, title }: PlatformProfile): PlatformFinding[] {
  const { os, architecture } = image.platform;
  if (takes.platforms.includes(`${os}/${architecture}`)) return [];
  return [
    {
      rule: 'platform-unsupported',
      // In an index that the platform chooses from, one that it does not run is only ballast.
      severity: image.images > 1 && takes.index ? 'note' : 'error',
      what: `the image is for ${platformText(image.platform)}`,
      why: `${title} runs ${takes.platforms.join(' and ')}.`,
      fix: `Build for ${takes.platforms[0]} (\`platforms\`).`,
    },
  ];
}

/** `unpacked-size`, `packed-size` */
function sizes(
  { manifest, layers }: CheckedImage,
  { image: takes, title }: PlatformProfile,
): PlatformFinding[] {
  const packed = [manifest.config, ...manifest.layers].reduce((sum, { size }) => sum + size, 0);
  const found: PlatformFinding[] = [];
  const fix =
    'Leave out what is not needed at run time: a stage of its own for the build, and a smaller base.';
  if (takes.packed && packed > takes.packed.value)
    found.push({
      rule: 'packed-size',
      severity: 'error',
      what: `the image has ${binaryText(packed)} compressed, and ${limitText(takes.packed)} are allowed`,
      why: `${title} does not take a larger one (${takes.packed.source}).`,
      fix,
    });
  const unpacked = layers?.reduce((sum, { uncompressed }) => sum + uncompressed, 0) ?? 0;
  if (takes.unpacked && unpacked > takes.unpacked.value)
    found.push({
      rule: 'unpacked-size',
      severity: 'error',
      what: `all layers together have ${binaryText(unpacked)} unpacked, and ${limitText(takes.unpacked)} are allowed`,
      why: `${title} does not take a larger one (${takes.unpacked.source}).`,
      fix,
    });
  return found;
}

/** `entry-point-undefined`, `command-items` */
function command(image: CheckedImage, { image: takes, title }: PlatformProfile): PlatformFinding[] {
  const items = commandOf(image);
  if (items.length === 0)
    return [
      {
        rule: 'entry-point-undefined',
        severity: 'error',
        what: 'the image has neither an entry point nor a command',
        why: `${title} starts what the image names; here there is nothing to start.`,
        fix: 'Set ENTRYPOINT or CMD. If they are set where the function is configured, ignore this rule.',
      },
    ];
  if (!takes.commandItems || items.length <= takes.commandItems.value) return [];
  return [
    {
      rule: 'command-items',
      severity: 'error',
      what: `entry point and command have ${items.length} items, and ${limitText(takes.commandItems)} are allowed`,
      why: `${title} takes no more (${takes.commandItems.source}).`,
      fix: 'Put the arguments into a file of the image.',
    },
  ];
}

/** `environment-size`: a warning, because the limits speak of what is configured at the function. */
function environment({ config }: CheckedImage, { image: takes, title }: PlatformProfile): PlatformFinding[] {
  const size = (config.config?.Env ?? []).reduce((sum, one) => sum + new TextEncoder().encode(one).length, 0);
  if (!takes.environment || size <= takes.environment.value) return [];
  return [
    {
      rule: 'environment-size',
      severity: 'warning',
      what: `the variables of the image have ${binaryText(size)}, and a function's may have ${limitText(takes.environment)}`,
      why: `${title} limits a function's variables (${takes.environment.source}); nothing says that those of the image are free.`,
      fix: 'Put long values into a file of the image, or read them when the function starts.',
    },
  ];
}

/** `exposed-port` */
function ports({ config }: CheckedImage, { run, title }: PlatformProfile): PlatformFinding[] {
  const exposed = Object.keys(config.config?.ExposedPorts ?? {});
  const tcp = exposed
    .filter((one) => !one.includes('/') || one.endsWith('/tcp'))
    .map((one) => one.split('/')[0]);
  if (tcp.length === 0) return [];
  const { invocation } = run;
  const says = `the image exposes ${tcp.join(', ')}`;
  if (invocation.kind !== 'http')
    return [
      {
        rule: 'exposed-port',
        severity: 'note',
        what: says,
        why:
          invocation.kind === 'lambda' ? `${title} sends no requests to ports.` : 'A job gets no requests.',
        fix: 'Leave EXPOSE out, unless something in the image turns events into requests.',
      },
    ];
  if (tcp.includes(String(invocation.port))) return [];
  const variable = invocation.portVariable;
  return [
    {
      rule: 'exposed-port',
      severity: 'warning',
      what: `${says}, and requests come to ${invocation.port}`,
      why: `${title} sends requests to ${invocation.port}${variable ? ` (it sets ${variable} to it)` : ''}, whatever EXPOSE says.`,
      fix: variable
        ? `Listen on $${variable}, or set \`port\` to what is configured there.`
        : `Listen on ${invocation.port}, or set \`port\` to what is configured there.`,
    },
  ];
}

/** `volume-outside-tmp` */
function volumes({ config }: CheckedImage, { run, title }: PlatformProfile): PlatformFinding[] {
  const declared = Object.keys(config.config?.Volumes ?? {}).filter((path) => !/^\/tmp(\/|$)/.test(path));
  return declared.map((path) => ({
    rule: 'volume-outside-tmp',
    severity: run.readOnly ? 'warning' : 'note',
    what: `the image declares a volume at ${path}`,
    where: { path },
    why: run.readOnly
      ? `${title} makes no volumes, so ${path} is read-only like the rest.`
      : `${title} makes no volumes; what is written there is gone with the instance.`,
    fix: 'Write to /tmp, and leave VOLUME out.',
  }));
}
