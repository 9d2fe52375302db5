// What phones do differently: where they are, how they are held, and what they paste.
import { invitation, test, expect } from './kurs.mjs';

test.use({ own: 'phones' });

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

test('whoever comes in for the first time has the time of their phone', async ({ browser, kurs, signInAs }) => {
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
