import { describe, expect, test } from 'vitest';
import type { ImageConfig } from '../../../src/oci/descriptor.ts';
import { fileFindings } from '../../../src/platforms/file-checks.ts';
import type { LayerListing } from '../../../src/platforms/listing.ts';
import type { PlatformProfile } from '../../../src/platforms/profile.ts';
import {
  configOf,
  elfProgram,
  lambdaLike,
  layerOf,
  machines,
  profileOf,
  serviceLike,
} from '../../support/layers.ts';

type Members = Parameters<typeof layerOf>[0];
type Run = NonNullable<ImageConfig['config']>;

const program = { content: elfProgram(), mode: 0o755 };
const script = (first: string) => ({ content: `${first}\necho hello\n`, mode: 0o755 });
const link = (target: string) => ({ type: 'symlink', target }) as const;
const tmp = { 'tmp/': { mode: 0o1777 } };
const fine: Members = { ...tmp, app: program };
const user = { User: '1000' };

interface Case {
  readonly files?: Members;
  readonly later?: Members;
  readonly run?: Run;
  readonly profile?: PlatformProfile;
  readonly image?: Partial<ImageConfig>;
}

function rulesOf({ files = fine, later, run = {}, profile, image }: Case): string[] {
  return findingsOf({
    files,
    ...(later && { later }),
    run,
    ...(profile && { profile }),
    ...(image && { image }),
  }).map(({ rule }) => rule);
}

function findingsOf({ files = fine, later, run, profile = profileOf(), image }: Case) {
  const layers: LayerListing[] = [layerOf(files, { step: 'COPY . /' })];
  if (later) layers.push(layerOf(later));
  return fileFindings(layers, configOf({ Entrypoint: ['/app'], ...user, ...run }, image), profile);
}

test('an image without fault has no findings', () => {
  expect(findingsOf({})).toEqual([]);
  expect(findingsOf({ profile: serviceLike })).toEqual([]);
});

test('nothing is said about an image for another system', () => {
  expect(rulesOf({ files: {}, image: { os: 'windows' } })).toEqual([]);
});

/** What breaks a rule, and what is next to it and does not. */
const table: readonly (readonly [rule: string, breaks: Case, keeps: Case])[] = [
  ['entry-point-missing', { run: { Entrypoint: [], Cmd: ['x'] } }, { run: { Entrypoint: [] } }],
  ['entry-point-missing', { run: { Entrypoint: ['/nothing'] } }, {}],
  [
    'entry-point-missing',
    { run: { Entrypoint: ['app'] } },
    { run: { Entrypoint: ['app'], Env: ['PATH=/x:/'] } },
  ],
  [
    'entry-point-missing',
    { run: { Entrypoint: ['./app'], WorkingDir: '/srv' }, files: { ...fine, 'srv/': {} } },
    { run: { Entrypoint: ['./app'], WorkingDir: '/srv' }, files: { ...tmp, 'srv/app': program } },
  ],
  ['entry-point-missing', { later: { '.wh.app': '' } }, { later: { app: program, '.wh.app': '' } }],
  [
    'entry-point-missing',
    { files: { ...tmp, app: link('app') } },
    { files: { ...tmp, app: link('b'), b: program } },
  ],
  ['entry-point-not-a-file', { files: { ...tmp, 'app/x': 'y' } }, {}],
  ['entry-point-not-executable', { files: { ...tmp, app: { ...program, mode: 0o644 } } }, {}],
  [
    'entry-point-not-executable',
    { files: { ...tmp, app: { ...program, mode: 0o700 } } },
    { files: { ...tmp, app: { ...program, mode: 0o700, uid: 1000 } } },
  ],
  [
    'entry-point-not-executable',
    { files: { ...tmp, app: { ...program, mode: 0o710, gid: 5 } }, run: { User: '1000:6' } },
    { files: { ...tmp, app: { ...program, mode: 0o710, gid: 5 } }, run: { User: '1000:5' } },
  ],
  [
    'entry-point-not-executable',
    { files: { ...tmp, app: { ...program, mode: 0o644 } }, run: { User: '0' }, profile: serviceLike },
    { files: { ...tmp, app: { ...program, mode: 0o100 } }, run: { User: '0' }, profile: serviceLike },
  ],
  [
    'entry-point-not-executable',
    { run: { Entrypoint: ['/b/app'] }, files: { ...tmp, 'b/': { mode: 0o700 }, 'b/app': program } },
    { run: { Entrypoint: ['/b/app'] }, files: { ...tmp, 'b/': { mode: 0o711 }, 'b/app': program } },
  ],
  [
    'entry-point-not-executable',
    { files: { ...fine, app: { ...script('#!/sh'), mode: 0o711 }, sh: program } },
    { files: { ...fine, app: { ...script('#!/sh'), mode: 0o755 }, sh: program } },
  ],
  [
    'entry-point-architecture',
    { files: { ...tmp, app: { content: elfProgram({ machine: machines.arm64 }), mode: 0o755 } } },
    {
      files: { ...tmp, app: { content: elfProgram({ machine: machines.arm64 }), mode: 0o755 } },
      image: { architecture: 'arm64' },
    },
  ],
  [
    'entry-point-architecture',
    {
      files: {
        ...tmp,
        app: script('#!/sh'),
        sh: { content: elfProgram({ machine: machines['386'] }), mode: 0o755 },
      },
    },
    { files: { ...tmp, app: script('#!/sh'), sh: program } },
  ],
  ['entry-point-format', { files: { ...tmp, app: script('echo') } }, {}],
  ['entry-point-format', { files: { ...tmp, app: { content: '', mode: 0o755 } } }, {}],
  [
    'entry-point-interpreter-missing',
    { files: { ...tmp, app: { content: elfProgram({ interpreter: '/lib64/ld.so' }), mode: 0o755 } } },
    {
      files: {
        ...tmp,
        app: { content: elfProgram({ interpreter: '/lib64/ld.so' }), mode: 0o755 },
        lib64: link('usr/lib'),
        'usr/lib/ld.so': link('ld-2.so'),
        'usr/lib/ld-2.so': program,
      },
    },
  ],
  ['entry-point-interpreter-missing', { files: { ...fine, app: script('#!/bin/sh') } }, {}],
  [
    'entry-point-interpreter-missing',
    { files: { ...fine, app: script('#!/bin/sh\r'), 'bin/sh': program } },
    { files: { ...fine, app: script('#!/bin/sh'), 'bin/sh': program } },
  ],
  [
    'entry-point-interpreter-missing',
    { files: { ...fine, app: script('#!/usr/bin/env -S A=b node --x'), 'usr/bin/env': program } },
    {
      files: {
        ...fine,
        app: script('#!/usr/bin/env -S A=b node --x'),
        'usr/bin/env': program,
        'usr/local/bin/node': program,
      },
    },
  ],
  [
    'unreadable-files',
    { files: { ...fine, 'srv/secret': { mode: 0o600 } } },
    { files: { ...fine, 'srv/secret': { mode: 0o600, uid: 1000 }, 'etc/shadow': { mode: 0o640 } } },
  ],
  [
    'unreadable-files',
    { files: { ...fine, 'srv/': { mode: 0o750 } }, profile: lambdaLike, run: { User: '0' } },
    { files: { ...fine, 'srv/': { mode: 0o750 } }, profile: serviceLike, run: { User: '0' } },
  ],
  ['user-root', { run: { User: '' } }, { run: { User: '' }, profile: lambdaLike }],
  [
    'user-root',
    { run: { User: '0:0' }, profile: serviceLike },
    { run: { User: '1:0' }, profile: serviceLike },
  ],
  [
    'user-root',
    { run: { User: 'toor' }, files: { ...fine, 'etc/passwd': 'toor:x:0:0::/:/bin/sh\n' } },
    { run: { User: 'web' }, files: { ...fine, 'etc/passwd': '# all\nweb:x:33:33::/:\n' } },
  ],
  ['user-unknown', { run: { User: 'web' } }, { run: { User: '33' } }],
  [
    'user-unknown',
    { run: { User: '33:www' } },
    { run: { User: '33:www' }, files: { ...fine, 'etc/group': 'www:x:33:' } },
  ],
  ['user-unknown', { run: { User: 'web' } }, { run: { User: 'web' }, profile: lambdaLike }],
  ['tmp-missing', { files: { app: program } }, {}],
  ['tmp-mode', { files: { ...fine, 'tmp/': { mode: 0o755 } } }, {}],
  ['tmp-not-a-directory', { files: { ...fine, 'tmp/': link('/var/tmp') } }, {}],
  ['tmp-not-a-directory', { files: { app: program, tmp: 'x' } }, {}],
  [
    'working-directory-missing',
    { run: { WorkingDir: '/srv' } },
    { run: { WorkingDir: '/srv' }, profile: serviceLike },
  ],
  [
    'working-directory-missing',
    { run: { WorkingDir: '/app' }, profile: serviceLike },
    { run: { WorkingDir: '/tmp' } },
  ],
  [
    'working-directory-not-writable',
    { run: { WorkingDir: '/srv' }, files: { ...fine, 'srv/': {} }, profile: serviceLike },
    { run: { WorkingDir: '/srv' }, files: { ...fine, 'srv/': { uid: 1000 } }, profile: serviceLike },
  ],
  [
    'set-uid-files',
    { files: { ...fine, 'bin/su': { mode: 0o4755 } } },
    { files: { ...fine, 'bin/su': { mode: 0o755 }, 'var/mail/': { mode: 0o2775 } } },
  ],
  ['set-uid-files', { files: { ...fine, 'bin/wall': { mode: 0o2755 } } }, {}],
  [
    'secret-in-environment',
    { run: { Env: ['DB_PASSWORD=hunter2'] } },
    {
      run: {
        Env: [
          'DB_PASSWORD=',
          'DB_PASSWORD_FILE=/run/x',
          'API_TOKEN=/run/token',
          'GPG_KEY=7169605F62C7',
          'AUTH=true',
        ],
      },
    },
  ],
  [
    'secret-in-environment',
    { run: { Env: ['URL=postgres://me:hunter2@db/x'] } },
    { run: { Env: ['URL=postgres://me:$PASS@db/x', 'SITE=https://example.com:8080/@x'] } },
  ],
  [
    'secret-in-history',
    { image: { history: [{ created_by: 'RUN |1 NPM_TOKEN=hunter2 /bin/sh -c npm ci # buildkit' }] } },
    { image: { history: [{ created_by: 'RUN |1 NPM_TOKEN= /bin/sh -c npm ci # buildkit' }] } },
  ],
  [
    'secret-in-history',
    { image: { history: [{ created_by: 'ARG API_KEY=hunter2', empty_layer: true }] } },
    { image: { history: [{ created_by: 'ARG API_KEY', empty_layer: true }] } },
  ],
  [
    'secret-file',
    { files: { ...fine, 'srv/.env': 'A=b' } },
    { files: { ...fine, 'srv/.env.example': 'A=b' } },
  ],
  [
    'secret-file',
    { files: { ...fine, 'srv/.env': 'A=b' }, later: { 'srv/.wh..env': '' } },
    { files: { ...fine, 'srv/.env': '' } },
  ],
  [
    'secret-file',
    { files: { ...fine, 'home/me/.npmrc': '//r/:_authToken=hunter2' } },
    { files: { ...fine, 'home/me/.npmrc': `//r/:_authToken=\${NPM_TOKEN}\nfund=false` } },
  ],
  [
    'secret-file',
    { files: { ...fine, 'srv/tls.pem': '-----BEGIN EC PRIVATE KEY-----' } },
    {
      files: {
        ...fine,
        'srv/tls.pem': '-----BEGIN CERTIFICATE-----',
        'srv/node_modules/x/key.pem': '-----BEGIN PRIVATE KEY-----',
        'usr/share/doc/x/examples/key.pem': '-----BEGIN PRIVATE KEY-----',
      },
    },
  ],
  [
    'secret-file',
    { files: { ...fine, 'root/.ssh/id_ed25519': 'x' } },
    { files: { ...fine, 'root/.ssh/id_ed25519.pub': 'x' } },
  ],
  [
    'secret-file',
    { files: { ...fine, 'root/.aws/credentials': 'x' } },
    { files: { ...fine, 'root/.aws/config': 'x' } },
  ],
  [
    'runtime-client-missing',
    { profile: lambdaLike, run: { Entrypoint: ['node', 'x.js'] }, files: { ...fine, 'bin/node': program } },
    {
      profile: lambdaLike,
      run: { Entrypoint: ['node', 'x.js'] },
      files: { ...fine, 'bin/node': program, 'srv/node_modules/aws-lambda-ric/package.json': '{}' },
    },
  ],
  [
    'runtime-client-missing',
    {
      profile: lambdaLike,
      run: { Entrypoint: ['/bin/sh', '-c', 'exec python3 app.py'] },
      files: { ...fine, 'bin/sh': program },
    },
    {
      profile: lambdaLike,
      run: { Entrypoint: ['/bin/sh', '-c', 'exec python3 app.py'] },
      files: { ...fine, 'bin/sh': program, 'usr/lib/python3/site-packages/awslambdaric/__init__.py': '' },
    },
  ],
  [
    'runtime-client-unknown',
    { profile: lambdaLike },
    { profile: lambdaLike, files: { ...fine, 'var/runtime/bootstrap': program } },
  ],
];

describe('the rules', () => {
  test.each(table)('%s is broken, and is not', (rule, breaks, keeps) => {
    expect(rulesOf(breaks)).toContain(rule);
    expect(rulesOf(keeps)).not.toContain(rule);
  });
});

describe('a finding', () => {
  test('has the layer and its step', () => {
    const [found] = findingsOf({ files: { ...tmp, app: { ...program, mode: 0o600 } } });
    expect(found?.where).toEqual({ path: '/app', layer: 0, step: 'COPY . /' });
  });

  test('never has a secret', () => {
    const found = findingsOf({
      files: { ...fine, 'srv/.env': 'KEY=hunter2' },
      run: { Env: ['MY_SECRET=hunter2', 'DB=mysql://a:hunter2@b'] },
      image: { history: [{ created_by: 'RUN |1 A_TOKEN=hunter2 /bin/sh -c true' }] },
    });
    expect(found).toHaveLength(4);
    expect(JSON.stringify(found)).not.toContain('hunter2');
  });

  test('about a secret that was deleted says where it still is', () => {
    const [found] = findingsOf({ files: { ...fine, 'srv/.env': 'A=b' }, later: { '.wh.srv': '' } });
    expect(found).toMatchObject({ rule: 'secret-file', where: { layer: 0 } });
    expect(found?.what).toContain('still in layer 0');
  });

  test('about what cannot be read is an error where the application is, one for each layer', () => {
    const found = findingsOf({
      files: {
        ...fine,
        'etc/x': { mode: 0o600 },
        'srv/': {},
        'srv/a/': { mode: 0o700 },
        'srv/a/b': { mode: 0o600 },
      },
      later: { 'opt2/y': { mode: 0o600 } },
      run: { WorkingDir: '/srv' },
    });
    expect(found.map(({ rule, severity, where }) => [rule, severity, where?.path])).toEqual([
      ['unreadable-files', 'error', '/srv/a'],
      ['unreadable-files', 'warning', '/opt2/y'],
    ]);
    expect(found[0]?.what).toContain('1 file and 1 folder');
  });
});
