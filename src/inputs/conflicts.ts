import { type Platform, platformText } from '../oci/descriptor.ts';
import type { Command } from './commands.ts';
import type { Fault } from './fault.ts';
import type { Inputs } from './inputs.ts';

/** What contradicts itself, whatever is built: each rule names the input to change. */
export function conflictsOf(inputs: Inputs, command: Command): Fault[] {
  return rules.flatMap((rule) => rule(inputs, command) ?? []);
}

type Rule = (inputs: Inputs, command: Command) => Fault | undefined;

const rules: readonly Rule[] = [
  ({ push, images }) =>
    push === true && images.length === 0
      ? fault('push', 'it is true, but `images` names no repository', 'name one in `images`')
      : undefined,
  ({ push, call }) =>
    push === true && call !== undefined && call !== 'build'
      ? fault('call', `"${call}" makes no image, but push is true`, 'leave out one of them')
      : undefined,
  ({ failOn, baseline }, command) =>
    failOn === 'new' && baseline === undefined && (command === 'build' || command === 'plan')
      ? fault('fail-on', '"new" needs something to compare with', 'name the image in `baseline`')
      : undefined,
  ({ failOn, baseline }) =>
    failOn !== 'new' && baseline !== undefined
      ? fault('baseline', `it is used only with fail-on: new, not with "${failOn}"`)
      : undefined,
  ({ scan, failOn }) =>
    scan === 'off' && failOn === 'new'
      ? fault('scan', 'it is off, so `fail-on: new` has nothing to compare', 'leave out one of them')
      : undefined,
  ({ scan, sarif, serverless }) =>
    scan === 'off' && sarif !== undefined && serverless === 'none'
      ? fault('scan', 'it is off, so there is nothing to write to `sarif`', 'leave out one of them')
      : undefined,
  ({ vendorScan, vendorScanGate }) =>
    vendorScan === 'none' && vendorScanGate
      ? fault('vendor-scan-gate', 'it is true, but `vendor-scan` is none', 'set `vendor-scan: acr`')
      : undefined,
  ({ vendorScan, part }) =>
    vendorScan !== 'none' && part.length > 0
      ? fault(
          'vendor-scan',
          'it starts on a tag, and a `part` of an image gets none',
          'build all platforms in one run, or leave it out',
        )
      : undefined,
  (inputs) => {
    const given = serverlessInputs.filter(([, name]) => isGiven(inputs[name])).map(([input]) => input);
    return inputs.serverless === 'none' && given.length > 0
      ? fault(
          given[0] as string,
          'it is given, but `serverless` is none',
          'name the platform in `serverless`',
        )
      : undefined;
  },
  ({ smoke, smokeRequest }) =>
    smoke === 'off' && smokeRequest !== undefined
      ? fault('smoke-request', 'it is given, but `smoke` is off', 'leave out one of them')
      : undefined,
  ({ sign, cosignKey }) =>
    (sign === 'off' || sign === 'keyless') && cosignKey !== undefined
      ? fault('sign', `it is "${sign}", but \`cosign-key\` is given`, 'set `sign: key` or leave the key out')
      : undefined,
  ({ sign, attestations }) =>
    sign === 'off' && attestations === 'referrers'
      ? fault('attestations', 'referrers are signed, but `sign` is off', 'use `none` or `inline`')
      : undefined,
  ({ reproducible, attestations }) =>
    reproducible && attestations === 'inline'
      ? fault(
          'attestations',
          '"inline" dates the build inside the index, which `reproducible` forbids',
          'use `referrers`',
        )
      : undefined,
  ({ certificateIdentity, certificateIdentityRegexp }) =>
    certificateIdentity !== undefined && certificateIdentityRegexp !== undefined
      ? fault('certificate-identity', '`certificate-identity-regexp` is given too', 'leave out one of them')
      : undefined,
  ({ certificateIdentityRegexp: pattern }) =>
    pattern !== undefined && !isRegExp(pattern)
      ? fault('certificate-identity-regexp', `"${pattern}" is no regular expression`)
      : undefined,
  ({ sign }, command) =>
    sign === 'off' && ['merge', 'promote', 'rollback', 'rescan'].includes(command)
      ? fault('sign', `it is off, but \`${command}\` vouches for what it does`, 'sign by key or keyless')
      : undefined,
  ({ certificateIdentity, certificateIdentityRegexp, signerWorkflow }) =>
    signerWorkflow !== undefined && (certificateIdentity ?? certificateIdentityRegexp) !== undefined
      ? fault('signer-workflow', '`certificate-identity` names the signer too', 'leave out one of them')
      : undefined,
  ({ cosignPublicKey, certificateIdentity, certificateIdentityRegexp, signerWorkflow }) =>
    cosignPublicKey !== undefined &&
    (certificateIdentity ?? certificateIdentityRegexp ?? signerWorkflow) !== undefined
      ? fault(
          'cosign-public-key',
          'a certificate identity is given too, and an image is checked by one of them',
          'leave out one of them',
        )
      : undefined,
  ...(['recordIdentityRegexp', 'builderId'] as const).map(
    (name): Rule =>
      (inputs) =>
        inputs[name] !== undefined && !isRegExp(inputs[name])
          ? fault(inputOf[name], `"${inputs[name]}" is no regular expression`)
          : undefined,
  ),
  ({ require }) =>
    require.includes('none') && require.length > 1
      ? fault('require', '"none" stands beside others', 'leave out one of them')
      : undefined,
  ({ image }, command) =>
    ['rollback', 'history'].includes(command) && image.length !== 1
      ? fault('image', `\`${command}\` takes one image, and got ${image.length}`, 'name it as repository:tag')
      : undefined,
  ({ image }, command) =>
    ['verify', 'rescan'].includes(command) && image.length === 0
      ? fault('image', `\`${command}\` needs an image`, 'name it as repository:tag or repository@digest')
      : undefined,
  ({ records }, command) =>
    command === 'merge' && records.length === 0
      ? fault('records', '`merge` needs the part records', 'name their files or the folder that holds them')
      : undefined,
  ({ batch, from, images, to, tags, expectCurrent }) =>
    batch !== undefined && (from !== undefined || [images, to, tags].some((list) => list.length > 0))
      ? fault(
          'batch',
          'it names images, repositories and tags itself',
          'leave out `from`, `images`, `to`, `tags`',
        )
      : batch !== undefined && expectCurrent !== undefined
        ? fault('expect-current', 'one digest cannot be expected of all images of `batch`')
        : undefined,
  ({ to, steps }, command) =>
    command === 'rollback' && (to.length > 1 || (to.length === 1 && steps > 1))
      ? fault('to', '`rollback` goes to one image', 'name one digest or tag, or how many `steps`')
      : undefined,
  ({ part, attestations }) =>
    part.length > 0 && attestations === 'inline'
      ? fault('attestations', "BuildKit's own lie in an index, and `part` makes none", 'use `referrers`')
      : undefined,
  ({ part, platforms }) =>
    part.length > 1 || part.some((one) => !platforms.some((other) => isSamePlatform(one, other)))
      ? fault('part', 'it is not one of `platforms`', 'name one of them, and all of the image in `platforms`')
      : undefined,
  ({ builderTlsCert, builderTlsKey }) =>
    (builderTlsCert === undefined) !== (builderTlsKey === undefined)
      ? fault(
          'builder-tls-cert',
          'certificate and key belong together',
          'give `builder-tls-key` as well, or neither',
        )
      : undefined,
  ({ builder, builderTlsCa, builderTlsCert }) =>
    (builderTlsCa ?? builderTlsCert) !== undefined && !builder.startsWith('tcp://')
      ? fault('builder', `"${builder}" uses no TLS files`, 'they are for `tcp://…` builders')
      : undefined,
  ({ builder }) =>
    /:\/\//.test(builder) && !/^(tcp|unix):\/\/./.test(builder)
      ? fault(
          'builder',
          `"${builder}" is no endpoint it knows`,
          'use tcp://HOST:PORT or unix:///PATH, or a builder by name',
        )
      : undefined,
  (inputs) => {
    const ids = [...inputs.secrets, ...inputs.secretEnvs, ...inputs.secretFiles].map(({ id }) => id);
    const twice = ids.find((id, index) => ids.indexOf(id) !== index);
    return twice === undefined
      ? undefined
      : fault('secrets', `"${twice}" is given twice among secrets, secret-envs and secret-files`);
  },
  ({ toolsDir, toolVersions }) =>
    toolsDir !== undefined && Object.keys(toolVersions).length > 0
      ? fault('tool-versions', 'programs in `tools-dir` are used as they are', 'leave out one of them')
      : undefined,
];

/** What only counts where a platform is named. */
const serverlessInputs = [
  ['serverless-region', 'serverlessRegion'],
  ['serverless-ignore', 'serverlessIgnore'],
  ['smoke', 'smoke'],
  ['smoke-request', 'smokeRequest'],
  ['tmp-size', 'tmpSize'],
  ['memory', 'memory'],
  ['pids', 'pids'],
  ['descriptors', 'descriptors'],
  ['port', 'port'],
  ['ready-timeout', 'readyTimeout'],
] as const satisfies readonly (readonly [string, keyof Inputs])[];

/** Anything but nothing and what `smoke` is when nothing is said. */
function isGiven(value: string | number | readonly string[] | undefined): boolean {
  if (Array.isArray(value)) return value.length > 0;
  return value !== undefined && value !== 'auto' && value !== 'off';
}

const inputOf = { recordIdentityRegexp: 'record-identity-regexp', builderId: 'builder-id' } as const;

function isSamePlatform(one: Platform, other: Platform): boolean {
  return platformText(one) === platformText(other);
}

function fault(input: string, problem: string, remedy?: string): Fault {
  return remedy === undefined ? { input, problem } : { input, problem, remedy };
}

function isRegExp(pattern: string): boolean {
  try {
    new RegExp(pattern);
    return true;
  } catch {
    return false;
  }
}
