import { describe, expect, test } from 'vitest';
import {
  annotationValues,
  buildArgs,
  callArgs,
  createArgs,
  parseInspect,
} from '../../../src/tools/buildx.ts';
import { buildOptions } from '../../support/build.ts';

const call = {
  builder: 'b1',
  labels: {},
  annotations: {},
  secrets: [],
  layout: '/run/layout',
  metadataFile: '/run/meta.json',
};
const fixed = [
  ...['build', '--builder', 'b1', '--progress', 'rawjson'],
  ...['--output', 'type=oci,tar=false,dest=/run/layout', '--metadata-file', '/run/meta.json'],
];

describe('buildArgs', () => {
  test('says the least for a plain build', () => {
    expect(buildArgs({ ...call, options: buildOptions('.', { platforms: [] }) })).toEqual([
      ...fixed,
      ...['--provenance', 'false', '.'],
    ]);
  });

  test('writes every layer with the compression asked for, also those that exist', () => {
    const output = (other: Parameters<typeof buildOptions>[1]) =>
      buildArgs({ ...call, options: buildOptions('.', other) })[6];
    const forced = 'type=oci,tar=false,dest=/run/layout,compression=gzip,force-compression=true';
    expect(output({ layerCompression: 'gzip' })).toBe(forced);
    expect(output({ layerCompression: 'gzip', reproducible: true })).toBe(`${forced},rewrite-timestamp=true`);
    expect(output({})).toBe('type=oci,tar=false,dest=/run/layout');
  });

  test('says everything that can be asked for, values untouched', () => {
    const options = buildOptions('https://git.example/app.git#main:src', {
      file: 'docker/Dockerfile',
      target: 'final',
      platforms: [
        { os: 'linux', architecture: 'amd64' },
        { os: 'linux', architecture: 'arm', variant: 'v7' },
      ],
      buildArgs: ['A=1,2', 'B'],
      buildContexts: ['base=docker-image://alpine:3.22'],
      ssh: ['default'],
      cacheFrom: ['type=registry,ref=r.example/app:cache'],
      cacheTo: ['type=local,dest=/tmp/cache'],
      noCache: true,
      noCacheFilters: ['deps', 'test'],
      pull: true,
      network: 'none',
      addHosts: ['db:10.0.0.2'],
      allow: ['network.host'],
      shmSize: '128m',
      ulimit: ['nofile=1024:2048'],
      cgroupParent: 'ci',
    });
    const args = buildArgs({
      ...call,
      options,
      labels: { a: 'b=c' },
      annotations: { d: 'e' },
      secrets: [
        { id: 'one', file: '/run/a,b' },
        { id: 'two', env: 'TWO' },
      ],
    });
    expect(args).toEqual([
      ...fixed,
      ...['--provenance', 'false'],
      ...['--file', 'docker/Dockerfile', '--target', 'final', '--platform', 'linux/amd64,linux/arm/v7'],
      ...['--build-arg', 'A=1,2', '--build-arg', 'B', '--build-context', 'base=docker-image://alpine:3.22'],
      ...['--secret', 'id=one,"src=/run/a,b"', '--secret', 'id=two,env=TWO', '--ssh', 'default'],
      ...[
        '--no-cache',
        '--no-cache-filter',
        'deps',
        '--no-cache-filter',
        'test',
        '--pull',
        '--network',
        'none',
      ],
      ...['--add-host', 'db:10.0.0.2', '--allow', 'network.host', '--shm-size', '128m'],
      ...['--ulimit', 'nofile=1024:2048', '--cgroup-parent', 'ci'],
      ...['--label', 'a=b=c', '--annotation', 'index,manifest:d=e'],
      ...[
        '--cache-from',
        'type=registry,ref=r.example/app:cache',
        '--cache-to',
        'type=local,dest=/tmp/cache',
      ],
      'https://git.example/app.git#main:src',
    ]);
  });

  test('rewrites times for a reproducible build, and keeps attestations that are wanted inline', () => {
    const options = buildOptions('.', { reproducible: true, inlineAttestations: true });
    const args = buildArgs({ ...call, options });
    expect(args).toContain('type=oci,tar=false,dest=/run/layout,rewrite-timestamp=true');
    expect(args.slice(args.indexOf('--provenance'))[1]).toBe('mode=max');
    expect(args).not.toContain('--sbom');
  });

  test.each([
    [
      'type=gha',
      'type=gha,scope=buildkit-linux-amd64',
      'type=gha,scope=buildkit-linux-amd64,ignore-error=true',
    ],
    ['type=gha,scope=x', 'type=gha,scope=x', 'type=gha,scope=x,ignore-error=true'],
    [
      'mode=max,type=gha,ignore-error=false',
      'mode=max,type=gha,ignore-error=false,scope=buildkit-linux-amd64',
      'mode=max,type=gha,ignore-error=false,scope=buildkit-linux-amd64',
    ],
    ['type=inline', 'type=inline', 'type=inline'],
  ])('cache %s is read as %s and written as %s', (entry, from, to) => {
    const args = buildArgs({ ...call, options: buildOptions('.', { cacheFrom: [entry], cacheTo: [entry] }) });
    expect(args[args.indexOf('--cache-from') + 1]).toBe(from);
    expect(args[args.indexOf('--cache-to') + 1]).toBe(to);
  });
});

test('callArgs asks for an evaluation and no output', () => {
  const args = callArgs(
    { builder: 'b1', options: buildOptions('ctx', { target: 't' }), secrets: [] },
    'check',
  );
  expect(args).toEqual([
    ...['build', '--builder', 'b1', '--progress', 'quiet', '--call', 'check'],
    ...['--target', 't', '--platform', 'linux/amd64', 'ctx'],
  ]);
});

describe('annotationValues', () => {
  const one = buildOptions('.');
  const two = buildOptions('.', { platforms: [...one.platforms, { os: 'linux', architecture: 'arm64' }] });
  test.each([
    ['a', one, ['manifest:a=v']],
    ['a', two, ['index,manifest:a=v']],
    ['manifest:a', two, ['manifest:a=v']],
    ['index:a', one, []],
    ['index,manifest:a', one, ['manifest:a=v']],
    ['manifest[linux/arm64],index-descriptor:a', two, ['manifest[linux/arm64],index-descriptor:a=v']],
    ['example.org/with:colon', two, ['index,manifest:example.org/with:colon=v']],
    ['a', { ...one, inlineAttestations: true }, ['index,manifest:a=v']],
  ])('%s', (name, options, expected) => {
    expect(annotationValues({ [name]: 'v' }, options)).toEqual(expected);
  });
});

test('createArgs', () => {
  expect(
    createArgs({
      name: 'n',
      driver: 'remote',
      endpoint: 'tcp://b:1',
      append: true,
      driverOptions: { cacert: '/a,b' },
    }),
  ).toEqual([
    'create',
    '--name',
    'n',
    '--driver',
    'remote',
    '--append',
    '--driver-opt',
    '"cacert=/a,b"',
    'tcp://b:1',
  ]);
  expect(createArgs({ name: 'n', driver: 'docker-container', config: '/c.toml', bootstrap: true })).toEqual([
    ...[
      'create',
      '--name',
      'n',
      '--driver',
      'docker-container',
      '--buildkitd-config',
      '/c.toml',
      '--bootstrap',
    ],
  ]);
});

describe('parseInspect', () => {
  test('reads nodes, their versions and errors', () => {
    const output = `Name:          lab
Driver:        remote
Last Activity: 2026-11-21 01:33:56 +0000 UTC

Nodes:
Name:             lab0
Endpoint:         unix:///run/b.sock
Status:           running
BuildKit version: v0.33.0
Platforms:        linux/amd64, linux/386
Labels:
 org.mobyproject.buildkit.worker.hostname: vm

Name:     lab1
Endpoint: tcp://far:1234
Error:    dial tcp: lookup far: no such host
`;
    expect(parseInspect(output)).toEqual({
      driver: 'remote',
      nodes: [
        { endpoint: 'unix:///run/b.sock', status: 'running', buildkitVersion: 'v0.33.0' },
        { endpoint: 'tcp://far:1234', status: '', error: 'dial tcp: lookup far: no such host' },
      ],
    });
  });

  test('reads nothing out of nothing', () => {
    expect(parseInspect('')).toEqual({ driver: '', nodes: [] });
  });
});
