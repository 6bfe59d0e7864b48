import { createServer } from 'node:http';
import { copyText, transform } from './copy.mjs';

/** `GET /` says that it is there; `POST /copy?key=…` copies that object; `POST /transform` answers with its body, transformed. */
const server = createServer(async (request, response) => {
  const url = new URL(request.url ?? '/', 'http://here');
  const key = url.searchParams.get('key');
  const answer = (status, body) => response.writeHead(status, { 'Content-Type': 'text/plain' }).end(body);
  try {
    if (request.method === 'GET' && url.pathname === '/') return answer(200, 'ready\n');
    if (request.method !== 'POST') return answer(404, 'not found\n');
    if (url.pathname === '/transform') return answer(200, transform(await textOf(request)));
    if (url.pathname === '/copy' && key)
      return answer(200, `${JSON.stringify(await copyText(key, process.env))}\n`);
    answer(404, 'not found\n');
  } catch (error) {
    console.error(error);
    answer(500, 'failed, see the log\n');
  }
});

// Cloud Run names the port, and sends SIGTERM ten seconds before it ends the instance.
server.listen(Number(process.env.PORT ?? 8080), '0.0.0.0');
process.once('SIGTERM', () => {
  server.close(() => process.exit(0));
  server.closeIdleConnections();
});

async function textOf(request) {
  let text = '';
  for await (const chunk of request.setEncoding('utf8')) text += chunk;
  return text;
}
