// What stands on every page of the phone: quick exit, and reading the page aloud. And two moments of the day:
// the question about a reminder, and a goal that is reached; and what is new about meetings.
import { test, expect } from './kurs.mjs';
import { plannedMeeting, signedIn } from './desk_meetings.mjs';

test.use({ own: 'every_page' });

test('quick exit shows the weather, and "back" does not lead back', async ({ page, context, signInAs }) => {
  await context.route('https://www.dmi.dk/', (route) =>
    route.fulfill({ contentType: 'text/html', body: '<h1>Vejret</h1>' }),
  );
  await signInAs(page, 'young_person');
  for (const path of ['/', '/successes', '/meetings', '/me', '/goals']) {
    await page.goto(path);
    await expect(page.getByRole('button', { name: 'Væk', exact: true })).toBeVisible();
  }
  await page.getByRole('link', { name: 'Sejre' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Sejre' })).toBeVisible();
  await page.getByRole('button', { name: 'Væk', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Vejret' })).toBeVisible();
  await page.goBack();
  await expect(page.getByRole('heading', { name: 'Vejret' })).toBeVisible();
  // Opened anew, Kurs is there.
  await page.goto('/');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Amina');
});

test('every page is read aloud from the same place, and stops', async ({ page, context, signInAs }) => {
  await context.addInitScript(() => {
    const spoken = [];
    const synthesis = {
      speaking: false,
      speak(what) {
        spoken.push(what.text);
        this.speaking = true;
      },
      cancel() {
        this.speaking = false;
      },
    };
    Object.defineProperty(window, 'speechSynthesis', { value: synthesis });
    window.SpeechSynthesisUtterance = class {
      constructor(text) {
        this.text = text;
      }
    };
    window.spoken = spoken;
  });
  await signInAs(page, 'young_person');
  const places = [];
  for (const [path, word] of [['/', 'Amina'], ['/successes', 'Sejre'], ['/meetings', 'Møder'], ['/me', 'Mig']]) {
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1 })).toContainText(word);
    const read = page.getByRole('button', { name: 'Læs siden op' });
    const { x, y } = await read.boundingBox();
    places.push(`${x} ${y}`);
    await read.click();
    expect(await page.evaluate(() => window.spoken.at(-1))).toContain(word);
    expect(await page.evaluate(() => window.speechSynthesis.speaking)).toBe(true);
    await read.click();
    expect(await page.evaluate(() => window.speechSynthesis.speaking)).toBe(false);
  }
  expect(new Set(places).size).toBe(1);
});

test('the question about a reminder is asked once, and nothing else beside it', async ({ page, kurs, signInAs }) => {
  await signInAs(page, 'young_person');
  await page.goto('/');
  const asked = page.getByRole('heading', { name: 'Skal Kurs minde dig om det?' });
  const suggestion = page.getByText('Mette har et forslag');
  await expect(suggestion).toBeVisible();
  await expect(asked).toHaveCount(0);
  const young = await signedIn(kurs.url, 'young_person');
  for (const it of (await young.call('GET', '/goal_suggestions')).items) {
    if (it.state !== 'waiting') continue;
    await young.call('POST', `/goal_suggestions/${it.id}/answer`, { outcome: 'dropped' }, { 'idempotency-key': it.id });
  }
  await expect(suggestion).toHaveCount(0);
  await expect(asked).toBeVisible();
  await expect(page.getByRole('link', { name: 'Ja, vælg hvornår' })).toHaveAttribute('href', /part=reminder/);
  await page.getByRole('button', { name: 'Ikke nu' }).click();
  await expect(asked).toHaveCount(0);
  await page.reload();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Amina');
  await expect(asked).toHaveCount(0);
});

test('a goal that is reached has its own celebration on its page', async ({ page, signInAs }) => {
  await signInAs(page, 'young_person');
  await page.goto('/');
  await page.getByRole('link', { name: 'Gå ned til åen før skole' }).click();
  await page.getByRole('button', { name: 'Jeg har nået målet' }).click();
  const reached = page.locator('#reached');
  await expect(reached).toContainText('Du nåede det');
  await expect(reached).toContainText(/Fra .* til .* sejre/);
  await expect(reached.getByRole('link', { name: 'Fejr det sammen' })).toHaveAttribute('href', /gatherings\/new\?goal=/);
  await page.getByRole('button', { name: 'Fortryd' }).click();
  await expect(reached).toHaveCount(0);
});

test('a meeting that was planned or moved is on the day until it was seen', async ({ page, kurs, signInAs }) => {
  const { id, young, staff } = await plannedMeeting(kurs.url, 'Møde om værelse');
  for (const meeting of (await young.call('GET', '/meetings')).items) {
    const { trail } = await young.call('GET', `/meetings/${meeting.id}`);
    await young.call('POST', `/meetings/${meeting.id}/seen?traces=${trail.length}`);
  }
  await signInAs(page, 'young_person');
  await page.goto('/');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Amina');
  const news = page.getByRole('link', { name: 'Nyt om dine møder' });
  await expect(news).toHaveCount(0);
  const { plan, version } = await staff.call('GET', `/meetings/${id}`);
  const moved = { ...plan.draft, starts_at: '2027-06-17T12:00:00.000Z' };
  await staff.call('PUT', `/meetings/${id}?base=${version}`, moved);
  await news.click();
  await expect(page.getByText(/Mødet er flyttet|Tiden er ændret|17\. juni/).first()).toBeVisible();
  await page.getByRole('button', { name: 'Det har jeg set' }).click();
  await page.getByRole('link', { name: 'I dag' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Amina');
  await expect(news).toHaveCount(0);
});
