import { describe, expect, test } from 'vitest';
import { containerConditions, runtimeSpec } from '../../../src/platforms/runtime-spec.ts';
import { smokePlan } from '../../support/smoke.ts';

const user = { uid: 993, gid: 990, additionalGids: [], home: undefined };

describe('the conditions of a container', () => {
  test('the image says what runs, the platform says the port and the limits', () => {
    const config = { Entrypoint: ['/app'], Cmd: ['a'], Env: ['A=1', 'PORT=1'], WorkingDir: '/w' };
    expect(containerConditions(config, smokePlan({}, { environment: { A: '2' } }))).toEqual({
      args: ['/app', 'a'],
      environment: ['PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin', 'PORT=8080', 'A=2'],
      folder: '/w',
      readOnly: true,
      tmp: 16 * 1024 ** 2,
      memory: 128 * 1024 ** 2,
      pids: 64,
      descriptors: 256,
      sharedMemory: true,
    });
  });

  test('the emulator goes before the command, and says what Lambda says', () => {
    const emulator = { program: '/tools/rie', event: '{}' };
    const plan = { ...smokePlan({ invocation: { kind: 'lambda' } }), emulator };
    const found = containerConditions({ Cmd: ['handler'], Env: ['PATH=/bin'] }, plan);
    expect(found.args.at(0)).toBe('/.sealift/aws-lambda-rie');
    expect(found.args.at(-1)).toBe('handler');
    expect(found.environment).toContain('PATH=/bin');
    expect(found.environment).toContain('AWS_LAMBDA_FUNCTION_TIMEOUT=20');
    expect(found.environment).toContain('AWS_LAMBDA_FUNCTION_MEMORY_SIZE=128');
    expect(found.sharedMemory).toBe(false);
  });

  test('where files are memory /tmp may take all of it', () => {
    const { profile } = smokePlan();
    const { tmp: _, ...run } = profile.run;
    expect(containerConditions({}, { ...smokePlan(), profile: { ...profile, run } }).tmp).toBe(
      128 * 1024 ** 2,
    );
  });
});

describe('the runtime specification', () => {
  const options = {
    conditions: containerConditions({ Cmd: ['/app'] }, smokePlan()),
    user,
    root: '/run/root',
    cgroup: '/own',
  };

  test('no capability, no new privilege, nothing to write but /tmp', () => {
    const spec = runtimeSpec(options);
    expect(Object.values(spec.process.capabilities).flat()).toEqual([]);
    expect(spec.process).toMatchObject({ noNewPrivileges: true, user: { uid: 993, gid: 990 } });
    expect(spec.root).toEqual({ path: '/run/root', readonly: true });
    expect(spec.process.rlimits).toEqual([{ type: 'RLIMIT_NOFILE', hard: 256, soft: 256 }]);
    expect(spec.linux.namespaces.map(({ type }) => type)).toEqual(['pid', 'network', 'ipc', 'uts', 'mount']);
    expect(spec.linux).toMatchObject({
      cgroupsPath: '/own',
      resources: { memory: { limit: 128 * 1024 ** 2, swap: 128 * 1024 ** 2 }, pids: { limit: 64 } },
    });
    expect(spec.mounts.find(({ destination }) => destination === '/tmp')?.options).toEqual([
      'nosuid',
      'nodev',
      'mode=1777',
      `size=${16 * 1024 ** 2}`,
    ]);
  });

  test('to see where it writes it gets just that right', () => {
    const spec = runtimeSpec({ ...options, writesAnywhere: true });
    expect(spec.root.readonly).toBe(false);
    expect(new Set(Object.values(spec.process.capabilities).flat())).toEqual(new Set(['CAP_DAC_OVERRIDE']));
    expect(spec.process.noNewPrivileges).toBe(true);
  });

  test('without root: a user namespace, and mounts that one may make in it', () => {
    const mapping = {
      uids: [{ containerID: 0, hostID: 1000, size: 1 }],
      gids: [{ containerID: 0, hostID: 1000, size: 1 }],
    };
    const spec = runtimeSpec({ ...options, cgroup: undefined, mapping });
    expect(spec.linux.namespaces).toContainEqual({ type: 'user' });
    expect(spec.linux).toMatchObject({ uidMappings: mapping.uids, gidMappings: mapping.gids });
    expect(spec.linux).not.toHaveProperty('cgroupsPath');
    expect(spec.linux).not.toHaveProperty('resources');
    expect(spec.mounts.map(({ destination }) => destination)).toEqual(['/proc', '/dev', '/dev/shm', '/tmp']);
  });

  test('a program of this machine is mounted read-only', () => {
    const program = { source: '/tools/rie', destination: '/rie' };
    expect(runtimeSpec({ ...options, program }).mounts.at(-1)).toMatchObject({
      ...program,
      options: expect.arrayContaining(['bind', 'ro']) as unknown,
    });
  });
});
