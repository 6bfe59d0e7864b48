import { readElf, readScript, type Script } from './elf.ts';
import type { PlatformFinding } from './finding.ts';
import { allows, type ImageFiles, modeText, placeOf } from './image-files.ts';
import { commandOf, envProgram, lookUp, type Program, usualPath } from './program.ts';
import type { Resolved } from './tree-node.ts';

/** Whether the image's program is there, can be started, and is for the image's processor. */
export function entryPointFindings(files: ImageFiles): PlatformFinding[] {
  const [name] = commandOf(files);
  // That it names none is a rule over the configuration alone.
  return name ? programFindings(name, files, 0) : [];
}

/** A script's interpreter may be a script again, so many times (BINPRM_MAX_RECURSION of Linux). */
const mostScripts = 4;

function programFindings(name: string, files: ImageFiles, depth: number, asked?: Program): PlatformFinding[] {
  const found = lookUp(name, files, asked === undefined ? 'path' : 'file');
  if (!('name' in found)) return [absence(found, name, files, asked)];
  const startable = startFinding(found, files);
  if (startable) return [startable];
  const { head, size } = found.node.entry;
  // Nobody looked into it.
  if (head === undefined && size > 0) return [];
  const elf = head && readElf(head);
  if (elf) return elfFindings(found, elf, files);
  const script = head && readScript(head);
  if (!script) return [formatFinding(found, files)];
  const unreadable = allows(found.node, 'read', files.identity) ? [] : [unreadableScript(found, files)];
  return depth >= mostScripts ? unreadable : [...unreadable, ...scriptFindings(found, script, files, depth)];
}

function elfFindings(
  program: Program,
  elf: NonNullable<ReturnType<typeof readElf>>,
  files: ImageFiles,
): PlatformFinding[] {
  const { architecture } = files.config;
  const findings: PlatformFinding[] = [];
  if (elf.architecture !== architecture) {
    findings.push({
      rule: 'entry-point-architecture',
      severity: 'error',
      what: `/${program.path} is a program for ${elf.architecture ?? `machine ${elf.machine}`}, and the image is for ${architecture}`,
      where: placeOf(files, program.path, program.node.layer),
      why: 'It ends with "exec format error" before its first line.',
      fix: `Compile or copy the program for ${architecture}: in a stage with FROM --platform=$BUILDPLATFORM, build for $TARGETARCH.`,
    });
  }
  if (elf.interpreter !== undefined) {
    const loader = files.tree.resolve(elf.interpreter);
    if (loader.problem || loader.node?.entry.type !== 'file') {
      findings.push({
        rule: 'entry-point-interpreter-missing',
        severity: 'error',
        what: `/${program.path} needs the loader ${elf.interpreter}, which is not in the image`,
        where: placeOf(files, program.path, program.node.layer),
        why: 'It ends with "no such file or directory", though the program itself is there.',
        fix: loaderFix(elf.interpreter),
      });
    }
  }
  return findings;
}

function loaderFix(loader: string): string {
  return /ld-musl/.test(loader)
    ? 'Use a base image with musl (Alpine), or link the program statically.'
    : 'Use a base image with glibc (Debian, distroless), or link the program statically (CGO_ENABLED=0 for Go).';
}

function scriptFindings(
  program: Program,
  script: Script,
  files: ImageFiles,
  depth: number,
): PlatformFinding[] {
  const findings = programFindings(script.interpreter, files, depth + 1, program);
  const wanted = /(?:^|\/)env$/.test(script.interpreter) ? envProgram(script.argument) : undefined;
  if (findings.length > 0 || wanted === undefined) return findings;
  const found = lookUp(wanted, files, 'path');
  return 'name' in found
    ? programFindings(`/${found.path}`, files, depth + 1, program)
    : [absence(found, wanted, files, program)];
}

function absence(
  found: Resolved,
  name: string,
  files: ImageFiles,
  asked: Program | undefined,
): PlatformFinding {
  const searched = name.includes('/')
    ? ''
    : ` in any folder of PATH (${files.environment.get('PATH') ?? usualPath})`;
  const loops = found.problem === 'loop' ? ': its links lead in a circle' : '';
  if (asked) {
    return {
      rule: 'entry-point-interpreter-missing',
      severity: 'error',
      what: `the script /${asked.path} needs ${JSON.stringify(name)}, which is not in the image${searched}${loops}`,
      where: placeOf(files, asked.path, asked.node.layer),
      why: 'It ends with "no such file or directory", though the script itself is there.',
      fix: name.endsWith('\r')
        ? 'Give the script line ends of Unix: in .gitattributes, *.sh text eol=lf.'
        : `Install ${name}, or begin the script with the path of an interpreter that is there.`,
    };
  }
  return {
    rule: 'entry-point-missing',
    severity: 'error',
    what: `the image starts ${name}, which is not in it${searched}${loops}`,
    ...(name.includes('/') && { where: placeOf(files, found.path) }),
    why: 'The container cannot be started.',
    fix: 'Copy the program into the image, or name the one that is there in ENTRYPOINT or CMD.',
  };
}

function startFinding(program: Program, files: ImageFiles): PlatformFinding | undefined {
  const { node, path } = program;
  const where = placeOf(files, path, node.layer);
  if (node.entry.type !== 'file') {
    return {
      rule: 'entry-point-not-a-file',
      severity: 'error',
      what: `the image starts ${program.name}, which is a ${node.entry.type}`,
      where,
      why: 'Only a file can be started.',
      fix: 'Name the program itself in ENTRYPOINT or CMD.',
    };
  }
  const closed = files.tree
    .resolve(path)
    .through.find((folder) => !allows(folder, 'execute', files.identity));
  if (!closed && allows(node, 'execute', files.identity)) return undefined;
  const which = closed ? `the folder /${closed.entry.path}` : `/${path}`;
  return {
    rule: 'entry-point-not-executable',
    severity: 'error',
    what: `${which} has mode ${modeText((closed ?? node).entry.mode)}, so the user it runs as cannot execute ${closed ? `/${path} in it` : 'it'}`,
    where,
    why:
      files.profile.run.user === undefined
        ? 'The container ends with "permission denied".'
        : `${files.profile.title} runs every image as a user of its own, whatever USER says.`,
    fix: `COPY --chmod=755, or RUN chmod a+rx /${closed?.entry.path ?? path}.`,
  };
}

function unreadableScript({ path, node }: Program, files: ImageFiles): PlatformFinding {
  return {
    rule: 'entry-point-not-executable',
    severity: 'error',
    what: `the script /${path} has mode ${modeText(node.entry.mode)}, so the user it runs as cannot read it`,
    where: placeOf(files, path, node.layer),
    why: 'An interpreter has to read the script it runs.',
    fix: `COPY --chmod=755, or RUN chmod a+rx /${path}.`,
  };
}

function formatFinding({ path, node }: Program, files: ImageFiles): PlatformFinding {
  return {
    rule: 'entry-point-format',
    severity: 'error',
    what: `/${path} is ${node.entry.size === 0 ? 'empty' : 'neither an ELF program nor a script that begins with #!'}`,
    where: placeOf(files, path, node.layer),
    why: 'It ends with "exec format error".',
    fix: 'Begin a script with #! and its interpreter (#!/bin/sh); keep line ends and byte order marks of Windows out of it.',
  };
}
