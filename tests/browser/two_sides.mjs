// Meetings have two sides: the phone, which can be spoken to, and beside it a desk.
import { test as base } from './kurs.mjs';
import { chromium } from './chromium.mjs';

/** What makes Chromium have a microphone that hums, and a person who lets it be used. */
export const MICROPHONE = ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'];

/** For `test.use`: the phone has that microphone. */
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
