import type { PlatformFinding } from './finding.ts';
import { type ImageFiles, placeOf } from './image-files.ts';
import { commandOf, lookUp } from './program.ts';

/**
 * Whether an image for Lambda has what speaks with the Lambda runtime API: a runtime interface client
 * (docs.aws.amazon.com/lambda/latest/dg/images-create.html), or the bootstrap of AWS's base images.
 */
export function lambdaRuntimeFindings(files: ImageFiles): PlatformFinding[] {
  if (files.profile.run.invocation.kind !== 'lambda') return [];
  const [name] = commandOf(files);
  const program = name ? lookUp(name, files, 'path') : undefined;
  if (!name || !program || !('name' in program)) return [];
  if (['/var/runtime/bootstrap', '/var/task/bootstrap'].some((path) => files.tree.resolve(path).node))
    return [];
  for (const [path] of files.tree.nodes()) if (clients.some((client) => client.test(path))) return [];

  const language = languageOf([name, ...program.path.split('/').slice(-1), shellCommand(files)].join(' '));
  const where = placeOf(files, program.path, program.node.layer);
  const why = 'Lambda starts the program and waits until it asks the runtime API for an event.';
  if (language) {
    return [
      {
        rule: 'runtime-client-missing',
        severity: 'warning',
        what: `the image starts ${language.title}, and has no runtime interface client for it`,
        where,
        why: `${why} Without the client the program has to do that itself.`,
        fix: `Install ${language.client}, or start from AWS's base image for ${language.title}.`,
      },
    ];
  }
  return [
    {
      rule: 'runtime-client-unknown',
      severity: 'note',
      what: `whether /${program.path} speaks with the runtime API cannot be told from outside`,
      where,
      why,
      fix: 'Build it with the runtime library of its language (aws-lambda-go, lambda_runtime for Rust); the smoke run tells.',
    },
  ];
}

const clients = [
  /(?:^|\/)node_modules\/aws-lambda-ric$/,
  /(?:^|\/)awslambdaric$/,
  /(?:^|\/)aws-lambda-java-runtime-interface-client[^/]*(?:\.jar)?$/,
  /(?:^|\/)AWSLambdaRuntimeInterfaceClient\b/,
  /(?:^|\/)com\/amazonaws\/services\/lambda\/runtime\/api\/client$/,
  /(?:^|\/)aws_lambda_ric(?:-[\d.]+)?$/,
  /(?:^|\/)Amazon\.Lambda\.RuntimeSupport\.dll$/,
];

const languages = [
  { program: /^node(?:js)?\d*$/, title: 'Node.js', client: 'the npm package aws-lambda-ric' },
  { program: /^python[\d.]*$/, title: 'Python', client: 'the PyPI package awslambdaric' },
  { program: /^java$/, title: 'Java', client: 'com.amazonaws:aws-lambda-java-runtime-interface-client' },
  { program: /^ruby[\d.]*$/, title: 'Ruby', client: 'the gem aws_lambda_ric' },
  { program: /^dotnet$/, title: '.NET', client: 'the NuGet package Amazon.Lambda.RuntimeSupport' },
];

function languageOf(words: string) {
  const names = words.split(/\s+/).map((word) => word.slice(word.lastIndexOf('/') + 1));
  return languages.find(({ program }) => names.some((name) => program.test(name)));
}

/** The command of `/bin/sh -c COMMAND`, which is how a Dockerfile's shell form is kept. */
function shellCommand(files: ImageFiles): string {
  const [shell = '', option, command = ''] = commandOf(files);
  return /(?:^|\/)(?:ba|da|a)?sh$/.test(shell) && option === '-c' ? command : '';
}
