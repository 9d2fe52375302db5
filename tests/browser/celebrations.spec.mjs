// Celebrations, kind words and their owner's decisions, the printed story, and reminders answered from the
// lock screen.
import { test, expect } from './kurs.mjs';
import { appIsCached, drawers } from './phone.mjs';

async function arrive(page, signInAs, path = '/') {
  await signInAs(page, 'young_person');
  await page.goto(path);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
}

const api = (page, method, path, body) =>
  page.evaluate(
    async ([method, path, body]) => {
      const answer = await fetch(`/api/v1${path}`, {
        method,
        headers: { 'content-type': 'application/json' },
        body: body && JSON.stringify(body),
      });
      if (!answer.ok) throw new Error(`${method} ${path}: ${await answer.text()}`);
      return answer.status === 204 ? null : answer.json();
    },
    [method, path, body],
  );

const newId = () =>
  `${Date.now().toString(16).padStart(12, '0').replace(/^(.{8})/, '$1-')}-7000-8000-${Math.floor(
    Math.random() * 2 ** 48,
  )
    .toString(16)
    .padStart(12, '0')}`;

/** Creates a goal for a test through the API. */
async function aGoal(page, text) {
  const id = newId();
  await api(page, 'PUT', `/goals/${id}`, { text, repeat: { times_a_week: 7 } });
  return id;
}

/** A cheer from the caseworker to Amina. */
async function cheer(browser, kurs, signInAs, young, draft) {
  const context = await browser.newContext({ baseURL: kurs.url });
  const desk = await context.newPage();
  await signInAs(desk, 'caseworker');
  const id = newId();
  await api(desk, 'PUT', `/young_people/${young}/recognitions/${id}`, draft);
  await context.close();
  return id;
}

const card = (page, words) => page.locator('article.goal', { hasText: words });
const celebration = (page) => page.locator('.celebration');

test('a mark is celebrated in the same frame, undone from there, and in nobody’s way', async ({
  page,
  signInAs,
}) => {
  await signInAs(page, 'young_person');
  await aGoal(page, 'Vande blomsterne på altanen');
  await aGoal(page, 'Åbne posten med det samme');
  await page.goto('/');
  const mark = card(page, 'Vande blomsterne').locator('.mark');
  await expect(mark).toBeVisible();
  const height = await mark.evaluate(
    (button) =>
      new Promise((seen) => {
        button.click();
        requestAnimationFrame(() =>
          seen(document.querySelector('.celebration')?.getBoundingClientRect().height ?? 0),
        );
      }),
  );
  expect(height).toBeGreaterThan(60);
  await expect(celebration(page).locator('p')).not.toBeEmpty();
  await expect(page.locator('[aria-live]', { hasText: 'Markeret: Vande blomsterne' })).toHaveCount(1);
  // The celebration does not intercept the next tap.
  await card(page, 'Åbne posten').locator('.mark').click();
  await expect(card(page, 'Åbne posten')).toHaveClass(/done/);
  await celebration(page).getByRole('button', { name: 'Fortryd' }).click();
  await expect(celebration(page)).toHaveCount(0);
  await expect(card(page, 'Åbne posten')).not.toHaveClass(/done/);
  await expect(card(page, 'Vande blomsterne')).toHaveClass(/done/);
});

test('words do not repeat, and Escape closes', async ({ page, signInAs }) => {
  await signInAs(page, 'young_person');
  const goal = await aGoal(page, 'Børste tænder før sengetid');
  const marks = async () =>
    (await api(page, 'GET', '/successes')).items.filter(({ goal_id }) => goal_id === goal).length;
  await page.goto('/');
  const said = [];
  for (let n = 0; n < 12; n += 1) {
    await card(page, 'Børste tænder').locator('.mark').click();
    said.push(await celebration(page).locator('p').innerText());
    if (n % 2) await page.keyboard.press('Escape');
    await card(page, 'Børste tænder').getByRole('button', { name: 'Fortryd' }).click();
    await page.keyboard.press('Escape');
    await expect(celebration(page)).toHaveCount(0);
    if (n !== 5) continue;
    // The undo must have arrived before the page is left.
    await expect.poll(marks).toBe(0);
    await expect.poll(() => drawers(page, 'outbox')).toEqual([0]);
    await page.reload();
  }
  expect(new Set(said).size).toBe(said.length);
});

test('the celebration setting applies', async ({ page, signInAs }) => {
  await signInAs(page, 'young_person');
  await aGoal(page, 'Læse højt for katten');
  await page.goto('/me/celebrating');
  await page.locator('label', { hasText: 'Lille fejring' }).click();
  await page.getByRole('link', { name: 'I dag', exact: true }).click();
  await card(page, 'Læse højt for katten').locator('.mark').click();
  await expect(celebration(page)).toBeVisible();
  await expect(page.locator('.rising')).toHaveCount(0);
  await celebration(page).getByRole('button', { name: 'Fortryd' }).click();
  await page.getByRole('link', { name: 'Mig', exact: true }).click();
  await page.getByRole('link', { name: 'Fejring og hep' }).click();
  await page.locator('label', { hasText: 'Kun dit flueben' }).click();
  await page.getByRole('link', { name: 'I dag', exact: true }).click();
  await card(page, 'Læse højt for katten').locator('.mark').click();
  await expect(card(page, 'Læse højt for katten')).toHaveClass(/done/);
  await expect(celebration(page)).toHaveCount(0);
  await page.getByRole('link', { name: 'Mig', exact: true }).click();
  await page.getByRole('link', { name: 'Fejring og hep' }).click();
  await page.locator('label', { hasText: 'Stor fejring' }).click();
  await page.getByRole('link', { name: 'I dag', exact: true }).click();
  // With reduced motion: the final picture.
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await card(page, 'Læse højt for katten').getByRole('button', { name: 'Én gang til' }).click();
  await expect(page.locator('.rising .sun')).toBeVisible();
  const moving = await celebration(page).evaluate((it) => it.getAnimations({ subtree: true }).length);
  expect(moving).toBe(0);
});

test('kind words are seen, shared, reported and deleted', async ({
  page,
  browser,
  kurs,
  signInAs,
}) => {
  await arrive(page, signInAs);
  const { id: young } = await api(page, 'GET', '/me');
  const first = await cheer(browser, kurs, signInAs, young, { text: 'Sejt, at du ringede på', card: 'sun' });
  const line = page.getByRole('link', { name: /heppede på dig/ });
  await expect(line).toHaveAttribute('href', `/inbox?at=${first}`);
  await line.click();
  const given = page.locator(`#given-${first}`);
  await expect(given).toContainText('Sejt, at du ringede på');
  await expect(given).toBeFocused();
  const found = async () =>
    (await api(page, 'GET', '/celebrations')).items.find(({ id }) => id === first);
  await expect.poll(async () => (await found()).seen_at).not.toBeNull();

  await given.locator('summary').click();
  await given.locator('label', { hasText: 'Mit team' }).click();
  await expect.poll(async () => (await found()).shared_with).toBe('my_team');

  await given.getByRole('button', { name: 'Det her er ikke i orden' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Skjul hilsnen' }).click();
  await expect(given.getByText('Du sagde fra')).toBeVisible();
  await expect(given.getByText('Sejt, at du ringede på')).toBeHidden();
  await expect.poll(async () => (await found()).reported).toBe(true);
  expect((await found()).shared_with).toBe('only_me');

  await given.getByRole('button', { name: 'Slet hilsnen' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Slet hilsnen' }).click();
  await expect(given).toHaveCount(0);
  await expect.poll(found).toBeUndefined();
  await page.getByRole('link', { name: 'I dag', exact: true }).click();
  await expect(page.getByRole('link', { name: /heppede på dig/ })).toHaveCount(0);
});

test('a link is created, shown, used and closed', async ({ page, context, signInAs }) => {
  await arrive(page, signInAs, '/inbox/links');
  await page.getByLabel('Hvem er linket til?').fill('Bedstefar på Ærø');
  // Offline it stays a draft.
  await context.setOffline(true);
  await page.getByRole('button', { name: 'Lav linket' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'Der er ikke net' })).toBeVisible();
  await context.setOffline(false);
  await page.reload();
  await expect(page.getByLabel('Hvem er linket til?')).toHaveValue('Bedstefar på Ærø');
  await page.getByRole('button', { name: 'Lav linket' }).click();
  const link = page.locator('article', { hasText: 'Bedstefar på Ærø' });
  await expect(link.getByRole('img', { name: /scannes/ }).locator('svg')).toBeVisible();
  const url = await link.locator('.link').innerText();
  const token = url.split('/').at(-1);
  await api(page, 'POST', `/guest/recognition/${token}`, { from: 'Bedstefar', text: 'Jeg er glad for dig' });
  await page.reload();
  await expect(link.getByText('1 hilsen')).toBeVisible();
  await link.getByRole('button', { name: 'Luk linket' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Luk linket' }).click();
  await expect(link.getByText('lukket')).toBeVisible();
  await page.getByRole('link', { name: 'Hilsner til dig' }).click();
  await expect(page.locator('article', { hasText: 'Jeg er glad for dig' })).toContainText('Bedstefar');
});

test('a gathering is planned without network, and guests are invited with it', async ({
  page,
  context,
  signInAs,
}) => {
  await arrive(page, signInAs, '/gatherings/new');
  await context.setOffline(true);
  await page.getByLabel('Hvad vil du fejre?').fill('At jeg kom i skole hele ugen');
  await page.getByLabel('Hvor?').fill('Havnebadet');
  const name = page.getByLabel('Hvad kalder personen dig?');
  await name.fill('');
  await page.getByRole('button', { name: 'Gem fejringen' }).click();
  await expect(name).toBeFocused();
  await name.fill('Amina');
  await page.getByRole('button', { name: 'Gem fejringen' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('At jeg kom i skole hele ugen');
  await expect(page.getByText('Når fejringen er sendt')).toBeVisible();
  await context.setOffline(false);
  await page.getByLabel('Hvem vil du invitere?').fill('Søster Åse');
  await page.getByRole('button', { name: 'Lav en invitation' }).click();
  await expect(page.locator('.link')).toContainText('/guest/gathering/');
  await expect(page.locator('.people', { hasText: 'Søster Åse' })).toContainText('har ikke svaret endnu');
  await page.getByRole('button', { name: 'Aflys fejringen' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Aflys fejringen' }).click();
  await expect(page.getByText('Aflyst', { exact: true }).first()).toBeVisible();
});

test('two phones edit one gathering, and the changes are merged', async ({ page, signInAs }) => {
  await arrive(page, signInAs, '/gatherings/new');
  await page.getByLabel('Hvad vil du fejre?').fill('Jeg kom i skole hele ugen');
  await page.getByRole('button', { name: 'Gem fejringen' }).click();
  await page.waitForURL(/gatherings\/[0-9a-f-]{36}/);
  const id = page.url().split('/').at(-1);
  await expect(page.getByRole('main')).toContainText('gemt i Kurs');
  await page.getByRole('button', { name: 'Ret fejringen' }).click();

  const { version, plan } = await api(page, 'GET', `/gatherings/${id}`);
  await api(page, 'PUT', `/gatherings/${id}?base=${version}`, { ...plan, place: 'Havnebadet' });

  const title = 'Jeg kom i skole på Ærø hele ugen';
  await page.getByLabel('Hvad vil du fejre?').fill(title);
  await page.getByRole('button', { name: 'Gem fejringen' }).click();
  await expect
    .poll(() => api(page, 'GET', `/gatherings/${id}`))
    .toMatchObject({ plan: { title, place: 'Havnebadet' } });
});

test('one’s own story is printed without the page around it', async ({ page, context, signInAs }) => {
  await arrive(page, signInAs, '/successes/story');
  await context.setOffline(true);
  await page.getByLabel('Hvad skal den hedde?').fill('Mit år på åen');
  await page.evaluate(() => (window.print = () => (window.printed = true)));
  await page.getByRole('button', { name: 'Udskriv, eller gem som PDF' }).click();
  expect(await page.evaluate(() => window.printed)).toBe(true);
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('heading', { name: 'Mit år på åen' })).toBeVisible();
  await expect(page.locator('.story article').first()).toBeVisible();
  await expect(page.locator('.tabs')).toBeHidden();
  await expect(page.getByRole('button', { name: 'Udskriv, eller gem som PDF' })).toBeHidden();
});

/** Dispatches a tap on `action` of a reminder in the worker, as the phone would. */
const tap = (worker, action, said) =>
  worker.evaluate(
    async ([action, data]) => {
      await self.registration.showNotification(data.title, { body: data.body, data });
      const [notification] = await self.registration.getNotifications();
      const event = new NotificationEvent('notificationclick', { notification, action });
      // Only built-in browser events can be awaited.
      let done;
      Object.defineProperty(event, 'waitUntil', { value: (promise) => (done = promise) });
      self.dispatchEvent(event);
      await done;
    },
    [action, said],
  );

test('a reminder is answered from the lock screen, with network and without', async ({
  page,
  context,
  signInAs,
}) => {
  await context.grantPermissions(['notifications']);
  await signInAs(page, 'young_person');
  const goal = await aGoal(page, 'Gå ud med skraldet');
  const { id: person } = await api(page, 'GET', '/me');
  await page.goto('/');
  await appIsCached(page);
  await expect(card(page, 'Gå ud med skraldet')).toBeVisible();
  const { on } = await api(page, 'GET', '/today');
  const said = () => ({
    id: newId(),
    subscription: newId(),
    person,
    title: 'Kurs',
    body: 'Kurs har noget til dig',
    tag: 'reminder',
    url: '/',
    reminder: { goal, on, success: newId(), did: 'Gjort', later: 'Senere' },
  });
  const [worker] = context.serviceWorkers();
  const first = said();
  await tap(worker, 'did', first);
  await expect(card(page, 'Gå ud med skraldet')).toHaveClass(/done/);
  const marked = async (id) =>
    (await api(page, 'GET', '/successes')).items.filter((success) => success.id === id).length;
  await expect.poll(() => marked(first.reminder.success)).toBe(1);
  await page.evaluate((id) => fetch(`/api/v1/successes/${id}`, { method: 'DELETE' }), first.reminder.success);

  // Offline it waits, and the app takes it over at its next start.
  await page.goto('about:blank');
  await context.setOffline(true);
  const second = said();
  await tap(worker, 'did', second);
  await page.goto('/');
  await expect(card(page, 'Gå ud med skraldet')).toHaveClass(/done/);
  await context.setOffline(false);
  await expect.poll(() => marked(second.reminder.success)).toBe(1);
  const waiting = () =>
    page.evaluate(async () => (await (await caches.open('kurs-acts')).keys()).length);
  await expect.poll(waiting).toBe(0);

  // "Later": the server gets the request, and nothing remains queued.
  await tap(worker, 'later', said());
  await expect.poll(waiting).toBe(0);
});

test('pushes are off until asked for, and end with the session', async ({ page, context, signInAs }) => {
  await context.grantPermissions(['notifications']);
  await page.addInitScript(() => {
    const made = async () => {
      const kind = { name: 'ECDH', namedCurve: 'P-256' };
      const { publicKey } = await crypto.subtle.generateKey(kind, true, ['deriveBits']);
      const raw = new Uint8Array(await crypto.subtle.exportKey('raw', publicKey));
      const text = (bytes) =>
        btoa(String.fromCharCode(...bytes)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
      const keys = { p256dh: text(raw), auth: text(crypto.getRandomValues(new Uint8Array(16))) };
      const endpoint = `https://fcm.googleapis.com/fcm/send/${crypto.randomUUID()}`;
      return {
        endpoint,
        toJSON: () => ({ endpoint, expirationTime: null, keys }),
        unsubscribe: async () => Boolean((window.subscribed = null)) || true,
      };
    };
    // A headless browser has no push service: stub this call and its result.
    PushManager.prototype.subscribe = async () => (window.subscribed = await made());
    PushManager.prototype.getSubscription = async () => window.subscribed ?? null;
  });
  await arrive(page, signInAs, '/me/messages');
  await appIsCached(page);
  const part = page.locator('#push');
  await expect(part.getByText('Beskeder er slået fra')).toBeVisible();
  await part.getByRole('button', { name: 'Slå beskeder til på den her telefon' }).click();
  await expect(part.getByText('Beskeder er slået til')).toBeVisible();
  const known = async () => (await api(page, 'GET', '/push_subscriptions')).items.length;
  expect(await known()).toBe(1);
  await part.locator('label', { hasText: 'Hvad det handler om' }).click();
  await expect(part.getByText('Gå en tur')).toBeVisible();
  await part.getByRole('button', { name: 'Slå beskeder fra' }).click();
  await expect(part.getByText('Beskeder er slået fra')).toBeVisible();
  expect(await known()).toBe(0);
  await part.getByRole('button', { name: 'Slå beskeder til på den her telefon' }).click();
  await expect(part.getByText('Beskeder er slået til')).toBeVisible();
  await page.getByRole('link', { name: 'Tilbage til Mig' }).click();
  await page.getByRole('button', { name: 'Log ud', exact: true }).click();
  await page.getByRole('button', { name: 'Log ud nu' }).click();
  await expect(page.getByRole('link', { name: /kode/ })).toBeVisible();
  expect(await page.evaluate(() => window.subscribed)).toBeNull();
  await signInAs(page, 'young_person');
  expect(await known()).toBe(0);
});
