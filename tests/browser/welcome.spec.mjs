// Signing in: by a code from the desk, in two steps to a first goal; and every refusal, explained
// kindly.
import { invitation, test, expect } from './kurs.mjs';

test('a code leads to a name and a first goal', async ({
  page,
  browser,
  kurs,
  signInAs,
}) => {
  const code = await invitation(browser, kurs, signInAs, 'Åse');

  // The code is in the link's fragment; the address bar drops it at once.
  await page.goto(`/welcome#code=${code}`);
  await expect(page.getByLabel('Din kode')).toHaveValue(code);
  expect(page.url()).not.toContain(code);
  await page.getByRole('button', { name: 'Log ind' }).click();

  await page.getByLabel('Navn').fill('Åse Bølle');
  await page.getByRole('button', { name: 'Videre' }).click();

  // A picture writes the goal, another one instead of it, and the same one takes it out again.
  const text = page.getByLabel('Mit mål');
  const phrase = (name) => page.getByRole('button', { name });
  await page.getByText('Vælg med billeder').click();
  await phrase('Ringe til en, jeg savner').click();
  await expect(text).toHaveValue('Ringe til en, jeg savner');
  await phrase('Tage bussen alene').click();
  await expect(text).toHaveValue('Tage bussen alene');
  await phrase('Tage bussen alene').click();
  await expect(text).toHaveValue('');
  // It never takes the place of one's own words.
  await phrase('Spise morgenmad').click();
  await text.fill('Cykle til Fyns Hoved én gang');
  await expect(phrase('Gå en tur')).toBeHidden();
  await expect(page.getByText('Ingen andre kan se det')).toBeVisible();
  await page.getByRole('button', { name: 'Gem målet' }).click();

  await expect(page.getByRole('heading', { level: 1 })).toContainText('Velkommen, Åse Bølle');
  await expect(page.getByRole('link', { name: 'Cykle til Fyns Hoved én gang' })).toBeVisible();

  // A code works once, and a second use is explained kindly.
  await page.context().clearCookies();
  await page.goto(`/welcome#code=${code}`);
  await page.getByRole('button', { name: 'Log ind' }).click();
  await expect(page.getByText('Koden er brugt.')).toBeVisible();
  await expect(page.getByLabel('Din kode')).toBeFocused();
});

test('a half-written first goal survives going back and a code typed carelessly is understood', async ({
  page,
  browser,
  kurs,
  signInAs,
}) => {
  const code = await invitation(browser, kurs, signInAs, 'Søren');
  await page.goto('/welcome');
  await page.getByLabel('Din kode').pressSequentially(code.toLowerCase().replaceAll('-', ' '));
  await page.getByRole('button', { name: 'Log ind' }).click();
  await page.getByRole('button', { name: 'Videre' }).click();
  await page.getByLabel('Mit mål').fill('Spise rugbrød om morgenen');
  // Each step is an entry in the history; a reload stays at its step.
  await page.goBack();
  await expect(page.getByLabel('Navn')).toHaveValue('Søren');
  await page.goForward();
  await expect(page.getByLabel('Mit mål')).toHaveValue('Spise rugbrød om morgenen');
  await page.reload();
  await expect(page.getByLabel('Mit mål')).toHaveValue('Spise rugbrød om morgenen');
  // Whoever skips it for now finds it again.
  await page.getByRole('button', { name: 'Spring over' }).click();
  await page.getByRole('link', { name: /Du er i gang med at skrive et mål/ }).click();
  await expect(page.getByLabel('Hvad vil du gerne nå?')).toHaveValue('Spise rugbrød om morgenen');
});

test('a session that ends says that nothing is lost', async ({ page, context, kurs, signInAs }) => {
  await signInAs(page, 'young_person');
  await page.goto('/');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Amina');
  // The session ends on the server while a mark waits for the network.
  await context.setOffline(true);
  await page.getByRole('button', { name: /^Marker, at det lykkedes/ }).first().click();
  await expect(page.locator('article.done').first()).toBeVisible();
  const cookies = (await context.cookies(kurs.url)).map((it) => `${it.name}=${it.value}`).join('; ');
  const ended = await fetch(`${kurs.url}/api/v1/sessions/current`, {
    method: 'DELETE',
    headers: { cookie: cookies },
  });
  expect(ended.status).toBe(204);
  await context.setOffline(false);
  await expect(page.getByText(/1 ting venter her på telefonen/)).toBeVisible();
  await expect(page.getByRole('link', { name: 'Jeg har en kode' })).toBeVisible();
});

test('a page that does not exist shows the way home', async ({ page, signInAs }) => {
  await signInAs(page, 'young_person');
  await page.goto('/findes-ikke');
  await expect(page.getByRole('heading', { name: 'Den side findes ikke' })).toBeVisible();
  await page.getByRole('link', { name: 'Gå til I dag' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Amina');
});

test('without network a mark is shown at once, waits, and arrives when the network is back', async ({
  page,
  context,
  signInAs,
}) => {
  await signInAs(page, 'young_person');
  await page.goto('/');
  const mark = page.getByRole('button', { name: /^Marker, at det lykkedes/ }).first();
  await expect(mark).toBeVisible();
  await context.setOffline(true);
  await mark.click();
  const done = page.locator('article.done').first();
  await expect(done).toBeVisible();
  await expect(page.getByText(/1 ting venter på net/)).toBeVisible();
  await context.setOffline(false);
  await expect(page.getByText(/venter på net/)).toBeHidden();
  await expect(done.getByText(/gemt i Kurs|set af/)).toBeVisible();
});

test('the invented person is requested once, even if the language changes', async ({
  page,
  signInAs,
}) => {
  await signInAs(page, 'young_person');
  await page.goto('/');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Amina');
  // The phone opens in English, and then learns from its store that Amina reads Danish.
  await page.evaluate(() => localStorage.setItem('kurs-language', 'en'));
  let asked = 0;
  let answer;
  const held = new Promise((resolve) => (answer = resolve));
  await page.route('**/api/v1/demo/sessions', async (route) => {
    asked += 1;
    await held;
    await route.continue();
  });
  await page.goto('/demo/young_person');
  await expect(page.locator('html')).toHaveAttribute('lang', 'da');
  await expect(page.getByRole('main').getByRole('heading', { level: 1 })).toBeVisible();
  answer();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Amina');
  expect(asked).toBe(1);
});
