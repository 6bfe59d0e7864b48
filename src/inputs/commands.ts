/** One command: what it does, and what bare arguments stand for. */
interface CommandRow {
  /** One line; Markdown. */
  readonly about: string;
  readonly operands: string;
  /** The input that bare arguments stand for; several of them where it takes several. */
  readonly bare?: 'context' | 'from' | 'image' | 'records';
}

/** What can stand first on the command line, and what the hidden input `command` of the action names. */
export const commands = {
  build: {
    about: 'Build a container image, scan it, push it by digest, sign and verify it, and only then tag it',
    operands: '[CONTEXT]',
    bare: 'context',
  },
  merge: {
    about: 'Make one image of parts that were built for a platform each, sign and verify it, write its tags',
    operands: '[RECORD…]',
    bare: 'records',
  },
  promote: {
    about: 'Give a published image new tags, here or in another registry, after verifying and rescanning it',
    operands: '[FROM]',
    bare: 'from',
  },
  rollback: {
    about: 'Point a tag back at the image it had before, after verifying and rescanning that',
    operands: '[IMAGE]',
    bare: 'image',
  },
  verify: {
    about: 'Check who signed an image, what is attested about it, and what it was built from',
    operands: '[IMAGE…]',
    bare: 'image',
  },
  rescan: {
    about: 'Scan published images again from their attested SBOMs, and attach the new result',
    operands: '[IMAGE…]',
    bare: 'image',
  },
  history: {
    about: 'Print where a tag has pointed, from its signed promotion records',
    operands: '[IMAGE]',
    bare: 'image',
  },
  plan: {
    about: 'Print what `build` would do with the same options; build and push nothing',
    operands: '[CONTEXT]',
    bare: 'context',
  },
  tools: {
    about: 'Install the pinned tools, verify those installed, or list them',
    operands: 'install|verify|list [TOOL…]',
  },
  doctor: { about: 'Say what this machine can do, and what is missing', operands: '' },
  demo: { about: 'Build, scan, sign and push a sample image with a registry on this machine', operands: '' },
} as const satisfies Record<string, CommandRow>;

export type Command = keyof typeof commands;

export const commandNames = Object.keys(commands) as Command[];

export function isCommand(name: string): name is Command {
  return Object.hasOwn(commands, name);
}

/** The input that the command's bare arguments stand for. */
export function bareInput(command: Command): CommandRow['bare'] {
  const row: CommandRow = commands[command];
  return row.bare;
}
