// What a caseworker typed and has not sent: on any computer of theirs, and nobody else's.
import { test, expect } from './kurs.mjs';
import { contribute, plannedMeeting, signedIn } from './desk_meetings.mjs';

test.use({ own: 'desk_drafts' });

const FIELD = 'Foreslå noget for Amina';

/** The page of Amina, the field of a suggestion there, and the caseworker's drafts on the server. */
async function suggesting(page, kurs, signInAs) {
  const young = await signedIn(kurs.url, 'young_person');
  const staff = await signedIn(kurs.url, 'caseworker');
  await signInAs(page, 'caseworker');
  await page.goto(`/desk/${young.id}`);
  const drafts = async () => JSON.stringify((await staff.call('GET', '/drafts')).drafts);
  return { young, field: page.getByLabel(FIELD), drafts };
}

test('what a caseworker typed is there on another computer, until it is sent', async ({
  page,
  kurs,
  browser,
  signInAs,
}) => {
  const young = await signedIn(kurs.url, 'young_person');
  const staff = await signedIn(kurs.url, 'caseworker');
  const meeting = await plannedMeeting(kurs.url, 'Møde om værelse');
  const said = await contribute(meeting, 'text', { text: 'Jeg vil gerne bo tæt på åen' });
  const drafts = async () => JSON.stringify((await staff.call('GET', '/drafts')).drafts);
  await signInAs(page, 'caseworker');
  await page.goto(`/desk/${young.id}`);
  const suggestion = 'Foreslå noget for Amina';
  await page.getByLabel(suggestion).fill('Vil du med til æblepluk?');
  await expect.poll(drafts).toContain('æblepluk');
  await page.goto(`/desk/meetings/${meeting.id}`);
  const card = page.locator(`#contribution-${said}`);
  await card.getByRole('button', { name: 'Svar', exact: true }).click();
  await card.getByText('Det ændrede noget').click();
  await card.getByLabel(/Hvad ændrede det/).fill('Vi ser på tre værelser ved åen');
  await expect.poll(drafts).toContain('værelser ved åen');

  const other = await (await browser.newContext({ baseURL: kurs.url, locale: 'da-DK' })).newPage();
  await signInAs(other, 'caseworker');
  await other.goto(`/desk/${young.id}`);
  await expect(other.getByLabel(suggestion)).toHaveValue('Vil du med til æblepluk?');
  await expect(other.getByText('Kladde, ikke sendt endnu. Kun du kan se den.')).toBeVisible();
  await other.goto(`/desk/meetings/${meeting.id}`);
  const there = other.locator(`#contribution-${said}`);
  await expect(there.getByLabel(/Hvad ændrede det/)).toHaveValue('Vi ser på tre værelser ved åen');
  await there.getByRole('button', { name: 'Send svaret' }).click();
  await expect(there.getByText('Vi ser på tre værelser ved åen')).toBeVisible();
  await expect.poll(drafts).not.toContain('værelser ved åen');
  // Sent from both it is one answer.
  await card.getByRole('button', { name: 'Send svaret' }).click();
  await expect(card.getByRole('button', { name: 'Svar mere' })).toBeVisible();
  const { contributions } = await staff.call('GET', `/meetings/${meeting.id}`);
  expect(contributions.find(({ id }) => id === said).answers).toHaveLength(1);

  // Signing out says where the rest is, and it is there.
  await other.getByRole('button', { name: 'Log ud' }).click();
  const dialog = other.locator('dialog[open]');
  await expect(dialog.getByText(/De ligger i Kurs i 30 dage/)).toBeVisible();
  await expect(dialog.getByText(/bliver slettet/)).toBeHidden();
  await dialog.getByRole('button', { name: 'Log ud her' }).click();
  await expect(other).toHaveURL(/welcome/);
  await signInAs(other, 'caseworker');
  await other.goto(`/desk/${young.id}`);
  await expect(other.getByLabel(suggestion)).toHaveValue('Vil du med til æblepluk?');
  await other.getByRole('button', { name: 'Annuller' }).first().click();
  await expect.poll(drafts).not.toContain('æblepluk');
  await other.context().close();
});

test('a draft that could not be sent is sent later, as it is then', async ({ page, kurs, signInAs }) => {
  const { field, drafts } = await suggesting(page, kurs, signInAs);
  const refused = {
    status: 429,
    headers: { 'content-type': 'application/problem+json', 'retry-after': '1' },
    body: JSON.stringify({ type: '/problems/too_fast', title: 'No', status: 429, code: 'too_fast', detail: 'later' }),
  };
  let tries = 0;
  await page.route('**/api/v1/drafts', (route) => {
    if (route.request().method() !== 'PATCH') return route.continue();
    tries += 1;
    return route.fulfill(refused);
  });
  await field.fill('Vil du');
  await expect.poll(() => tries).toBeGreaterThan(0);
  // Until the server has it, signing out says that it would be deleted.
  await page.getByRole('button', { name: 'Log ud' }).click();
  const dialog = page.locator('dialog[open]');
  await expect(dialog.getByText(/bliver slettet/)).toBeVisible();
  await expect(dialog).toContainText('Vil du');
  await page.keyboard.press('Escape');
  await field.fill('Vil du med til æblepluk?');
  await page.unroute('**/api/v1/drafts');
  await expect.poll(drafts, { timeout: 30_000 }).toContain('Vil du med til æblepluk?');

  // A reload sends what the page before it could not.
  await page.route('**/api/v1/drafts', (route) =>
    route.request().method() === 'PATCH' ? route.abort() : route.continue(),
  );
  await page.getByRole('button', { name: 'Annuller' }).first().click();
  await page.unroute('**/api/v1/drafts');
  await page.reload();
  await expect(field).toHaveValue('');
  await expect.poll(drafts).not.toContain('æblepluk');
});

test('a tab in which somebody else signed in sends nothing as theirs', async ({ page, kurs, signInAs }) => {
  const { field, drafts } = await suggesting(page, kurs, signInAs);
  const abort = (route) => (route.request().method() === 'PATCH' ? route.abort() : route.continue());
  await page.route('**/api/v1/drafts', abort);
  await field.fill('Mettes egne ord');
  const other = await page.context().newPage();
  await signInAs(other, 'administrator');
  await page.unroute('**/api/v1/drafts', abort);
  await field.fill('Mettes egne ord igen');
  await expect(page.locator('.desk-own')).toContainText('Administrator');
  await expect(page.getByText('Mettes egne ord')).toHaveCount(0);
  expect(await drafts()).not.toContain('Mettes egne ord');
});
