import type { Deps } from '../deps.ts';
import { SealiftError } from '../errors.ts';
import type { Inputs } from '../inputs/inputs.ts';
import type { Place } from '../place.ts';
import { type ToolName, toolNames } from '../tools/catalog.ts';
import { installTools } from '../tools/install.ts';
import { listTools, verifyTools } from '../tools/inventory.ts';
import { installOptions } from '../tools/toolbox.ts';

/** `sealift tools install|verify|list [TOOL…]`; returns the exit code. */
export async function runTools(
  operands: readonly string[],
  inputs: Inputs,
  place: Place,
  deps: Deps,
  print: (text: string) => void,
): Promise<number> {
  const [action = 'list', ...rest] = operands;
  const names = wanted(rest);
  const options = installOptions(inputs, place);
  switch (action) {
    case 'list': {
      const tools = listTools(options).filter(({ name }) => names.includes(name));
      print(
        inputs.json
          ? JSON.stringify(tools, null, 2)
          : rows(
              tools.map((tool) => [
                tool.name,
                tool.version,
                tool.unavailable ?? tool.sha256 ?? '',
                tool.url ?? '',
              ]),
            ),
      );
      return 0;
    }
    case 'install': {
      const tools = await deps.log.step(`Install ${names.join(', ')}`, () =>
        installTools(names, options, deps),
      );
      print(
        inputs.json
          ? JSON.stringify(tools, null, 2)
          : rows(
              tools.map((tool) => [tool.name, tool.version, tool.from, tool.sha256 ?? 'vouched for by you']),
            ),
      );
      return 0;
    }
    case 'verify': {
      const tools = await verifyTools(names, options, deps);
      print(
        inputs.json
          ? JSON.stringify(tools, null, 2)
          : rows(tools.map((tool) => [tool.name, tool.version, tool.state, tool.path ?? ''])),
      );
      const wrong = tools.filter((tool) => tool.state === 'wrong');
      if (wrong.length === 0) return 0;
      throw new SealiftError(
        'tool-checksum',
        wrong
          .map(
            (tool) =>
              `${tool.path} is not the pinned ${tool.name} ${tool.version}: SHA-256 is ${tool.actual}, expected ${tool.expected}`,
          )
          .join('; '),
        {
          hint: 'A run would throw it away and fetch it anew. Find out who changed it.',
        },
      );
    }
    default:
      throw new SealiftError(
        'input-invalid',
        `tools: "${action}" is no action; there are install, verify, list`,
      );
  }
}

function wanted(operands: readonly string[]): ToolName[] {
  const unknown = operands.filter((name) => !toolNames.some((known) => known === name));
  if (unknown.length > 0) {
    throw new SealiftError(
      'input-invalid',
      `tools: no such tool: ${unknown.join(', ')}; there are ${toolNames.join(', ')}`,
    );
  }
  return operands.length === 0 ? [...toolNames] : (operands as ToolName[]);
}

function rows(cells: readonly (readonly string[])[]): string {
  const widths = (cells[0] ?? []).map((_, column) =>
    Math.max(...cells.map((row) => row[column]?.length ?? 0)),
  );
  return cells
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
