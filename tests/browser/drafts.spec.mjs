// One rule for what is typed, on every screen of the phone: it stays on the phone as a draft, whichever way
// the page is left; it leaves at the button that saves or sends it; cancelling discards it.
import { expect } from './kurs.mjs';
import { call, newId, someMeetings } from './meetings.mjs';
import { aPhone, appIsCached, drawers, smallPicture } from './phone.mjs';
import { test } from './two_sides.mjs';

const CANARY = 'Kanariefugl på æblegren';

const button = (name) => async (page) => page.getByRole('button', { name }).first().click();
const fold = (text) => async (page) => page.getByText(text, { exact: true }).click();

/** Every screen with a form: its address, and what opens the form there. */
const screens = ({ coming, goal }) => [
  ['/', button('Noget andet lykkedes')],
  ['/', button('Ikke for mig')],
  ['/goals/new', fold('Mere, hvis du vil')],
  [`/goals/${goal}/edit`],
  ['/successes', async (page) => page.locator('[id^=change-]').first().click()],
  ['/gatherings/new'],
  ['/inbox/links'],
  ['/meetings/new'],
  [`/meetings/${coming}/say/text`],
  [`/meetings/${coming}/say/scale`],
  [`/meetings/${coming}/say/pictograms`],
  [`/meetings/${coming}/people/new`],
  [`/meetings/${coming}/delegates/new`],
  [`/meetings/${coming}/prepare`, button('Videre')],
  ['/feedback/situation/new', button('Begynd')],
  ['/me/about'],
];

/** The visible text fields of the page. */
const fields = (page) => page.locator('#main').locator('input[type=text]:visible, textarea:visible');

async function open(page, [path, opens]) {
  await page.goto(path);
  await expect(page.locator('#page-heading')).toBeVisible();
  // A form with a draft is open by itself.
  if (opens && (await page.getByText(CANARY).count()) + (await filled(page)).length === 0) {
    await opens(page);
  }
  await expect(fields(page).first()).toBeVisible();
}

const values = (page) => fields(page).evaluateAll((all) => all.map((field) => field.value));
const filled = async (page) => (await values(page)).filter((value) => value.startsWith(CANARY));

test('what is typed stays on the phone until it is saved, on every screen', async ({
  page,
  desk,
  signInAs,
}) => {
  // Sixteen screens, each opened five times.
  test.setTimeout(300_000);
  await signInAs(page, 'young_person');
  const { items } = await call(page, 'GET', '/goals');
  const young = (await call(desk, 'GET', '/young_people')).items.find(({ name }) => name === 'Amina');
  const suggestion = newId();
  await call(desk, 'PUT', `/young_people/${young.id}/goal_suggestions/${suggestion}`, {
    text: 'Gå en tur ved åen',
  });
  const meetings = await someMeetings(desk, page);
  await page.goto('/');
  await expect(page.locator('.goal').first()).toBeVisible();

  for (const screen of screens({ ...meetings, goal: items[0].id })) {
    await test.step(`${screen[0]}`, async () => {
      await open(page, screen);
      const before = await values(page);
      for (const field of await fields(page).all()) await field.fill(CANARY);
      // Some are shown when another is filled in.
      for (const field of await fields(page).all()) await field.fill(CANARY);
      const typed = await values(page);
      expect(typed.every((value) => value.startsWith(CANARY))).toBe(true);

      // Left by a tab, by "back", by another link of the page, and by a reload: it is all there again.
      await page.getByRole('link', { name: 'Sejre', exact: true }).click();
      await expect(page.getByRole('heading', { level: 1, name: 'Sejre' })).toBeVisible();
      await open(page, screen);
      expect(await values(page)).toEqual(typed);
      await page.goBack();
      await expect(page.locator('#page-heading')).toBeVisible();
      await open(page, screen);
      expect(await values(page)).toEqual(typed);
      const link = page.locator('#main a[href^="/"]:not([href^="/help"]):visible').last();
      if ((await link.count()) > 0) {
        await link.click();
        await expect(page.locator('#page-heading')).toBeVisible();
        await open(page, screen);
        expect(await values(page)).toEqual(typed);
      }
      await page.reload();
      await expect(fields(page).first()).toBeVisible();
      expect(await values(page)).toEqual(typed);

      // Cancelled: nothing is left of it. Steps are taken back one by one instead.
      const cancel = page.getByRole('button', { name: 'Annuller' });
      const sure = page.getByRole('button', { name: 'Slet det', exact: true });
      for (let left = await cancel.count(); left > 0; left -= 1) {
        await cancel.first().click();
        // More than a few words are asked for.
        const done = async () => (await sure.isVisible()) || (await cancel.count()) < left;
        await expect.poll(done).toBe(true);
        if (await sure.isVisible()) await sure.click();
        await expect(cancel).toHaveCount(left - 1);
      }
      if (!/(prepare|situation\/new)$/.test(screen[0])) {
        await open(page, screen);
        expect(await values(page)).toEqual(before);
      }
    });
  }

  // Nothing of it has left the phone, nor waits to.
  expect(JSON.stringify(await call(page, 'GET', '/changes'))).not.toContain(CANARY);
  expect(await drawers(page, 'outbox')).toEqual([0]);
  // Only two suggestions of one caseworker may wait: this one is in nobody's way any more.
  await call(page, 'POST', `/goal_suggestions/${suggestion}/answer`, { outcome: 'dropped' });
});

test('words on a shared success reach the desk when they are saved, and not before', async ({
  page,
  desk,
  signInAs,
}) => {
  await signInAs(page, 'young_person');
  await page.goto('/goals/new');
  await page.getByLabel('Hvad vil du gerne nå?').fill('Løbe rundt om søen');
  await page.getByRole('button', { name: 'Skift' }).click();
  await page.locator('label', { hasText: 'Mit team' }).click();
  await page.getByRole('button', { name: 'Gem målet' }).click();
  const card = page.locator('article.goal', { hasText: 'Løbe rundt om søen' });
  await card.locator('.mark').click();
  await card.getByRole('button', { name: 'Skriv et par ord' }).click();
  const words = card.locator('textarea');
  await words.fill(CANARY);
  // Asking who may see it is no way of saying it.
  await card.getByRole('button', { name: 'Skift' }).click();
  await page.getByRole('link', { name: 'Sejre', exact: true }).click();
  await page.goto('/');
  await expect(words).toHaveValue(CANARY);
  const seen = async () => JSON.stringify(await call(page, 'GET', '/changes'));
  expect(await seen()).not.toContain(CANARY);
  await card.getByRole('button', { name: 'Gem', exact: true }).click();
  await expect(card.getByText(CANARY)).toBeVisible();
  await expect.poll(seen).toContain(CANARY);
});

test('a form whose answer was lost makes one record, also after a reload', async ({ page, signInAs }) => {
  await signInAs(page, 'young_person');
  await page.goto('/inbox/links');
  await page.getByLabel('Hvem er linket til?').fill('Moster Åse');
  await page.route('**/api/v1/recognition_links/*', async (route) => {
    await route.fetch();
    await route.abort();
  }, { times: 1 });
  await page.getByRole('button', { name: 'Lav linket' }).click();
  await expect(page.getByText('Du er uden net', { exact: false }).or(page.getByText(/ikke net lige nu/)).first()).toBeVisible();
  await page.reload();
  await expect(page.getByLabel('Hvem er linket til?')).toHaveValue('Moster Åse');
  await page.getByRole('button', { name: 'Lav linket' }).click();
  await expect(page.getByLabel('Hvem er linket til?')).toHaveValue('');
  const links = async () => (await call(page, 'GET', '/recognition_links')).items.map(({ label }) => label);
  expect((await links()).filter((label) => label === 'Moster Åse')).toHaveLength(1);
});

test('what is being typed survives killing the browser, with its picture, which leaves with the words', async ({
  kurs,
}) => {
  const words = `${CANARY} ved åen`;
  const phone = await aPhone(kurs.url);
  try {
    let page = await phone.page('/demo/young_person');
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Amina');
    await appIsCached(page);
    const sent = [];
    const listen = () =>
      page.on('request', (request) => {
        if (request.method() !== 'GET' && /\/(files|successes)\//.test(request.url())) sent.push(request.url());
      });
    listen();
    await page.getByRole('button', { name: 'Noget andet lykkedes' }).click();
    // The first words are on the disk in either store by then, the last only in one.
    await page.getByLabel(/Jeg lagde mærke til/).fill('Kanarie');
    await page.waitForTimeout(12_000);
    await page.getByLabel(/Jeg lagde mærke til/).fill(words);
    await page.locator('form input[type=file]').setInputFiles(await smallPicture(page));
    await expect(page.locator('form .picture img')).toBeVisible();
    // Words, picture, and what they were begun on.
    await expect.poll(async () => (await drawers(page, 'drafts'))[0]).toBeGreaterThanOrEqual(3);
    expect(sent).toEqual([]);
    await phone.kill();

    await phone.start();
    page = await phone.page('/', { offline: true });
    await expect(page.getByLabel(/Jeg lagde mærke til/)).toHaveValue(words);
    const shown = page.locator('form .picture img');
    expect(await shown.evaluate((img) => img.decode().then(() => img.naturalWidth))).toBe(40);

    await page.close();
    page = await phone.page('/demo/young_person');
    listen();
    await page.getByRole('button', { name: 'Gem som sejr' }).click();
    await expect(page.locator('article', { hasText: words }).getByText(/gemt i Kurs|set af/)).toBeVisible();
    const { items } = await call(page, 'GET', '/successes?limit=200');
    expect(items.find((success) => success.words === words).file_ids).toHaveLength(1);
    expect(sent.findIndex((url) => url.includes('/files/'))).toBe(0);
    // Nothing of it comes back.
    await expect.poll(async () => (await drawers(page, 'drafts'))[0]).toBeLessThan(3);
    await page.evaluate(() => localStorage.clear());
    await page.close();
    page = await phone.page('/demo/young_person');
    await expect(page.getByRole('button', { name: 'Noget andet lykkedes' })).toBeVisible();
  } finally {
    await phone.throwAway();
  }
});
