import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runAct } from '../support/act.ts';
import { describeWith } from '../support/tools.ts';

const workflow = `
on: push
jobs:
  app:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v7
      - id: echo
        uses: ./sealift
        with: { name: "\${{ secrets.NAME }}" }
      - run: test -f hello.txt && echo "commit $(git rev-parse HEAD)"
`;

/** The workflow runner must hand over what the tests of the action read. */
describeWith(['act', 'git'], 'a workflow under act', () => {
  test('gives outputs, summary, masked log and post step', async () => {
    const result = await runAct({
      workflow,
      project: join(import.meta.dirname, '../fixtures/echo-action'),
      files: { 'hello.txt': 'hello\n' },
      secrets: { NAME: 'swordfish' },
      env: { FROM_TEST: 'from-the-test' },
      tag: 'v1.2.3',
    });
    expect(result.output).toContain('the post step ran');
    expect(result.code).toBe(0);
    expect(result.outputs.echo).toEqual({ greeting: 'hello\nswordfish' });
    expect(result.summary).toContain('# swordfish');
    expect(result.output).toContain(
      `${process.version} acme/app refs/tags/v1.2.3 ${result.commit} from-the-test`,
    );
    expect(result.output).toContain(`commit ${result.commit}`);
    expect(result.output).not.toContain('open-sesame');
  });

  test('gives a failed job as a failure', async () => {
    const failing = workflow.replace('test -f hello.txt', 'test -f nothing.txt');
    const project = join(import.meta.dirname, '../fixtures/echo-action');
    const result = await runAct({ workflow: failing, project, secrets: { NAME: 'swordfish' } });
    expect(result.code).toBe(1);
  });
});
