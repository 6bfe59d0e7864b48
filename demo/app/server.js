import { createServer } from 'node:http';

createServer((_request, response) => response.end('sealed and lifted\n')).listen(8080, '0.0.0.0');
