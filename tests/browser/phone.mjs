// A phone that can be killed: Chromium with a profile on disk, started as a process, so that it can be
// killed as by an empty battery and restarted on the same profile.
import { chromium as browsers, expect } from '@playwright/test';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from './chromium.mjs';

/** Starts a phone; `args` are added to the browser's. `kill()` ends it without warning, `start()`
 * restarts it, `throwAway()` ends it for good. `page()` opens the app. */
export async function aPhone(url, args = []) {
  const profile = await mkdtemp(join(tmpdir(), 'kurs-phone-'));
  let process;
  let browser;

  const start = async () => {
    process = spawn(
      chromium.launchOptions.executablePath,
      [
        '--headless',
        ...chromium.launchOptions.args,
        ...args,
        `--user-data-dir=${profile}`,
        '--remote-debugging-port=0',
        '--lang=da-DK',
        'about:blank',
      ],
      // A process group of its own, to be killed at once.
      { stdio: ['ignore', 'ignore', 'pipe'], detached: true },
    );
    process.stderr.setEncoding('utf8');
    let said = '';
    for await (const text of process.stderr) {
      said += text;
      if (/DevTools listening on ws:\S+/.test(said)) break;
    }
    const [, address] = /DevTools listening on (ws:\S+)/.exec(said) ?? [];
    if (!address) throw new Error(`Chromium did not start:\n${said}`);
    browser = await browsers.connectOverCDP(address);
  };

  const kill = async () => {
    const ended = once(process, 'exit');
    globalThis.process.kill(-process.pid, 'SIGKILL');
    await ended;
    await browser.close().catch(() => {});
  };

  await start();
  return {
    start,
    kill,
    async page(path = '/', { offline = false } = {}) {
      const [context] = browser.contexts();
      await context.setOffline(offline);
      const page = await context.newPage();
      await page.setViewportSize({ width: 360, height: 740 });
      await page.goto(url + path);
      return page;
    },
    setOffline: (offline) => browser.contexts()[0].setOffline(offline),
    async throwAway() {
      await kill();
      await rm(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** The URLs of the lazy chunks. */
export const parts = (page) =>
  page.evaluate(async () => {
    const worker = await (await fetch('/sw.js')).text();
    return JSON.parse(/LATER = JSON\.parse\('(.*)'\)/.exec(worker)[1]);
  });

/** Waits until the whole app is cached, so that every page opens offline. */
export async function appIsCached(page) {
  await pageIsCached(page);
  const wanted = await parts(page);
  const kept = () =>
    page.evaluate(async (wanted) => {
      const found = await Promise.all(wanted.map((part) => caches.match(part)));
      return found.every(Boolean);
    }, wanted);
  await expect.poll(kept).toBe(true);
}

/** Waits until the day's files are cached. A browser that failed to cache them retries at the next
 * start. */
export async function pageIsCached(page) {
  for (let tries = 1; ; tries += 1) {
    const kept = await page.evaluate(async () => {
      const patience = new Promise((done) => setTimeout(() => done(false), 10_000));
      const controlled = async () => {
        await navigator.serviceWorker.ready;
        if (navigator.serviceWorker.controller) return true;
        return new Promise((done) =>
          navigator.serviceWorker.addEventListener('controllerchange', () => done(true)),
        );
      };
      return Promise.race([patience, controlled()]);
    });
    if (kept) return;
    if (tries === 3) throw new Error('the app was not kept');
    await page.reload();
  }
}

/** `loseStore()` on `page` closes every connection to IndexedDB, as the system may, and with `true` also
 * refuses new ones while `denied` is set. */
export const withFrailStore = (page) =>
  page.addInitScript(() => {
    const open = IDBFactory.prototype.open;
    const all = new Set();
    IDBFactory.prototype.open = function (...wanted) {
      if (window.denied) throw new DOMException('denied', 'UnknownError');
      const request = open.apply(this, wanted);
      request.addEventListener('success', () => all.add(request.result));
      return request;
    };
    window.loseStore = (denied = false) => {
      window.denied = denied;
      for (const db of all) db.close();
      all.clear();
    };
  });

/** The number of records in each of these object stores, in whichever person's database exists. */
export const drawers = async (page, ...names) => (await allDrawers(page, ...names))[0];

/** The same for every person's database. */
export const allDrawers = (page, ...names) =>
  page.evaluate(async (names) => {
    const done = (request) =>
      new Promise((fine, failed) => {
        request.onsuccess = () => fine(request.result);
        request.onerror = () => failed(request.error);
      });
    const all = [];
    for (const { name } of await indexedDB.databases()) {
      const db = await done(indexedDB.open(name));
      const tx = db.transaction(names, 'readonly');
      all.push(await Promise.all(names.map((name) => done(tx.objectStore(name).count()))));
      db.close();
    }
    return all;
  }, names);

/** A picture of 40 by 30 pixels, to be chosen in a form. */
export async function smallPicture(page) {
  const bytes = await page.evaluate(async () => {
    const canvas = new OffscreenCanvas(40, 30);
    canvas.getContext('2d').fillRect(5, 5, 20, 20);
    return [...new Uint8Array(await (await canvas.convertToBlob()).arrayBuffer())];
  });
  return { name: 'billede.png', mimeType: 'image/png', buffer: Buffer.from(bytes) };
}
