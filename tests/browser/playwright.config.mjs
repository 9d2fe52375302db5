// The browser tests: a real Chromium against the real server, which kurs.mjs starts, and the most used
// screens in Firefox and in WebKitGTK. Run them with `cargo xtask test browser [part of a file name]` and
// `cargo xtask test engines [part of a file name]`.
import { defineConfig } from '@playwright/test';
import { chromium } from './chromium.mjs';

export default defineConfig({
  testDir: '.',
  testMatch: '*.spec.mjs',
  outputDir: 'test-results',
  // One server and one browser at a time: the machines that run this have two cores.
  workers: 1,
  fullyParallel: false,
  // A test that passes the second time has failed.
  retries: 0,
  forbidOnly: Boolean(process.env.CI),
  // Generous for a busy machine; no passing test waits for it.
  timeout: 120_000,
  expect: { timeout: 20_000 },
  reporter: [['list'], ['./times.mjs']],
  use: {
    ...chromium,
    locale: 'da-DK',
    timezoneId: 'Europe/Copenhagen',
    viewport: { width: 360, height: 740 },
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
  },
  projects: [
    { name: 'chromium', testIgnore: /browser.engines/ },
    ...['firefox', 'webkit'].map((engine) => ({
      name: engine,
      testDir: './engines',
      // WebKitGTK has no push.
      testIgnore: engine === 'webkit' ? '**/push.spec.mjs' : [],
      // Its browser stops answering at times; see engine.mjs.
      retries: engine === 'webkit' ? 1 : 0,
      timeout: 600_000,
      expect: { timeout: 120_000 },
      use: { engine },
    })),
  ],
});
