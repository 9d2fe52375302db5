// Pictures for the README. They are taken at every run; only `KURS_PICTURES=1` keeps them.
import { fileURLToPath } from 'node:url';

const FOLDER = fileURLToPath(new URL('../../docs/pictures', import.meta.url));

/** Takes a picture of `page` and keeps it as docs/pictures/<name>.png when that is wanted. */
export async function picture(page, name) {
  await page.evaluate(() => window.scrollTo(0, 0));
  const path = process.env.KURS_PICTURES ? `${FOLDER}/${name}.png` : undefined;
  await page.screenshot({ path, animations: 'disabled' });
}
