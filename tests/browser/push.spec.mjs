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
