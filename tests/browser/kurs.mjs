// The server under test: one per worker, on a port and a database of its own, with the invented
// people. Specs import `test` and `expect` from here, and have:
//
//   kurs.url                                  its address, e.g. http://localhost:40123
//   kurs.pushOrigin                           an origin that is a known push service, too:
//                                             see push_service.mjs
//   kurs.log()                                its output so far
//   signInAs(page, 'young_person')            signs a page in; also 'caseworker', 'lead',
//                                             'administrator'
//   context.newPage(), page.goto('/goals')    paths are relative to kurs.url
import { test as base, expect } from '@playwright/test';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Time-out of start and stop, in milliseconds. */
const PATIENCE = 60_000;

/** A free port below the ephemeral range, so that no other program is given it while the server
 * restarts. */
export async function freePort() {
  for (;;) {
    const port = 10_000 + Math.floor(Math.random() * 20_000);
    const server = createServer().listen(port, '127.0.0.1');
    if (!(await once(server, 'listening').catch(() => null))) continue;
    server.close();
    await once(server, 'close');
    return port;
  }
}

/** Starts a server and waits until it is ready; `stop()` ends it and removes its data. `kill()` ends it
 * without warning, and `start()` restarts it with the same port and data. */
export async function startKurs() {
  const binary = process.env.KURS_BIN;
  if (!binary) throw new Error('KURS_BIN is not set: run `cargo xtask test browser`');
  const folder = await mkdtemp(join(tmpdir(), 'kurs-browser-'));
  const port = await freePort();
  const database = `sqlite:${join(folder, 'kurs.db')}`;
  const pushOrigin = `http://127.0.0.1:${await freePort()}`;
  const args = ['serve', '--demo', '--port', String(port), '--database-url', database];
  let log = '';
  let server;
  const dead = () => server.exitCode !== null || server.signalCode !== null;
  const end = async (signal) => {
    if (dead()) return;
    const ended = once(server, 'exit');
    const impatience = setTimeout(() => server.kill('SIGKILL'), PATIENCE);
    server.kill(signal);
    await ended;
    clearTimeout(impatience);
  };
  const stop = async () => {
    await end('SIGTERM');
    await rm(folder, { recursive: true, force: true });
  };
  const start = async () => {
    server = spawn(binary, [...args, '--push-trusted-origins', pushOrigin], {
      cwd: folder,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [server.stdout, server.stderr]) {
      stream.setEncoding('utf8').on('data', (text) => (log += text));
    }
    const begun = Date.now();
    while (!(await isReady(port))) {
      if (dead() || Date.now() - begun > PATIENCE) {
        const what = dead() ? 'ended' : 'was not ready in time';
        await stop();
        throw new Error(`the server ${what}:\n${log}`);
      }
      await new Promise((resume) => setTimeout(resume, 50));
    }
  };
  await start();
  // localhost, not 127.0.0.1: browsers treat it as a secure context, and passkeys work.
  const url = `http://localhost:${port}`;
  return { url, port, pushOrigin, log: () => log, start, kill: () => end('SIGKILL'), stop };
}

async function isReady(port) {
  try {
    return (await fetch(`http://127.0.0.1:${port}/readyz`)).ok;
  } catch {
    return false; // nobody listens yet
  }
}

/** Signs a page in as one of the invented people. The page ends up on the server's origin, not yet on a
 * screen. */
export async function signInAs(page, who, url = '') {
  // Any page of the same origin will do; this one loads no client that could interfere.
  await page.goto(`${url}/healthz`);
  const status = await page.evaluate(async (as) => {
    const answer = await fetch('/api/v1/demo/sessions', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ as }),
    });
    return answer.status;
  }, who);
  if (status >= 300) throw new Error(`signing in as ${who} was answered with ${status}`);
}

/** Makes an invitation for somebody new at the desk; returns its code. */
export async function invitation(browser, kurs, signInAs, name) {
  const context = await browser.newContext({ baseURL: kurs.url, locale: 'da-DK' });
  const desk = await context.newPage();
  await signInAs(desk, 'caseworker');
  await desk.goto('/desk');
  await desk.getByRole('button', { name: 'Ny ung' }).click();
  await desk.getByLabel('Fornavn').fill(name);
  await desk.getByRole('button', { name: 'Opret, og lav kode' }).click();
  const code = await desk.locator('.desk-code output').innerText();
  expect(code).toMatch(/^[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}$/);
  await context.close();
  return code;
}

export const test = base.extend({
  // `test.use({ own: 'name' })`: gives a file that counts records a server that no other file uses.
  own: [null, { option: true, scope: 'worker' }],
  kurs: [
    async ({}, use) => {
      const kurs = await startKurs();
      await use(kurs);
      await kurs.stop();
    },
    { scope: 'worker', timeout: 2 * PATIENCE },
  ],
  baseURL: async ({ kurs }, use) => use(kurs.url),
  signInAs: async ({ kurs }, use) => use((page, who) => signInAs(page, who, kurs.url)),
});

export { expect };
