// A local push service: it accepts what the server sends, verifies the sender (VAPID, with node:crypto)
// and decrypts as the phone would (aes128gcm, with http_ece). An invalid message is an error of the
// test that waits for it.
//
//   const service = await startPushService(kurs.pushOrigin)
//   const phone = service.phone()             a subscription: { endpoint, keys } for the server
//   await phone.next()                        the next message: { message, headers, claims, key }
//   service.answer = { status: 410 }          sets the answer from now on
import http_ece from 'http_ece';
import { createECDH, createPublicKey, randomBytes, randomUUID, verify } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';

/** Time-out of a message, in milliseconds. */
const PATIENCE = 20_000;

/** The claims of a VAPID header, and the key that signed them, if the signature is valid. */
export function verified(authorization) {
  const [, token, key] = /^vapid t=([^,]+), k=(.+)$/.exec(authorization) ?? [];
  if (!token) throw new Error(`not a VAPID header: ${authorization}`);
  const [head, claims, signature] = token.split('.');
  const json = (part) => JSON.parse(Buffer.from(part, 'base64url').toString());
  if (json(head).alg !== 'ES256') throw new Error('not ES256');
  const point = Buffer.from(key, 'base64url');
  if (point.length !== 65 || point[0] !== 4) throw new Error('not an uncompressed point');
  const [x, y] = [point.subarray(1, 33), point.subarray(33)];
  const jwk = { kty: 'EC', crv: 'P-256', x: x.toString('base64url'), y: y.toString('base64url') };
  const holds = verify(
    'sha256',
    Buffer.from(`${head}.${claims}`),
    { key: createPublicKey({ key: jwk, format: 'jwk' }), dsaEncoding: 'ieee-p1363' },
    Buffer.from(signature, 'base64url'),
  );
  if (!holds) throw new Error('the signature does not hold');
  return { claims: json(claims), key };
}

/** A browser's subscription at the push service `origin`. */
class Phone {
  constructor(origin) {
    this.endpoint = `${origin}/send/${randomUUID()}`;
    this.ecdh = createECDH('prime256v1');
    this.ecdh.generateKeys();
    this.auth = randomBytes(16);
    this.waiting = [];
    this.arrived = [];
  }

  /** What it sends the Kurs server. */
  get subscription() {
    const keys = {
      p256dh: this.ecdh.getPublicKey().toString('base64url'),
      auth: this.auth.toString('base64url'),
    };
    return { endpoint: this.endpoint, keys };
  }

  /** Decrypts a message, and passes it to the waiting test. */
  take(headers, body) {
    let taken;
    try {
      const { claims, key } = verified(headers.authorization);
      const now = Date.now() / 1_000;
      const origin = new URL(this.endpoint).origin;
      if (claims.aud !== origin) throw new Error(`for ${claims.aud}, not for ${origin}`);
      if (!(claims.exp > now && claims.exp <= now + 86_400)) throw new Error('not good for a day');
      if (!/^(https?:|mailto:)/.test(claims.sub)) throw new Error(`nobody to turn to: ${claims.sub}`);
      if (headers['content-encoding'] !== 'aes128gcm') throw new Error('not aes128gcm');
      if (body.length > 4096) throw new Error(`${body.length} bytes are too many`);
      const params = { version: 'aes128gcm', privateKey: this.ecdh, authSecret: this.auth };
      const text = http_ece.decrypt(body, params).toString();
      taken = { message: JSON.parse(text), text, headers, claims, key };
    } catch (error) {
      taken = { error };
    }
    const next = this.waiting.shift();
    if (next) next(taken);
    else this.arrived.push(taken);
  }

  /** The next message; fails when none arrives, or when it is invalid. */
  async next() {
    const taken = this.arrived.shift() ?? (await this.#wait());
    if (taken.error) throw taken.error;
    return taken;
  }

  #wait() {
    return new Promise((resolve, reject) => {
      const none = () => reject(new Error('no message came'));
      const impatience = setTimeout(none, PATIENCE);
      this.waiting.push((taken) => {
        clearTimeout(impatience);
        resolve(taken);
      });
    });
  }
}

/** Starts a push service at `origin`, as in http://127.0.0.1:4711. */
export async function startPushService(origin) {
  const phones = new Map();
  const service = {
    origin,
    answer: { status: 201 },
    phone() {
      const phone = new Phone(origin);
      phones.set(new URL(phone.endpoint).pathname, phone);
      return phone;
    },
    async stop() {
      server.closeAllConnections?.();
      server.close();
      await once(server, 'close');
    },
  };
  const server = createServer(async (request, response) => {
    const parts = [];
    for await (const part of request) parts.push(part);
    const { status, headers } = service.answer;
    const phone = phones.get(request.url);
    if (status < 300) phone?.take(request.headers, Buffer.concat(parts));
    response.writeHead(phone ? status : 410, headers).end();
  });
  const { hostname, port } = new URL(origin);
  server.listen(Number(port), hostname);
  await once(server, 'listening');
  return service;
}
