// The most used screens of a young person and a caseworker, in Firefox and in WebKitGTK, with the server
// killed in between.
import { newId } from '../meetings.mjs';
import { plannedMeeting, signedIn } from '../desk_meetings.mjs';
import { appIsCached } from '../phone.mjs';
import { test, expect } from './engine.mjs';

/** Opens the app as the young person, and waits until all of it is cached. */
async function arrive(page) {
  await page.goto('/demo/young_person');
  await page.sees('h1', 'Amina');
  await appIsCached(page);
}

async function setGoal(page, goal) {
  await page.tap('a', 'Nyt mål');
  await page.fill('Hvad vil du gerne nå?', goal);
  await page.tap('button', 'Gem målet');
}

const mark = (page, goal) => page.tap('button', `Marker, at det lykkedes: ${goal}`);

test('a day continues while the server is down, and each mark arrives once', async ({ page, kurs }) => {
  await arrive(page);
  const goals = ['Gå en tur på Ærø', 'Ringe til farmor', 'Spise æblekage'];
  await setGoal(page, goals[0]);
  await mark(page, goals[0]);
  await page.sees('article', goals[0], 'gemt i Kurs');
  await setGoal(page, goals[1]);
  await page.sees('article', goals[1]);

  await kurs.kill();
  await mark(page, goals[1]);
  await setGoal(page, goals[2]);
  await mark(page, goals[2]);
  for (const goal of goals.slice(1)) await page.sees('article', goal, 'gemt her');
  await page.reload();
  for (const goal of goals.slice(1)) await page.sees('article', goal, 'gemt her');

  await kurs.start();
  for (const goal of goals) await page.sees('article', goal, 'gemt i Kurs');
  const young = await signedIn(kurs.url, 'young_person');
  const { items: set } = await young.call('GET', '/goals');
  const { items: successes } = await young.call('GET', '/successes');
  for (const goal of goals) {
    const [{ id }, ...more] = set.filter(({ text }) => text === goal);
    expect(more).toEqual([]);
    expect(successes.filter(({ goal_id }) => goal_id === id)).toHaveLength(1);
  }
});

test('contributions to a meeting in writing and by voice', async ({ page, kurs, engine }) => {
  const { id, staff } = await plannedMeeting(kurs.url);
  await arrive(page);
  await page.goto(`/meetings/${id}/say/text`);
  const words = 'Jeg vil gerne møde klokken ti';
  await page.fill('Det vil jeg sige', words);
  await page.tap('button', 'Send til mødet');
  await page.tap('a', 'Færdig');
  await page.tap('.lines a', 'Sig noget');
  await page.sees('li.said', words, 'sendt til dit team');

  await kurs.kill();
  await page.tap('a', 'Indtal');
  await page.tap('button', 'Optag');
  const timer = () => page.evaluate(() => document.querySelector('[role=timer]')?.innerText ?? '0:00');
  await expect.poll(timer).not.toMatch(/^0:0[01]/);
  await page.tap('button', 'Stop');
  await page.sees('p', 'Optagelse, 0:0');
  await page.tap('button', 'Send til mødet');
  await page.tap('a', 'Færdig');
  await page.tap('.lines a', 'Sig noget');
  await page.sees(['li.said', 'gemt på din telefon'], ['.player']);
  await page.reload();
  await page.sees(['li.said', 'gemt på din telefon'], ['.player']);
  await kurs.start();
  await page.sees(['li.said', 'sendt til dit team'], ['.player']);

  const { contributions } = await staff.call('GET', `/meetings/${id}`);
  const [text, voice] = contributions.map(({ draft }) => draft);
  expect(text).toMatchObject({ kind: 'text', body: { text: words } });
  expect(voice.kind).toBe('voice');
  // Each engine records in a format of its own; the server accepts those it knows to be audio only.
  const file = await page.evaluate(async (id) => {
    const { type, size } = await (await fetch(`/api/v1/files/${id}`)).blob();
    return { type, size };
  }, voice.body.file_id);
  expect(file.type).toBe({ firefox: 'audio/webm', webkit: 'audio/mp4' }[engine]);
  expect(file.size).toBeGreaterThan(500);
});

test('a caseworker sees what is shared, and cheers', async ({ page, kurs }) => {
  const young = await signedIn(kurs.url, 'young_person');
  const [goal, success] = [newId(), newId()];
  const text = 'Køre med bussen til Dalum på egen hånd';
  const shared = { shared_with: 'my_team' };
  await young.call('PUT', `/goals/${goal}`, { text, repeat: { times_a_week: 3 }, ...shared });
  const { on } = await young.call('GET', '/today');
  const at = new Date().toISOString();
  await young.call('PUT', `/successes/${success}`, { goal_id: goal, on, at, ...shared });

  await page.goto('/demo/caseworker');
  await page.tap('a[id^=row-]', 'Amina');
  const row = ['.desk-successes > li', text];
  await page.tap(row, ['button', 'Hep']);
  const words = 'Hele vejen til Dalum. Det så jeg godt';
  await page.fill('Dine egne ord', words);
  const send = [['dialog'], ['button', 'Send et hep']];
  await kurs.kill();
  await page.tap(...send);
  await page.sees('dialog', 'Ingen forbindelse til Kurs lige nu');
  await kurs.start();
  await page.tap(...send);
  await page.sees(row, ['*', words]);
  const { records } = await young.call('GET', '/changes');
  const celebrations = records.filter(({ kind }) => kind === 'celebration').map(({ body }) => body);
  expect(celebrations.filter((it) => it.text === words)).toHaveLength(1);
});
