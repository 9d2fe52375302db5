// People's words have their own text direction on every screen: the API answers in Hebrew here, and each
// piece is in an element with its own direction or, within a sentence, between isolating characters. So is
// every input field.
import { test, expect } from './kurs.mjs';
import { call, someMeetings } from './meetings.mjs';

test.use({ own: 'directions' });

/** The fields of the API's answers with people's words. */
const SAID = new Set(
  ('name shown_name text words title purpose why first_step because reason label details relation task' +
    ' low high place parent contact department about young_person by decided_by code_by').split(' '),
);
/** Ids, timestamps, days and enum values, which some of them have too. */
const NO_WORDS = /^([a-z_]+|\d{4}-.*|[0-9a-f-]{36}|)$/;

const inHebrew = (key, value) =>
  typeof value === 'string' && SAID.has(key) && !NO_WORDS.test(value) ? 'שלום 12' : value;

/** Replaces people's words in all answers by Hebrew. */
async function hearHebrew(page) {
  await page.route('**/api/v1/**', async (route) => {
    if (route.request().method() !== 'GET' || /events|files/.test(route.request().url())) {
      return route.fallback();
    }
    const response = await route.fetch();
    const text = await response.text();
    const json = (response.headers()['content-type'] ?? '').startsWith('application/json');
    return route.fulfill({ response, body: json ? JSON.stringify(JSON.parse(text, inHebrew)) : text });
  });
}

/** What stands on the page without a direction of its own. */
const misdirected = (page) =>
  page.evaluate(() => {
    const found = [];
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const { data, parentElement: at } = texts.currentNode;
      let rest = data;
      while (/\u2068[^\u2068\u2069]*\u2069/.test(rest)) rest = rest.replace(/\u2068[^\u2068\u2069]*\u2069/g, '');
      if (/[\u05d0-\u05ea]/.test(rest) && !at.closest('[dir=auto], bdi')) found.push(at.outerHTML);
    }
    const writing = 'textarea, input[type=text]:not([readonly], .code, [inputmode=numeric]), input[type=search]';
    for (const field of document.querySelectorAll(writing)) {
      if (field.dir !== 'auto') found.push(field.outerHTML);
    }
    return found;
  });

async function isDirected(page, path) {
  await page.goto(path);
  await expect(page.getByRole('heading').first()).toBeVisible();
  await expect(page.locator('[aria-busy=true]')).toHaveCount(0);
  await page.evaluate(() => document.querySelectorAll('details').forEach((one) => (one.open = true)));
  expect.soft(await misdirected(page), path).toEqual([]);
}

/** A page of the young person and one of the caseworker; their earlier acts were in Danish. */
async function bothSides(browser, kurs, signInAs) {
  const context = { baseURL: kurs.url, locale: 'da-DK', serviceWorkers: 'block' };
  const [young, desk] = [
    await (await browser.newContext(context)).newPage(),
    await (await browser.newContext({ ...context, viewport: { width: 1280, height: 800 } })).newPage(),
  ];
  await signInAs(young, 'young_person');
  await signInAs(desk, 'caseworker');
  return { young, desk };
}

test("people's words have their own direction on the phone and at the desk", async ({ browser, kurs, signInAs }) => {
  test.setTimeout(300_000);
  const { young, desk } = await bothSides(browser, kurs, signInAs);
  const meetings = await someMeetings(desk, young);
  const amina = (await call(desk, 'GET', '/young_people')).items.find(({ name }) => name === 'Amina').id;
  const goals = (await call(young, 'GET', '/goals')).items.map(({ id }) => `/goals/${id}`);
  const gatherings = (await call(young, 'GET', '/gatherings')).items.map(({ id }) => `/gatherings/${id}`);
  await Promise.all([hearHebrew(young), hearHebrew(desk)]);
  const of = (id) => `/meetings/${id}`;
  for (const path of [
    '/', '/goals', '/goals/new', ...goals, '/successes', '/successes/story', '/inbox', '/inbox/links',
    '/gatherings', '/gatherings/new', ...gatherings, '/me', '/me/about', '/me/team', '/me/looked',
    '/meetings', '/meetings/new',
    ...Object.values(meetings).map(of), `${of(meetings.coming)}/prepare`, `${of(meetings.coming)}/people`,
    `${of(meetings.coming)}/people/new`, `${of(meetings.coming)}/say`,
    `${of(meetings.coming)}/delegates/new`, `${of(meetings.coming)}/say/scale`, `${of(meetings.coming)}/say/text`,
  ]) {
    await isDirected(young, path);
  }
  await expect(young.getByText('שלום').first()).toBeAttached();
  const at = (id) => `/desk/meetings/${id}`;
  for (const path of [
    '/desk', `/desk/${amina}`, `/desk/${amina}/plan`,
    ...Object.values(meetings).map(at), `${at(meetings.on)}/room`, `${at(meetings.closed)}/room`,
    `${at(meetings.coming)}/plan`,
  ]) {
    await isDirected(desk, path);
  }
  await expect(desk.getByText('שלום').first()).toBeAttached();
  for (const as of ['lead', 'administrator']) {
    await signInAs(desk, as);
    await isDirected(desk, '/desk');
    if (as === 'administrator') await isDirected(desk, `/desk/${amina}`);
  }
  await Promise.all([young, desk].map((page) => page.context().close()));
});
