/** What can stand first on the command line, and what the hidden input `command` of the action names. */
export const commands = {
  build: {
    about: 'Build an image, scan it, push it by digest, sign and verify it, then write its tags',
    operands: '[CONTEXT]',
  },
  plan: {
    about: 'Print what `build` would do with the same options; build and push nothing',
    operands: '[CONTEXT]',
  },
  tools: {
    about: 'Install the pinned tools, verify those installed, or list them',
    operands: 'install|verify|list [TOOL…]',
  },
  doctor: { about: 'Say what this machine can do, and what is missing', operands: '' },
  demo: { about: 'Build, scan, sign and push a sample image with a registry on this machine', operands: '' },
} as const satisfies Record<string, { about: string; operands: string }>;

export type Command = keyof typeof commands;

export const commandNames = Object.keys(commands) as Command[];

export function isCommand(name: string): name is Command {
  return Object.hasOwn(commands, name);
}
