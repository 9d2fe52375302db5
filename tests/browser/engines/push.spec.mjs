// Pushes to a real Firefox: it subscribes by the app's own button, decrypts, runs the app's worker, and
// shows the notification.
import { signedIn } from '../desk_meetings.mjs';
import { newId } from '../meetings.mjs';
import { test as base, expect } from './engine.mjs';
import { startPushServer } from './push_server.mjs';
import { tapNotification } from './tray.mjs';

const test = base.extend({
  service: async ({ kurs }, use) => {
    const service = await startPushServer(kurs.pushOrigin);
    await use(service);
    service.stop();
  },
});

/** A zone in which it is noon: outside quiet hours, and far from the end of the day. */
function zoneAtNoon() {
  const hours = 12 - new Date().getUTCHours();
  return `Etc/GMT${hours > 0 ? '-' : '+'}${Math.abs(hours)}`;
}

/** Sets a goal with a reminder in the next minute; returns its id. */
async function remindSoon(young, text, timeZone) {
  for (;;) {
    const at = (Math.floor(Date.now() / 60_000) + 1) * 60_000;
    const remind_at = new Date(at).toLocaleTimeString('sv-SE', { timeZone, timeStyle: 'short' });
    const id = newId();
    await young.call('PUT', `/goals/${id}`, { text, repeat: { times_a_week: 7 }, remind_at });
    if (Date.now() < at) return id;
  }
}

test('pushes arrive and are answered, and a dropped subscription is renewed', async ({
  service,
  page,
  kurs,
}) => {
  const young = await signedIn(kurs.url, 'young_person');
  const staff = await signedIn(kurs.url, 'caseworker');
  const time_zone = zoneAtNoon();
  const push = { says_what: true, cheers: true, reminders_a_day: 10 };
  await young.call('PATCH', '/me', { time_zone, push });
  const subscriptions = async () => (await young.call('GET', '/push_subscriptions')).items;
  const arrived = () => expect.poll(async () => (await subscriptions())[0]?.arrived_at).toBeTruthy();
  const cheer = (text) =>
    staff.call('PUT', `/young_people/${young.id}/recognitions/${newId()}`, { text });

  await page.goto('/demo/young_person');
  await page.sees('h1', 'Amina');
  await page.goto('/me/messages');
  await page.tap('#push button', 'Slå beskeder til på den her telefon');
  await page.sees('#push', 'Beskeder er slået til');
  await page.tap('#push button', 'Send en prøvebesked');
  await tapNotification(page, 'Det virker. Sådan ser en besked ud.');
  await arrived();

  // Tapping a cheer opens it, and the button of a reminder marks the goal.
  const goal = await remindSoon(young, 'Vande blomsterne', time_zone);
  await cheer('Det så jeg godt');
  await tapNotification(page, 'Fra Mette');
  await page.sees('article', 'Det så jeg godt');
  const buttons = () =>
    page.evaluate(async () => {
      const shown = await (await navigator.serviceWorker.ready).getNotifications();
      return shown.flatMap(({ actions }) => actions.map(({ title }) => title));
    });
  await expect.poll(buttons).toEqual(['Jeg gjorde det', 'Om en time']);
  await tapNotification(page, 'Vande blomsterne', 'did');
  const marks = async () =>
    (await young.call('GET', '/successes')).items.filter(({ goal_id }) => goal_id === goal).length;
  await expect.poll(marks).toBe(1);

  service.drop();
  await cheer('Det kommer ikke frem');
  await expect.poll(subscriptions).toEqual([]);
  await page.reload();
  await expect.poll(async () => (await subscriptions()).length).toBe(1);
  await cheer('Det kommer frem igen');
  await arrived();
  await tapNotification(page, 'Fra Mette');
  await page.sees('article', 'Det kommer frem igen');
});
