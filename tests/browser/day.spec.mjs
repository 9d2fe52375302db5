// A young person's day, and the caseworker's desk beside it: goals set in Danish, marked, described, found
// in the album, and seen live by the caseworker they are shared with.
import { test, expect } from './kurs.mjs';
import { newId } from './meetings.mjs';
import { picture } from './pictures.mjs';

/** A second browser profile, signed in as somebody else. */
async function windowOf(browser, kurs, signInAs, who, viewport) {
  const context = await browser.newContext({
    baseURL: kurs.url,
    locale: 'da-DK',
    timezoneId: 'Europe/Copenhagen',
    viewport,
  });
  const page = await context.newPage();
  await signInAs(page, who);
  return page;
}

test('from a goal on the phone to a success on the desk, live', async ({
  page,
  browser,
  kurs,
  signInAs,
}) => {
  await signInAs(page, 'young_person');
  await page.goto('/');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Amina');

  // The desk is open before anything happens.
  const desk = await windowOf(browser, kurs, signInAs, 'caseworker', { width: 1280, height: 800 });
  await desk.goto('/desk');
  await desk.locator('a[id^="row-"]', { hasText: 'Amina' }).click();
  await expect(desk.getByText(/Du ser det, Amina har delt/)).toBeVisible();

  // A goal, private until shared.
  const goal = 'Gå en tur på Stige Ø og spise en æblekage';
  await page.getByRole('link', { name: 'Nyt mål' }).click();
  await page.getByLabel('Hvad vil du gerne nå?').fill(goal);
  await expect(page.getByText('Ingen andre kan se det')).toBeVisible();
  await page.getByRole('button', { name: 'Skift' }).click();
  await expect(page.getByRole('radio', { name: /Kun mig/ })).toBeChecked();
  await page.locator('label', { hasText: 'Mit team' }).click();
  await expect(page.getByRole('radio', { name: /Mit team/ })).toBeChecked();
  await expect(page.getByText(/^Det kan Mette.* se$/)).toBeVisible();
  await page.getByRole('button', { name: 'Gem målet' }).click();
  await expect(page.getByRole('link', { name: goal })).toBeVisible();
  await expect(desk.getByText(goal)).toBeVisible();

  // One tap marks it.
  await page.getByRole('button', { name: `Marker, at det lykkedes: ${goal}` }).click();
  const card = page.locator('article', { hasText: goal });
  await expect(card.getByRole('button', { pressed: true })).toBeVisible();
  await expect(card.getByText(/gemt i Kurs|set af/)).toBeVisible();

  // The words appear on the desk without a reload.
  const words = 'Det blæste, så vi måtte grine. Æblekagen var værd at gå efter';
  await card.getByRole('button', { name: 'Skriv et par ord' }).click();
  await card.getByText('Sig det med billeder').click();
  await card.getByRole('button', { name: 'Jeg blev glad.' }).click();
  await card.getByRole('button', { name: 'Jeg er stolt.' }).click();
  await expect(card.getByLabel('Dine egne ord')).toHaveValue('Jeg blev glad. Jeg er stolt.');
  await card.getByLabel('Dine egne ord').fill(words);
  await card.getByRole('button', { name: 'Gem' }).click();
  await expect(desk.getByText(words)).toBeVisible();
  await picture(page, 'today');
  await picture(desk, 'desk');

  // They are in the album; and the access log shows who looked.
  await page.getByRole('link', { name: 'Sejre' }).click();
  await expect(page.getByText(words)).toBeVisible();
  await page.getByRole('link', { name: 'Mig', exact: true }).click();
  await page.getByRole('link', { name: 'Hvem har kigget' }).click();
  await expect(page.getByText('Mette så det, du har delt').first()).toBeVisible();

  // Undone on the phone, it disappears from the desk.
  await page.getByRole('link', { name: 'I dag' }).click();
  // Words are not lost by one tap.
  await card.getByRole('button', { name: 'Fortryd' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Slet sejren' }).click();
  await expect(desk.getByText(words)).toBeHidden();
  await expect(card.getByRole('button', { pressed: false })).toBeVisible();
});

test('a suggestion arrives on the phone, and becomes a goal only in own words', async ({
  page,
  browser,
  kurs,
  signInAs,
}) => {
  await signInAs(page, 'young_person');
  await page.goto('/');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Amina');
  const desk = await windowOf(browser, kurs, signInAs, 'caseworker', { width: 1280, height: 800 });
  await desk.goto('/desk');
  await desk.locator('a[id^="row-"]', { hasText: 'Amina' }).click();

  const suggestion = 'Kunne du tænke dig at tage med til fællesspisning?';
  await desk.getByLabel('Foreslå noget for Amina').fill(suggestion);
  await desk.getByRole('button', { name: 'Send forslag' }).click();
  const card = page.locator('.card', { hasText: suggestion });
  await expect(card).toBeVisible();

  // The suggestion is quoted, never filled in.
  await card.getByText('Lav det til mit mål').click();
  await expect(page.getByText(suggestion)).toBeVisible();
  await expect(page.getByLabel('Hvad vil du gerne nå?')).toHaveValue('');
  await page.getByLabel('Hvad vil du gerne nå?').fill('Spise med de andre på torsdag');
  await page.getByRole('button', { name: 'Gem målet' }).click();
  await expect(page.getByRole('link', { name: 'Spise med de andre på torsdag' })).toBeVisible();

  // The desk sees the answer, but not the goal, which is private.
  const made = desk.locator('li', { hasText: suggestion });
  await expect(made.getByText('blev til et mål i egne ord')).toBeVisible();
  await expect(desk.getByText('Spise med de andre på torsdag')).toBeHidden();
});

test('what is not shared never reaches the desk', async ({ page, browser, kurs, signInAs }) => {
  await signInAs(page, 'young_person');
  await page.goto('/');
  const desk = await windowOf(browser, kurs, signInAs, 'caseworker', { width: 1280, height: 800 });
  const answers = [];
  desk.on('response', async (response) => {
    if (response.url().includes('/young_people')) answers.push(await response.text());
  });
  await desk.goto('/desk');
  await desk.locator('a[id^="row-"]', { hasText: 'Amina' }).click();
  await expect(desk.getByRole('heading', { name: 'Delte mål' })).toBeVisible();

  await page.getByRole('button', { name: 'Noget andet lykkedes' }).click();
  await page.getByLabel(/Jeg lagde mærke til/).fill('holdt en hemmelighed for mig selv');
  await page.getByRole('button', { name: 'Gem som sejr' }).click();
  await expect(page.getByText('holdt en hemmelighed for mig selv')).toBeVisible();
  await desk.reload();
  await expect(desk.getByRole('heading', { name: 'Delte mål' })).toBeVisible();
  expect(answers.length).toBeGreaterThan(1);
  for (const answer of answers) expect(answer).not.toContain('hemmelighed');
  await expect(desk.getByText('Lægge telefonen væk')).toBeHidden();
});

test('a day remembers the day before', async ({ page, signInAs }) => {
  await signInAs(page, 'young_person');
  const put = (path, body) =>
    page.evaluate(
      async ([path, body]) => {
        const headers = { 'content-type': 'application/json' };
        const answer = await fetch(`/api/v1${path}`, { method: 'PUT', headers, body: JSON.stringify(body) });
        if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
      },
      [path, body],
    );
  const { on } = await page.evaluate(async () => (await fetch('/api/v1/today')).json());
  const before = new Date(Date.parse(on) - 24 * 60 * 60_000).toISOString().slice(0, 10);
  const at = new Date().toISOString();
  const only_me = { shared_with: 'only_me' };
  await put(`/successes/${newId()}`, { words: 'Ringede til Åse', on: before, at, ...only_me });
  await put(`/successes/${newId()}`, { words: 'Bagte boller', on: before, at, ...only_me });
  await page.goto('/');
  await expect(page.getByText(/^Godt gået i går: .+, og (én|\d+) ting til$/)).toBeVisible();
});

test('the album is searched, whatever the letters, and by month', async ({ page, signInAs }) => {
  await signInAs(page, 'young_person');
  const add = (words, on) =>
    page.evaluate(
      async ([id, words, on]) => {
        const body = JSON.stringify({ words, on, at: new Date().toISOString(), shared_with: 'only_me' });
        const headers = { 'content-type': 'application/json' };
        return (await fetch(`/api/v1/successes/${id}`, { method: 'PUT', headers, body })).status;
      },
      [newId(), words, on],
    );
  const { on } = await page.evaluate(async () => (await fetch('/api/v1/today')).json());
  expect(await add('Cyklede til Årslev', on)).toBe(201);
  await page.goto('/successes');
  const found = page.locator('.week article', { hasText: 'Cyklede til Årslev' });
  await page.getByLabel('Søg').fill('aarsl');
  await expect(found).toBeVisible();
  await expect(page.locator('.week article')).toHaveCount(1);
  await page.getByLabel('Søg').fill('findes slet ikke');
  await expect(page.locator('.week article')).toHaveCount(0);
  await page.getByLabel('Søg').fill('');
  const months = page.getByLabel('Måned');
  const earliest = await months.locator('option').last().getAttribute('value');
  await months.selectOption(earliest);
  await expect(page.locator('.week article').first()).toBeVisible();
  await expect(found).toHaveCount(0);
});
