// Contributions that only the phone has: a recording survives a crash in the middle of it, other people on
// the phone, and a call; refused ones can be played and viewed; and a view of a decision is about the
// wording that was read.
import { expect } from './kurs.mjs';
import { call, listSaid, newId, plan } from './meetings.mjs';
import { aPhone, drawers, withFrailStore } from './phone.mjs';
import { HEARS, MICROPHONE, test } from './two_sides.mjs';

test.use(HEARS);

const CUT_OFF = /Det her nåede du at sige, før Kurs blev lukket/;

/** Opens the form and records for two seconds, without ending it. */
async function beginToSpeak(page, meeting) {
  await page.goto(`/meetings/${meeting}/say/voice`);
  await page.getByRole('button', { name: 'Optag' }).click();
  await expect(page.getByRole('timer')).toContainText('0:02 af 5:00');
}

/** The size of the meeting's one recording on the server. */
async function received(page, meeting) {
  const { contributions } = await call(page, 'GET', `/meetings/${meeting}`);
  expect(contributions.map(({ draft }) => draft.kind)).toEqual(['voice']);
  const { file_id: file, seconds } = contributions[0].draft.body;
  const size = await page.evaluate(
    async (id) => (await (await fetch(`/api/v1/files/${id}`)).blob()).size,
    file,
  );
  return { size, seconds, about: contributions[0].draft.about };
}

test('a recording survives a crash up to that moment', async ({
  kurs,
  desk,
  signInAs,
}) => {
  const { id, agenda } = await plan(desk, { title: 'Møde om telefonen' });
  const phone = await aPhone(kurs.url, MICROPHONE);
  try {
    const before = await phone.page('/healthz');
    await signInAs(before, 'young_person', kurs.url);
    await before.goto(`${kurs.url}/meetings/${id}/say/voice?about=${agenda[0]}`);
    await before.getByRole('button', { name: 'Optag' }).click();
    await expect(before.getByRole('timer')).toContainText('0:03 af 5:00');
    await expect
      .poll(async () => (await drawers(before, 'pieces'))[0])
      .toBeGreaterThanOrEqual(2);
    await phone.kill();
    await phone.start();
    // So soon after signing in the browser may have lost the session cookie: then it signs in again.
    const page = await phone.page('/demo/young_person');
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Amina');
    await page.goto(`${kurs.url}/meetings/${id}/say/voice`);
    await expect(page.getByText(CUT_OFF)).toBeVisible();
    await expect(page.getByText(/Optagelse, 0:0[2-4]/)).toBeVisible();
    await expect(page.getByLabel('Hvad handler det om?')).toHaveValue('1');
    await page.getByRole('button', { name: 'Hør den' }).click();
    await expect(page.getByRole('button', { name: 'Pause', exact: true })).toBeVisible();
    // It is one file from now on, and still only on the phone.
    await expect.poll(() => drawers(page, 'pieces', 'recordings', 'files')).toEqual([0, 1, 1]);
    await page.reload();
    await expect(page.getByText(CUT_OFF)).toBeVisible();
    await page.getByRole('button', { name: 'Send til mødet' }).click();
    await listSaid(page);
    await expect(page.locator('li.said').getByText('sendt til dit team')).toBeVisible();
    const { size, seconds, about } = await received(page, id);
    expect(size).toBeGreaterThan(500);
    expect([2, 3, 4]).toContain(seconds);
    expect(about).toBe(agenda[0]);
    await expect.poll(() => drawers(page, 'pieces', 'recordings')).toEqual([0, 0]);
  } finally {
    await phone.throwAway();
  }
});

test('a page closed in the middle of a recording: the recording can be discarded', async ({
  page,
  context,
  desk,
  signInAs,
}) => {
  const { id } = await plan(desk, { title: 'Møde om vejen' });
  await signInAs(page, 'young_person');
  await beginToSpeak(page, id);
  // Another tab does not offer the running recording.
  const beside = await context.newPage();
  await beside.goto(`/meetings/${id}/say/voice`);
  await expect(beside.getByRole('button', { name: 'Optag' })).toBeVisible();
  await page.close();
  await expect(async () => {
    await beside.reload();
    await expect(beside.getByText(CUT_OFF)).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await beside.getByRole('button', { name: 'Slet optagelsen' }).click();
  await beside.getByRole('dialog').getByRole('button', { name: 'Slet optagelsen' }).click();
  await expect(beside.getByRole('button', { name: 'Optag' })).toBeFocused();
  await expect.poll(() => drawers(beside, 'pieces', 'recordings', 'files')).toEqual([0, 0, 0]);
});

test('losing the store in the middle of a recording loses none of it', async ({
  page,
  desk,
  signInAs,
}) => {
  const { id } = await plan(desk, { title: 'Møde om lageret' });
  await withFrailStore(page);
  await signInAs(page, 'young_person');
  await beginToSpeak(page, id);
  await page.evaluate(() => window.loseStore());
  const [before] = await drawers(page, 'pieces');
  await expect.poll(async () => (await drawers(page, 'pieces'))[0]).toBeGreaterThan(before + 1);
  await page.evaluate(() => window.loseStore());
  await page.getByRole('button', { name: 'Stop' }).click();
  await expect(page.getByText(/Optagelse, 0:0\d/)).toBeVisible();
  await expect.poll(() => drawers(page, 'pieces', 'recordings', 'files')).toEqual([0, 1, 1]);
  await page.reload();
  await expect(page.getByText(/Optagelse, 0:0\d/)).toBeVisible();
  await page.getByRole('button', { name: 'Slet optagelsen' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Slet optagelsen' }).click();
  await expect.poll(() => drawers(page, 'pieces', 'recordings', 'files')).toEqual([0, 0, 0]);
});

test('a call in the middle of a recording preserves it', async ({ page, desk, signInAs }) => {
  const { id } = await plan(desk, { title: 'Møde om opkald' });
  await page.addInitScript(() => {
    const ask = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
    navigator.mediaDevices.getUserMedia = async (wanted) => (window.heard = await ask(wanted));
  });
  await signInAs(page, 'young_person');
  await beginToSpeak(page, id);
  await page.evaluate(() => window.heard.getTracks().forEach((track) => track.stop()));
  await expect(page.getByText(/Mikrofonen stoppede/)).toBeVisible();
  await expect(page.getByText(/Optagelse, 0:0[2-4]/)).toBeVisible();
  await page.getByRole('button', { name: 'Send til mødet' }).click();
  await listSaid(page);
  await expect(page.locator('li.said').getByText('sendt til dit team')).toBeVisible();
  expect((await received(page, id)).size).toBeGreaterThan(500);
});

test('an unsent recording stays when somebody else uses the phone, and signing out warns', async ({
  page,
  desk,
  signInAs,
}) => {
  const { id } = await plan(desk, { title: 'Møde om at låne telefonen ud' });
  await signInAs(page, 'young_person');
  await beginToSpeak(page, id);
  await page.getByRole('button', { name: 'Stop' }).click();
  await expect(page.getByText(/Optagelse, 0:0\d/)).toBeVisible();
  // Somebody else signs in beside this page, which closes.
  await signInAs(page, 'caseworker');
  await page.goto('/');
  await page.waitForURL('**/desk');
  await expect
    .poll(() => drawers(page, 'records', 'recordings', 'files').catch(() => []))
    .toEqual([0, 1, 1]);
  await signInAs(page, 'young_person');
  await page.goto(`/meetings/${id}/say/voice`);
  await expect(page.getByText(/Optagelse, 0:0\d/)).toBeVisible();
  await page.goto('/me');
  await page.getByRole('button', { name: 'Log ud', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText(/Du har en optagelse til et møde/)).toBeVisible();
  await dialog.getByRole('link', { name: 'Hør den først' }).click();
  await expect(page.getByRole('button', { name: 'Hør den' })).toBeVisible();
});

test('a recording for a cancelled meeting can be played, and discarded', async ({
  page,
  desk,
  signInAs,
}) => {
  const { id } = await plan(desk, { title: 'Møde, der ikke bliver til noget' });
  await signInAs(page, 'young_person');
  await beginToSpeak(page, id);
  await page.getByRole('button', { name: 'Stop' }).click();
  await expect(page.getByText(/Optagelse, 0:0\d/)).toBeVisible();
  await call(desk, 'POST', `/meetings/${id}/cancellation`, { because: 'Jeg er syg.' });
  await page.goto(`/meetings/${id}`);
  await expect(page.getByText('Mette skrev: Jeg er syg.')).toBeVisible();
  await page.goto(`/meetings/${id}/say/voice`);
  await expect(page.getByText(/en optagelse, som ikke nåede at blive sendt/)).toBeVisible();
  await page.getByRole('button', { name: 'Hør den' }).click();
  await expect(page.getByRole('button', { name: 'Pause', exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Slet optagelsen' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Slet optagelsen' }).click();
  await expect(page.locator('.player')).toHaveCount(0);
  await expect.poll(() => drawers(page, 'recordings', 'files')).toEqual([0, 0]);
});

test('a refused recording and drawing can be played and viewed', async ({
  page,
  context,
  desk,
  signInAs,
}) => {
  const { id } = await plan(desk, { title: 'Møde, der siger nej' });
  await signInAs(page, 'young_person');
  await beginToSpeak(page, id);
  await page.getByRole('button', { name: 'Stop' }).click();
  await expect(page.getByText(/Optagelse, 0:0\d/)).toBeVisible();
  await context.route('**/api/v1/meetings/*/contributions/**', (route) => route.abort());
  await page.getByRole('button', { name: 'Send til mødet' }).click();
  await listSaid(page);
  await expect(page.locator('.player')).toBeVisible();
  await page.getByRole('link', { name: 'Tegn', exact: true }).click();
  const paper = await page.locator('canvas.paper').boundingBox();
  await page.mouse.move(paper.x + 40, paper.y + 40);
  await page.mouse.down();
  await page.mouse.move(paper.x + 180, paper.y + 220, { steps: 10 });
  await page.mouse.up();
  await page.getByRole('button', { name: 'Send til mødet' }).click();
  await listSaid(page);
  await expect(page.locator('.said-drawing')).toBeVisible();
  const said = page.locator('li.said');
  for (const n of [0, 1]) await expect(said.nth(n).getByText('gemt på din telefon')).toBeVisible();
  // Added to the first route, not replacing it: nothing may be sent between the two.
  await context.route('**/api/v1/meetings/*/contributions/**', (route) =>
    route.fulfill({
      status: 409,
      contentType: 'application/problem+json',
      body: JSON.stringify({
        type: '/problems/meeting_called_off',
        title: 'Conflict',
        status: 409,
        code: 'meeting_called_off',
        detail: 'the meeting was called off',
        fields: [],
        trace_id: 'none',
      }),
    }),
  );
  await page.goto('/refused');
  await expect(page.locator('main article')).toHaveCount(2, { timeout: 60_000 });
  await page.getByRole('button', { name: 'Hør den' }).click();
  await expect(page.getByRole('button', { name: 'Pause', exact: true })).toBeVisible();
  const drawing = page.getByRole('img', { name: 'En tegning, du har lavet' });
  await expect(drawing).toBeVisible();
  await expect.poll(() => drawing.evaluate((img) => img.naturalWidth)).toBeGreaterThan(100);
});

test('a decision is reworded while a view is written: the view is about the wording that was read', async ({
  page,
  desk,
  signInAs,
}) => {
  const { id } = await plan(desk, { title: 'Møde om ordene', days: 0 });
  await call(desk, 'POST', `/meetings/${id}/holding`);
  const decision = newId();
  const decide = (text) =>
    call(desk, 'PUT', `/meetings/${id}/decisions/${decision}`, { text, why: null, actions: [] });
  await decide('Du starter på mandag.');
  await signInAs(page, 'young_person');
  await page.goto(`/meetings/${id}`);
  const card = page.locator('article.decision');
  await expect(card.getByText('Du starter på mandag.')).toBeVisible();
  // Without a draft the new wording is simply shown.
  await decide('Du starter på onsdag.');
  await expect(card.getByText('Du starter på onsdag.')).toBeVisible();
  const rewritten = card.getByText('Beslutningen er lige blevet skrevet om.');
  await expect(rewritten).toHaveCount(0);

  await card.getByText('Jeg er delvist enig').click();
  const own = card.getByLabel(/Med dine egne ord/);
  await own.fill('Onsdag er fint, hvis jeg må møde klokken ti.');
  await decide('Du starter på fredag.');
  await expect(rewritten).toBeVisible();
  await expect(card.locator('.own-view').getByText('Du starter på fredag.')).toBeVisible();
  await expect(own).toHaveValue('Onsdag er fint, hvis jeg må møde klokken ti.');
  const views = async () =>
    (await call(page, 'GET', `/meetings/${id}`)).decisions[0].views.map(({ of, view }) => [
      of,
      view.words,
    ]);
  // Saved unchanged, it is about the earlier wording.
  await card.getByRole('button', { name: 'Gem, hvad jeg synes' }).click();
  await expect.poll(views).toEqual([[2, 'Onsdag er fint, hvis jeg må møde klokken ti.']]);
  await expect(card.getByText('Ordene er ændret, siden du svarede.')).toBeVisible();

  await own.fill('Fredag er fint.');
  await decide('Du starter på lørdag.');
  await expect(card.locator('.own-view').getByText('Du starter på lørdag.')).toBeVisible();
  await own.fill('Lørdag er også fint.');
  await card.getByRole('button', { name: 'Mit svar passer til den nye tekst' }).click();
  await expect(rewritten).toHaveCount(0);
  await expect(own).toHaveValue('Lørdag er også fint.');
  await card.getByRole('button', { name: 'Gem, hvad jeg synes' }).click();
  await expect.poll(async () => (await views()).at(-1)).toEqual([4, 'Lørdag er også fint.']);
});
