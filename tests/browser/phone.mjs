// A phone that can be switched off: Chromium with a profile of its own on the disk, started as a
// program, so that it can be killed as a battery kills it and started again on the same profile.
import { chromium as browsers, expect } from '@playwright/test';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from './chromium.mjs';

/** Starts a phone, its browser with `args` beside the usual ones; `kill()` ends it without warning,
 * `start()` starts it again, `throwAway()` ends it for good. `page()` opens the app there. */
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
      // A group of its own: all of it dies at once.
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

/** The parts of the app that a first visit does not load, by their addresses. */
export const parts = (page) =>
  page.evaluate(async () => {
    const worker = await (await fetch('/sw.js')).text();
    return JSON.parse(/LATER = JSON\.parse\('(.*)'\)/.exec(worker)[1]);
  });

/** Waits until all of the app is kept on the phone, so that every page opens without network. */
export async function appIsKept(page) {
  await pageIsKept(page);
  const wanted = await parts(page);
  const kept = () =>
    page.evaluate(async (wanted) => {
      const found = await Promise.all(wanted.map((part) => caches.match(part)));
      return found.every(Boolean);
    }, wanted);
  await expect.poll(kept).toBe(true);
}

/** Waits until what the day needs is kept. A browser that did not manage to keep it tries again when
 * the app is opened the next time. */
export async function pageIsKept(page) {
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

/** `loseStore()` on `page` closes every connection to the store, as the system may, and with `true` denies
 * new ones as long as `denied` is set. */
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

/** How much lies in each of the drawers of whoever's store there is. */
export const drawers = (page, ...names) =>
  page.evaluate(async (names) => {
    const [{ name }] = await indexedDB.databases();
    const done = (request) =>
      new Promise((fine, failed) => {
        request.onsuccess = () => fine(request.result);
        request.onerror = () => failed(request.error);
      });
    const db = await done(indexedDB.open(name));
    const tx = db.transaction(names, 'readonly');
    const counts = await Promise.all(names.map((name) => done(tx.objectStore(name).count())));
    db.close();
    return counts;
  }, names);
