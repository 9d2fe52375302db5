// Offline: from the start, for a week, in several tabs, on two phones; killed in between. Everything is
// stored, and arrives once.
import { test, expect } from './kurs.mjs';
import { aPhone, appIsCached } from './phone.mjs';

const mark = (page, goal) =>
  page.getByRole('button', { name: `Marker, at det lykkedes: ${goal}` }).click();
const card = (page, goal) => page.locator('article', { hasText: goal });

/** Sets a goal and waits until the day's page shows it. */
async function setGoal(page, goal, { shared = false } = {}) {
  await page.getByRole('link', { name: 'Nyt mål' }).click();
  await page.getByLabel('Hvad vil du gerne nå?').fill(goal);
  if (shared) {
    await page.getByRole('button', { name: 'Skift' }).click();
    await page.locator('label', { hasText: 'Mit team' }).click();
  }
  await page.getByRole('button', { name: 'Gem målet' }).click();
  await expect(page.getByRole('link', { name: goal })).toBeVisible();
}

/** Adds a success with these words. */
async function notice(page, words) {
  await page.getByRole('button', { name: 'Noget andet lykkedes' }).click();
  await page.getByLabel(/Jeg lagde mærke til/).fill(words);
  await page.getByRole('button', { name: 'Gem som sejr' }).click();
  await expect(card(page, words)).toBeVisible();
}

/** The server's list at `path`, with the session of `page`. */
const onServer = (page, path) =>
  page.evaluate(async (path) => (await (await fetch(`/api/v1${path}`)).json()).items, path);

async function arrive(page, signInAs) {
  await signInAs(page, 'young_person');
  await page.goto('/');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Amina');
  await appIsCached(page);
}

/** A photograph with a phone's EXIF: place and device. */
async function photograph(page) {
  const bytes = await page.evaluate(async () => {
    const canvas = new OffscreenCanvas(2400, 1800);
    const paint = canvas.getContext('2d');
    paint.fillStyle = '#f0a13a';
    paint.fillRect(0, 0, 2400, 1800);
    paint.fillStyle = '#0a6b6b';
    paint.fillRect(400, 600, 1600, 900);
    const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.95 });
    return [...new Uint8Array(await blob.arrayBuffer())];
  });
  const beside = Buffer.from('Exif\0\0GPS 55.4038 N 10.4024 E, Fotofon 3000');
  const header = Buffer.from([0xff, 0xe1, 0, beside.length + 2]);
  const [start, rest] = [Buffer.from(bytes.slice(0, 2)), Buffer.from(bytes.slice(2))];
  const buffer = Buffer.concat([start, header, beside, rest]);
  return { name: 'billede.jpg', mimeType: 'image/jpeg', buffer };
}

test('an evening without network: goals, successes, words and a picture arrive once', async ({
  browser,
  kurs,
  signInAs,
}) => {
  const phone = await aPhone(kurs.url);
  try {
    let page = await phone.page('/demo/young_person');
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Amina');
    await appIsCached(page);
    await page.close();
    page = await phone.page('/', { offline: true });
    const goals = ['Øve mig på at ringe op', 'Handle ind til ugen'];
    for (const goal of goals) await setGoal(page, goal, { shared: true });
    for (const goal of goals) await mark(page, goal);
    const said = ['Jeg ringede til lægen', 'Jeg købte rugbrød og ærter'];
    for (const [n, goal] of goals.entries()) {
      await card(page, goal).getByRole('button', { name: 'Skriv et par ord' }).click();
      await card(page, goal).getByLabel('Dine egne ord').fill(said[n]);
      if (n === 1) {
        await card(page, goal).locator('input[type=file]').setInputFiles(await photograph(page));
        await expect(card(page, goal).locator('img')).toBeVisible();
      }
      await card(page, goal).getByRole('button', { name: 'Gem' }).click();
    }
    const noticed = ['stod op før otte', 'svarede min moster', 'gik uden om kiosken'];
    for (const words of noticed) await notice(page, words);
    for (const words of [...said, ...noticed]) {
      await expect(card(page, words).getByText('gemt her')).toBeVisible();
    }
    await phone.kill();
    await phone.start();
    page = await phone.page('/', { offline: true });
    for (const words of [...goals, ...said, ...noticed]) {
      await expect(page.getByText(words).first()).toBeVisible();
    }
    await page.getByRole('link', { name: 'Sejre' }).click();
    const picture = card(page, said[1]).locator('img');
    await expect(picture).toBeVisible();
    expect(await picture.evaluate((img) => img.decode().then(() => img.naturalWidth))).toBe(1600);

    const received = [];
    await page.close();
    page = await phone.page('/demo/young_person');
    page.on('request', (request) => {
      if (request.method() === 'PUT') received.push(new URL(request.url()).pathname);
    });
    for (const words of [...said, ...noticed]) {
      await expect(card(page, words).getByText(/gemt i Kurs|set af/)).toBeVisible();
    }
    // In order: a goal arrives before its mark.
    const first = (kind) => received.findIndex((path) => path.includes(kind));
    expect(first('/goals/')).toBeLessThan(first('/successes/'));
    const got = await onServer(page, '/successes');
    for (const words of [...said, ...noticed]) {
      expect(got.filter((one) => one.words === words)).toHaveLength(1);
    }
    const [file] = got.find(({ words }) => words === said[1]).file_ids;
    const kept = await page.evaluate(async (file) => {
      const answer = await fetch(`/api/v1/files/${file}`);
      return [answer.headers.get('content-type'), await answer.text()];
    }, file);
    expect(kept[0]).toBe('image/jpeg');
    for (const secret of ['Exif', 'GPS', 'Fotofon']) expect(kept[1]).not.toContain(secret);

    const office = await browser.newContext({ baseURL: kurs.url, locale: 'da-DK' });
    const desk = await office.newPage();
    await signInAs(desk, 'caseworker');
    await desk.goto('/desk');
    await desk.locator('a[id^="row-"]', { hasText: 'Amina' }).click();
    for (const words of said) await expect(desk.getByText(words)).toBeVisible();
    const shown = desk.locator('li', { hasText: said[1] }).locator('img');
    await shown.scrollIntoViewIfNeeded();
    expect(await shown.evaluate((img) => img.decode().then(() => img.naturalWidth))).toBe(1600);
    // Private records are not there; the phone shows who looked.
    for (const words of noticed) await expect(desk.getByText(words)).toBeHidden();
    await expect(card(page, said[0]).getByText('set af Mette')).toBeVisible();
    await office.close();
  } finally {
    await phone.throwAway();
  }
});

test('opened without network, everything is there and can be added to', async ({
  page,
  context,
  signInAs,
}) => {
  await arrive(page, signInAs);
  await page.close();
  await context.setOffline(true);
  const again = await context.newPage();
  await again.goto('/');
  await expect(again.getByRole('heading', { level: 1 })).toContainText('Amina');
  await expect(again.getByText('Du er uden net lige nu')).toBeVisible();

  const goal = 'Ringe til farmor på Ærø';
  await setGoal(again, goal);
  await mark(again, goal);
  await expect(card(again, goal).getByText('gemt her')).toBeVisible();
  await expect(again.getByText('2 ting venter på net')).toBeVisible();
  await again.reload();
  await expect(card(again, goal).getByText('gemt her')).toBeVisible();

  await context.setOffline(false);
  await expect(card(again, goal).getByText(/gemt i Kurs|set af/)).toBeVisible();
  const successes = await onServer(again, '/successes');
  const goals = await onServer(again, '/goals');
  const id = goals.find(({ text }) => text === goal).id;
  expect(successes.filter(({ goal_id }) => goal_id === id)).toHaveLength(1);
});

/** The day of an instant: days begin at 04:00 in Copenhagen. */
const ownDay = (millis) =>
  new Date(millis - 4 * 60 * 60_000).toLocaleDateString('sv-SE', { timeZone: 'Europe/Copenhagen' });

test('a week offline arrives in order, each on its day, and costs one small answer', async ({
  page,
  context,
  browser,
  kurs,
  signInAs,
}) => {
  const now = Date.now();
  const day = (back) => now - back * 24 * 60 * 60_000;
  await arrive(page, signInAs);
  await context.setOffline(true);
  const goal = 'Sove før klokken 23';
  await setGoal(page, goal);
  for (const back of [6, 4, 1]) {
    // The phone would not accept a time earlier than the last one heard from the server.
    await page.evaluate(() => localStorage.removeItem('kurs-clock'));
    await page.clock.setFixedTime(day(back));
    await page.reload();
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Amina');
    await mark(page, goal);
    await expect(card(page, goal).getByText('gemt her')).toBeVisible();
  }
  // Meanwhile a caseworker makes a suggestion.
  const desk = await browser.newContext({ baseURL: kurs.url, locale: 'da-DK' });
  const caseworker = await desk.newPage();
  await signInAs(caseworker, 'caseworker');
  await caseworker.goto('/desk');
  await caseworker.locator('a[id^="row-"]', { hasText: 'Amina' }).click();
  await caseworker.getByLabel('Foreslå noget for Amina').fill('Vil du med på Brandts på lørdag?');
  await caseworker.getByRole('button', { name: 'Send forslag' }).click();
  await expect(caseworker.locator('li', { hasText: 'Brandts' })).toBeVisible();
  await desk.close();

  await page.clock.setFixedTime(now);
  const asked = [];
  page.on('response', async (response) => {
    if (response.url().includes('/changes')) asked.push((await response.body()).length);
  });
  await context.setOffline(false);
  await expect(page.getByText('Vil du med på Brandts på lørdag?')).toBeVisible();
  await expect.poll(async () => {
    const goals = await onServer(page, '/goals');
    const id = goals.find(({ text }) => text === goal)?.id;
    const days = (await onServer(page, '/successes')).filter(({ goal_id }) => goal_id === id);
    return days.map(({ on }) => on);
  }).toEqual([1, 4, 6].map((back) => ownDay(day(back))));
  expect(asked[0]).toBeLessThan(4_000);
});

test('three tabs share one store and one sender', async ({ page, context, signInAs }) => {
  await arrive(page, signInAs);
  const tabs = [page, await context.newPage(), await context.newPage()];
  for (const tab of tabs.slice(1)) {
    await tab.goto('/');
    await expect(tab.getByRole('heading', { level: 1 })).toContainText('Amina');
  }
  await context.setOffline(true);
  const said = ['sagde hej i Føtex', 'gik op på Næsbyhoved Skov', 'spiste en æblekage'];
  for (const [n, tab] of tabs.entries()) {
    await notice(tab, said[n]);
    for (const other of tabs) await expect(card(other, said[n]).getByText('gemt her')).toBeVisible();
  }
  await tabs[0].close();
  await context.setOffline(false);
  for (const tab of tabs.slice(1)) {
    for (const words of said) await expect(card(tab, words).getByText(/gemt i Kurs|set af/)).toBeVisible();
  }
  const got = (await onServer(tabs[1], '/successes')).map(({ words }) => words);
  for (const words of said) expect(got.filter((one) => one === words)).toHaveLength(1);
});

test('two phones edit the same goal: both wordings are stored, one is offered back', async ({
  page,
  context,
  browser,
  kurs,
  signInAs,
}) => {
  await arrive(page, signInAs);
  const goal = 'Læse ti sider';
  await setGoal(page, goal);
  const other = await browser.newContext({ baseURL: kurs.url, locale: 'da-DK' });
  const second = await other.newPage();
  await arrive(second, signInAs);
  await expect(second.getByRole('link', { name: goal })).toBeVisible();

  await context.setOffline(true);
  await other.setOffline(true);
  const change = async (phone, text) => {
    await phone.getByRole('link', { name: goal }).click();
    await phone.getByRole('link', { name: 'Ret' }).click();
    await phone.getByLabel('Hvad vil du gerne nå?').fill(text);
    await phone.getByRole('button', { name: 'Gem ændringer' }).click();
    await expect(phone.getByRole('heading', { level: 1, name: text })).toBeVisible();
    await phone.getByRole('link', { name: 'I dag' }).click();
    await expect(phone.getByRole('link', { name: text })).toBeVisible();
  };
  await change(page, 'Læse ti sider i tegneserien');
  await change(second, 'Læse et kapitel om rummet');
  await context.setOffline(false);
  await expect
    .poll(async () => (await onServer(page, '/goals')).map(({ text }) => text))
    .toContain('Læse ti sider i tegneserien');
  await other.setOffline(false);

  // The last write wins; the other wording is offered on both phones.
  for (const phone of [page, second]) {
    await expect(phone.getByRole('link', { name: 'Læse et kapitel om rummet' })).toBeVisible();
    const offer = phone.locator('section', { hasText: 'Det her skrev du et andet sted' });
    await expect(offer.getByText('Læse ti sider i tegneserien')).toBeVisible();
  }
  await second.getByRole('button', { name: 'Sæt teksten ind' }).click();
  for (const phone of [page, second]) {
    await expect(phone.getByRole('link', { name: 'Læse ti sider i tegneserien' })).toBeVisible();
    await expect(phone.getByText('Det her skrev du et andet sted')).toBeHidden();
  }
  await other.close();
});

test('an undo on one page holds when another page sends', async ({
  page,
  context,
  signInAs,
}) => {
  await arrive(page, signInAs);
  const goal = 'Øve mig på at sige nej';
  await setGoal(page, goal);
  const stored = async () => (await onServer(page, '/goals')).find(({ text }) => text === goal);
  await expect.poll(stored).toBeTruthy();
  await context.setOffline(true);
  const share = async (name) => {
    await page.getByRole('link', { name: goal }).click();
    await page.getByRole('link', { name: 'Skift' }).click();
    await expect(page.getByRole('radio', { name: 'Kun mig' })).toBeFocused();
    await page.locator('label', { hasText: name }).click();
    await page.getByRole('button', { name: 'Gem ændringer' }).click();
    await page.getByRole('link', { name: 'I dag' }).click();
    await expect(page.getByRole('link', { name: goal })).toBeVisible();
  };
  await share('Mit team');
  // Once sending was attempted an entry is immutable; a later edit is queued after it.
  await page.reload();
  await expect(page.getByText('1 ting venter på net')).toBeVisible();
  await share('Kun mig');
  await expect(page.getByText('2 ting venter på net')).toBeVisible();
  await page.goto('/meetings');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Møder');
  await context.setOffline(false);
  await expect(page.getByText(/venter på net/)).toBeHidden();
  await expect.poll(async () => (await stored()).version).toBe(3);
  expect((await stored()).shared_with).toBe('only_me');
});

test('what is shown as saved survives killing the browser, twenty times', async ({
  kurs,
}) => {
  test.setTimeout(240_000);
  const phone = await aPhone(kurs.url);
  try {
    let page = await phone.page('/demo/young_person');
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Amina');
    await appIsCached(page);
    const said = [];
    for (let n = 1; n <= 20; n += 1) {
      await phone.setOffline(true);
      const words = `øvede mig for ${n}. gang`;
      await page.getByRole('button', { name: 'Noget andet lykkedes' }).click();
      await page.getByLabel(/Jeg lagde mærke til/).fill(words);
      await page.getByRole('button', { name: 'Gem som sejr' }).click();
      await card(page, words).getByText('gemt her').waitFor();
      await phone.kill();
      said.push(words);
      await phone.start();
      page = await phone.page('/', { offline: true });
      for (const words of said.slice(-2)) await expect(card(page, words)).toBeVisible();
    }
    // So soon after signing in the browser may have lost even the session cookie: then it signs in again,
    // and nothing else is lost.
    await page.close();
    page = await phone.page('/demo/young_person');
    for (const words of said) await expect(card(page, words).getByText(/gemt i Kurs|set af/)).toBeVisible();
    const got = (await onServer(page, '/successes')).map(({ words }) => words);
    for (const words of said) expect(got.filter((one) => one === words)).toHaveLength(1);
  } finally {
    await phone.throwAway();
  }
});

/** Shortens the time-outs of requests and locks. */
const withShortPatience = (page) =>
  page.addInitScript(() => {
    const later = window.setTimeout.bind(window);
    window.setTimeout = (act, millis, ...rest) =>
      later(act, millis >= 60_000 ? millis / 20 : millis, ...rest);
  });

test('a request without an answer is retried', async ({ page, signInAs }) => {
  await withShortPatience(page);
  await arrive(page, signInAs);
  let lost = 0;
  await page.route(/\/api\/v1\/successes\//, () => (lost += 1), { times: 1 });
  await notice(page, 'tog bussen, selv om det øsede ned');
  await expect(card(page, 'øsede ned')).toContainText('gemt i Kurs');
  expect(lost).toBe(1);
});

test('a lock that is never released does not block sending', async ({ page, context, signInAs }) => {
  const other = await context.newPage();
  await signInAs(other, 'young_person');
  await other.evaluate(async () => {
    const { id } = await (await fetch('/api/v1/me')).json();
    await new Promise((granted) =>
      navigator.locks.request(`kurs-${id}`, () => {
        granted();
        return new Promise(() => {});
      }),
    );
  });
  await withShortPatience(page);
  await arrive(page, signInAs);
  await notice(page, 'gik hjem gennem Ærøgade');
  await expect(card(page, 'Ærøgade')).toContainText('gemt i Kurs');
});
