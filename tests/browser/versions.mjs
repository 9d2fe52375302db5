// A proxy in front of the server that can pretend to have a newer version of the app.
import { createServer, request as ask } from 'node:http';
import { once } from 'node:events';

/** Starts the proxy. `bringOut(name)` publishes a new version; with `gone` the server no longer has the
 * files at those addresses, as after an update. */
export async function withNewVersions(port) {
  let [version, gone] = ['', []];
  const worker = (text) => {
    const named = gone.length > 0 ? text.replace("'kurs-app-", `'kurs-app-${version}-`) : text;
    const without = gone.length > 0 ? named.replace(/LATER = .*/, 'LATER = [];') : named;
    return `// ${version}\n${without}`;
  };
  const door = createServer((request, response) => {
    if (gone.includes(request.url)) return response.writeHead(404).end('not found');
    const options = { port, path: request.url, method: request.method, headers: request.headers };
    const isWorker = request.url === '/sw.js';
    if (isWorker) delete options.headers['accept-encoding'];
    const onwards = ask(options, async (answer) => {
      // Disables the HTTP cache, so that only the worker's cache counts.
      if (request.url.startsWith('/assets/')) answer.headers['cache-control'] = 'no-store';
      if (isWorker) {
        delete answer.headers['content-length'];
        delete answer.headers['etag'];
      }
      response.writeHead(answer.statusCode, answer.headers);
      if (!isWorker) return answer.pipe(response);
      response.end(worker(Buffer.concat(await answer.toArray()).toString()));
    });
    onwards.on('error', () => response.destroy());
    response.on('close', () => onwards.destroy());
    request.pipe(onwards);
  }).listen(0, 'localhost');
  await once(door, 'listening');
  return {
    url: `http://localhost:${door.address().port}`,
    bringOut: (name, paths = []) => ([version, gone] = [name, paths]),
    close() {
      door.closeAllConnections();
      door.close();
    },
  };
}
