// A meeting end to end, by hand on both sides: planned at the desk; contributions made offline; first on the
// desk; held with the young person following from home and an uncle in the room; not closed before
// everything has an answer; and "you said, it became".
import { expect } from './kurs.mjs';
import { confirm, listSaid } from './meetings.mjs';
import { appIsCached } from './phone.mjs';
import { HEARS, test } from './two_sides.mjs';

test.use({ ...HEARS, viewport: { width: 360, height: 740 } });

const TITLE = 'Handleplan for efterår og bolig';

/** Plans a meeting with Jens for this minute; returns its path on the phone. */
async function plan(desk) {
  await desk.goto('/desk');
  await desk.locator('a[id^="row-"]', { hasText: 'Amina' }).click();
  await desk.getByRole('link', { name: 'Planlæg et møde' }).click();
  await desk.locator('label', { hasText: 'Plan (barnets plan' }).click();
  await desk.getByLabel('Hvad hedder mødet?').fill(TITLE);
  // The Swedish locale formats dates as the fields need them.
  const [day, time] = new Date()
    .toLocaleString('sv-SE', { timeZone: 'Europe/Copenhagen', dateStyle: 'short', timeStyle: 'short' })
    .split(' ');
  await desk.getByLabel('Dato').fill(day);
  await desk.getByLabel('Klokken').fill(time);
  await desk.locator('label', { hasText: 'Udenfor' }).click();
  await desk.getByRole('button', { name: 'Planlæg mødet' }).click();
  await expect(desk.getByRole('heading', { level: 1 })).toHaveText(TITLE);
  await desk.getByRole('button', { name: 'Inviter en mere' }).click();
  await desk.getByLabel('Navn').fill('Jens');
  await desk.getByRole('dialog').getByRole('button', { name: 'Sæt på listen' }).click();
  await expect(desk.getByText('Jens').first()).toBeVisible();
  return `/meetings/${desk.url().split('/').pop()}`;
}

/** Declines Jens, suggests an uncle, records, draws, sets two scales, and appoints the uncle. */
async function sayWithoutNetwork(page) {
  await page.getByRole('link', { name: /^Hvem er med/ }).click();
  await page.getByRole('link', { name: 'Sig, hvem du vil have med' }).click();
  await page.getByRole('button', { name: 'Ikke Jens' }).click();
  await page.getByRole('button', { name: 'Sig nej til Jens' }).click();
  await page.getByLabel('Navn').fill('Onkel Karim');
  await page.getByLabel(/Hvem er det for dig/).fill('min onkel');
  await page.getByRole('button', { name: 'Jeg vil have personen med' }).click();
  await page.getByRole('link', { name: 'Tilbage', exact: true }).click();
  await page.getByRole('link', { name: 'Tilbage til mødet' }).click();
  await page.locator('.lines').getByRole('link', { name: /^Sig noget/ }).click();

  await page.getByRole('link', { name: 'Indtal', exact: true }).click();
  await page.getByRole('button', { name: 'Optag' }).click();
  await expect(page.getByRole('timer')).toContainText('0:02 af 5:00');
  await page.getByRole('button', { name: 'Stop' }).click();
  await page.getByRole('button', { name: 'Send til mødet' }).click();
  await listSaid(page);
  await expect(page.locator('.player')).toHaveCount(1);

  await page.getByRole('link', { name: 'Tegn', exact: true }).click();
  const paper = await page.locator('canvas.paper').boundingBox();
  await page.mouse.move(paper.x + 40, paper.y + 40);
  await page.mouse.down();
  await page.mouse.move(paper.x + 180, paper.y + 220, { steps: 20 });
  await page.mouse.up();
  await page.getByRole('button', { name: 'Send til mødet' }).click();
  await listSaid(page);
  await expect(page.locator('.said-drawing')).toHaveCount(1);

  await page.getByRole('link', { name: 'Skala', exact: true }).click();
  await page.locator('#scale-0').fill('3');
  await page.getByRole('button', { name: 'En skala til' }).click();
  await page.locator('#scale-low-1').fill('larm');
  await page.locator('#scale-high-1').fill('ro på');
  await page.locator('#scale-1').fill('8');
  await page.getByRole('button', { name: 'Send til mødet' }).click();
  await listSaid(page);
  await expect(page.getByText('8 ud af 10. 0 er larm, 10 er ro på')).toBeVisible();

  await page.getByRole('link', { name: 'Tilbage til mødet' }).click();
  await page.getByRole('link', { name: /^Hvem er med/ }).click();
  await page.getByRole('link', { name: 'Vælg en, der taler for dig' }).click();
  await page.getByLabel('Hvad hedder personen?').fill('Onkel Karim');
  await page.getByLabel(/Hvad skal personen sige/).fill('Sig, at jeg vil møde klokken ti.');
  await page.getByLabel('Skala', { exact: true }).check();
  await page.getByRole('button', { name: 'Gem', exact: true }).click();
  await expect(page.getByText('Linket kommer, når Kurs har modtaget det.')).toBeVisible();
  await expect(page.locator('li.delegate').getByText('gemt her')).toBeVisible();
}

/** Answers the contribution that has the focus. */
async function answer(desk, outcome, words) {
  const card = desk.locator('.desk-contribution:focus-within');
  await card.getByRole('button', { name: 'Svar', exact: true }).click();
  await card.locator('label', { hasText: outcome }).click();
  await card.getByLabel(/Hvad ændrede det/).fill(words);
  await card.getByRole('button', { name: 'Send svaret' }).click();
}

test('from a plan, through offline contributions, to the outcome', async ({
  page,
  context,
  browser,
  desk,
  kurs,
  signInAs,
}) => {
  test.setTimeout(240_000);
  const meeting = await plan(desk);

  // The young person sees it, and then goes offline.
  await signInAs(page, 'young_person');
  await page.goto('/');
  await appIsCached(page);
  await page.goto(meeting);
  await expect(page.getByRole('heading', { name: TITLE })).toBeVisible();
  await context.setOffline(true);
  await sayWithoutNetwork(page);
  await page.goto(`${meeting}/say`);
  const said = page.locator('li.said');
  await expect(said).toHaveCount(3);
  await expect(page.getByText('gemt på din telefon')).toHaveCount(3);

  // Back online: everything is received, and is first on the desk.
  await context.setOffline(false);
  await expect(said.getByText('sendt til dit team')).toHaveCount(3, { timeout: 30_000 });
  await desk.goto('/desk');
  const waiting = desk.locator(`.desk-awaiting a[href*="${meeting}"]`);
  await expect(waiting).toHaveCount(5);

  // The uncle opens his link, and adds a contribution.
  await page.goto(`${meeting}/people`);
  const link = (await page.locator('.link').innerText()).trim();
  const outside = await browser.newContext({ locale: 'da-DK', viewport: { width: 360, height: 740 } });
  const uncle = await outside.newPage();
  await uncle.goto(new URL(new URL(link).pathname, kurs.url).href);
  await expect(uncle.getByText('8 af 10')).toHaveCount(0);
  await uncle.getByRole('button', { name: 'Det er mig. Åbn mødet' }).click();
  await expect(uncle.getByText('Sig, at jeg vil møde klokken ti.')).toBeVisible();
  await expect(uncle.getByText('8 af 10')).toBeVisible();
  await expect(uncle.locator('audio, img')).toHaveCount(0);
  await uncle.getByLabel(/Sig noget for Amina/).fill('Hun vil gerne have mig med hver gang.');
  await uncle.getByRole('button', { name: 'Send til mødet' }).click();
  await expect(uncle.getByText('Tak. Det er sendt')).toBeVisible();
  await page.goto(`${meeting}/say`);
  await expect(said).toHaveCount(4);

  // The desk answers both suggestions: the uncle comes, Jens does not.
  await desk.goto(`/desk${meeting}`);
  const forms = desk.locator('li[id^="suggestion-"] form');
  await expect(forms).toHaveCount(2);
  for (let left = 2; left > 0; left -= 1) {
    await forms.first().locator('label', { hasText: 'Ja' }).click();
    await forms.first().locator('button[type=submit]').click();
    await expect(forms).toHaveCount(left - 1);
  }
  await page.goto(`${meeting}/people`);
  await expect(page.getByText(/sagde ja/)).toHaveCount(2);
  await page.goto(meeting);

  // During the meeting: the room on one side, the phone at home on the other.
  await desk.goto(`/desk${meeting}/room`);
  await desk.getByRole('button', { name: 'Begynd mødet' }).click();
  await expect(desk.getByText('1 af 4')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Mødet er i gang' })).toBeVisible();
  await page.getByRole('button', { name: 'Jeg vil gerne have en pause' }).click();
  await expect(desk.getByText(/vil gerne have en pause/)).toBeVisible();
  // A voice note is heard when it is played.
  const playing = desk.waitForResponse(/\/api\/v1\/files\//);
  await desk.locator('audio').first().evaluate((audio) => audio.play());
  await playing;
  await page.goto(`${meeting}/say`);
  await expect(said.first().getByText(/(åbnet|hørt) af/)).toBeVisible();
  await page.goto(meeting);

  await desk.getByRole('button', { name: 'Dagsorden og beslutninger' }).click();
  await desk.getByRole('button', { name: 'Skriv en beslutning' }).click();
  const written = desk.locator('.room-decision');
  await written.getByLabel('Hvad beslutter I?').fill('Du møder klokken ti, og Karim er med hver gang.');
  await written.getByLabel('Hvorfor?').fill('Så kan du holde fast.');
  await written.getByRole('button', { name: 'Gem ordene' }).click();
  const decision = page.locator('article.decision');
  await expect(decision.getByText('Du møder klokken ti, og Karim er med hver gang.')).toBeVisible();
  await expect(decision.getByText('Så kan du holde fast.')).toBeVisible();
  await expect(written.getByText('Gemt', { exact: true })).toBeVisible();
  // Not final before the young person has given her view.
  await written.getByRole('button', { name: 'Gør beslutningen endelig' }).click();
  await expect(written.getByText('Den unges mening mangler').first()).toBeVisible();
  await decision.getByText('Jeg er delvist enig').click();
  await decision.getByLabel(/Med dine egne ord/).fill('Halv ti går også.');
  await decision.getByRole('button', { name: 'Gem, hvad jeg synes' }).click();
  await expect(written.getByText('Halv ti går også.')).toBeVisible();
  await written.getByRole('button', { name: 'Gør beslutningen endelig' }).click();
  await confirm(desk, 'Gør beslutningen endelig');
  await expect(written.getByText(/^Endelig/)).toBeVisible();

  // The break is met after a minute.
  await expect(async () => {
    await desk.getByRole('button', { name: 'Vi har holdt pause' }).click();
    await expect(page.getByText(/Pausen er taget/)).toBeVisible({ timeout: 2_000 });
  }).toPass({ timeout: 90_000 });

  // Closing is refused until each contribution has an answer.
  await desk.goto(`/desk${meeting}`);
  const closing = desk.locator('#closing');
  await closing.getByLabel('Mødet kort fortalt').fill('Du møder klokken ti. Karim er med hver gang.');
  await closing.getByRole('button', { name: 'Afslut mødet' }).click();
  await expect(closing.getByText('4 ting mangler svar')).toBeVisible();
  let drawings = 0;
  for (let left = 4; left > 0; left -= 1) {
    const first = closing.locator('.desk-open-ends a').first();
    const card = desk.locator('.desk-contribution:focus');
    await first.click();
    await expect(card).toBeVisible();
    // A drawing can be answered after it was viewed.
    const see = card.getByRole('button', { name: 'Se tegningen' });
    if (await see.count()) {
      drawings += 1;
      const looked = desk.waitForResponse(/\/api\/v1\/files\//);
      await see.click();
      await looked;
      await expect(desk.locator('.desk-drawing')).toBeFocused();
    }
    if (left % 2 === 0) await answer(desk, 'Det ændrede noget', `Derfor blev det klokken ti (${left}).`);
    else await answer(desk, 'Det ændrede ikke noget', `Det kan vi først til sommer (${left}).`);
    await expect(closing.locator('.desk-open-ends a')).toHaveCount(left - 1);
  }
  expect(drawings).toBe(1);
  await closing.getByRole('button', { name: 'Afslut mødet' }).click();
  await confirm(desk, 'Afslut mødet');
  await expect(desk.locator('#summary')).toContainText('Karim er med hver gang.');

  // The phone shows what was said, and what it became.
  await expect(page.getByRole('heading', { name: 'Kort fortalt' })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Det, du sagde, og hvad det blev til' })).toBeVisible();
  await expect(page.getByText(/Derfor blev det klokken ti/)).toHaveCount(2);
  await expect(page.getByText(/Det kan vi først til sommer/)).toHaveCount(2);
  await uncle.reload();
  await expect(uncle.getByText('Linket virker ikke længere')).toBeVisible();
  await outside.close();
});
