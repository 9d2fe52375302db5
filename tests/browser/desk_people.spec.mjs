// Who is who at the desk, and who comes: contacts outside Kurs, star and filters, invitations with a reply,
// and what is left when an assignment ends.
import { test, expect } from './kurs.mjs';
import { contribute, plannedMeeting, signedIn } from './desk_meetings.mjs';
import { newId } from './meetings.mjs';

test.use({ own: 'desk_people' });

test('a contact quiets a silence, and the young person can see it', async ({ page, kurs, signInAs }) => {
  await page.setViewportSize({ width: 1280, height: 800 });
  const staff = await signedIn(kurs.url, 'caseworker');
  const rows = (await staff.call('GET', '/young_people')).items;
  const quiet = rows.find((row) => row.shared?.reach_out);
  await signInAs(page, 'caseworker');
  await page.goto(`/desk/${quiet.id}`);
  const row = page.locator(`#row-${quiet.id}`);
  await expect(row.getByText(/^Intet nyt i/)).toBeVisible();
  const card = page.locator('.desk-reach');
  await card.getByRole('button', { name: 'Jeg har taget kontakt' }).click();
  const dialog = page.locator('dialog[open]');
  await dialog.getByRole('button', { name: 'Gem' }).click();
  await expect(dialog.getByText('Vælg hvordan.')).toBeVisible();
  await dialog.getByText('Opkald').click();
  await dialog.getByRole('button', { name: 'Gem' }).click();
  await expect(page.getByText(`Gemt. ${quiet.name} kan se det.`)).toBeVisible();
  await expect(card).toHaveCount(0);
  await expect(row.getByText(/^Intet nyt i/)).toHaveCount(0);
  const contact = page.locator('.desk-contacts li');
  await expect(contact).toContainText('Mette ringede');
  await contact.getByRole('button', { name: 'Fortryd' }).click();
  await expect(card).toBeVisible();
  await expect(contact).toHaveCount(0);

  // Amina sees hers, and that it was written.
  const young = await signedIn(kurs.url, 'young_person');
  const on = (await staff.call('GET', `/young_people/${young.id}`)).person.today;
  await staff.call('PUT', `/young_people/${young.id}/outreach/${newId()}`, { how: 'sms', on });
  await signInAs(page, 'young_person');
  await page.goto('/me/looked');
  await expect(page.getByText(/Mette sendte en sms/)).toBeVisible();
  await expect(page.getByText('Mette skrev, om Mette har taget kontakt til dig')).toBeVisible();
});

test('a star, filters, and those who have not signed in', async ({ page, kurs, signInAs }) => {
  await page.setViewportSize({ width: 1280, height: 800 });
  const staff = await signedIn(kurs.url, 'caseworker');
  const emma = newId();
  await staff.call('PUT', `/young_people/${emma}`, { name: 'Emma' });
  await staff.call('PUT', `/young_people/${newId()}`, { name: 'Åse' });
  await signInAs(page, 'caseworker');
  await page.goto('/desk');
  const list = page.getByRole('navigation', { name: 'Mine unge' });
  await list.getByText('Ikke logget ind endnu (2)').click();
  await expect(page.locator(`#row-${emma}`)).toContainText(/koden gælder til/);
  await page.locator(`#row-${emma}`).click();
  await expect(page.getByRole('heading', { name: 'Emma har ikke været logget ind endnu' })).toBeVisible();
  await expect(page.getByText(/deler ingen mål/)).toHaveCount(0);
  const star = page.locator('.desk-head').getByRole('button', { name: 'Stjerne' });
  await list.getByRole('link', { name: /Ida/ }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Ida' })).toBeVisible();
  await star.click();
  await expect(star).toHaveAttribute('aria-pressed', 'true');
  await page.reload();
  await expect(star).toHaveAttribute('aria-pressed', 'true');
  await list.getByRole('button', { name: /^Stjerne/ }).click();
  await expect(list.locator('.row')).toHaveCount(1);
  await list.getByRole('button', { name: 'Alle' }).click();
  await expect(list.locator('.row').nth(1)).toBeVisible();
});

test('somebody is invited, told, and says yes', async ({ page, kurs, signInAs, browser }) => {
  const meeting = await plannedMeeting(kurs.url, 'Møde om bolig');
  await signInAs(page, 'caseworker');
  await page.goto(`/desk/meetings/${meeting.id}`);
  const dialog = page.locator('dialog[open]');
  await page.getByRole('button', { name: 'Inviter en mere' }).click();
  await dialog.getByLabel('En fra teamet').selectOption('Peter');
  await expect(dialog.getByLabel('Navn')).toHaveCount(0);
  await dialog.getByRole('button', { name: 'Sæt på listen' }).click();
  await expect(page.locator('.desk-one', { hasText: 'Peter' })).toBeVisible();
  await page.getByRole('button', { name: 'Inviter en mere' }).click();
  await dialog.getByLabel('Navn').fill('Moster Lise');
  await dialog.getByRole('button', { name: 'Sæt på listen' }).click();
  const lise = page.locator('.desk-one', { hasText: 'Moster Lise' });
  await expect(lise).toContainText('har ikke fået besked endnu');
  await lise.getByRole('button', { name: /Giv besked/ }).click();
  const message = await dialog.getByLabel('Beskeden').inputValue();
  expect(message).toContain('Hej Moster Lise');
  const sms = await dialog.getByRole('link', { name: 'Skriv en sms' }).getAttribute('href');
  expect(decodeURIComponent(sms)).toContain(message);
  await dialog.getByRole('button', { name: 'Har fået besked' }).click();
  await expect(dialog.getByText(/^har fået besked i dag/)).toBeVisible();
  await dialog.getByRole('button', { name: 'Luk', exact: true }).click();

  const phone = await (await browser.newContext()).newPage();
  await phone.goto(message.match(/https?:\S+/)[0]);
  await expect(phone.getByRole('heading', { name: 'Du er inviteret til et møde' })).toBeVisible();
  await expect(phone.getByText('Amina')).toHaveCount(0);
  await phone.getByLabel('Ja, jeg kommer').check();
  await phone.getByRole('button', { name: 'Send svar' }).click();
  await expect(phone.getByText(/Tak for dit svar/)).toBeVisible();
  await expect(lise).toContainText('kommer');
  await signInAs(phone, 'young_person');
  await phone.goto(`${kurs.url}/meetings/${meeting.id}/people`);
  await expect(phone.locator('.people li', { hasText: 'Moster Lise' })).toContainText('kommer');
  await phone.context().close();
});

test('an assignment that ends is handed over, and what was typed stays to be copied', async ({
  page,
  kurs,
  signInAs,
  browser,
}) => {
  const meeting = await plannedMeeting(kurs.url, 'Møde om skole');
  const said = await contribute(meeting, 'text', { text: 'Jeg vil gerne i skole igen' });
  await signInAs(page, 'caseworker');
  await page.goto(`/desk/meetings/${meeting.id}`);
  const card = page.locator(`#contribution-${said}`);
  await card.getByRole('button', { name: 'Svar', exact: true }).click();
  await card.getByText('Det ændrede noget').click();
  await card.getByLabel(/Hvad ændrede det/).fill('Vi har fundet en plads til dig');

  const office = await (await browser.newContext({ baseURL: kurs.url, locale: 'da-DK' })).newPage();
  await signInAs(office, 'administrator');
  await office.goto(`/desk/${meeting.young.id}`);
  await office.getByRole('button', { name: /^Afslut tilknytningen\s*Mette/ }).click();
  const dialog = office.locator('dialog[open]');
  await expect(dialog).toContainText(/Mette er med til \d+ møde/);
  await dialog.getByLabel('Hvem kommer til møderne i stedet for Mette?').selectOption('Peter');
  await dialog.getByLabel(/Hvorfor slutter det/).fill('Mette får et andet job');
  await dialog.getByRole('button', { name: 'Afslut tilknytningen' }).click();
  await expect(dialog).toHaveCount(0);

  await expect(page.getByRole('heading', { name: 'Du er ikke længere tilknyttet Amina' })).toBeVisible();
  await expect(page.getByLabel('Det, du skrev')).toHaveValue('Vi har fundet en plads til dig');
  await expect(page.getByText('Jeg vil gerne i skole igen')).toHaveCount(0);
  const come = async () => {
    const { participants } = await meeting.young.call('GET', `/meetings/${meeting.id}`);
    return participants.map((it) => it.who.name).filter((name) => ['Mette', 'Peter'].includes(name));
  };
  expect(await come()).toEqual(['Peter']);

  // What nobody took over can be handed over later.
  await office.getByRole('button', { name: /^Afslut tilknytningen\s*Peter/ }).click();
  await expect(dialog).toContainText('Ingen andre er tilknyttet Amina');
  await dialog.getByLabel(/Hvorfor slutter det/).fill('Peter skal på barsel');
  await dialog.getByRole('button', { name: 'Afslut tilknytningen' }).click();
  await expect(dialog).toHaveCount(0);
  await office.getByLabel('Sagsbehandler').selectOption('Mette');
  await office.getByLabel(/Hvorfor\?/).fill('Mette kommer tilbage');
  await office.getByRole('button', { name: 'Tilknyt fra nu af' }).click();
  await expect(office.getByRole('button', { name: /^Giv videre\s*Mette/ })).toHaveCount(0);
  await office.getByRole('button', { name: /^Giv videre\s*Peter/ }).click();
  await dialog.getByLabel('Hvem kommer til møderne i stedet for Peter?').selectOption('Mette');
  await dialog.getByLabel(/Hvorfor\?/).fill('Mette kommer tilbage');
  await dialog.getByRole('button', { name: 'Giv møderne videre' }).click();
  await expect(dialog).toHaveCount(0);
  expect(await come()).toEqual(['Mette']);
  await office.context().close();
});
