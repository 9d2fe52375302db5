// Never lost: a store whose connection breaks, answers that are not from Kurs, and wrong clocks.
import { test, expect } from './kurs.mjs';
import { appIsCached, smallPicture, withFrailStore } from './phone.mjs';

test.use({ own: 'never_lost' });

const card = (page, words) => page.locator('article', { hasText: words });
const received = (page, words) => card(page, words).getByText(/gemt i Kurs|set af/);

async function arrive(page, signInAs) {
  await signInAs(page, 'young_person');
  await page.goto('/');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Amina');
}

async function notice(page, words, picture) {
  await page.getByRole('button', { name: 'Noget andet lykkedes' }).click();
  await page.getByLabel(/Jeg lagde mærke til/).fill(words);
  if (picture) {
    await page.locator('form input[type=file]').setInputFiles(picture);
    await expect(page.locator('form .picture img')).toBeVisible();
  }
  await page.getByRole('button', { name: 'Gem som sejr' }).click();
  await expect(card(page, words)).toBeVisible();
}

/** The successes on the server with these words. */
const onServer = (page, words) =>
  page.evaluate(async (words) => {
    const { items } = await (await fetch('/api/v1/successes?limit=200')).json();
    return items.filter((success) => success.words === words);
  }, words);

test.describe('a store whose connection breaks', () => {
  test.beforeEach(async ({ page, signInAs }) => {
    await withFrailStore(page);
    await arrive(page, signInAs);
    await appIsCached(page);
  });

  test('is reopened, and then has what was said meanwhile', async ({ page, context }) => {
    await context.setOffline(true);
    await page.evaluate(() => window.loseStore());
    await notice(page, 'gik en tur, da det regnede');
    await expect(card(page, 'da det regnede').getByText('gemt her')).toBeVisible();
    await page.reload();
    await expect(card(page, 'da det regnede').getByText('gemt her')).toBeVisible();
    await context.setOffline(false);
    await expect(received(page, 'da det regnede')).toBeVisible();
    expect(await onServer(page, 'gik en tur, da det regnede')).toHaveLength(1);
  });

  test('and stays closed: nothing is shown as saved until it is stored', async ({ page, context }) => {
    test.setTimeout(240_000);
    await context.setOffline(true);
    await notice(page, 'sagde det, før det gik galt');
    await expect(card(page, 'før det gik galt').getByText('gemt her')).toBeVisible();
    await page.evaluate(() => window.loseStore(true));
    await notice(page, 'ringede til min farfar');
    const said = card(page, 'min farfar');
    await expect(said.getByText('kun på skærmen, til det er sendt')).toBeVisible();
    await expect(said.getByText('gemt her')).toBeHidden();
    await expect(page.getByText('1 ting er ikke sendt, og telefonen kan ikke gemme den')).toBeVisible();
    // Earlier entries are still there.
    await expect(card(page, 'før det gik galt').getByText('gemt her')).toBeVisible();
    await page.evaluate(() => (window.denied = false));
    await expect(said.getByText('gemt her')).toBeVisible({ timeout: 60_000 });
    await page.reload();
    await expect(said.getByText('gemt her')).toBeVisible();
    await context.setOffline(false);
    await expect(received(page, 'min farfar')).toBeVisible();
    expect(await onServer(page, 'ringede til min farfar')).toHaveLength(1);
  });

  test('loses no picture', async ({ page, context }) => {
    await context.setOffline(true);
    await notice(page, 'tegnede en hejre', await smallPicture(page));
    await expect(card(page, 'en hejre').getByText('gemt her')).toBeVisible();
    // From now on the picture is only in the store.
    await page.reload();
    await expect(card(page, 'en hejre').getByText('gemt her')).toBeVisible();
    await page.evaluate(() => window.loseStore());
    await context.setOffline(false);
    await expect(received(page, 'en hejre')).toBeVisible({ timeout: 60_000 });
    const [{ file_ids }] = await onServer(page, 'tegnede en hejre');
    expect(file_ids).toHaveLength(1);
    await expect(page.getByText('kom ikke igennem')).toBeHidden();
  });
});

const html = (status) => ({ status, contentType: 'text/html', body: '<h1>Wi-Fi</h1>' });
const problem = (status, code, headers = {}) => ({
  status,
  headers: { 'content-type': 'application/problem+json', ...headers },
  body: JSON.stringify({
    type: `/problems/${code}`,
    title: 'No',
    status,
    code,
    detail: 'not now',
    trace_id: '1',
  }),
});

test.describe('answers', () => {
  // Requests of a service worker bypass the routes of a test.
  test.use({ serviceWorkers: 'block' });

  test('an answer that is not from Kurs settles nothing', async ({ page, context, signInAs }) => {
    test.setTimeout(300_000);
    await arrive(page, signInAs);
    const answers = [
      ...[200, 401, 403, 404, 405, 407, 413, 422, 451, 502].map(html),
      { status: 404, contentType: 'application/problem+json', body: '{"type":"about:blank"}' },
      problem(408, 'timeout'),
      problem(404, 'no_such_route'),
      problem(503, 'overloaded'),
    ];
    const left = [...answers];
    await context.route('**/api/v1/successes/**', (route) => {
      const answer = left.shift();
      return answer ? route.fulfill(answer) : route.fallback();
    });
    await notice(page, 'kom igennem til sidst');
    await expect
      .poll(async () => {
        // Simulates a phone that comes online: it does not wait for its backoff to end.
        await page.evaluate(() => window.dispatchEvent(new Event('online')));
        return left.length;
      }, { timeout: 200_000, intervals: [300] })
      .toBe(0);
    await expect(received(page, 'kom igennem til sidst')).toBeVisible({ timeout: 60_000 });
    await expect(page.getByText('kom ikke igennem')).toBeHidden();
    expect(await onServer(page, 'kom igennem til sidst')).toHaveLength(1);
    // A refusal of Kurs itself is final.
    await context.route('**/api/v1/successes/**', (route) =>
      route.fulfill(problem(409, 'too_many_active_goals')),
    );
    await notice(page, 'fik et rigtigt nej');
    await expect(page.getByText('1 ting kom ikke igennem')).toBeVisible();
  });

  test('Retry-After is respected', async ({ page, context, signInAs }) => {
    test.setTimeout(180_000);
    await arrive(page, signInAs);
    const asked = [];
    await context.route('**/api/v1/successes/**', (route) => {
      asked.push(Date.now());
      return asked.length === 1
        ? route.fulfill({ ...html(503), headers: { 'retry-after': '3' } })
        : route.fallback();
    });
    await notice(page, 'ventede pænt');
    await expect.poll(() => asked.length).toBe(1);
    await expect
      .poll(async () => {
        await page.evaluate(() => window.dispatchEvent(new Event('online')));
        return asked.length;
      }, { timeout: 60_000 })
      .toBe(2);
    expect(asked[1] - asked[0]).toBeGreaterThanOrEqual(3_000);
    await expect(received(page, 'ventede pænt')).toBeVisible();
  });

  test('the desk does not take a proxy page for a refusal', async ({ page, context, signInAs }) => {
    await signInAs(page, 'caseworker');
    await context.route(/\/api\/v1\/young_people\/[^/]+$/, (route) => route.fulfill(html(404)));
    await page.goto('/desk');
    await page.locator('a[id^="row-"]', { hasText: 'Amina' }).click();
    await expect(page.getByText('Vi kan ikke få forbindelse')).toBeVisible();
  });
});

/** The day that a moment belongs to: days begin at four in Copenhagen. */
const ownDay = (millis) =>
  new Date(millis - 4 * 60 * 60_000).toLocaleDateString('sv-SE', { timeZone: 'Europe/Copenhagen' });

/** Shifts the phone's clock by the milliseconds in `localStorage`. */
const withClock = (page) =>
  page.addInitScript(() => {
    const Right = Date;
    const apart = () => Number(localStorage.getItem('test-apart') ?? 0);
    window.Date = class extends Right {
      constructor(...given) {
        super(...(given.length ? given : [Right.now() + apart()]));
      }
      static now() {
        return Right.now() + apart();
      }
    };
  });
const setClock = (page, apart) =>
  page.evaluate((apart) => localStorage.setItem('test-apart', apart), apart);

const DAY = 24 * 60 * 60_000;
for (const [how, apart] of [
  ['three days ahead', 3 * DAY],
  ['of 2015', -11 * 365 * DAY],
]) {
  test(`a clock ${how} marks the right day, and says so once`, async ({ page, signInAs }) => {
    await withClock(page);
    await page.goto('/healthz');
    await setClock(page, apart);
    await arrive(page, signInAs);
    const banner = page.getByText('Uret på din telefon går forkert');
    await expect(banner).toBeVisible();
    const words = `kom afsted med et ur ${how}`;
    await notice(page, words);
    await expect(received(page, words)).toBeVisible();
    expect((await onServer(page, words)).map(({ on }) => on)).toEqual([ownDay(Date.now())]);
    await page.getByRole('button', { name: 'Okay' }).click();
    await expect(banner).toBeHidden();
    await page.reload();
    await expect(received(page, words)).toBeVisible();
    await expect(banner).toBeHidden();
  });

  test(`a clock that goes to ${how} without network loses no mark`, async ({
    page,
    context,
    signInAs,
  }) => {
    await withClock(page);
    await arrive(page, signInAs);
    await appIsCached(page);
    await context.setOffline(true);
    await setClock(page, apart);
    await page.reload();
    const words = `gjorde det uden net, med et ur ${how}`;
    await notice(page, words);
    await expect(card(page, words).getByText('gemt her')).toBeVisible();
    await context.setOffline(false);
    await expect(received(page, words)).toBeVisible();
    expect((await onServer(page, words)).map(({ on }) => on)).toEqual([ownDay(Date.now())]);
    await expect(page.getByText('kom ikke igennem')).toBeHidden();
  });
}
