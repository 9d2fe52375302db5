// Many tabs share one event stream.
import { test, expect } from './kurs.mjs';

test.use({ own: 'tabs' });

/** Counts the event streams that are opened in `context`. */
function streams(context) {
  const opened = [];
  context.on('request', (request) => {
    if (new URL(request.url()).pathname === '/api/v1/events') opened.push(request);
  });
  return opened;
}

test('eight tabs follow what changes over one stream, also when its tab closes', async ({
  browser,
  context,
  kurs,
  signInAs,
}) => {
  test.setTimeout(300_000);
  const office = await browser.newContext({ baseURL: kurs.url, locale: 'da-DK' });
  const desks = [await office.newPage(), await office.newPage()];
  const atDesk = streams(office);
  await signInAs(desks[0], 'caseworker');
  for (const desk of desks) {
    await desk.goto('/desk');
    await desk.locator('a[id^="row-"]', { hasText: 'Amina' }).click();
    await expect(desk.getByLabel('Foreslå noget for Amina')).toBeVisible();
  }

  const onPhone = streams(context);
  const tabs = [];
  for (let n = 0; n < 8; n += 1) {
    const tab = await context.newPage();
    if (n === 0) await signInAs(tab, 'young_person');
    await tab.goto('/');
    await expect(tab.getByRole('heading', { level: 1 })).toContainText('Amina');
    tabs.push(tab);
    // The first one is the leader.
    if (n === 0) await expect.poll(() => onPhone.length).toBe(1);
  }
  const words = 'Vil du med i haven på fredag?';
  await desks[0].getByLabel('Foreslå noget for Amina').fill(words);
  await desks[0].getByRole('button', { name: 'Send forslag' }).click();
  for (const tab of tabs) {
    await expect(tab.getByText(words)).toBeVisible({ timeout: 60_000 });
  }
  // The desk follows, too.
  await expect(desks[1].locator('li', { hasText: words })).toBeVisible();
  expect(onPhone).toHaveLength(1);
  expect(atDesk).toHaveLength(1);

  await tabs.shift().close();
  await expect.poll(() => onPhone.length).toBe(2);
  const other = await browser.newContext({ baseURL: kurs.url, locale: 'da-DK' });
  const phone = await other.newPage();
  await signInAs(phone, 'young_person');
  await phone.goto('/');
  await phone.getByRole('button', { name: 'Noget andet lykkedes' }).click();
  await phone.getByLabel(/Jeg lagde mærke til/).fill('bagte boller til os alle');
  await phone.getByRole('button', { name: 'Gem som sejr' }).click();
  for (const tab of tabs) {
    await expect(tab.getByText('bagte boller til os alle')).toBeVisible({ timeout: 60_000 });
  }
  await other.close();
  expect(onPhone).toHaveLength(2);
  await office.close();
});

test('without locks each tab has a stream of its own', async ({ context, signInAs }) => {
  await context.addInitScript(() => {
    Object.defineProperty(Navigator.prototype, 'locks', { value: undefined });
  });
  const opened = streams(context);
  for (let n = 1; n <= 2; n += 1) {
    const tab = await context.newPage();
    await signInAs(tab, 'young_person');
    await tab.goto('/');
    await expect(tab.getByRole('heading', { level: 1 })).toContainText('Amina');
    await expect.poll(() => opened.length).toBe(n);
  }
});

test('a suspended leader is replaced', async ({ page, context, signInAs }) => {
  // It has the lock, and does not answer.
  await signInAs(page, 'young_person');
  await page.evaluate(() => {
    navigator.locks.request('kurs-events', () => new Promise(() => {}));
  });
  const opened = streams(context);
  const tab = await context.newPage();
  await tab.goto('/');
  await expect(tab.getByRole('heading', { level: 1 })).toContainText('Amina');
  await expect
    .poll(async () => {
      await tab.evaluate(() => window.dispatchEvent(new Event('focus')));
      return opened.length;
    }, { intervals: [6_000], timeout: 90_000 })
    .toBe(1);
});
