// A push service for a real Firefox, connected by websocket: forwards what the server posts. It verifies the
// sender (VAPID); errors fail the test.
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { WebSocketServer } from 'ws';
import { verified } from '../push_service.mjs';

/** Starts it at `origin`. `drop()` deletes every subscription without notifying the browser. */
export async function startPushServer(origin) {
  const channels = new Map();
  let send;
  const server = createServer(async (request, response) => {
    const parts = [];
    for await (const part of request) parts.push(part);
    const channelID = channels.get(request.url);
    if (!channelID) return response.writeHead(410).end();
    const { claims } = verified(request.headers.authorization);
    if (claims.aud !== origin) throw new Error(`for ${claims.aud}, not for ${origin}`);
    send({
      messageType: 'notification',
      channelID,
      version: randomUUID(),
      data: Buffer.concat(parts).toString('base64url'),
      headers: { encoding: request.headers['content-encoding'] },
    });
    response.writeHead(201).end();
  });
  const answers = {
    hello: ({ uaid }) => ({ uaid: uaid || randomUUID(), use_webpush: true, broadcasts: {} }),
    register: ({ channelID }) => {
      const path = `/send/${randomUUID()}`;
      channels.set(path, channelID);
      return { channelID, pushEndpoint: origin + path };
    },
    unregister: ({ channelID }) => ({ channelID }),
  };
  new WebSocketServer({ server }).on('connection', (socket) => {
    send = (message) => socket.send(JSON.stringify(message));
    socket.on('message', (text) => {
      const asked = JSON.parse(text);
      const answer = answers[asked.messageType]?.(asked);
      if (answer) send({ messageType: asked.messageType, status: 200, ...answer });
    });
  });
  const { hostname, port } = new URL(origin);
  server.listen(Number(port), hostname);
  await once(server, 'listening');
  return { drop: () => channels.clear(), stop: () => server.close() };
}
