import { describe, expect, it } from 'vitest';
import { flags } from '../../../src/inputs/command-line.ts';
import { commandNames } from '../../../src/inputs/commands.ts';
import { commandHelp, generalHelp } from '../../../src/inputs/help.ts';

describe('help', () => {
  it('of the program', async () => {
    await expect(generalHelp('0.0.0')).toMatchFileSnapshot('help.golden.txt');
  });

  it('of build', async () => {
    await expect(commandHelp('build')).toMatchFileSnapshot('help-build.golden.txt');
  });

  it.each(commandNames)('of %s fits 100 columns and has every option', (command) => {
    const text = commandHelp(command);
    for (const line of text.split('\n')) expect(line.length).toBeLessThanOrEqual(100);
    const secretOnes = ['--password', '--registry-auths', '--cosign-password', '--github-token'];
    for (const flag of flags(command).keys())
      if (flag !== '--secrets' && !secretOnes.includes(flag)) expect(text).toContain(flag);
  });
});
