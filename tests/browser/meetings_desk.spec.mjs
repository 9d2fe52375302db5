// Meetings at the desk: planned from a template, contributions answered, decisions written in the room,
// closing refused until everything has an answer.
import { test, expect } from './kurs.mjs';
import { contribute, now, plannedMeeting, signedIn } from './desk_meetings.mjs';
import { confirm, newId } from './meetings.mjs';

// The list of open ends shows the oldest of a young person; on a server of its own they are all from this
// file.
test.use({ own: 'meetings_desk' });

/** The desk of the invented caseworker. */
async function desk(page, signInAs, path = '/desk') {
  await signInAs(page, 'caseworker');
  await page.goto(path);
}

test('a meeting is planned from a template, and a half-written plan is not lost', async ({
  page,
  kurs,
  signInAs,
}) => {
  const young = await signedIn(kurs.url, 'young_person');
  await desk(page, signInAs, `/desk/${young.id}`);
  await page.getByRole('link', { name: 'Planlæg et møde' }).click();
  const title = page.getByLabel('Hvad hedder mødet?');
  await expect(title).not.toHaveValue('');
  const given = await title.inputValue();
  // Another kind fills in its own texts where nothing was typed.
  await page.locator('label', { hasText: 'Netværk' }).click();
  await expect(title).not.toHaveValue(given);
  await title.fill('Møde om praktikken på caféen');
  await page.locator('label', { hasText: 'Plan (barnets plan' }).click();
  await expect(title).toHaveValue('Møde om praktikken på caféen');

  const purpose = page.getByLabel('Hvad handler det om?');
  await purpose.fill(
    'Formålet er koordinerende opfølgning på de iværksatte foranstaltninger i handleplanen.',
  );
  await expect(page.getByText('lidt tungt at læse')).toBeVisible();
  await purpose.fill('Vi skal tale om din praktik. Hvad går godt? Hvad er svært for dig?');
  await expect(page.getByText('lidt tungt at læse')).toBeHidden();

  // The hour that the clock skips, and the hour that it repeats.
  await page.getByRole('button', { name: 'Planlæg mødet' }).click();
  await expect(page.getByText('Vælg dato og tid.')).toBeVisible();
  // No place is chosen for anybody.
  await expect(page.getByText('Vælg et sted.')).toBeVisible();
  await page.locator('label', { hasText: 'Udenfor' }).click();
  await expect(page.getByText('Vælg et sted.')).toHaveCount(0);
  await page.getByLabel('Dato').fill('2027-03-28');
  await page.getByLabel('Klokken').fill('02:30');
  await expect(page.getByText('Den tid findes ikke')).toBeVisible();
  await page.getByLabel('Dato').fill('2027-10-31');
  await page.locator('label', { hasText: 'vintertid' }).click();
  // The weekday and the distance show a date that was mistyped.
  await expect(page.getByText(/^søndag den 31\. oktober.* · om \d+ dage$/)).toBeVisible();

  await page.getByRole('button', { name: 'Tilføj et punkt' }).click();
  await page.locator('.desk-agenda li input').last().fill('Hvem følger dig den første dag?');
  const last = await page.locator('.desk-agenda li').count();
  await page.getByRole('button', { name: `Flyt punkt ${last} op` }).click();
  await page.reload();
  await expect(title).toHaveValue('Møde om praktikken på caféen');
  await expect(page.locator('.desk-agenda li input').nth(last - 2)).toHaveValue(/den første dag/);

  await page.getByRole('button', { name: 'Planlæg mødet' }).click();
  await expect(page).toHaveURL(/\/desk\/meetings\/[0-9a-f-]{36}$/);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Møde om praktikken på caféen');
  await expect(page.getByText(/31\. oktober( 2027)? kl\. 2\.30/)).toBeVisible();
  const { plan } = await young.call('GET', `/meetings/${page.url().split('/').pop()}`);
  expect(plan.draft.starts_at).toBe('2027-10-31T01:30:00.000Z');

  // Somebody else changed the plan: theirs is shown, and mine is not lost.
  const id = page.url().split('/').pop();
  await page.getByRole('link', { name: 'Ret planen' }).click();
  await title.fill('Møde om praktik, min udgave');
  const colleague = await signedIn(kurs.url, 'caseworker');
  await colleague.call('PUT', `/meetings/${id}`, { ...plan.draft, title: 'Deres udgave' });
  await page.getByRole('button', { name: 'Gem planen' }).click();
  await expect(page.getByText('Deres udgave')).toBeVisible();
  await expect(title).toHaveValue('Møde om praktik, min udgave');
  await page.getByRole('button', { name: 'Behold mit' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Møde om praktik, min udgave');
});

test('a request waits on the front page and is answered with a plan', async ({
  page,
  kurs,
  signInAs,
}) => {
  const young = await signedIn(kurs.url, 'young_person');
  const asked = newId();
  await young.call('PUT', `/meeting_requests/${asked}`, { words: 'Jeg vil gerne snakke om min bolig' });
  await desk(page, signInAs);
  const row = page.locator('.desk-awaiting a', { hasText: 'vil gerne have et møde' }).first();
  await expect(row).toBeVisible();
  await page.goto(`/desk/meetings/${asked}`);
  await expect(page.locator('blockquote')).toHaveText('Jeg vil gerne snakke om min bolig');
  await page.getByRole('button', { name: 'Sig nej' }).click();
  await page.getByRole('dialog').getByLabel(/Hvorfor/).fill('Vi tager det på mødet på onsdag');
  await page.getByRole('dialog').getByRole('button', { name: 'Sig nej' }).click();
  await expect(page.getByText('Aflyst', { exact: true })).toBeVisible();
  expect((await young.call('GET', `/meetings/${asked}`)).state).toBe('cancelled');
});

test('a contribution is shown verbatim, marked as heard, and answered', async ({
  page,
  kurs,
  signInAs,
}) => {
  const meeting = await plannedMeeting(kurs.url, 'Møde om fredage');
  const { id, young } = meeting;
  const words = 'Jeg vil have fri om fredagen.\nDer er jeg færdig 🌧️';
  const said = await contribute(meeting, 'text', { text: words });
  await desk(page, signInAs);
  // The list shows that something was said, without its content, and does not mark it as heard.
  const row = page.locator(`.desk-awaiting a[href$="contribution-${said}"]`);
  await expect(row).toContainText('har sagt noget til mødet');
  await expect(page.getByText('Der er jeg færdig')).toHaveCount(0);
  expect((await young.call('GET', `/meetings/${id}`)).contributions[0].heard_by).toEqual([]);

  await row.click();
  const card = page.locator(`#contribution-${said}`);
  await expect(card).toBeFocused();
  expect(await card.locator('.desk-verbatim').innerText()).toBe(words);
  expect((await young.call('GET', `/meetings/${id}`)).contributions[0].heard_by).toHaveLength(1);

  // Something else arrives while an answer is being written: the draft stays.
  await card.getByRole('button', { name: 'Svar', exact: true }).click();
  await card.locator('label', { hasText: 'Det ændrede noget' }).click();
  await card.getByLabel(/Hvad ændrede det/).fill('Du har fri hver fredag');
  const more = await contribute(meeting, 'scale', { scales: [{ low: 'Alene', high: 'Sammen', value: 3 }] });
  const second = page.locator(`#contribution-${more}`);
  await expect(second.getByRole('img', { name: '3 på en skala fra 0, Alene, til 10, Sammen' })).toBeVisible();
  await expect(card.getByLabel(/Hvad ændrede det/)).toHaveValue('Du har fri hver fredag');
  const sizes = await page
    .locator('.desk-contribution-said')
    .evaluateAll((all) => all.map((one) => one.getBoundingClientRect().height));
  expect(new Set(sizes).size).toBe(1);
  // Of a long one, too, every word stands on the page.
  const last = 'Det vigtigste: jeg vil ikke flytte igen.';
  const long = await contribute(meeting, 'text', { text: `${'Jeg har tænkt over det. '.repeat(60)}${last}` });
  const whole = page.locator(`#contribution-${long} .desk-contribution-said`);
  await expect(whole).toContainText(last);
  expect(await whole.evaluate((it) => it.scrollHeight - it.clientHeight)).toBeLessThanOrEqual(0);
  await page.setViewportSize({ width: 1280, height: 800 });
  const width = (id) => page.locator(`#contribution-${id}`).evaluate((it) => it.clientWidth);
  expect(await width(long)).toBeGreaterThan(1.5 * (await width(more)));

  await card.getByRole('button', { name: 'Send svaret' }).click();
  await expect(card.locator('.desk-answers')).toContainText('Du har fri hver fredag');
  // Nothing on the page can edit a contribution.
  await expect(card.locator('.desk-contribution-said').locator('input, textarea, [contenteditable]')).toHaveCount(0);
});

test('the first page shows what is ahead, and what one has promised', async ({ page, kurs, signInAs }) => {
  const meeting = await plannedMeeting(kurs.url, 'Møde om cyklen', now());
  const { id, young, staff } = meeting;
  await contribute(meeting, 'text', { text: 'Jeg vil gerne cykle selv' });
  await desk(page, signInAs, '/desk');
  const schedule = page.locator('.desk-schedule').first();
  const row = schedule.locator(`a[href$="${id}"]`);
  await expect(row).toContainText('1 ting er sagt til mødet');
  await expect(schedule.getByRole('heading', { name: 'I dag' })).toBeVisible();
  await expect(schedule).not.toContainText('cykle');

  await staff.call('POST', `/meetings/${id}/holding`, {});
  const decision = newId();
  await staff.call('PUT', `/meetings/${id}/decisions/${decision}`, {
    text: 'Du får en cykel',
    why: 'Så kan du selv komme til Tarup',
    actions: [{ id: newId(), text: 'Hente cyklen i Højby', who: 'Mette', by: '2030-06-20' }],
  });
  await young.call('PUT', `/meetings/${id}/decisions/${decision}/view?of=1`, { kind: 'agree' });
  await staff.call('POST', `/meetings/${id}/decisions/${decision}/final`, {});
  await expect(page.getByRole('heading', { name: 'Det har jeg lovet' })).toBeVisible();
  const promise = page.locator('.desk-schedule a', { hasText: 'Hente cyklen i Højby' });
  await expect(promise).toContainText('senest 20. juni 2030');
  await promise.click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Møde om cyklen');
});

test('a meeting does not begin before its time, nor before a move was announced', async ({
  page,
  kurs,
  signInAs,
}) => {
  const { id, staff } = await plannedMeeting(kurs.url, 'Møde til sommer');
  await desk(page, signInAs, `/desk/meetings/${id}/room`);
  await expect(page.getByText(/Mødet kan begynde fra/)).toBeVisible();
  const { plan } = await staff.call('GET', `/meetings/${id}`);
  await staff.call('PUT', `/meetings/${id}`, { ...plan.draft, starts_at: now() });
  await expect(page.getByText(/Mødet er flyttet til et tidligere tidspunkt. Det kan begynde fra/)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Begynd mødet' })).toHaveCount(0);
});

test('decisions are written in the room, and a meeting closes when everything has its answer', async ({
  page,
  kurs,
  signInAs,
}) => {
  test.setTimeout(180_000);
  const meeting = await plannedMeeting(kurs.url, 'Møde i rummet', now());
  const { id, young } = meeting;
  await contribute(meeting, 'text', { text: 'Det første' });
  await contribute(meeting, 'text', { text: 'Det andet' });
  await desk(page, signInAs, `/desk/meetings/${id}/room`);
  await page.getByRole('button', { name: 'Begynd mødet' }).click();
  await expect(page.getByText('1 af 2')).toBeVisible();
  await expect(page.locator('.room-said .desk-verbatim')).toHaveText('Det første');
  await page.keyboard.press('ArrowRight');
  await expect(page.locator('.room-said .desk-verbatim')).toHaveText('Det andet');

  // A request for a break stands out until it is met.
  await young.call('PUT', `/meetings/${id}/reactions/${newId()}`, { kind: 'break' });
  await expect(page.getByText(/vil gerne have en pause/)).toBeVisible();
  const taken = page.getByRole('button', { name: 'Vi har holdt pause' });
  await taken.click();
  await expect(page.locator('.problem', { hasText: 'Hold pausen først' })).toBeVisible();
  await expect(page.getByText(/vil gerne have en pause/)).toBeVisible();

  // A decision: drafted while typed, saved by a button, and when offline.
  await page.getByRole('button', { name: 'Dagsorden og beslutninger' }).click();
  await page.getByRole('button', { name: 'Skriv en beslutning' }).click();
  const decision = page.locator('.room-decision');
  await page.route('**/decisions/**', (route) => route.abort('internetdisconnected'));
  await decision.getByLabel('Hvad beslutter I?').fill('Fri om fredagen fra uge 26');
  const save = decision.getByRole('button', { name: 'Gem ordene' });
  await page.reload();
  await page.getByRole('button', { name: 'Dagsorden og beslutninger' }).click();
  await expect(decision.getByLabel('Hvad beslutter I?')).toHaveValue('Fri om fredagen fra uge 26');
  await save.click();
  await expect(decision.getByText('Ikke sendt endnu. Intet er tabt.')).toBeVisible();
  await page.unroute('**/decisions/**');
  await expect(decision.getByText('Gemt', { exact: true })).toBeVisible();
  await decision.getByRole('button', { name: 'Tilføj en aftale' }).click();
  await decision.getByLabel('Hvad', { exact: true }).fill('Taler med caféen');
  await decision.getByLabel('Hvem', { exact: true }).fill('Mette');
  // Without a day it can't be saved, which is said and holds the decision back.
  await expect(decision.getByText('En aftale er ikke gemt')).toBeVisible();
  await decision.getByRole('button', { name: 'Gør beslutningen endelig' }).click();
  await expect(decision.locator('.problem', { hasText: 'Gem først det, du har skrevet' })).toBeVisible();
  await expect(decision.getByLabel('Hvad', { exact: true })).toBeFocused();
  await decision.getByLabel('Senest hvornår').fill('2027-06-20');
  await save.click();
  await expect(decision.getByText('Gemt', { exact: true })).toBeVisible();
  await expect(decision.locator('.problem', { hasText: 'Gem først' })).toHaveCount(0);
  const written = async () => (await young.call('GET', `/meetings/${id}`)).decisions[0];
  await expect.poll(async () => (await written()).draft.actions).toMatchObject([
    { text: 'Taler med caféen', who: 'Mette', by: '2027-06-20' },
  ]);

  // What it lacks is said plainly: first the reason, then the young person's view.
  await decision.getByRole('button', { name: 'Gør beslutningen endelig' }).click();
  await expect(decision.locator('.problem', { hasText: 'Skriv hvorfor' })).toBeVisible();
  await decision.getByLabel('Hvorfor?').fill('Fredag er en lang dag');
  await save.click();
  await expect.poll(async () => (await written()).draft.why).toBe('Fredag er en lang dag');
  await expect(decision.getByText('Den unges mening mangler').first()).toBeVisible();
  await decision.getByText('Sådan stod der før: 2 udgaver').click();
  await expect(decision.locator('details p', { hasText: 'Skrevet af Mette' })).toHaveCount(2);
  const { id: decided, version } = await written();
  await young.call('PUT', `/meetings/${id}/decisions/${decided}/view?of=${version}`, {
    kind: 'partly',
    words: 'Men jeg siger det selv',
  });
  await expect(decision.getByText(/er delvist enig/)).toBeVisible();
  await expect(decision.locator('blockquote')).toHaveText('Men jeg siger det selv');

  // "That is not what I meant" appears at the decision at once.
  await contribute(meeting, 'text', { text: 'Kun hver anden fredag' }, {
    about: decided,
    of: version,
    prompt: 'not_what_i_meant',
  });
  await expect(decision.locator('.desk-verbatim')).toHaveText('Kun hver anden fredag');
  await decision.getByRole('button', { name: 'Gør beslutningen endelig' }).click();
  await confirm(page, 'Gør beslutningen endelig');
  await expect(decision.getByText(/^Endelig/)).toBeVisible();
  await expect(decision.locator('.room-actions')).toHaveCount(0);

  // The break is met after a minute.
  await expect(async () => {
    await taken.click();
    await expect(page.getByText(/vil gerne have en pause/)).toBeHidden({ timeout: 2_000 });
  }).toPass({ timeout: 90_000 });

  // Closing lists what still waits, with links, and loses no word of the summary.
  await page.getByRole('link', { name: 'Gå til afslutning' }).click();
  const closing = page.locator('#closing');
  await closing.getByLabel('Mødet kort fortalt').fill('Du har fri hver anden fredag.');
  await closing.getByRole('button', { name: 'Afslut mødet' }).click();
  await expect(closing.getByText('3 ting mangler svar')).toBeVisible();
  await expect(closing.getByLabel('Mødet kort fortalt')).toHaveValue('Du har fri hver anden fredag.');
  for (let left = 3; left > 0; left -= 1) {
    const link = closing.locator('.desk-open-ends a').first();
    const card = page.locator(await link.getAttribute('href'));
    await link.click();
    await expect(card).toBeFocused();
    await card.getByRole('button', { name: 'Svar', exact: true }).click();
    await card.locator('label', { hasText: 'Det ændrede ikke noget' }).click();
    await card.getByLabel(/Hvad ændrede det/).fill('Det kan vi ikke endnu');
    await card.getByRole('button', { name: 'Send svaret' }).click();
    await expect(closing.locator('.desk-open-ends a')).toHaveCount(left - 1);
  }
  await closing.getByRole('button', { name: 'Afslut mødet' }).click();
  await confirm(page, 'Afslut mødet');
  await expect(page.locator('#summary')).toContainText('Du har fri hver anden fredag.');
  await expect(page.getByRole('link', { name: /referatet/ })).toHaveAttribute(
    'href',
    `/api/v1/meetings/${id}/minutes`,
  );
  await expect(page.getByRole('button', { name: /^Svar/ })).toHaveCount(0);
  expect((await young.call('GET', `/meetings/${id}`)).state).toBe('closed');
});

test("a colleague's edit during a pending save is not overwritten", async ({
  page,
  kurs,
  signInAs,
}) => {
  const meeting = await plannedMeeting(kurs.url, 'To der skriver', now());
  const { id, staff } = meeting;
  await desk(page, signInAs, `/desk/meetings/${id}/room`);
  await page.getByRole('button', { name: 'Begynd mødet' }).click();
  await page.getByRole('button', { name: 'Dagsorden og beslutninger' }).click();
  await page.getByRole('button', { name: 'Skriv en beslutning' }).click();
  const decision = page.locator('.room-decision');
  const what = decision.getByLabel('Hvad beslutter I?');
  const written = async () => (await staff.call('GET', `/meetings/${id}`)).decisions[0];

  // The server has the first words, but its answer is delayed.
  let release;
  const released = new Promise((done) => {
    release = done;
  });
  await page.route('**/decisions/*', async (route) => {
    const answer = await route.fetch();
    await released;
    await route.fulfill({ response: answer });
  }, { times: 1 });
  const save = decision.getByRole('button', { name: 'Gem ordene' });
  await what.fill('Fri om fredagen');
  await save.click();
  await expect.poll(async () => (await written())?.draft.text).toBe('Fri om fredagen');
  const updated = page.waitForResponse(async (answer) => {
    const read = answer.request().method() === 'GET' && answer.url().endsWith(`/meetings/${id}`);
    return read && (await answer.text()).includes('i lige uger');
  });
  const first = await written();
  await staff.call(
    'PUT',
    `/meetings/${id}/decisions/${first.id}`,
    { ...first.draft, text: 'Fri om fredagen i lige uger' },
    { 'if-match': `"${first.version}"` },
  );
  await updated;
  await what.fill('Fri om fredagen fra uge 26');
  await expect(save).toHaveAttribute('aria-disabled', 'true');
  release();
  await save.click();

  const moved = decision.locator('.desk-moved');
  await expect(moved).toContainText('Fri om fredagen i lige uger');
  expect((await written()).draft.text).toBe('Fri om fredagen i lige uger');
  await expect(what).toHaveValue('Fri om fredagen fra uge 26');
  await moved.getByRole('button').last().click();
  await expect(what).toHaveValue('Fri om fredagen i lige uger');
  await expect(decision.getByText('Gemt', { exact: true })).toBeVisible();
});
