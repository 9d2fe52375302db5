// What follows from a meeting at the desk: what was read to its end, answers that are still owed, actions that
// are done, notes that everybody can follow, and corrections of what is fixed.
import { test, expect } from './kurs.mjs';
import { contribute, now, plannedMeeting } from './desk_meetings.mjs';
import { confirm, newId } from './meetings.mjs';

test.use({ own: 'desk_commitments' });

/** Begins a meeting that can begin now, and opens `path` of it as the caseworker. */
async function begun(page, signInAs, meeting, path = '') {
  await meeting.staff.call('POST', `/meetings/${meeting.id}/holding`);
  await signInAs(page, 'caseworker');
  await page.goto(`/desk/meetings/${meeting.id}${path}`);
}

test('a text is heard when its end was in view', async ({ page, kurs, signInAs }) => {
  const meeting = await plannedMeeting(kurs.url, 'Møde om bolig');
  const text = `${'Jeg har tænkt over det.\n'.repeat(70)}Jeg vil ikke flytte igen.`;
  const said = await contribute(meeting, 'text', { text });
  await signInAs(page, 'caseworker');
  await page.goto(`/desk/meetings/${meeting.id}`);
  const card = page.locator(`#contribution-${said}`);
  await expect(card.getByText(/^Åbnet af Mette/)).toBeVisible();
  const heard = async () => {
    const { contributions } = await meeting.young.call('GET', `/meetings/${meeting.id}`);
    return contributions[0].heard_by[0].to_end_at !== null;
  };
  expect(await heard()).toBe(false);
  await card.locator('.desk-end').scrollIntoViewIfNeeded();
  await expect(card.getByText('Læst eller hørt til ende af Mette')).toBeVisible({ timeout: 20_000 });
  expect(await heard()).toBe(true);
});

test('an answer that is owed has a day, and stays on the list until it is given', async ({
  page,
  kurs,
  signInAs,
}) => {
  const meeting = await plannedMeeting(kurs.url, 'Møde om nøglen', now());
  const said = await contribute(meeting, 'text', { text: 'Må jeg få min egen nøgle?' });
  await begun(page, signInAs, meeting);
  const card = page.locator(`#contribution-${said}`);
  await card.getByRole('button', { name: 'Svar', exact: true }).click();
  await card.getByText('Det ved vi ikke endnu').click();
  await card.getByLabel('Hvad gør I for at finde ud af det?').fill('Vi spørger boforeningen.');
  await card.getByRole('button', { name: 'Send svaret' }).click();
  await expect(card.getByText('Vælg en dag fra i dag og højst tre måneder frem.')).toBeVisible();
  await expect(card.getByLabel('Hvornår får den unge svar?')).toBeFocused();
  const day = new Date(Date.now() + 6 * 86_400_000).toISOString().slice(0, 10);
  await card.getByLabel('Hvornår får den unge svar?').fill(day);
  await card.getByRole('button', { name: 'Send svaret' }).click();
  await expect(card.getByText(/^Svar senest/)).toBeVisible();

  // It counts for closing, and is on the list of whoever promised it.
  const closing = page.locator('#closing');
  await expect(closing.getByText('Alt har fået svar.')).toBeVisible();
  await page.goto('/desk');
  const promised = page.locator('.desk-commitment', { hasText: 'Vi spørger boforeningen.' });
  await expect(promised).toContainText('Amina venter på et svar');
  await expect(promised.getByRole('button')).toHaveCount(0);
  await promised.getByRole('link').click();
  await expect(card).toBeFocused();
  await card.getByRole('button', { name: 'Giv svaret nu' }).click();
  await card.getByText('Det ændrede noget').click();
  await card.getByLabel(/Hvad ændrede det/).fill('Du får en nøgle på mandag.');
  await card.getByRole('button', { name: 'Send svaret' }).click();
  await expect(card.getByText('Du får en nøgle på mandag.')).toBeVisible();
  await page.goto('/desk');
  await expect(page.getByRole('heading', { name: 'Venter på dit svar' })).toBeVisible();
  await expect(promised).toHaveCount(0);
});

test('an action is marked as done, which can be undone, and what is final is corrected', async ({
  page,
  kurs,
  signInAs,
}) => {
  const meeting = await plannedMeeting(kurs.url, 'Møde om skolen', now());
  const { id, young, staff } = meeting;
  await staff.call('POST', `/meetings/${id}/holding`);
  const decided = newId();
  await staff.call('PUT', `/meetings/${id}/decisions/${decided}`, {
    text: 'Skolestart rykkes til august.',
    why: 'Du har brug for ro.',
    actions: [{ id: newId(), text: 'Ringer til skolen om august', who: 'Mette', by: '2027-01-11' }],
  });
  await young.call('PUT', `/meetings/${id}/decisions/${decided}/view?of=1`, { kind: 'agree' });
  await staff.call('POST', `/meetings/${id}/decisions/${decided}/final`);
  await signInAs(page, 'caseworker');
  await page.goto('/desk');
  const row = page.locator('.desk-commitment', { hasText: 'Ringer til skolen om august' });
  const done = async () => (await young.call('GET', `/meetings/${id}`)).fulfilments.length;
  await row.getByRole('button', { name: 'Marker som gjort' }).click();
  await expect(row.getByRole('button', { name: 'Fortryd' })).toBeFocused();
  expect(await done()).toBe(1);
  await row.getByRole('button', { name: 'Fortryd' }).click();
  await expect(row.getByRole('button', { name: 'Marker som gjort' })).toBeVisible();
  expect(await done()).toBe(0);

  // Closing says what follows, and asks.
  await page.goto(`/desk/meetings/${id}`);
  const closing = page.locator('#closing');
  await closing.getByLabel('Mødet kort fortalt').fill('Du begynder i august.');
  await closing.getByRole('button', { name: 'Afslut mødet' }).click();
  await expect(page.getByRole('dialog')).toContainText('Mødet kan ikke åbnes igen.');
  await page.getByRole('dialog').getByRole('button', { name: 'Gå tilbage' }).click();
  await expect(closing.getByLabel('Mødet kort fortalt')).toHaveValue('Du begynder i august.');
  await closing.getByRole('button', { name: 'Afslut mødet' }).click();
  await confirm(page, 'Afslut mødet');
  const summary = page.locator('#summary');
  await expect(summary).toContainText('Du begynder i august.');
  await expect(page.getByRole('link', { name: 'Planlæg det næste møde' })).toBeVisible();
  await summary.getByRole('button', { name: 'Tilføj en rettelse' }).click();
  await summary.getByLabel(/Hvad er det rigtige/).fill('Det er den 9. august.');
  // What was begun is open by itself.
  await page.reload();
  await expect(summary.getByLabel(/Hvad er det rigtige/)).toHaveValue('Det er den 9. august.');
  await summary.getByRole('button', { name: 'Send rettelsen' }).click();
  await expect(summary.getByText('Det er den 9. august.')).toBeVisible();
  await expect(summary).toContainText('Du begynder i august.');

  // The minutes as text, line by line.
  await page.getByRole('button', { name: 'Referatet som tekst' }).click();
  const text = page.getByRole('dialog').getByRole('textbox');
  await expect(text).toHaveValue(/Du begynder i august\.\n/);
  await expect(text).toHaveValue(/Rettet senere: Det er den 9\. august\./);
});

test('what is written down in the room is followed from the phone', async ({
  page,
  kurs,
  signInAs,
  browser,
}) => {
  const meeting = await plannedMeeting(kurs.url, 'Møde om praktik', now());
  await begun(page, signInAs, meeting, '/room');
  await page.getByRole('button', { name: 'Dagsorden og beslutninger' }).click();
  const phone = await (await browser.newContext({ baseURL: kurs.url, locale: 'da-DK' })).newPage();
  await signInAs(phone, 'young_person');
  await phone.goto(`/meetings/${meeting.id}`);
  await page.locator('.room-point').first().click();
  await expect(phone.getByText('Nu taler I om »Hvordan går det i praktikken?«')).toBeVisible();
  const item = page.locator('.room-agenda li').first();
  await item.getByRole('button', { name: 'Skriv en note' }).click();
  await item.getByLabel('Skriv en note').fill('Amina vil gerne møde klokken ti.');
  await item.getByRole('button', { name: 'Gem noten' }).click();
  await expect(phone.locator('.agenda').getByText('Amina vil gerne møde klokken ti.')).toBeVisible();
  await page.locator('.room-point').nth(1).click();
  await expect(item.getByText('talt om')).toBeVisible();
  await expect(phone.locator('.agenda').getByText('talt om')).toBeVisible();
  await page.locator('.room-attendance').getByRole('button', { name: 'Amina' }).click();
  await expect(page.locator('.room-attendance').getByRole('button', { name: 'Amina' })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
  await item.getByRole('button', { name: 'Fjern noten' }).click();
  await expect(phone.locator('.agenda').getByText('Amina vil gerne møde klokken ti.')).toHaveCount(0);
  await phone.context().close();
});

test('words of the room that are not saved hold closing back, and are not lost when somebody else closes', async ({
  page,
  kurs,
  signInAs,
}) => {
  const meeting = await plannedMeeting(kurs.url, 'Møde om fritid', now());
  await begun(page, signInAs, meeting, '/room');
  await page.getByRole('button', { name: 'Dagsorden og beslutninger' }).click();
  const item = page.locator('.room-agenda li').first();
  await item.getByRole('button', { name: 'Skriv en note' }).click();
  await item.getByLabel('Skriv en note').fill('Åse følger med til boksning.');
  await page.goto(`/desk/meetings/${meeting.id}`);
  const closing = page.locator('#closing');
  await closing.getByLabel('Mødet kort fortalt').fill('Du begynder til boksning.');
  await closing.getByRole('button', { name: 'Afslut mødet' }).click();
  await expect(closing.getByText('står der ord, du ikke har gemt')).toBeVisible();
  await expect(closing.getByRole('link', { name: 'Gå til mødet' })).toBeFocused();
  await closing.getByRole('link', { name: 'Gå til mødet' }).click();
  await page.getByRole('button', { name: 'Dagsorden og beslutninger' }).click();
  await expect(item.getByLabel('Skriv en note')).toHaveValue('Åse følger med til boksning.');
  await meeting.staff.call('POST', `/meetings/${meeting.id}/closing`, { summary: 'Slut' });
  const left = page.locator('.desk-moved', { hasText: 'Det her blev ikke gemt' });
  await expect(left).toContainText('Åse følger med til boksning.');
  await left.getByRole('button', { name: 'Slet ordene' }).click();
  await expect(left).toHaveCount(0);
});
