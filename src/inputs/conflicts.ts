import type { Fault } from './fault.ts';
import type { Inputs } from './inputs.ts';

/** What contradicts itself, whatever is built: each rule names the input to change. */
export function conflictsOf(inputs: Inputs): Fault[] {
  return rules.flatMap((rule) => rule(inputs) ?? []);
}

type Rule = (inputs: Inputs) => Fault | undefined;

const rules: readonly Rule[] = [
  ({ push, images }) =>
    push === true && images.length === 0
      ? fault('push', 'it is true, but `images` names no repository', 'name one in `images`')
      : undefined,
  ({ push, call }) =>
    push === true && call !== undefined && call !== 'build'
      ? fault('call', `"${call}" makes no image, but push is true`, 'leave out one of them')
      : undefined,
  ({ failOn, baseline }) =>
    failOn === 'new' && baseline === undefined
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
  ({ scan, sarif }) =>
    scan === 'off' && sarif !== undefined
      ? fault('scan', 'it is off, so there is nothing to write to `sarif`', 'leave out one of them')
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
