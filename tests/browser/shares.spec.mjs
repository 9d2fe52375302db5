// Input from outside the app: shares of other apps, and taps on notifications.
import { test, expect } from './kurs.mjs';
import { appIsCached } from './phone.mjs';

test.use({ own: 'shares' });

const card = (page, words) => page.locator('article', { hasText: words });

async function arrive(page, signInAs) {
  await signInAs(page, 'young_person');
  await page.goto('/');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Amina');
}

/** Shares words and pictures with Kurs, as another app does. */
const share = (page, words, pictures) =>
  page.evaluate(
    async ([words, pictures]) => {
      const form = document.createElement('form');
      Object.assign(form, { method: 'post', action: '/share', enctype: 'multipart/form-data' });
      const text = document.createElement('input');
      Object.assign(text, { name: 'text', value: words });
      const files = document.createElement('input');
      Object.assign(files, { type: 'file', name: 'picture', multiple: true });
      const chosen = new DataTransfer();
      for (let n = 0; n < pictures; n += 1) {
        const canvas = new OffscreenCanvas(40, 30);
        canvas.getContext('2d').fillRect(n, n, 20, 20);
        const picture = await canvas.convertToBlob();
        chosen.items.add(new File([picture], `${n}.png`, { type: 'image/png' }));
      }
      files.files = chosen.files;
      form.append(text, files);
      document.body.append(form);
      form.submit();
    },
    [words, pictures],
  );

test('two pictures that another app shares both arrive', async ({ page, signInAs }) => {
  await arrive(page, signInAs);
  await appIsCached(page);
  await share(page, 'Tog billeder af åen', 2);
  await expect(page.getByLabel(/Jeg lagde mærke til/)).toHaveValue('Tog billeder af åen');
  await expect(page.locator('form .picture img')).toHaveCount(2);
  await page.getByRole('button', { name: 'Gem som sejr' }).click();
  await expect(card(page, 'billeder af åen').locator('img')).toHaveCount(2);
  await expect(card(page, 'billeder af åen').getByText(/gemt i Kurs|set af/)).toBeVisible();
  // Nothing of it is left in the queue.
  const waiting = () =>
    page.evaluate(async () => (await (await caches.open('kurs-shared')).keys()).length);
  await expect.poll(waiting).toBe(0);
});

test('pictures that do not fit are reported', async ({ page, signInAs }) => {
  await arrive(page, signInAs);
  await appIsCached(page);
  await share(page, 'Hele turen', 6);
  await expect(page.locator('form .picture img')).toHaveCount(4);
  await expect(page.getByText('Der er plads til fire billeder på en sejr')).toBeVisible();
});

test.describe('without a worker', () => {
  test.use({ serviceWorkers: 'block' });

  test('a failed share is reported', async ({ page, signInAs }) => {
    await arrive(page, signInAs);
    await share(page, 'Tog billeder af åen', 2);
    await expect(page.getByText('Det, du delte, kom ikke med herind')).toBeVisible();
    await expect(page.getByLabel(/Jeg lagde mærke til/)).toBeFocused();
  });
});

/** Dispatches a tap on a notification for `url` in the worker; returns the windows that it opened. */
const tap = (worker, url) =>
  worker.evaluate(async (url) => {
    const opened = [];
    self.clients.openWindow = async (to) => opened.push(to);
    await self.registration.showNotification('Kurs', { data: { url } });
    const [notification] = await self.registration.getNotifications();
    const event = new NotificationEvent('notificationclick', { notification, action: '' });
    let done;
    Object.defineProperty(event, 'waitUntil', { value: (promise) => (done = promise) });
    self.dispatchEvent(event);
    await done;
    return opened;
  }, url);

test('a tap on a notification does not navigate a guest page', async ({
  page,
  context,
  signInAs,
}) => {
  await context.grantPermissions(['notifications']);
  await arrive(page, signInAs);
  await appIsCached(page);
  const [worker] = context.serviceWorkers();
  // A window of the app is navigated.
  expect(await tap(worker, '/inbox')).toEqual([]);
  await expect(page).toHaveURL(/\/inbox$/);
  // A guest is writing in the same browser: that page stays, and the app opens a new window.
  await page.goto('/guest/recognition/half-written');
  expect(await tap(worker, '/inbox')).toEqual(['/inbox']);
  await expect(page).toHaveURL(/\/guest\/recognition\/half-written$/);
  // A window without a service worker can't be navigated.
  await page.goto('/healthz');
  await worker.evaluate(() => {
    const matchAll = self.clients.matchAll.bind(self.clients);
    self.clients.matchAll = async (asked) => {
      const navigate = () => Promise.reject(new TypeError('not controlled'));
      return [...(await matchAll(asked)), { url: self.location.origin, navigate }];
    };
  });
  expect(await tap(worker, '/inbox')).toEqual(['/inbox']);
});

test('notifications are closed at signing out', async ({
  page,
  context,
  signInAs,
}) => {
  await context.grantPermissions(['notifications']);
  await arrive(page, signInAs);
  await appIsCached(page);
  const shown = () =>
    page.evaluate(async () => {
      const registration = await navigator.serviceWorker.ready;
      return (await registration.getNotifications()).length;
    });
  await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    await registration.showNotification('Kurs', { body: 'Kurs har noget til dig' });
  });
  await expect.poll(shown).toBe(1);
  await page.getByRole('link', { name: 'Mig', exact: true }).click();
  await page.getByRole('button', { name: 'Log ud', exact: true }).click();
  await page.getByRole('button', { name: 'Log ud nu' }).click();
  await expect(page.getByRole('link', { name: /kode/ })).toBeVisible();
  await expect.poll(shown).toBe(0);
});
