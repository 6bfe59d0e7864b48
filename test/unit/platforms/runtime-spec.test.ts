import { describe, expect, test } from 'vitest';
import { containerConditions, runtimeSpec } from '../../../src/platforms/runtime-spec.ts';
import { smokeProfile } from '../../support/smoke.ts';

const user = { uid: 993, gid: 990, additionalGids: [], home: undefined };
const conditions = (...args: Parameters<typeof containerConditions>) => containerConditions(...args);

describe('the conditions of a container', () => {
  test('the image says what runs, the platform says the port and the limits', () => {
    expect(
      conditions(
        { Entrypoint: ['/app'], Cmd: ['a'], Env: ['A=1', 'PORT=1'], WorkingDir: '/w' },
        smokeProfile(),
        {
          A: '2',
        },
      ),
    ).toEqual({
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

  test('the image keeps its own PATH, and an emulator goes before its command', () => {
    const found = conditions(
      { Cmd: ['handler'], Env: ['PATH=/bin'] },
      smokeProfile({ invocation: { kind: 'lambda' } }),
      {},
      ['/rie'],
    );
    expect(found).toMatchObject({
      args: ['/rie', 'handler'],
      environment: ['PATH=/bin'],
      sharedMemory: false,
    });
  });

  test('where nothing else can be written there is always a /tmp', () => {
    const { tmp: _, ...run } = smokeProfile().run;
    const without = { ...smokeProfile(), run };
    expect(conditions({}, without, {}).tmp).toBe(128 * 1024 ** 2);
    expect(conditions({}, { ...without, run: { ...run, readOnly: false } }, {}).tmp).toBeUndefined();
  });
});

describe('the runtime specification', () => {
  const options = {
    conditions: conditions({ Cmd: ['/app'] }, smokeProfile(), {}),
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
