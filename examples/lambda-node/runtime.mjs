// The whole of a Lambda runtime: https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html
// AWS's own, aws-lambda-ric, does more (streamed answers, logs as JSON) and needs a compiler to be installed.
const api = `http://${process.env.AWS_LAMBDA_RUNTIME_API}/2018-06-01/runtime`;
const [file, name] = (process.env._HANDLER ?? process.argv[2] ?? 'index.handler').split('.');

const handler = await import(`./${file}.mjs`).then(
  (module) => module[name],
  (error) => report('init/error', error).then(() => process.exit(1)),
);

for (;;) {
  const next = await fetch(`${api}/invocation/next`);
  const id = next.headers.get('lambda-runtime-aws-request-id');
  try {
    const answer = await handler(await next.json());
    await post(`invocation/${id}/response`, JSON.stringify(answer ?? null));
  } catch (error) {
    await report(`invocation/${id}/error`, error);
  }
}

function report(path, error) {
  console.error(error);
  const body = {
    errorType: error.name,
    errorMessage: error.message,
    stackTrace: error.stack?.split('\n') ?? [],
  };
  return post(path, JSON.stringify(body), { 'Lambda-Runtime-Function-Error-Type': `Function.${error.name}` });
}

async function post(path, body, headers) {
  const response = await fetch(`${api}/${path}`, { method: 'POST', body, headers });
  await response.body?.cancel();
}
