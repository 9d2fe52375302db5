// Lazy chunks: a first visit loads none, the rest is cached when idle, and a chunk that can't be loaded
// loses nothing.
import { test, expect } from './kurs.mjs';
import { appIsCached, parts } from './phone.mjs';
import { withNewVersions } from './versions.mjs';

const PAGES = [
  ['/goals', 'Alle mine mål'],
  ['/goals/new', 'Nyt mål'],
  ['/successes', 'Sejre'],
  ['/successes/story', 'Min historie'],
  ['/inbox', 'Hilsner til dig'],
  ['/inbox/links', 'Bed om en hilsen'],
  ['/gatherings', 'Fejr det sammen'],
  ['/gatherings/new', 'Planlæg en fejring'],
  ['/me', 'Mig'],
  ['/refused', 'Kom ikke igennem'],
];

const heading = (page) => page.getByRole('heading', { level: 1 });
const today = (page) => expect(heading(page)).toContainText('Amina');

test('a first visit loads no lazy chunk, and then all are available offline', async ({
  page,
  context,
  signInAs,
}) => {
  const loaded = [];
  page.on('request', (request) => loaded.push(new URL(request.url()).pathname));
  await signInAs(page, 'young_person');
  await page.goto('/');
  await today(page);
  const rest = await parts(page);
  expect(rest.length).toBeGreaterThanOrEqual(3);
  expect(rest.filter((part) => loaded.includes(part))).toEqual([]);

  await page.getByRole('link', { name: 'Nyt mål' }).click();
  await expect(heading(page)).toHaveText('Nyt mål');
  await expect(heading(page)).toBeFocused();
  expect(rest.filter((part) => loaded.includes(part))).not.toEqual([]);
  await page.goBack();
  await today(page);
  for (const tab of ['Mig', 'Sejre', 'I dag']) {
    await page.getByRole('link', { name: tab, exact: true }).click();
    await expect(heading(page)).toBeFocused();
  }

  await appIsCached(page);
  await page.close();
  await context.setOffline(true);
  const away = await context.newPage();
  for (const [path, title] of PAGES) {
    await away.goto(path);
    await expect(heading(away), path).toHaveText(title);
    await away.reload();
    await expect(heading(away), path).toHaveText(title);
  }
  // Within the app too, as far as the form for words on a new success.
  await away.getByRole('link', { name: 'I dag', exact: true }).click();
  await away.getByRole('button', { name: 'Noget andet lykkedes' }).click();
  await expect(away.getByLabel(/Jeg lagde mærke til/)).toBeFocused();
});

test.describe('without a cache', () => {
  test.use({ serviceWorkers: 'block' });

  test('a chunk that fails to load loses nothing, and loads when the network is back', async ({
    page,
    context,
    signInAs,
  }) => {
    await signInAs(page, 'young_person');
    await page.goto('/');
    await today(page);
    await context.setOffline(true);
    await page.getByRole('link', { name: 'Nyt mål' }).click();
    await expect(heading(page)).toHaveText('Siden er ikke hentet endnu');
    await expect(heading(page)).toBeFocused();
    await expect(page.getByText('Intet er gået tabt')).toBeVisible();
    await page.getByRole('button', { name: 'Prøv igen' }).click();
    await expect(heading(page)).toHaveText('Siden er ikke hentet endnu');
    await context.setOffline(false);
    await expect(heading(page)).toHaveText('Nyt mål');
  });

  for (const kind of ['wasm', 'css']) {
    test(`when the server no longer has the chunks (${kind}), the page reloads`, async ({
      page,
      signInAs,
    }) => {
      await signInAs(page, 'young_person');
      await page.goto('/');
      await today(page);
      const gone = `**/assets/phone-*.${kind}`;
      await page.route(gone, (route) => route.fulfill({ status: 404, body: 'not found' }));
      await page.evaluate(() => (window.before = true));
      await page.getByRole('link', { name: 'Mig', exact: true }).click();
      await expect(heading(page)).toHaveText('Siden er ikke hentet endnu');
      await page.unroute(gone);
      await page.getByRole('button', { name: 'Prøv igen' }).click();
      await expect(heading(page)).toHaveText('Mig');
      expect(await page.evaluate(() => window.before)).toBeUndefined();
    });
  }

  test('a chunk is not drawn before its stylesheet is loaded', async ({
    page,
    context,
    signInAs,
  }) => {
    await signInAs(page, 'young_person');
    await page.goto('/');
    await today(page);
    // The first attempt fails, the second one has to wait for the stylesheet.
    await context.setOffline(true);
    await page.getByRole('link', { name: 'Nyt mål' }).click();
    await expect(heading(page)).toHaveText('Siden er ikke hentet endnu');
    let go;
    const requested = new Promise((requested) =>
      page.route('**/assets/phone-writing.*.css', (route) => {
        go = () => route.continue();
        requested();
      }),
    );
    const program = page.waitForResponse(/phone-writing\..*\.wasm/);
    await context.setOffline(false);
    await Promise.all([requested, program]);
    await page.waitForTimeout(500); // time in which it could be drawn
    await expect(page.locator('.skeleton').first()).toBeVisible();
    await expect(page.locator('.pictogram')).toHaveCount(0);
    await go();
    await expect(page.locator('.pictogram').first()).toHaveCSS('border-top-width', '2px');
  });
});

test('an open page of the previous version still finds its chunks', async ({ context, kurs }) => {
  const door = await withNewVersions(kurs.port);
  try {
    const old = await context.newPage();
    await old.goto(`${door.url}/demo/young_person`);
    await today(old);
    await appIsCached(old);
    const other = await context.newPage();
    await other.goto(door.url);
    await today(other);

    const gone = await parts(old);
    door.bringOut('second', gone);
    await other.evaluate(async () => (await navigator.serviceWorker.ready).update());
    await other.getByRole('button', { name: 'Opdater nu' }).click();
    await expect(other.getByRole('button', { name: 'Opdater nu' })).toBeHidden();
    await today(other);

    await old.getByRole('link', { name: 'Mig', exact: true }).click();
    await expect(heading(old)).toHaveText('Mig');
  } finally {
    door.close();
  }
});
