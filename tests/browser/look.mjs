// Screenshots of every screen: `cargo xtask look [--only name]`.
//
// Each screen below is taken in both sizes, light and dark, Danish and English, as
// <name>.<size>.<theme>.<language>.png, and all are laid out on a contact sheet.
import { chromium as browsers } from '@playwright/test';
import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium } from './chromium.mjs';
import { signInAs } from './kurs.mjs';
import { contribute, livelyMeeting, now, signedIn } from './desk_meetings.mjs';
import { newId, someMeetings } from './meetings.mjs';

// Name, path, role (`nobody`: signed out), and steps before the screenshot, if any.
const SCREENS = [
  { name: 'today', path: '/', as: 'young_person' },
  { name: 'celebration', path: '/', as: 'young_person', action: celebrate },
  { name: 'inbox', path: '/inbox', as: 'young_person' },
  { name: 'links', path: '/inbox/links', as: 'young_person' },
  { name: 'feedback', path: '/feedback', as: 'young_person' },
  { name: 'feedback-who5', path: '/feedback/who5', as: 'young_person' },
  { name: 'feedback-answering', path: '/feedback/session/new', as: 'young_person' },
  { name: 'gatherings', path: '/gatherings', as: 'young_person' },
  { name: 'gathering-form', path: '/gatherings/new', as: 'young_person' },
  { name: 'story', path: '/successes/story', as: 'young_person' },
  { name: 'goal', path: '/', as: 'young_person', action: openGoal },
  { name: 'goal-form', path: '/goals/new', as: 'young_person' },
  { name: 'goal-edit', path: '/', as: 'young_person', action: editGoal },
  { name: 'successes', path: '/successes', as: 'young_person' },
  { name: 'success-sharing', path: '/successes', as: 'young_person', action: openSharing },
  { name: 'meetings', path: '/meetings', as: 'young_person' },
  { name: 'meeting-ask', path: '/meetings/new', as: 'young_person' },
  { name: 'meeting', path: '/meetings/{coming}', as: 'young_person' },
  { name: 'meeting-on', path: '/meetings/{on}', as: 'young_person' },
  { name: 'meeting-closed', path: '/meetings/{closed}', as: 'young_person' },
  { name: 'meeting-called-off', path: '/meetings/{off}', as: 'young_person' },
  { name: 'meeting-asked', path: '/meetings/{asked}', as: 'young_person' },
  { name: 'meeting-say', path: '/meetings/{on}/say', as: 'young_person' },
  { name: 'meeting-people', path: '/meetings/{coming}/people', as: 'young_person' },
  { name: 'meeting-wish', path: '/meetings/{coming}/people/new', as: 'young_person' },
  { name: 'meeting-delegate', path: '/meetings/{coming}/delegates/new', as: 'young_person' },
  { name: 'meeting-voice', path: '/meetings/{coming}/say/voice', as: 'young_person' },
  { name: 'meeting-drawing', path: '/meetings/{coming}/say/drawing', as: 'young_person', action: drawLine },
  { name: 'meeting-scale', path: '/meetings/{coming}/say/scale', as: 'young_person' },
  { name: 'meeting-board', path: '/meetings/{coming}/say/pictograms', as: 'young_person' },
  { name: 'prepare-what', path: '/meetings/{coming}/prepare', as: 'young_person' },
  { name: 'prepare-want', path: '/meetings/{coming}/prepare', as: 'young_person', action: step(1) },
  { name: 'prepare-without', path: '/meetings/{coming}/prepare', as: 'young_person', action: step(4) },
  { name: 'prepare-coming', path: '/meetings/{coming}/prepare', as: 'young_person', action: step(5) },
  { name: 'prepare-advocate', path: '/meetings/{coming}/prepare', as: 'young_person', action: step(6) },
  { name: 'me', path: '/me', as: 'young_person' },
  ...['about', 'team', 'looked', 'celebrating', 'messages', 'pause', 'looks', 'phone'].map((page) => (
    { name: `me-${page}`, path: `/me/${page}`, as: 'young_person' }
  )),
  { name: 'welcome', path: '/welcome' },
  { name: 'signed-out', path: '/' },
  { name: 'not-found', path: '/does-not-exist', as: 'young_person' },
  { name: 'server-away', path: '/', as: 'young_person', action: serverAway },
  { name: 'desk', path: '/desk', as: 'caseworker' },
  { name: 'desk-young-person', path: '/desk', as: 'caseworker', action: openFirstYoungPerson },
  { name: 'desk-cheer', path: '/desk', as: 'caseworker', action: beginToCheer },
  { name: 'desk-plan', path: '/desk', as: 'caseworker', action: beginToPlan },
  { name: 'desk-meeting', path: '/desk', as: 'caseworker', action: openMeeting('') },
  { name: 'desk-room', path: '/desk', as: 'caseworker', action: openMeeting('/room') },
  { name: 'desk-decisions', path: '/desk', as: 'caseworker', action: openDecisions },
  { name: 'desk-closing', path: '/desk', as: 'caseworker', action: openClosing },
  { name: 'desk-administration', path: '/desk', as: 'administrator', action: openTemplate },
  { name: 'desk-lead', path: '/desk', as: 'lead' },
  { name: 'desk-confirmations', path: '/desk', as: 'lead', action: openConfirmations },
  { name: 'desk-awaits-confirmation', path: '/healthz', action: openAwaiting },
  { name: 'guest-recognition', path: '/healthz', as: 'young_person', action: openLink },
  { name: 'guest-invitation', path: '/healthz', as: 'young_person', action: openInvitation },
];

const SIZES = { phone: { width: 360, height: 740 }, desk: { width: 1280, height: 800 } };
const THEMES = ['light', 'dark'];
const LANGUAGES = { da: 'da-DK', en: 'en-GB' };

/** Every request to the server fails, as offline. */
async function serverAway(page) {
  await page.route('**/api/**', (route) => route.abort('internetdisconnected'));
  await page.reload();
}

/** Something works out, and is seen to: what was marked for the picture before is taken back. */
async function celebrate(page) {
  await page.evaluate(async () => {
    const { items } = await (await fetch('/api/v1/successes?limit=20')).json();
    const { on } = await (await fetch('/api/v1/today')).json();
    const marked = items.filter((success) => success.on === on && success.goal_id);
    const undo = ({ id }) => fetch(`/api/v1/successes/${id}`, { method: 'DELETE' });
    await Promise.all(marked.map(undo));
  });
  await page.reload();
  await page.locator('.mark[aria-pressed=false]').last().click();
  await page.locator('.celebration').waitFor();
}

/** The first young person on the desk's list. */
async function openFirstYoungPerson(page) {
  await page.locator('.desk-list a[href^="/desk/"]').first().click({ timeout: 5_000 });
}

/** A cheer for the first young person on the desk's list. */
async function beginToCheer(page) {
  await openFirstYoungPerson(page);
  await page.locator('.desk-cheer').first().click();
}

/** A plan of a meeting with the first young person: hard to read, and at a time that occurs twice. */
async function beginToPlan(page) {
  await openFirstYoungPerson(page);
  await page.locator('a[href$="/plan"]').click();
  await page.locator('#plan-title').fill('Handleplansmøde');
  await page
    .locator('#plan-purpose')
    .fill('Formålet er koordinerende opfølgning på de iværksatte foranstaltninger i handleplanen.');
  await page.locator('#plan-date').fill('2027-10-31');
  await page.locator('#plan-time').fill('02:30');
}

/** One meeting for all screenshots of it. */
let lively;
const meeting = () => (lively ??= livelyMeeting(options.url));

/** A page of the meeting. */
function openMeeting(rest) {
  return async (page) => page.goto(`${options.url}/desk/meetings/${(await meeting()).id}${rest}`);
}

/** Decisions during a meeting, with every sign that a young person can give. */
let held;
async function beginMeeting() {
  const { id, young, staff } = await livelyMeeting(options.url, now());
  await staff.call('POST', `/meetings/${id}/holding`, {});
  const decision = newId();
  const { young_person_id, plan } = await staff.call('GET', `/meetings/${id}`);
  await staff.call('PUT', `/meetings/${id}/decisions/${decision}`, {
    text: 'Amina har fri om fredagen fra uge 26.',
    why: 'Fredag er en lang dag, og Amina har brug for at hvile.',
    actions: [{ id: newId(), text: 'Taler med caféen', who: 'Mette', by: '2027-06-20' }],
    about: plan.draft.agenda[0].id,
  });
  await young.call('PUT', `/meetings/${id}/decisions/${decision}/view?of=1`, {
    kind: 'partly',
    words: 'Ja til fri. Men jeg vil selv sige det til caféen.',
  });
  await contribute({ id, young }, 'text', { text: 'Jeg sagde fri, ikke at jeg vil stoppe' }, {
    about: decision,
    of: 1,
    prompt: 'not_what_i_meant',
  });
  for (const kind of ['unclear', 'good', 'break']) {
    await young.call('PUT', `/meetings/${id}/reactions/${newId()}`, { kind });
  }
  return { id, decision, young_person_id };
}

async function openDecisions(page) {
  const { id, decision } = await (held ??= beginMeeting());
  await page.goto(`${options.url}/desk/meetings/${id}/room#decision-${decision}`);
  await page.locator('.room-point').first().click();
}

async function openClosing(page) {
  const { id } = await (held ??= beginMeeting());
  await page.goto(`${options.url}/desk/meetings/${id}#closing`);
}

/** A template that is being edited. */
async function openTemplate(page) {
  await page.locator('#templates summary').first().click();
}

async function openGoal(page) {
  await page.locator('.goal h2 a').first().click();
}

async function editGoal(page) {
  await openGoal(page);
  await page.locator('a[href$="/edit"]').click();
}

/** The audience of a success. */
async function openSharing(page) {
  await page.locator('button[aria-expanded]').first().click();
  await page.locator('.share-line button').first().click();
}

/** A colleague who signed in by a new code; returns their session cookie. */
let again;
async function signInAgain() {
  const administrator = await signedIn(options.url, 'administrator');
  const signIn = async ({ code }) => {
    const answer = await fetch(`${options.url}/api/v1/sessions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ code }),
    });
    return answer.headers.get('set-cookie').split(';')[0].split('=');
  };
  const id = newId();
  const draft = { name: 'Zenia Bakkegaard', role: 'caseworker' };
  const { invitation } = await administrator.call('PUT', `/staff/${id}`, draft);
  await signIn(invitation);
  return signIn(await administrator.call('PUT', `/staff/${id}/invitations/${newId()}`, {}));
}

async function openConfirmations(page) {
  await (again ??= signInAgain());
  await page.reload();
}

async function openAwaiting(page) {
  const [name, value] = await (again ??= signInAgain());
  await page.context().addCookies([{ name, value, url: options.url }]);
  await page.goto(`${options.url}/desk`);
}

/** That many steps into the preparation. */
function step(count) {
  return async (page) => {
    for (let n = 0; n < count; n += 1) await page.locator('.welcome form > .primary').click();
  };
}

/** Draws a line. */
async function drawLine(page) {
  const paper = await page.locator('canvas.paper').boundingBox();
  await page.mouse.move(paper.x + 40, paper.y + 90);
  await page.mouse.down();
  for (let n = 0; n < 60; n += 1) {
    await page.mouse.move(paper.x + 40 + n * 4, paper.y + 150 + 70 * Math.sin(n / 7));
  }
  await page.mouse.up();
}

/** The API's list at `path`, as the signed-in person. */
const listed = (page, path) =>
  page.evaluate(async (path) => (await (await fetch(`/api/v1${path}`)).json()).items, path);

/** The page of a link for kind words. */
async function openLink(page) {
  const [link] = (await listed(page, '/recognition_links')).filter(({ open }) => open);
  await page.goto(link.url);
}

/** The page of an invitation to a gathering. */
async function openInvitation(page) {
  const guests = (await listed(page, '/gatherings')).flatMap(({ guests }) => guests);
  await page.goto(guests[0].url);
}

const { values: options } = parseArgs({
  options: { url: { type: 'string' }, out: { type: 'string' }, only: { type: 'string' } },
});

/** The account has a language; a signed-out page uses the browser's. */
async function speak(page, language) {
  const status = await page.evaluate(async (chosen) => {
    const answer = await fetch('/api/v1/me', {
      method: 'PATCH',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ language: chosen }),
    });
    return answer.status;
  }, language);
  if (status >= 300) throw new Error(`changing the language was answered with ${status}`);
}

/** Waits until nothing is loading or moving. The event stream stays open, so network idleness is no
 * criterion. */
async function settle(page) {
  await page.waitForLoadState('load');
  await page.evaluate(() => document.fonts.ready);
  // The program has started when it has rendered a main part; a page without one is covered, too.
  await page.locator('main, [role=main]').first().waitFor({ timeout: 8_000 }).catch(() => {});
  await page.waitForTimeout(400); // answers of the API, drawn
}

/** Takes one screenshot; returns errors, which do not stop the others. */
async function photograph(context, screen, language, file) {
  const page = await context.newPage();
  const found = [];
  page.on('pageerror', (problem) => found.push(problem.message));
  page.on('console', (line) => line.type() === 'error' && found.push(line.text()));
  try {
    if (screen.as) {
      await signInAs(page, screen.as, options.url);
      await speak(page, language);
    }
    const path = screen.path.replace(/\{(\w+)\}/, (_, which) => meetings[which]);
    await page.goto(options.url + path);
    await settle(page);
    if (screen.action) {
      await screen.action(page);
      await settle(page);
    }
    await page.screenshot({ path: join(options.out, file), fullPage: true, animations: 'disabled' });
  } catch (problem) {
    found.push(problem.message.split('\n')[0]);
  } finally {
    await page.close();
  }
  return found;
}

/** All screenshots of one size on one page, a row per screen. */
function sheet(size, files, labels) {
  const { width } = SIZES[size];
  const shown = Math.round(width * (size === 'phone' ? 0.8 : 0.32));
  const rows = Object.entries(Object.groupBy?.(files, (f) => f.screen) ?? groups(files));
  const figure = ({ file, theme, language }) =>
    `<figure><a href="${file}"><img src="${file}" alt="" width="${shown}"></a>` +
    `<figcaption>${theme} ${language}</figcaption></figure>`;
  return `<section><h2>${labels[size]}</h2>${rows
    .map(([name, row]) => `<h3>${name}</h3><div>${row.map(figure).join('')}</div>`)
    .join('')}</section>`;
}

/** `Object.groupBy`, which Node has only since 21. */
function groups(files) {
  const found = {};
  for (const file of files) (found[file.screen] ??= []).push(file);
  return found;
}

const STYLE = `<meta charset="utf-8"><title>Kurs: every screen</title><style>
body { font: 14px system-ui; margin: 24px; background: #ddd }
section div { display: flex; flex-wrap: wrap; gap: 16px; align-items: start }
figure { margin: 0 } img { box-shadow: 0 1px 4px #0006 } figcaption { padding: 4px 0 }
</style>`;

const browser = await browsers.launch({ ...chromium.launchOptions, headless: true });
let problems = 0;

/** Creates meetings, as the desk and the phone do. */
async function makeMeetings() {
  const [desk, young] = await Promise.all(
    ['caseworker', 'young_person'].map(async (who) => {
      const page = await (await browser.newContext()).newPage();
      await signInAs(page, who, options.url);
      return page;
    }),
  );
  const made = await someMeetings(desk, young);
  await Promise.all([desk, young].map((page) => page.context().close()));
  return made;
}
const meetings = await makeMeetings();
for (const [language, locale] of Object.entries(LANGUAGES)) {
  for (const theme of THEMES) {
    for (const [size, viewport] of Object.entries(SIZES)) {
      for (const screen of SCREENS) {
        if (options.only && !screen.name.includes(options.only)) continue;
        const context = await browser.newContext({
          viewport,
          locale,
          colorScheme: theme,
          timezoneId: 'Europe/Copenhagen',
          reducedMotion: 'reduce',
        });
        const file = `${screen.name}.${size}.${theme}.${language}.png`;
        const found = await photograph(context, screen, language, file);
        for (const line of found) console.log(`      ${file}: ${line}`);
        problems += found.length;
        await context.close();
      }
    }
  }
}

// The sheet shows all screenshots in the folder, with `--only` including those of earlier runs.
const taken = (await readdir(options.out))
  .map((file) => /^(.+)\.(phone|desk)\.(light|dark)\.(da|en)\.png$/.exec(file))
  .filter(Boolean)
  .map(([file, screen, size, theme, language]) => ({ file, screen, size, theme, language }));
const labels = { phone: '360 × 740', desk: '1280 × 800' };
const sections = Object.keys(SIZES).map((size) => [
  size,
  sheet(size, taken.filter((picture) => picture.size === size), labels),
]);
await writeFile(join(options.out, 'sheet.html'), STYLE + sections.map(([, html]) => html).join(''));
for (const [size, html] of sections) {
  const source = join(options.out, `sheet.${size}.html`);
  await writeFile(source, STYLE + html);
  const page = await browser.newPage({ viewport: { width: 1800, height: 900 } });
  await page.goto(`file://${source}`);
  await page.screenshot({ path: join(options.out, `sheet.${size}.png`), fullPage: true });
  await page.close();
}
await browser.close();
console.log(`      ${taken.length} pictures, ${problems} problems`);
