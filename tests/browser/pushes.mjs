// Delivers a push to the browser's own service worker, as a push service would.
import { expect } from '@playwright/test';

/** Delivers `text` to the page's service worker as a decrypted push; returns the notifications shown.
 * Chromium drops a notification if it is queried between being stored and being shown, so the query
 * runs only after `showNotification` is done. */
export async function deliver(context, page, text) {
  const [worker] = context.serviceWorkers();
  await worker.evaluate(() => {
    const show = self.registration.showNotification.bind(self.registration);
    self.registration.showNotification = async (...asked) => {
      await show(...asked);
      self.isShown = true;
    };
  });
  const cdp = await context.newCDPSession(page);
  const registered = new Promise((found) =>
    cdp.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      if (registrations[0]) found(registrations[0].registrationId);
    }),
  );
  await cdp.send('ServiceWorker.enable');
  await cdp.send('ServiceWorker.deliverPushMessage', {
    origin: new URL(page.url()).origin,
    registrationId: await registered,
    data: text,
  });
  await expect.poll(() => worker.evaluate(() => self.isShown)).toBe(true);
  return worker.evaluate(async () => {
    const shown = await self.registration.getNotifications();
    return shown.map(({ title, body }) => `${title}: ${body}`);
  });
}
