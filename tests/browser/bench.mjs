// Transfer sizes and load times of a young person's phone: `cargo xtask bench client`.
//
// Bytes are those on the wire, with headers, for the page and its worker. Times are medians of several
// rounds, in turns: first paint on a phone's network and a slow processor, compared with the same HTML and
// CSS without a program; and reopening the app offline on an even slower processor.
import { chromium as browsers } from '@playwright/test';
import { createServer } from 'node:http';
import { once } from 'node:events';
import { connect, createServer as listen } from 'node:net';
import { parseArgs } from 'node:util';
import { chromium } from './chromium.mjs';
import { signInAs, startKurs } from './kurs.mjs';
import { appIsCached } from './phone.mjs';

const { values: options } = parseArgs({ options: { rounds: { type: 'string', default: '11' } } });
const rounds = Number(options.rounds);

// 9 Mbit/s and 100 ms round trip: a typical phone connection.
const NETWORK = {
  offline: false,
  latency: 100,
  downloadThroughput: (9 * 1024 * 1024) / 8,
  uploadThroughput: (9 * 1024 * 1024) / 8,
};

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];
const kilobytes = (bytes) => `${(bytes / 1000).toFixed(1)} KB`;
const row = (name, ours, goal) => console.log(`${name.padEnd(52)} ${ours.padStart(14)}   ${goal}`);

/** A proxy in front of the server that counts every transferred byte, of pages and of workers. */
async function counted(port) {
  const wire = { bytes: 0 };
  const server = listen((socket) => {
    const onwards = connect(port, '127.0.0.1');
    onwards.on('data', (piece) => (wire.bytes += piece.length));
    for (const end of [socket, onwards]) {
      end.on('error', () => [socket, onwards].forEach((one) => one.destroy()));
    }
    socket.pipe(onwards).pipe(socket);
  }).listen(0, 'localhost');
  await once(server, 'listening');
  wire.url = `http://localhost:${server.address().port}`;
  wire.close = () => server.close();
  return wire;
}

/** The same HTML and CSS without a program. */
async function staticTwin(url) {
  const page = await (await fetch(url)).text();
  const css = /href="(\/assets\/[^"]+\.css)"/.exec(page)[1];
  const style = Buffer.from(await (await fetch(url + css)).arrayBuffer());
  const bare = page.replace(/<script[^>]*><\/script>|<link rel="(modulepreload|preload)"[^>]*>/g, '');
  const server = createServer((request, response) => {
    const [kind, body] = request.url === css ? ['text/css', style] : ['text/html', bare];
    response.writeHead(200, { 'content-type': `${kind}; charset=utf-8` }).end(body);
  }).listen(0, 'localhost');
  await once(server, 'listening');
  return { url: `http://localhost:${server.address().port}/`, close: () => server.close() };
}

async function firstPaint(browser, url) {
  const context = await browser.newContext({ serviceWorkers: 'block' });
  const page = await context.newPage();
  const cdp = await context.newCDPSession(page);
  await cdp.send('Network.enable');
  await cdp.send('Network.emulateNetworkConditions', NETWORK);
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  await page.goto(url, { waitUntil: 'commit' });
  const paint = await page.evaluate(
    () =>
      new Promise((done) =>
        new PerformanceObserver((list) => {
          const paint = list.getEntriesByName('first-contentful-paint')[0];
          if (paint) done(paint.startTime);
        }).observe({ type: 'paint', buffered: true }),
      ),
  );
  await context.close();
  return paint;
}

const kurs = await startKurs();
const wire = await counted(kurs.port);
const browser = await browsers.launch(chromium.launchOptions);
try {
  const context = await browser.newContext({ locale: 'da-DK', timezoneId: 'Europe/Copenhagen' });
  const setup = await context.newPage();
  await signInAs(setup, 'young_person', wire.url);
  await setup.close();

  const first = await context.newPage();
  wire.bytes = 0;
  await first.goto(wire.url);
  await first.getByRole('heading', { level: 1, name: /Amina/ }).waitFor();
  const usable = wire.bytes;
  await appIsCached(first);
  const whole = wire.bytes;
  await first.close();
  const second = await context.newPage();
  wire.bytes = 0;
  await second.goto(wire.url);
  await second.getByRole('heading', { level: 1, name: /Amina/ }).waitFor();
  await second.waitForLoadState('networkidle').catch(() => {});
  const again = wire.bytes;
  await second.close();

  const offline = [];
  const online = [];
  for (let round = 0; round < rounds; round += 1) {
    for (const [times, away] of [
      [offline, true],
      [online, false],
    ]) {
      await context.setOffline(away);
      const page = await context.newPage();
      const cdp = await context.newCDPSession(page);
      await cdp.send('Emulation.setCPUThrottlingRate', { rate: 6 });
      const begun = performance.now();
      await page.goto(wire.url, { waitUntil: 'commit' });
      await page.getByRole('button', { name: /^Marker, at det lykkedes/ }).first().waitFor();
      times.push(performance.now() - begun);
      await page.close();
    }
  }
  await context.setOffline(false);

  const twin = await staticTwin(kurs.url);
  const ratios = [];
  const paints = [];
  for (let round = 0; round < rounds; round += 1) {
    const bare = await firstPaint(browser, twin.url);
    const ours = await firstPaint(browser, `${kurs.url}/`);
    paints.push(ours);
    ratios.push(ours / bare);
  }
  twin.close();

  console.log(`\n${rounds} rounds, medians\n`);
  row('first visit, until the day can be used', kilobytes(usable), 'goal 250 KB, aim 180 KB');
  row('  and all that is kept for later', kilobytes(whole), '');
  row('second visit, with what changed', kilobytes(again), '');
  row('first paint, 9 Mbps, 100 ms, 4 x slower', `${median(paints).toFixed(0)} ms`, '');
  row('  beside the same page without a program', `${median(ratios).toFixed(2)} x`, 'goal 1.15 x');
  row('opened again without network, 6 x slower', `${median(offline).toFixed(0)} ms`, 'goal 1000 ms');
  row('opened again with network, 6 x slower', `${median(online).toFixed(0)} ms`, '');
} finally {
  await browser.close();
  wire.close();
  await kurs.stop();
}
