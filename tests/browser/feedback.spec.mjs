// Answering questionnaires: a meeting rated without network and shared with one caseworker, who sees it at
// once; answers that are low, changed and deleted; a draft that survives.
import { test, expect } from './kurs.mjs';
import { signedIn } from './desk_meetings.mjs';
import { newId } from './meetings.mjs';
import { appIsCached } from './phone.mjs';

test.use({ own: 'feedback' });

async function arrive(page, signInAs, path) {
  await signInAs(page, 'young_person');
  await page.goto(path);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
}

const button = (page, name) => page.getByRole('button', { name, exact: true });

/** Answers the question that is asked, and waits for the next. */
async function answer(page, question, name) {
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(question);
  // The second tap of a double tap is no answer.
  await page.waitForTimeout(400);
  await button(page, name).click();
}

test('a meeting is rated without network, and one caseworker sees it as soon as there is one', async ({
  browser, context, kurs, page, signInAs,
}) => {
  const young = await signedIn(kurs.url, 'young_person');
  const desk = await (await browser.newContext({ baseURL: kurs.url, locale: 'da-DK' })).newPage();
  await signInAs(desk, 'caseworker');
  await desk.goto(`/desk/${young.id}`);
  await expect(desk.getByRole('heading', { level: 1, name: 'Amina' })).toBeVisible();
  await arrive(page, signInAs, '/');
  await appIsCached(page);
  await context.setOffline(true);
  await page.goto('/feedback/session');

  let taps = 0;
  await page.exposeFunction('tapped', () => (taps += 1));
  await page.evaluate(() => addEventListener('click', (event) => event.isTrusted && window.tapped()));
  const begun = Date.now();
  await page.getByRole('link', { name: 'Svar nu' }).click();
  await expect(page.getByText('Ingen får besked bag din ryg')).toBeVisible();
  await button(page, 'Begynd').click();
  await answer(page, 'Blev der lyttet til dig?', '8');
  await answer(page, 'Talte I om det, der betyder noget for dig?', '10, Hele tiden');
  await answer(page, 'Var du med til at bestemme?', '4');
  await answer(page, 'Har du lyst til at mødes igen?', '7');
  await expect(page.getByText('Ingen andre kan se det')).toBeVisible();
  await button(page, 'Skift').click();
  await page.getByText('Vælg personer').click();
  await button(page, 'Mette').click();
  await button(page, 'Gem').click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Hvordan var mødet?');
  expect(Date.now() - begun).toBeLessThan(60_000);
  expect(taps).toBeLessThanOrEqual(11);
  await expect(page.getByText('8 ud af 10')).toBeVisible();
  await expect(desk.getByRole('heading', { name: 'Svar, der er delt' })).toHaveCount(0);

  await context.setOffline(false);
  await expect(desk.getByRole('heading', { name: 'Svar, der er delt' })).toBeVisible();
  await desk.getByText('Hvordan var mødet?').click();
  await expect(desk.getByText('10 ud af 10')).toBeVisible();
  const shared = (await young.call('GET', '/feedback')).items[0];
  expect(shared.draft?.shared_with ?? shared.shared_with).toHaveLength(1);
  const log = await young.call('GET', '/access_log');
  expect(log.items.filter(({ what }) => what === 'feedback')).toHaveLength(1);
  await desk.context().close();
});

test('what is answered so far stays, low answers are met kindly, and answers can be changed and deleted', async ({
  kurs, page, signInAs,
}) => {
  const young = await signedIn(kurs.url, 'young_person');
  const earlier = { cheerful: 1, calm: 0, active: 1, rested: 1, interested: 0 };
  await young.call('PUT', `/feedback/${newId()}`, {
    instrument: 'who5', instrument_version: 1, answers: earlier, on: '2026-10-25', at: '2026-10-25T01:30:00Z',
  });
  await arrive(page, signInAs, '/me');
  await page.getByRole('link', { name: /Sig, hvordan det går/ }).click();
  await page.getByRole('link', { name: /Hvordan har du det/ }).click();
  await page.getByRole('link', { name: 'Svar nu' }).click();
  await button(page, 'Begynd').click();
  await answer(page, /glad og i godt humør/, 'Lidt af tiden');
  await answer(page, /rolig og afslappet/, 'På intet tidspunkt');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/aktiv og energisk/);
  // A score needs every answer: one can go back or leave, and not skip.
  await expect(button(page, 'Spring over')).toHaveCount(0);
  await page.reload();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/aktiv og energisk/);
  await button(page, 'Tilbage').click();
  await expect(button(page, 'På intet tidspunkt')).toHaveAttribute('aria-pressed', 'true');
  await button(page, 'Næste').click();
  await page.getByRole('link', { name: 'Ikke nu' }).click();
  await page.getByRole('link', { name: 'Svar videre' }).click();
  await answer(page, /aktiv og energisk/, 'Lidt af tiden');
  await answer(page, /frisk og udhvilet/, 'På intet tidspunkt');
  await answer(page, /ting, der interesserer mig/, 'Det meste af tiden');
  await page.getByLabel(/Vil du sige noget om det/).fill('Jeg sover dårligt på Åløkken.');
  await button(page, 'Gem').click();
  await expect(page.getByText('24 ud af 100')).toBeVisible();
  await expect(page.getByText('Du er ikke alene om det.')).toBeVisible();
  await expect(page.getByRole('main').getByRole('link', { name: 'Hjælp nu' }).first())
    .toHaveAttribute('href', /^\/help/);
  await page.getByLabel(/Vil du sige noget om det/).fill('Jeg sover bedre nu.');
  await button(page, 'Gem').click();
  await page.getByRole('link', { name: 'Se alle dine svar' }).click();
  await expect(page.getByRole('img', { name: /Fra 12 ud af 100 .* til 24 ud af 100/ })).toBeVisible();
  await page.getByText('Vis som tabel').click();
  await expect(page.getByRole('cell', { name: '24 ud af 100' })).toBeVisible();
  await page.getByRole('list').getByRole('link', { name: /24 ud af 100 · Kun mig/ }).click();
  await expect(page.getByLabel(/Vil du sige noget om det/)).toHaveValue('Jeg sover bedre nu.');
  await button(page, 'Slet svarene').click();
  await page.getByRole('dialog').getByRole('button', { name: 'Slet svarene' }).click();
  await expect(page.getByRole('link', { name: /12 ud af 100 · Kun mig/ })).toBeVisible();
  await expect(page.getByRole('link', { name: /24 ud af 100/ })).toHaveCount(0);
});
