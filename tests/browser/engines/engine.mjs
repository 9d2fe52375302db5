// A page in Firefox or in WebKitGTK, for specs that run in both. Specs import `test` and `expect` from
// here. `page` has the part of Playwright's API that the helpers need, and three methods:
//
//   page.sees('article', goal, 'gemt i Kurs')    waits until a matching element with these texts is visible
//   page.tap(['article', goal], ['button'])   taps the second inside the first
//   page.fill('Navn', 'Onkel Karim')          types into the field with that label
import { access, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test as base, expect } from '../kurs.mjs';
import { firefox, webkit } from './drivers.mjs';

/** Runs in the page. Returns the first visible element that matches. To be tapped it must also be still
 * and uncovered. */
async function find(steps, toTap) {
  const text = (it) =>
    `${it.ariaLabel ?? ''} ${it.innerText}`.replace(/[\u2066-\u2069]/g, '').replace(/\s+/g, ' ');
  let all = [document];
  for (const [css, ...texts] of steps) {
    const matches = (it) => it.checkVisibility() && texts.every((one) => text(it).includes(one));
    all = all.flatMap((it) => [...it.querySelectorAll(css)].filter(matches));
  }
  const [found = null] = all;
  if (!found || !toTap) return found;
  found.scrollIntoView({ block: 'center', behavior: 'instant' });
  const before = found.getBoundingClientRect();
  for (let frames = 0; frames < 2; frames += 1) await new Promise(requestAnimationFrame);
  const { x, y, width, height } = found.getBoundingClientRect();
  const above = document.elementFromPoint(x + width / 2, y + height / 2);
  if (before.x !== x || before.y !== y || !found.contains(above)) return null;
  window.tapped = false;
  found.addEventListener('click', () => (window.tapped = true), { capture: true, once: true });
  return found;
}

/** Runs in the page. Whether the tap hit its target, which may have moved just then. */
async function wasTapped() {
  if (!window.tapped) await new Promise((resume) => setTimeout(resume, 500));
  return window.tapped;
}

class Page {
  constructor(driver, origin) {
    this.driver = driver;
    this.goto = (path) => driver.go(new URL(path, origin).href);
    this.reload = driver.reload;
  }

  async evaluate(script, argument) {
    const run = `JSON.stringify((await (${script})(JSON.parse(json))) ?? null)`;
    return JSON.parse(await this.driver.run(run, JSON.stringify(argument ?? null)));
  }

  sees(...what) {
    return this.#find(what, false);
  }

  async tap(...what) {
    const tap = async () => {
      const origin = await this.#find(what, true);
      const move = { type: 'pointerMove', x: 0, y: 0, origin };
      const press = [{ type: 'pointerDown', button: 0 }, { type: 'pointerUp', button: 0 }];
      try {
        await this.#perform('pointer', [move, ...press]);
      } catch (error) {
        if (this.driver.isStuck?.()) throw error;
        return false; // it is out of sight by now, or there no more
      }
      // If the tap leaves the page, there is no answer.
      return this.evaluate(wasTapped).catch(() => null);
    };
    await expect.poll(tap, { message: what.flat().join(' ') }).not.toBe(false);
  }

  async fill(label, words) {
    const press = (value) => [{ type: 'keyDown', value }, { type: 'keyUp', value }];
    const type = async () => {
      await this.tap('label', label);
      await this.evaluate(() => document.activeElement.select?.());
      await this.#perform('key', [...words].flatMap(press));
      return this.evaluate(() => document.activeElement.value);
    };
    await expect.poll(type, { message: label }).toBe(words);
  }

  async #find(what, toTap) {
    const steps = Array.isArray(what[0]) ? what : [what];
    let found;
    const look = async () => {
      try {
        const script = `(${find})(...JSON.parse(json))`;
        found = await this.driver.find(script, JSON.stringify([steps, toTap]));
        return found ? 'there' : 'not there';
      } catch (error) {
        if (this.driver.isStuck?.()) throw error;
        return error.message; // of a page that is being left
      }
    };
    await expect.poll(look, { message: what.flat().join(' ') }).toBe('there');
    return found;
  }

  #perform(type, actions) {
    return this.driver.perform([{ type, id: type, actions }]);
  }
}

export const test = base.extend({
  engine: ['', { option: true, scope: 'worker' }],
  page: async ({ engine, kurs }, use, info) => {
    // Only a browser that stopped answering is given a second try: what failed otherwise has failed.
    const stuck = join(info.project.outputDir, `stuck-${info.testId}`);
    if (info.retry) await access(stuck);
    const driver = await { firefox, webkit }[engine](kurs.pushOrigin);
    await use(new Page(driver, kurs.url));
    try {
      if (info.error) {
        const body = kurs.log().split('\n').slice(-60).join('\n');
        await info.attach('what the server said', { body, contentType: 'text/plain' });
        await writeFile(info.outputPath('page.png'), await driver.screenshot(), 'base64');
      }
    } finally {
      await driver.end();
      if (driver.isStuck?.()) {
        await mkdir(info.project.outputDir, { recursive: true });
        await writeFile(stuck, '');
      }
    }
  },
});

export { expect };
