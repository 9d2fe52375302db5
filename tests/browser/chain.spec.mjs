// A cheer end to end: a success on the phone, a celebration, a cheer from the desk, an encrypted push that a
// push service accepts and another implementation decrypts, the real service worker, the notification, and
// the inbox.
import { test, expect } from './kurs.mjs';
import { appIsCached } from './phone.mjs';
import { startPushService } from './push_service.mjs';
import { deliver } from './pushes.mjs';

/** A headless browser has no push service: stubs its one call. */
const subscribeTo = (subscription) => {
  const stub = {
    ...subscription,
    toJSON: () => ({ ...subscription, expirationTime: null }),
    unsubscribe: async () => true,
  };
  PushManager.prototype.subscribe = async () => (window.subscribed = stub);
  PushManager.prototype.getSubscription = async () => window.subscribed ?? null;
};

test('a cheer goes from the desk to the lock screen and into the inbox', async ({
  page,
  context,
  browser,
  kurs,
  signInAs,
}) => {
  const service = await startPushService(kurs.pushOrigin);
  const phone = service.phone();
  await context.grantPermissions(['notifications']);
  await page.addInitScript(subscribeTo, phone.subscription);
  await signInAs(page, 'young_person');
  await page.evaluate(() =>
    fetch('/api/v1/me', {
      method: 'PATCH',
      headers: { 'content-type': 'application/json' },
      body: '{"push":{"says_what":false,"cheers":true,"reminders_a_day":3}}',
    }),
  );
  await page.goto('/me/messages');
  await appIsCached(page);
  const part = page.locator('#push');
  await part.getByRole('button', { name: 'Slå beskeder til på den her telefon' }).click();
  await expect(part.getByText('Beskeder er slået til')).toBeVisible();

  // A shared goal, and a success in one tap: celebrated in the very next frame.
  const goal = 'Køre med bussen til Dalum på egen hånd';
  await page.goto('/goals/new');
  await page.getByLabel('Hvad vil du gerne nå?').fill(goal);
  await page.getByRole('button', { name: 'Skift' }).click();
  await page.locator('label', { hasText: 'Mit team' }).first().click();
  await page.getByRole('button', { name: 'Gem målet' }).click();
  const card = page.locator('article.goal', { hasText: goal });
  const height = await card.locator('.mark').evaluate(
    (button) =>
      new Promise((seen) => {
        button.click();
        requestAnimationFrame(() =>
          seen(document.querySelector('.celebration')?.getBoundingClientRect().height ?? 0),
        );
      }),
  );
  expect(height).toBeGreaterThan(60);
  await expect(card.getByText(/gemt i Kurs|set af/)).toBeVisible();

  // The desk cheers.
  const office = await browser.newContext({ baseURL: kurs.url, locale: 'da-DK' });
  const desk = await office.newPage();
  await signInAs(desk, 'caseworker');
  await desk.goto('/desk');
  await desk.locator('a[id^="row-"]', { hasText: 'Amina' }).click();
  const success = desk.locator('.desk-successes > li', { hasText: goal });
  await success.getByRole('button', { name: 'Hep' }).click();
  const words = 'Hele vejen til Dalum på egen hånd. Det så jeg godt';
  const dialog = desk.getByRole('dialog', { name: 'Hep på Amina' });
  await dialog.locator('label', { has: desk.getByRole('img', { name: 'Bjergtop' }) }).click();
  await dialog.getByLabel(/Dine egne ord/).fill(words);
  await dialog.getByRole('button', { name: 'Send et hep' }).click();
  await expect(success.getByText(words)).toBeVisible();

  // The push is for this phone only, signed, and says nothing of its content.
  const { message, claims, text } = await phone.next();
  expect(claims.aud).toBe(kurs.pushOrigin);
  expect(message).toMatchObject({ title: 'Kurs', body: 'Kurs har noget til dig' });
  expect(message.url).toMatch(/^\/inbox\?at=[0-9a-f-]{36}$/);
  for (const secret of ['Mette', 'Dalum', 'Hep', 'Amina']) expect(text).not.toContain(secret);

  // The real worker shows it and reports its arrival.
  expect(await deliver(context, page, text)).toEqual(['Kurs: Kurs har noget til dig']);
  const arrived = () =>
    page.evaluate(async () => {
      const answer = await fetch('/api/v1/push_subscriptions');
      return (await answer.json()).items[0].arrived_at;
    });
  await expect.poll(arrived).not.toBeNull();

  // Tapping it opens the inbox at the cheer.
  const [worker] = context.serviceWorkers();
  await worker.evaluate(async () => {
    const [notification] = await self.registration.getNotifications();
    self.dispatchEvent(new NotificationEvent('notificationclick', { notification, action: '' }));
  });
  await expect(page).toHaveURL(/\/inbox\?at=/);
  const given = page.locator(`#given-${new URL(page.url()).searchParams.get('at')}`);
  await expect(given).toContainText(words);
  await expect(given).toContainText('Mette');
  await expect(given.getByRole('img', { name: 'Bjergtop' })).toBeVisible();
  await expect(given).toBeFocused();
  // The desk sees that it was seen.
  await desk.reload();
  await expect(success.getByText('set', { exact: true })).toBeVisible();
  await office.close();
  await service.stop();
});
