// Durations of the tests, written to the file that KURS_TEST_TIMES names.
import { appendFileSync } from 'node:fs';

export default class Times {
  onTestEnd(test, { duration }) {
    const path = process.env.KURS_TEST_TIMES;
    if (path) appendFileSync(path, `${duration}\t${test.titlePath().filter(Boolean).join(' › ')}\n`);
  }
}
