// WCAG 2.2 AA by axe on every screen, in both themes and both languages, without findings; no horizontal
// scrolling at 320 px; the main task by keyboard alone.
import AxeBuilder from '@axe-core/playwright';
import { test, expect } from './kurs.mjs';
import { livelyMeeting, now, signedIn } from './desk_meetings.mjs';
import { newId } from './meetings.mjs';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const SCREENS = [
  { path: '/', as: 'young_person' },
  { path: '/goals', as: 'young_person' },
  { path: '/goals/new', as: 'young_person' },
  { path: '/successes', as: 'young_person' },
  { path: '/successes/story', as: 'young_person' },
  { path: '/inbox', as: 'young_person' },
  { path: '/inbox/links', as: 'young_person' },
  { path: '/gatherings', as: 'young_person' },
  { path: '/gatherings/new', as: 'young_person' },
  { path: '/me', as: 'young_person' },
  ...['', '/who5', '/session/new', '/gbo/new'].map((page) => (
    { path: `/feedback${page}`, as: 'young_person' }
  )),
  ...['about', 'team', 'looked', 'celebrating', 'messages', 'pause', 'looks', 'phone'].map((page) => (
    { path: `/me/${page}`, as: 'young_person' }
  )),
  { path: '/findes-ikke', as: 'young_person' },
  { path: '/welcome' },
  { path: '/' },
  { path: '/desk', as: 'caseworker' },
  { path: '/desk/00000000-0000-7000-8000-000000000001', as: 'caseworker' },
  { name: 'a plan', path: planPath, as: 'caseworker' },
  { name: 'a meeting', path: meetingPath, as: 'caseworker' },
  { name: 'the room', path: async (url) => `${await meetingPath(url)}/room`, as: 'caseworker' },
  { name: 'decisions', path: decisionsPath, as: 'caseworker' },
  { path: '/desk', as: 'lead' },
  { path: '/desk', as: 'administrator' },
];

/** A plan of a meeting with the young person. */
async function planPath(url) {
  return `/desk/${(await signedIn(url, 'young_person')).id}/plan`;
}

/** A meeting with contributions of every kind. */
async function meetingPath(url) {
  return `/desk/meetings/${(await livelyMeeting(url)).id}`;
}

/** The room of a meeting that has begun, at a decision being written. */
async function decisionsPath(url) {
  const { id, young, staff } = await livelyMeeting(url, now());
  const decision = newId();
  await staff.call('POST', `/meetings/${id}/holding`, {});
  await staff.call('PUT', `/meetings/${id}/decisions/${decision}`, { text: 'Fri om fredagen' });
  await young.call('PUT', `/meetings/${id}/reactions/${newId()}`, { kind: 'break' });
  return `/desk/meetings/${id}/room#decision-${decision}`;
}

async function speak(page, language) {
  await page.evaluate(async (chosen) => {
    await fetch('/api/v1/me', {
      method: 'PATCH',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ language: chosen }),
    });
  }, language);
}

for (const { name, path: where, as } of SCREENS) {
  test(`${name ?? where} as ${as ?? 'nobody'} has no barriers`, async ({ browser, kurs, signInAs }) => {
    const path = typeof where === 'string' ? where : await where(kurs.url);
    for (const [language, locale] of [['da', 'da-DK'], ['en', 'en-GB']]) {
      const context = await browser.newContext({
        baseURL: kurs.url,
        locale,
        viewport: { width: 360, height: 740 },
        reducedMotion: 'reduce',
      });
      const page = await context.newPage();
      if (as) {
        await signInAs(page, as);
        await speak(page, language);
      }
      await page.goto(path);
      await expect(page.getByRole('heading').first()).toBeVisible();
      await page.waitForLoadState('load');
      await expect(page.locator('html')).toHaveAttribute('lang', language);
      await expect(page.locator('[aria-busy=true]')).toHaveCount(0);
      for (const colorScheme of ['light', 'dark']) {
        await page.emulateMedia({ colorScheme });
        const { violations } = await new AxeBuilder({ page }).withTags(TAGS).analyze();
        const found = violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.html).join(' | ')}`);
        expect(found, `${language} ${colorScheme}`).toEqual([]);
      }
      await page.setViewportSize({ width: 320, height: 640 });
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(overflow, `${language} at 320 px`).toBeLessThanOrEqual(0);
      if (as) await speak(page, 'da');
      await context.close();
    }
  });
}

test('a goal can be set and marked by keyboard alone', async ({ page, signInAs }) => {
  await signInAs(page, 'young_person');
  await page.goto('/goals/new');
  const text = page.getByLabel('Hvad vil du gerne nå?');
  await text.focus();
  await page.keyboard.type('Løbe en tur uden at kigge på uret');
  await page.getByRole('button', { name: 'Gem målet' }).focus();
  await page.keyboard.press('Enter');
  const mark = page.getByRole('button', { name: /Løbe en tur/ }).first();
  await mark.focus();
  await page.keyboard.press('Space');
  await expect(page.locator('article.done', { hasText: 'Løbe en tur' })).toBeVisible();
  await expect(page.locator('[aria-live]', { hasText: 'Markeret' })).toHaveCount(1);
});
