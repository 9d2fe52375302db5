// Screenshots for the README. Taken at every run, but written only with `KURS_PICTURES=1`.
import { fileURLToPath } from 'node:url';

const FOLDER = fileURLToPath(new URL('../../docs/pictures', import.meta.url));

/** Takes a screenshot of `page`, and with `KURS_PICTURES=1` writes it to docs/pictures/<name>.png. */
export async function picture(page, name) {
  await page.evaluate(() => window.scrollTo(0, 0));
  const path = process.env.KURS_PICTURES ? `${FOLDER}/${name}.png` : undefined;
  await page.screenshot({ path, animations: 'disabled' });
}
