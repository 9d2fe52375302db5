// Differences between phones: time zone, orientation, and pasted text.
import { invitation, test, expect } from './kurs.mjs';

test.use({ own: 'phones' });

test('the icon for the home screen of an iPhone is opaque, and as large as it is drawn', async ({ page }) => {
  await page.goto('/welcome');
  const icon = await page.evaluate(async () => {
    const { href } = document.querySelector('link[rel=apple-touch-icon]');
    const bitmap = await createImageBitmap(await (await fetch(href)).blob());
    const paint = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
    paint.drawImage(bitmap, 0, 0);
    const { data } = paint.getImageData(0, 0, bitmap.width, bitmap.height);
    return { size: [bitmap.width, bitmap.height], seenThrough: data.filter((it, n) => n % 4 === 3 && it < 255).length };
  });
  expect(icon).toEqual({ size: [180, 180], seenThrough: 0 });
});

test('an iPad is told how to put Kurs on its home screen, and that messages need it', async ({
  browser,
  kurs,
  signInAs,
}) => {
  const context = await browser.newContext({
    baseURL: kurs.url,
    locale: 'da-DK',
    userAgent: 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Version/18.0 Safari/605.1.15',
  });
  await context.addInitScript(() => {
    Object.defineProperty(Navigator.prototype, 'maxTouchPoints', { value: 5 });
    delete window.PushManager;
  });
  const page = await context.newPage();
  await signInAs(page, 'young_person');
  await page.goto('/me/messages');
  await expect(page.getByText('Tryk på Del-knappen i Safari').first()).toBeVisible();
  await expect(page.getByText('På iPhone og iPad skal Kurs først ligge på hjemmeskærmen')).toBeVisible();
  await context.close();
});

test('transparency in a picture becomes white', async ({ page, signInAs }) => {
  await signInAs(page, 'young_person');
  await page.goto('/');
  await page.getByRole('button', { name: 'Noget andet lykkedes' }).click();
  const bytes = await page.evaluate(async () => {
    const canvas = new OffscreenCanvas(40, 30);
    canvas.getContext('2d');
    const blob = await canvas.convertToBlob({ type: 'image/png' });
    return [...new Uint8Array(await blob.arrayBuffer())];
  });
  const picture = { name: 'tegning.png', mimeType: 'image/png', buffer: Buffer.from(bytes) };
  await page.locator('input[type=file]').first().setInputFiles(picture);
  const shown = page.locator('img[src^=blob]').first();
  await expect(shown).toBeVisible();
  const point = await shown.evaluate(async (img) => {
    await img.decode();
    const paint = new OffscreenCanvas(1, 1).getContext('2d');
    paint.drawImage(img, 0, 0, 1, 1);
    return [...paint.getImageData(0, 0, 1, 1).data];
  });
  expect(point).toEqual([255, 255, 255, 255]);
});

test('the code field preserves the caret, names an invalid letter, and accepts a link', async ({ page }) => {
  await page.goto('/welcome');
  const field = page.getByLabel('Din kode');
  await field.pressSequentially('7KQM2XNQ4RTB');
  await expect(field).toHaveValue('7KQM-2XNQ-4RTB');
  await field.evaluate((it) => it.setSelectionRange(8, 8));
  await page.keyboard.press('Backspace');
  await expect(field).toHaveValue('7KQM-2XQ4-RTB');
  await page.keyboard.press('p');
  await expect(field).toHaveValue('7KQM-2XPQ-4RTB');
  expect(await field.evaluate((it) => it.selectionStart)).toBe(8);
  await page.keyboard.press('o');
  await expect(field).toHaveValue('7KQM-2XPQ-4RTB');
  await expect(page.getByText('»o« er ikke med i nogen kode')).toBeVisible();
  await page.keyboard.press('Backspace');
  await expect(page.getByText('er ikke med i nogen kode')).toBeHidden();
  await field.fill('Her er dit link: https://kurs.example.dk/welcome#code=7kqm-2xnp-4rtb');
  await expect(field).toHaveValue('7KQM-2XNP-4RTB');
});

test('a pasted direction override is refused with its position', async ({ page, signInAs }) => {
  await signInAs(page, 'young_person');
  await page.goto('/goals/new');
  const text = page.getByLabel('Hvad vil du gerne nå?');
  await text.fill('Ringe til Met\u202ete');
  await expect(page.getByText('Lige efter »Met« er et skjult tegn')).toBeVisible();
  await expect(text).toHaveAttribute('aria-invalid', 'true');
  await text.fill('\ufeffRinge\ttil \u2068ליאור\u2069\u2028i aften');
  await page.getByRole('button', { name: 'Gem målet' }).click();
  await expect(page.getByRole('link', { name: 'Ringe til \u2068ליאור\u2069 i aften' })).toBeVisible();
});

test('a journey is asked about once', async ({ browser, kurs, signInAs }) => {
  const options = { baseURL: kurs.url, locale: 'da-DK', timezoneId: 'America/New_York' };
  const context = await browser.newContext(options);
  const page = await context.newPage();
  await signInAs(page, 'young_person');
  const question = page.getByRole('heading', { name: 'Er du et andet sted i verden?' });
  await page.goto('/');
  await expect(question).toBeVisible();
  await page.getByRole('button', { name: 'Nej, lad det være' }).click();
  await expect(question).toBeHidden();
  await page.reload();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Amina');
  await expect(question).toBeHidden();
  await context.close();

  // Another phone has not been asked.
  const other = await (await browser.newContext(options)).newPage();
  await signInAs(other, 'young_person');
  await other.goto('/');
  await other.getByRole('button', { name: 'Ja, følg telefonen' }).click();
  await expect(other.getByRole('heading', { name: 'Er du et andet sted i verden?' })).toBeHidden();
  const zone = () => other.evaluate(async () => (await (await fetch('/api/v1/me')).json()).time_zone);
  await expect.poll(zone).toBe('America/New_York');
  await other.context().close();
});

test('a first sign-in takes the time zone of the phone', async ({ browser, kurs, signInAs }) => {
  const code = await invitation(browser, kurs, signInAs, 'Lív');
  const options = { baseURL: kurs.url, locale: 'da-DK', timezoneId: 'Atlantic/Azores' };
  const page = await (await browser.newContext(options)).newPage();
  await page.goto(`/welcome#code=${code}`);
  await page.getByRole('button', { name: 'Log ind' }).click();
  await expect(page.getByLabel('Navn')).toHaveValue('Lív');
  const zone = () => page.evaluate(async () => (await (await fetch('/api/v1/me')).json()).time_zone);
  await expect.poll(zone).toBe('Atlantic/Azores');
  await page.context().close();
});
