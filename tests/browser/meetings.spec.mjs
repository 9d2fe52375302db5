// Meetings on the phone: contributions made offline survive a reload, and are received once when the network
// is back; preparing, following, and the outcome.
import AxeBuilder from '@axe-core/playwright';
import { expect } from './kurs.mjs';
import { call, listSaid, newId, plan, someMeetings } from './meetings.mjs';
import { appIsCached } from './phone.mjs';
import { HEARS, test } from './two_sides.mjs';

test.use(HEARS);

/** Signs in, opens the meeting, and waits until the app is cached. */
async function arrive(page, signInAs, path) {
  await signInAs(page, 'young_person');
  await page.goto('/');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Amina');
  await appIsCached(page);
  await page.goto(path);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
}

/** Draws a line. */
async function draw(page) {
  const paper = await page.locator('canvas.paper').boundingBox();
  await page.mouse.move(paper.x + 40, paper.y + 40);
  await page.mouse.down();
  await page.mouse.move(paper.x + 180, paper.y + 220, { steps: 20 });
  await page.mouse.up();
}

/** Moves the slider `name` to `value`. */
async function slide(page, name, value) {
  await page.locator(`#${name}`).fill(String(value));
}

test('offline contributions survive a reload, and are received once', async ({
  page,
  context,
  desk,
  signInAs,
}) => {
  const people = [{ name: 'Jens', relation: 'din kontaktlærer', roles: ['writes'] }];
  const { id } = await plan(desk, { title: 'Møde om praktikken på caféen', people });
  await arrive(page, signInAs, `/meetings/${id}`);
  await expect(page.getByRole('heading', { name: 'Møde om praktikken på caféen' })).toBeVisible();
  await context.setOffline(true);

  // Declines one of them, with a reason; and suggests somebody else.
  await page.getByRole('link', { name: /^Hvem er med/ }).click();
  await page.getByRole('link', { name: 'Sig, hvem du vil have med' }).click();
  await page.getByRole('button', { name: 'Ikke Jens' }).click();
  await page.getByLabel(/Vil du sige hvorfor/).fill('Jeg bliver nervøs, når han er der.');
  await page.getByRole('button', { name: 'Sig nej til Jens' }).click();
  await expect(page.getByText('Du har sagt nej')).toBeVisible();
  await page.getByLabel('Navn').fill('Onkel Karim');
  await page.getByLabel(/Hvem er det for dig/).fill('min onkel');
  await page.getByRole('button', { name: 'Jeg vil have personen med' }).click();
  await page.getByRole('link', { name: 'Tilbage', exact: true }).click();
  await page.getByRole('link', { name: 'Tilbage til mødet' }).click();

  // By voice.
  await page.locator('.lines').getByRole('link', { name: /^Sig noget/ }).click();
  await page.getByRole('link', { name: 'Indtal', exact: true }).click();
  await page.getByRole('button', { name: 'Optag' }).click();
  await expect(page.getByRole('timer')).toContainText('0:02 af 5:00');
  await page.getByRole('button', { name: 'Stop' }).click();
  await expect(page.getByText(/Optagelse, 0:0\d/)).toBeVisible();
  // An unsent recording survives a reload.
  await page.reload();
  await expect(page.getByText(/Optagelse, 0:0\d/)).toBeVisible();
  await page.getByRole('button', { name: 'Send til mødet' }).click();
  await listSaid(page);
  await expect(page.locator('.player')).toHaveCount(1);

  // By drawing, by scales, and in words.
  await page.getByRole('link', { name: 'Tegn', exact: true }).click();
  await draw(page);
  await page.reload();
  await expect(page.getByRole('button', { name: 'Fortryd' })).toBeEnabled();
  await page.getByRole('button', { name: 'Send til mødet' }).click();
  await listSaid(page);
  await expect(page.locator('.said-drawing')).toHaveCount(1);
  await page.getByRole('link', { name: 'Skala', exact: true }).click();
  await slide(page, 'scale-0', 3);
  await page.getByRole('button', { name: 'En skala til' }).click();
  await page.locator('#scale-low-1').fill('larm');
  await page.locator('#scale-high-1').fill('ro på');
  await slide(page, 'scale-1', 8);
  await page.getByRole('button', { name: 'Send til mødet' }).click();
  await listSaid(page);
  await expect(page.getByText('8 ud af 10. 0 er larm, 10 er ro på')).toBeVisible();

  // A delegate who sees the scales only.
  await page.getByRole('link', { name: 'Tilbage til mødet' }).click();
  await page.getByRole('link', { name: /^Hvem er med/ }).click();
  await page.getByRole('link', { name: 'Vælg en, der taler for dig' }).click();
  await page.getByLabel('Hvad hedder personen?').fill('Karim');
  await page.getByLabel(/Hvad skal personen sige/).fill('Sig, at jeg vil møde klokken ti.');
  await page.getByLabel('Skala', { exact: true }).check();
  await page.getByRole('button', { name: 'Gem', exact: true }).click();
  await expect(page.getByText('Linket kommer, når Kurs har modtaget det.')).toBeVisible();
  await expect(page.locator('li.delegate').getByText('gemt her')).toBeVisible();

  await page.reload();
  await expect(page.getByText('at Onkel Karim kommer med')).toBeVisible();
  await expect(page.getByText('at Jens ikke kommer')).toBeVisible();
  await expect(page.getByText('Linket kommer, når Kurs har modtaget det.')).toBeVisible();
  await page.goto(`/meetings/${id}/say`);
  const said = page.locator('li.said');
  await expect(said).toHaveCount(3);
  for (const n of [0, 1, 2]) await expect(said.nth(n).getByText('gemt på din telefon')).toBeVisible();
  // The recording can be played on the phone.
  await page.getByRole('button', { name: 'Hør den' }).click();
  await expect(page.getByRole('button', { name: 'Pause', exact: true })).toBeVisible();

  await context.setOffline(false);
  for (const n of [0, 1, 2]) await expect(said.nth(n).getByText('sendt til dit team')).toBeVisible();
  const meeting = await call(page, 'GET', `/meetings/${id}`);
  expect(meeting.contributions.map(({ draft }) => draft.kind)).toEqual(['voice', 'drawing', 'scale']);
  expect(meeting.suggestions.map(({ draft }) => draft.kind)).toEqual(['stay_away', 'come']);
  expect(meeting.delegates.map(({ draft }) => draft.contribution_ids)).toEqual([
    [meeting.contributions[2].id],
  ]);
  // The recording is complete: the server returns the same bytes.
  const { file_id: file } = meeting.contributions[0].draft.body;
  const size = await page.evaluate(
    async (id) => (await (await fetch(`/api/v1/files/${id}`)).blob()).size,
    file,
  );
  expect(size).toBeGreaterThan(500);
  // Once opened, the phone shows so; and once it was read to its end.
  await call(desk, 'GET', `/meetings/${id}`);
  await expect(said.nth(2).getByText(/åbnet af/)).toBeVisible();
  await desk.goto(`/desk/meetings/${id}`);
  await expect(said.nth(2).getByText(/hørt af/)).toBeVisible();
  await page.goto(`/meetings/${id}/people`);
  await expect(page.locator('.link')).toContainText('/guest/meeting/');
});

test('what was said can be taken back, and back again', async ({ page, desk, signInAs }) => {
  const { id } = await plan(desk, { title: 'Møde om fritid' });
  await arrive(page, signInAs, `/meetings/${id}/say/text`);
  await page.getByLabel('Det vil jeg sige').fill('Jeg vil gerne gå til boksning på Vesterbro.');
  await page.getByRole('button', { name: 'Send til mødet' }).click();
  await listSaid(page);
  const said = page.locator('li.said', { hasText: 'boksning' });
  await expect(said.getByText('sendt til dit team')).toBeVisible();
  await said.getByRole('button', { name: 'Tag det tilbage' }).click();
  await expect(said).toHaveCount(0);
  await page.getByRole('button', { name: 'Fortryd' }).click();
  await expect(said.getByText('sendt til dit team')).toBeVisible();
  const { contributions } = await call(page, 'GET', `/meetings/${id}`);
  expect(contributions.map(({ draft }) => draft.body.text)).toEqual([
    'Jeg vil gerne gå til boksning på Vesterbro.',
  ]);
});

test('preparation goes step by step, can be interrupted, and every step can be skipped', async ({
  page,
  desk,
  signInAs,
}) => {
  const people = [{ name: 'Bente' }];
  const { id } = await plan(desk, { title: 'Møde om boligen', people });
  await arrive(page, signInAs, `/meetings/${id}/prepare`);
  await expect(page.getByText('Trin 1 af 8')).toBeVisible();
  await page.getByRole('button', { name: 'Videre' }).click();
  await page.getByLabel('Hvad vil du gerne?').fill('Jeg vil bo i nærheden af åen.');
  // Left half-way: draft and position are restored.
  await page.goto('/');
  await page.goto(`/meetings/${id}`);
  await page.getByRole('link', { name: 'Gå videre, hvor du slap' }).click();
  await expect(page.getByLabel('Hvad vil du gerne?')).toHaveValue('Jeg vil bo i nærheden af åen.');
  await page.getByRole('button', { name: 'Send, og gå videre' }).click();
  await expect(page.getByRole('heading', { name: 'Hvad vil du ikke?' })).toBeVisible();
  for (let step = 0; step < 3; step += 1) await page.getByRole('button', { name: 'Spring over' }).click();
  // Place and time are settled, so that they are not asked.
  await page.getByText('Jeg er med uden at være der').click();
  await page.getByRole('button', { name: 'Videre' }).click();
  await expect(page.getByRole('heading', { name: 'Du har ret til en bisidder' })).toBeVisible();
  await page.getByRole('button', { name: 'Hjælp mig med at finde en' }).click();
  await expect(page.getByText('Du har bedt om hjælp.')).toBeVisible();
  await page.getByRole('button', { name: 'Jeg er klar' }).click();
  await page.getByRole('link', { name: 'Til mødet' }).click();
  await expect(page.getByText('Du har gjort dig klar.')).toBeVisible();
  await expect
    .poll(async () => {
      const { wishes, suggestions, contributions } = await call(page, 'GET', `/meetings/${id}`);
      return [
        wishes.place,
        wishes.best_time,
        wishes.taking_part,
        Boolean(wishes.advocate_told_at && wishes.prepared_at),
        suggestions.map(({ draft }) => draft.kind),
        contributions.map(({ draft }) => [draft.prompt, draft.body.text]),
      ];
    })
    .toEqual([null, null, 'away', true, ['advocate'], [['want', 'Jeg vil bo i nærheden af åen.']]]);
});

test('a short preparation asks two questions, and nobody who is typed is left behind', async ({
  page,
  desk,
  signInAs,
}) => {
  const { id } = await plan(desk, { title: 'Møde om praktikken', people: [{ name: 'Bente' }] });
  await arrive(page, signInAs, `/meetings/${id}/prepare`);
  await page.getByRole('button', { name: 'Kun det vigtigste: 2 spørgsmål' }).click();
  await expect(page.getByText('Trin 2 af 4')).toBeVisible();
  await page.getByRole('button', { name: 'Spring over' }).click();
  await page.getByRole('button', { name: 'Jeg er klar' }).click();
  // Skipped from end to end it is no preparation.
  await expect(page.getByText(/^Du har kigget det igennem/)).toBeVisible();
  await page.getByRole('link', { name: 'Til mødet' }).click();
  await page.getByRole('link', { name: /^Gør dig klar/ }).click();

  await page.getByRole('button', { name: 'Videre' }).click();
  for (let step = 0; step < 2; step += 1) await page.getByRole('button', { name: 'Spring over' }).click();
  await page.getByLabel('Navn').fill('Onkel Kåre');
  await page.getByRole('button', { name: 'Send, og gå videre' }).click();
  await expect(page.getByRole('heading', { name: 'Er der en, der ikke skal med?' })).toBeVisible();
  await expect
    .poll(async () => (await call(page, 'GET', `/meetings/${id}`)).suggestions.map(({ draft }) => draft.name))
    .toEqual(['Onkel Kåre']);
});

test('a change is highlighted until it was seen', async ({ page, desk, signInAs }) => {
  const { id, draft } = await plan(desk, { title: 'Møde om skolen' });
  await arrive(page, signInAs, `/meetings/${id}`);
  await page.getByRole('button', { name: 'Det har jeg set' }).click();
  await expect(page.getByRole('heading', { name: 'Det her er nyt' })).toBeHidden();
  await call(desk, 'PUT', `/meetings/${id}`, { ...draft, place: { kind: 'outside', details: 'Ved åen' } });
  await expect(
    page.getByText('Stedet er ændret fra Hjemme, Ved køkkenbordet til Udenfor, Ved åen.'),
  ).toBeVisible();
  const sent = page.waitForResponse((it) => it.request().method() !== 'GET' && it.url().includes(id));
  await page.getByRole('button', { name: 'Det har jeg set' }).click();
  await expect(page.getByRole('heading', { name: 'Det her er nyt' })).toBeHidden();
  await sent;
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Det handler om' })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Det her er nyt' })).toBeHidden();
});

test('a meeting is followed from home, and its outcome is shown beside each contribution', async ({
  page,
  context,
  desk,
  signInAs,
}) => {
  test.setTimeout(150_000);
  const { id } = await plan(desk, { title: 'Møde om efteråret', days: 0 });
  const said = newId();
  await arrive(page, signInAs, `/meetings/${id}`);
  await call(page, 'PUT', `/meetings/${id}/contributions/${said}`, {
    kind: 'text',
    body: { text: 'Jeg vil have fri om fredagen.' },
    said_at: new Date().toISOString(),
  });
  await call(desk, 'POST', `/meetings/${id}/holding`);
  await expect(page.getByRole('heading', { name: 'Mødet er i gang' })).toBeVisible();
  const decision = newId();
  await call(desk, 'PUT', `/meetings/${id}/decisions/${decision}`, {
    text: 'Du har fri hver anden fredag.',
    why: 'Så er der ro til at hvile.',
    actions: [{ id: newId(), text: 'Skriver til caféen', who: 'Mette', by: '2026-12-01' }],
  });
  const card = page.locator('article.decision');
  await expect(card.getByText('Du har fri hver anden fredag.')).toBeVisible();

  // On a bad connection a break can still be asked for.
  await context.setOffline(true);
  await page.getByRole('button', { name: 'Jeg vil gerne have en pause' }).click();
  await expect(page.getByText(/Du har bedt om en pause. Det er gemt/)).toBeVisible();
  await card.getByRole('button', { name: 'Det var ikke det, jeg mente' }).click();
  await card.getByRole('button', { name: 'Send det til mødet' }).click();
  await context.setOffline(false);
  await expect(page.getByText(/Det står på skærmen i rummet/)).toBeVisible();
  await expect
    .poll(async () => {
      const { contributions } = await call(page, 'GET', `/meetings/${id}`);
      return contributions.map(({ draft }) => [draft.prompt, draft.about]);
    })
    .toEqual([[null, null], ['not_what_i_meant', decision]]);

  // The view is given before the decision is final.
  await card.getByText('Jeg er delvist enig').click();
  await card.getByLabel(/Med dine egne ord/).fill('Jeg ville helst have hver fredag.');
  await card.getByRole('button', { name: 'Gem, hvad jeg synes' }).click();
  await expect(card.getByText('Du sagde')).toBeVisible();
  await expect
    .poll(async () => (await call(page, 'GET', `/meetings/${id}`)).decisions[0].views.length)
    .toBe(1);

  const { contributions, reactions } = await call(desk, 'GET', `/meetings/${id}`);
  // A break can be met a minute after it was asked for.
  const met = `/meetings/${id}/reactions/${reactions[0].id}/met`;
  await expect(() => call(desk, 'POST', met)).toPass({ timeout: 90_000 });
  for (const { id: one } of contributions) {
    const answer = { outcome: 'changed', text: 'Derfor blev det hver anden fredag.' };
    await call(desk, 'PUT', `/meetings/${id}/contributions/${one}/answers/${newId()}`, answer);
  }
  await call(desk, 'POST', `/meetings/${id}/decisions/${decision}/final`);
  await call(desk, 'POST', `/meetings/${id}/closing`, { summary: 'Du har fri hver anden fredag.' });
  await expect(page.getByRole('heading', { name: 'Kort fortalt' })).toBeVisible();
  const became = page.locator('li.said', { hasText: 'Jeg vil have fri om fredagen.' });
  await expect(became.getByText('Derfor blev det hver anden fredag.')).toBeVisible();
  await card.getByText('Hvis du vil klage').click();
  await expect(card.getByText(/inden 4 uger/)).toBeVisible();
  await expect(page.getByRole('link', { name: 'Svar på spørgsmålene' })).toHaveAttribute('href', /session.*meeting=/);
});

test('without a microphone the page says so, and offers another way', async ({ browser, kurs, desk, signInAs }) => {
  const { id } = await plan(desk, { title: 'Møde uden mikrofon' });
  const context = await browser.newContext({ baseURL: kurs.url, locale: 'da-DK' });
  const page = await context.newPage();
  await page.addInitScript(() => {
    navigator.mediaDevices.getUserMedia = () =>
      Promise.reject(new DOMException('no', 'NotAllowedError'));
  });
  await signInAs(page, 'young_person');
  await page.goto(`/meetings/${id}/say/voice`);
  await page.getByRole('button', { name: 'Optag' }).click();
  await expect(page.getByRole('alert').getByText(/Kurs må ikke bruge mikrofonen/)).toBeVisible();
  await page.getByRole('link', { name: 'Sig det med ord i stedet' }).click();
  await expect(page.getByLabel('Det vil jeg sige')).toBeVisible();
  await context.close();
});

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const WAYS = ['text', 'voice', 'drawing', 'scale', 'pictograms'];

test('no screen of a meeting has a barrier', async ({ browser, kurs, desk, signInAs }) => {
  test.setTimeout(600_000);
  const young = await (await browser.newContext({ baseURL: kurs.url })).newPage();
  await signInAs(young, 'young_person');
  const { coming: id, on, closed, off, asked } = await someMeetings(desk, young);
  await young.context().close();
  const paths = [
    '/meetings',
    '/meetings/new',
    ...[id, on, closed, off, asked].map((one) => `/meetings/${one}`),
    `/meetings/${id}/people`,
    `/meetings/${id}/people/new`,
    `/meetings/${id}/delegates/new`,
    `/meetings/${id}/say`,
    ...WAYS.map((way) => `/meetings/${id}/say/${way}`),
    `/meetings/${id}/prepare`,
    ...[2, 3, 4, 5, 6, 7, 8].map((step) => `/meetings/${id}/prepare#${step}`),
  ];
  for (const [language, locale] of [['da', 'da-DK'], ['en', 'en-GB']]) {
    const context = await browser.newContext({
      baseURL: kurs.url,
      locale,
      viewport: { width: 360, height: 740 },
      reducedMotion: 'reduce',
    });
    const page = await context.newPage();
    await signInAs(page, 'young_person');
    await call(page, 'PATCH', '/me', { language });
    for (const path of paths) {
      const [to, step] = path.split('#');
      if (step) {
        // The next step of the preparation.
        await page.locator('.welcome form > .primary').click();
        await expect(page.locator('.steps progress')).toHaveJSProperty('value', Number(step));
      } else {
        await page.goto(to);
      }
      await expect(page.locator('#page-heading')).toBeVisible();
      await expect(page.locator('html')).toHaveAttribute('lang', language);
      for (const colorScheme of ['light', 'dark']) {
        await page.emulateMedia({ colorScheme });
        const { violations } = await new AxeBuilder({ page }).withTags(TAGS).analyze();
        const found = violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.html).join(' | ')}`);
        expect(found, `${path} ${language} ${colorScheme}`).toEqual([]);
      }
      await page.setViewportSize({ width: 320, height: 640 });
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(overflow, `${path} ${language} at 320 px`).toBeLessThanOrEqual(0);
      await page.setViewportSize({ width: 360, height: 740 });
    }
    await call(page, 'PATCH', '/me', { language: 'da' });
    await context.close();
  }
});

test('a meeting whose time has passed is not the next one', async ({ page, desk, signInAs }) => {
  const { id } = await plan(desk, { title: 'Møde om værelset på Ørbækvej' });
  await page.route('**/api/v1/changes**', async (route) => {
    const response = await route.fetch();
    const json = await response.json();
    for (const { id: of, body } of json.records ?? []) {
      if (of === id) body.plan.draft.starts_at = '2026-01-15T14:00:00.000Z';
    }
    await route.fulfill({ response, json });
  });
  await arrive(page, signInAs, '/meetings');
  const earlier = page.locator('section', { hasText: 'Tidligere og aflyste møder' });
  await earlier.getByRole('link', { name: /Møde om værelset.*Skulle have været holdt/ }).click();
  await expect(page.getByText('Tiden for mødet er gået')).toBeVisible();
  await expect(page.locator('.lines').getByRole('link', { name: /^Sig noget/ })).toBeVisible();
  await expect(page.getByText('Vil du være med?')).toHaveCount(0);
  await expect(page.getByText('Gør dig klar')).toHaveCount(0);
});
