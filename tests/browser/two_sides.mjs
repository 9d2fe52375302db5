// Fixtures for the two sides of a meeting: a phone with a microphone, and a desk.
import { test as base } from './kurs.mjs';
import { chromium } from './chromium.mjs';

/** Chromium flags for a fake microphone with permission. */
export const MICROPHONE = ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'];

/** For `test.use`: a phone with that microphone. */
export const HEARS = {
  launchOptions: {
    ...chromium.launchOptions,
    args: [...chromium.launchOptions.args, ...MICROPHONE],
  },
  permissions: ['microphone'],
};

export const test = base.extend({
  // A desk beside the phone, signed in as the caseworker.
  desk: async ({ browser, kurs, signInAs }, use) => {
    const context = await browser.newContext({
      baseURL: kurs.url,
      locale: 'da-DK',
      viewport: { width: 1280, height: 800 },
    });
    const page = await context.newPage();
    await signInAs(page, 'caseworker');
    await use(page);
    await context.close();
  },
});
