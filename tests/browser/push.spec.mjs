// Pushes on the wire: the real server encrypts, signs and sends; a test push service verifies and decrypts
// with independent code.
import { test, expect } from './kurs.mjs';
import { startPushService } from './push_service.mjs';

test('a push is decrypted by its phone, and is signed', async ({ page, kurs, signInAs }) => {
  const service = await startPushService(kurs.pushOrigin);
  const phone = service.phone();
  await signInAs(page, 'young_person');
  const call = (method, path, body) =>
    page.evaluate(
      async ([method, path, body]) => {
        const headers = body && { 'content-type': 'application/json' };
        const answer = await fetch(`/api/v1${path}`, { method, headers, body });
        const text = await answer.text();
        return { status: answer.status, body: text && JSON.parse(text) };
      },
      [method, path, body && JSON.stringify(body)],
    );
  const me = (await call('GET', '/me')).body;
  const before = (await call('GET', '/push_subscriptions')).body;
  const id = before.public_key && '01960000-0000-7000-8000-00000000beef';
  const kept = await call('PUT', `/push_subscriptions/${id}`, phone.subscription);
  expect(kept.status).toBe(201);
  expect((await call('POST', `/push_subscriptions/${id}/test`)).status).toBe(202);

  const { message, claims, key, headers } = await phone.next();
  expect(message).toMatchObject({ subscription: id, person: me.id, title: 'Kurs', url: '/me/messages' });
  expect(message.body).toBe('Det virker. Sådan ser en besked ud.');
  expect(claims).toMatchObject({ aud: kurs.pushOrigin, sub: 'mailto:kurs@localhost' });
  expect(key).toBe(before.public_key);
  expect(headers).toMatchObject({ ttl: '300', urgency: 'high' });
  expect(headers.topic).toMatch(/^[\w-]{32}$/);

  await call('POST', `/push_subscriptions/${id}/arrivals`, { message: message.id });
  const [after] = (await call('GET', '/push_subscriptions')).body.items;
  expect(after.sent_at && after.arrived_at).toBeTruthy();
  await service.stop();
});

test('a caseworker turns pushes on in one browser, and signing out turns them off', async ({
  page,
  context,
  kurs,
  signInAs,
}) => {
  const service = await startPushService(kurs.pushOrigin);
  const phone = service.phone();
  await context.grantPermissions(['notifications']);
  await context.addInitScript((made) => {
    const stored = () => JSON.parse(localStorage.getItem('of-the-test'));
    const subscription = () =>
      stored() && {
        endpoint: made.endpoint,
        toJSON: () => made,
        unsubscribe: async () => localStorage.removeItem('of-the-test'),
      };
    PushManager.prototype.getSubscription = async () => subscription();
    PushManager.prototype.subscribe = async () => {
      localStorage.setItem('of-the-test', 'true');
      return subscription();
    };
  }, phone.subscription);
  await signInAs(page, 'caseworker');
  const known = () =>
    page.evaluate(async () => (await (await fetch('/api/v1/push_subscriptions')).json()).items.length);
  await page.goto('/desk');
  await page.getByRole('button', { name: 'Få besked her' }).click();
  await expect(page.getByText('Beskeder er slået til her.').first()).toBeVisible();
  expect(await known()).toBe(1);
  await page.reload();
  await expect(page.getByRole('button', { name: 'Slå beskeder fra' })).toBeVisible();
  await page.getByRole('button', { name: 'Slå beskeder fra' }).click();
  await expect.poll(known).toBe(0);
  await page.getByRole('button', { name: 'Få besked her' }).click();
  await expect.poll(known).toBe(1);
  await page.getByRole('button', { name: 'Log ud' }).click();
  await page.getByRole('button', { name: 'Log ud her' }).click();
  await expect(page).toHaveURL(/welcome/);
  expect(await page.evaluate(() => localStorage.getItem('kurs-desk-push'))).toBe(null);
  await service.stop();
});
