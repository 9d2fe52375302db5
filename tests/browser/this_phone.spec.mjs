// State of this phone: a new version, a denied store, a wrong clock, several people, shares of other apps,
// and pushes.
import { invitation, test, expect } from './kurs.mjs';
import { allDrawers, appIsCached } from './phone.mjs';
import { deliver } from './pushes.mjs';
import { withNewVersions } from './versions.mjs';

const card = (page, words) => page.locator('article', { hasText: words });

async function arrive(page, signInAs) {
  await signInAs(page, 'young_person');
  await page.goto('/');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Amina');
}

async function notice(page, words) {
  await page.getByRole('button', { name: 'Noget andet lykkedes' }).click();
  await page.getByLabel(/Jeg lagde mærke til/).fill(words);
  await page.getByRole('button', { name: 'Gem som sejr' }).click();
  await expect(card(page, words)).toBeVisible();
}

test('a new version starts on request, and loses no draft of a goal', async ({
  page,
  kurs,
}) => {
  const door = await withNewVersions(kurs.port);
  try {
    await page.goto(`${door.url}/demo/young_person`);
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Amina');
    await appIsCached(page);
    await page.getByRole('link', { name: 'Nyt mål' }).click();
    await page.getByLabel('Hvad vil du gerne nå?').fill('Lære at lave smørrebrød på rugb');
    await page.getByText('Mere, hvis du vil').click();
    await page.locator('label', { hasText: 'Bestemte dage' }).click();

    door.bringOut('second edition');
    await page.evaluate(async () => (await navigator.serviceWorker.ready).update());
    await page.getByRole('button', { name: 'Opdater nu' }).click();
    await expect(page.getByRole('button', { name: 'Opdater nu' })).toBeHidden();
    await expect(page.getByLabel('Hvad vil du gerne nå?')).toHaveValue(
      'Lære at lave smørrebrød på rugb',
    );
    await expect(page.getByRole('radio', { name: 'Bestemte dage' })).toBeChecked();
    // Once saved, the form is empty again.
    await page.getByLabel('Hvad vil du gerne nå?').fill('Lære at lave smørrebrød på rugbrød');
    await page.locator('label', { hasText: 'Man' }).first().click();
    await page.getByRole('button', { name: 'Gem målet' }).click();
    await page.goto(`${door.url}/goals/new`);
    await expect(page.getByLabel('Hvad vil du gerne nå?')).toHaveValue('');
  } finally {
    door.close();
  }
});

test('words on a success are there after a reload in the middle of a sentence', async ({
  page,
  signInAs,
}) => {
  await arrive(page, signInAs);
  await page.getByRole('button', { name: 'Noget andet lykkedes' }).click();
  await page.getByLabel(/Jeg lagde mærke til/).fill('stod op, selv om det var mør');
  await page.reload();
  await expect(page.getByLabel(/Jeg lagde mærke til/)).toHaveValue('stod op, selv om det var mør');
});

test('a phone without storage says so, and still sends', async ({
  page,
  context,
  signInAs,
}) => {
  await page.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException('denied', 'SecurityError');
    };
  });
  await arrive(page, signInAs);
  await notice(page, 'åbnede et privat vindue');
  await expect(card(page, 'åbnede et privat vindue').getByText(/gemt i Kurs|set af/)).toBeVisible();
  await page.getByRole('link', { name: 'Mig', exact: true }).click();
  await page.getByRole('link', { name: 'På den her telefon' }).click();
  await expect(page.getByText('Telefonen kan ikke gemme noget lige nu')).toBeVisible();
  await page.getByRole('link', { name: 'I dag' }).click();
  await context.setOffline(true);
  await notice(page, 'prøvede igen');
  await expect(page.getByText('telefonen kan ikke gemme den. Luk ikke Kurs endnu')).toBeVisible();
  await context.setOffline(false);
  await expect(card(page, 'prøvede igen').getByText(/gemt i Kurs|set af/)).toBeVisible();
});

for (const [how, hours] of [
  ['ahead', 24],
  ['behind', -24],
]) {
  test(`a clock that is a day ${how} loses nothing`, async ({ page, signInAs }) => {
    await page.clock.setFixedTime(Date.now() + hours * 60 * 60_000);
    await arrive(page, signInAs);
    const words = `kom afsted med uret ${hours}`;
    await notice(page, words);
    await expect(card(page, words).getByText(/gemt i Kurs|set af/)).toBeVisible();
  });
}

test('two people on one phone never see each other', async ({ page, browser, kurs, signInAs }) => {
  const code = await invitation(browser, kurs, signInAs, 'Bjørk');
  await arrive(page, signInAs);
  await notice(page, 'skrev noget, kun jeg må se');
  // A draft is hers as well.
  await page.getByRole('button', { name: 'Noget andet lykkedes' }).click();
  await page.getByLabel(/Jeg lagde mærke til/).fill('en halv sætning om min mor');
  // Her session expires; the phone is passed on to somebody else.
  await page.context().clearCookies();
  await page.goto(`/welcome#code=${code}`);
  await expect(page.getByLabel('Din kode')).toHaveValue(code);
  await page.getByRole('button', { name: 'Log ind' }).click();
  await expect(page.getByLabel('Navn')).toHaveValue('Bjørk');
  await expect(page.locator('body')).not.toContainText('Amina');
  await page.getByRole('button', { name: 'Videre' }).click();
  await page.getByRole('button', { name: 'Spring over' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Bjørk');
  await expect(page.locator('body')).not.toContainText('kun jeg må se');
  await expect(page.getByRole('button', { name: 'Noget andet lykkedes' })).toBeVisible();
  await page.getByRole('button', { name: 'Noget andet lykkedes' }).click();
  await expect(page.getByLabel(/Jeg lagde mærke til/)).toHaveValue('');
  await page.getByRole('button', { name: 'Annuller' }).click();
  // Nor in the store: the first person's records are deleted, and only what they had not sent waits for them.
  const stored = await allDrawers(page, 'records', 'about', 'files');
  expect(stored.filter((counts) => counts.some((count) => count > 0))).toHaveLength(1);

  // Signing out leaves nothing behind.
  await page.getByRole('link', { name: 'Mig', exact: true }).click();
  await page.getByRole('button', { name: 'Log ud', exact: true }).click();
  await page.getByRole('button', { name: 'Log ud nu' }).click();
  await expect(page.getByRole('link', { name: /kode/ })).toBeVisible();
  await expect
    .poll(() => page.evaluate(async () => (await indexedDB.databases()).length))
    .toBe(1);
  expect(await allDrawers(page, 'records', 'about', 'files')).toEqual([[0, 0, 0]]);
  expect(await page.evaluate(() => Object.keys(localStorage))).not.toContain('kurs-person');
});

test('signing out everywhere ends the other phone too', async ({
  page,
  browser,
  kurs,
  signInAs,
}) => {
  const other = await browser.newContext({ baseURL: kurs.url, locale: 'da-DK' });
  const tablet = await other.newPage();
  await arrive(tablet, signInAs);
  await arrive(page, signInAs);
  await page.getByRole('link', { name: 'Mig', exact: true }).click();
  await page.getByRole('button', { name: 'Log ud overalt' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText(/alle andre steder/)).toBeVisible();
  await dialog.getByRole('button', { name: 'Log ud overalt' }).click();
  await expect(page.getByRole('link', { name: /kode/ })).toBeVisible();
  await tablet.reload();
  await expect(tablet.getByRole('link', { name: 'Jeg har en kode' })).toBeVisible();
  await other.close();
});

test('a desk asks before it signs out, here or everywhere', async ({
  page,
  browser,
  kurs,
  signInAs,
}) => {
  const other = await browser.newContext({ baseURL: kurs.url, locale: 'da-DK' });
  const office = await other.newPage();
  for (const desk of [page, office]) await signInAs(desk, 'caseworker');
  const atDesk = (desk) => expect(desk.getByRole('heading', { name: 'Mine unge' })).toBeVisible();
  const dialog = page.getByRole('dialog');
  const ask = async () => {
    await page.goto('/desk');
    await page.getByRole('button', { name: 'Log ud', exact: true }).click();
    await expect(dialog.getByText('Du skal bruge en ny kode')).toBeVisible();
  };
  const leave = async (how) => {
    await dialog.getByRole('button', { name: how }).click();
    await expect(page.getByRole('button', { name: 'Log ind' })).toBeVisible();
  };
  await ask();
  await dialog.getByRole('button', { name: 'Gå tilbage' }).click();
  await expect(dialog).toBeHidden();
  await page.reload();
  await atDesk(page);

  await ask();
  await leave('Log ud her');
  await office.goto('/desk');
  await atDesk(office);

  await signInAs(page, 'caseworker');
  await ask();
  await leave('Log ud overalt');
  await office.reload();
  await expect(office.getByRole('heading', { name: 'Du er ikke logget ind' })).toBeVisible();
  await other.close();
});

test('no dialog is answered by a double tap or a held key', async ({
  page,
  signInAs,
}) => {
  await arrive(page, signInAs);
  await page.getByRole('link', { name: 'Mig', exact: true }).click();
  await page.getByRole('button', { name: 'Log ud', exact: true }).focus();
  const dialog = page.getByRole('dialog');
  await page.keyboard.down('Enter');
  await expect(dialog.getByRole('heading')).toBeFocused();
  await page.keyboard.down('Enter');
  await page.keyboard.up('Enter');
  await expect(dialog.getByRole('button', { name: 'Log ud nu' })).toBeVisible();
  // At the beginning of its animation, which is slowed down here, it ignores taps.
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Log ud', exact: true }).click();
  await expect(dialog).toBeVisible();
  await dialog.evaluate((it) => it.style.setProperty('animation-duration', '1h'));
  expect(await dialog.evaluate((it) => getComputedStyle(it).pointerEvents)).toBe('none');
  await dialog.evaluate((it) => it.getAnimations()[0].finish());
  await dialog.getByRole('button', { name: 'Gå tilbage' }).click();
  await expect(dialog).toBeHidden();
});

test.describe('with stubbed answers', () => {
  // Requests of a service worker bypass the routes of a test.
  test.use({ serviceWorkers: 'block' });

  test('signing out with something unsent warns, and sends first when asked', async ({
    page,
    context,
    signInAs,
  }) => {
    await arrive(page, signInAs);
    await context.route('**/api/v1/successes/**', (route) => route.abort());
    await notice(page, 'sagde det højt');
    await page.getByRole('link', { name: 'Mig', exact: true }).click();
    await page.getByRole('button', { name: 'Log ud', exact: true }).click();
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByText('1 ting er ikke sendt endnu')).toBeVisible();
    const first = dialog.getByRole('button', { name: 'Send det først' });
    await first.click();
    await context.unroute('**/api/v1/successes/**');
    await expect(first).toBeHidden();
    await dialog.getByRole('button', { name: 'Gå tilbage' }).click();
    await page.getByRole('link', { name: 'I dag' }).click();
    await expect(card(page, 'sagde det højt').getByText(/gemt i Kurs|set af/)).toBeVisible();
  });
});

test('a share of another app becomes a draft of a success', async ({ page, signInAs }) => {
  await arrive(page, signInAs);
  await appIsCached(page);
  await page.evaluate(() => {
    const form = document.createElement('form');
    form.method = 'post';
    form.action = '/share';
    form.enctype = 'multipart/form-data';
    const words = document.createElement('input');
    words.name = 'text';
    words.value = 'Løb fem kilometer rundt om åen';
    form.append(words);
    document.body.append(form);
    form.submit();
  });
  await expect(page.getByLabel(/Jeg lagde mærke til/)).toHaveValue('Løb fem kilometer rundt om åen');
  await page.getByRole('button', { name: 'Gem som sejr' }).click();
  await expect(card(page, 'Løb fem kilometer').getByText(/gemt i Kurs|set af/)).toBeVisible();
});

test('a push is shown without private content', async ({ page, context, signInAs }) => {
  await context.grantPermissions(['notifications']);
  await arrive(page, signInAs);
  await appIsCached(page);
  expect(await deliver(context, page, '')).toEqual(['Kurs: ']);
});
