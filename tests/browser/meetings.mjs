// Meetings for tests and screenshots, created through the API as the desk does.

/** A UUIDv7, as phones make them. */
export function newId() {
  const time = Date.now().toString(16).padStart(12, '0');
  const chance = () => Math.floor(Math.random() * 0x1000).toString(16).padStart(3, '0');
  const end = Array.from({ length: 4 }, chance).join('');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${chance()}-8${chance()}-${end}`;
}

/** Calls the API with the session of `page`; fails when it is refused. */
export async function call(page, method, path, body) {
  const [status, text] = await page.evaluate(
    async ([method, path, body]) => {
      const answer = await fetch(`/api/v1${path}`, {
        method,
        headers: {
          'content-type': 'application/json',
          ...(method === 'POST' ? { 'idempotency-key': crypto.randomUUID() } : {}),
        },
        body: body === undefined ? undefined : JSON.stringify(body),
      });
      return [answer.status, await answer.text()];
    },
    [method, path, body],
  );
  if (status >= 300) throw new Error(`${method} ${path} was answered with ${status}: ${text}`);
  return text ? JSON.parse(text) : undefined;
}

/** A time in `days` days: on the hour, or now. */
function inDays(days) {
  const now = days ? Math.floor(Date.now() / 3_600_000) * 3_600_000 : Date.now();
  return new Date(now + days * 86_400_000).toISOString();
}

/** Plans a meeting with Amina in `days` days. Returns its id and those of its agenda. */
export async function plan(desk, { title, days = 2, people = [] }) {
  const amina = (await call(desk, 'GET', '/young_people')).items.find(({ name }) => name === 'Amina');
  const [id, first, second] = [newId(), newId(), newId()];
  const draft = {
    young_person_id: amina.id,
    kind: 'action_plan',
    title,
    purpose: 'Vi skal tale om din praktik på caféen, og hvem der hjælper dig i gang.',
    starts_at: inDays(days),
    duration_minutes: 45,
    place: { kind: 'home', details: 'Ved køkkenbordet' },
    agenda: [
      { id: first, text: 'Praktikken på caféen' },
      { id: second, text: 'Hvem følger dig den første dag?' },
    ],
  };
  let meeting = await call(desk, 'PUT', `/meetings/${id}`, draft);
  for (const person of people) {
    meeting = await call(desk, 'PUT', `/meetings/${id}/participants/${newId()}`, person);
  }
  return { id, draft, meeting, agenda: [first, second] };
}

const now = () => new Date().toISOString();

/** Says yes in the dialog that asks, by the button `name`. */
export const confirm = (page, name) =>
  page.getByRole('dialog').getByRole('button', { name, exact: true }).click();

/** Leaves what was just sent, and opens everything that was said to the meeting. */
export async function listSaid(page) {
  await page.getByRole('link', { name: 'Færdig' }).click();
  await page.locator('.lines').getByRole('link', { name: /^Sig noget/ }).click();
}

/** A future meeting with contributions of every kind, one that has begun, a closed, a cancelled and a
 * requested one. Returns their ids. */
export async function someMeetings(desk, young) {
  const to = (meeting, part, body) => call(young, 'PUT', `/meetings/${meeting}/${part}/${newId()}`, body);
  const text = (words, prompt) => ({ kind: 'text', body: { text: words }, prompt, said_at: now() });

  const people = [{ name: 'Jens', relation: 'din kontaktlærer', roles: ['writes'] }, { name: 'Bente' }];
  const coming = await plan(desk, { title: 'Handleplansmøde', people });
  await call(desk, 'PUT', `/meetings/${coming.id}`, {
    ...coming.draft,
    place: { kind: 'outside', details: 'Ved åen' },
  });
  const want = newId();
  await call(
    young,
    'PUT',
    `/meetings/${coming.id}/contributions/${want}`,
    text('Jeg vil gerne møde ind klokken ti. Om morgenen går det hele i stykker.', 'want'),
  );
  const scales = [{ low: 'slet ikke', high: 'helt klar', value: 7 }];
  await to(coming.id, 'contributions', {
    kind: 'scale',
    body: { scales },
    about: coming.agenda[0],
    said_at: now(),
  });
  const board = { pictograms: ['afraid', 'school', 'quiet', 'time'], words: 'Sådan er det.' };
  await to(coming.id, 'contributions', { kind: 'pictograms', body: board, said_at: now() });
  await to(coming.id, 'participant_suggestions', { kind: 'come', name: 'Onkel Karim' });
  const jens = coming.meeting.participants.find(({ who }) => who.name === 'Jens').id;
  const away = newId();
  const suggestion = `/meetings/${coming.id}/participant_suggestions/${away}`;
  await call(young, 'PUT', suggestion, { kind: 'stay_away', name: 'Jens', participant_id: jens });
  await call(desk, 'POST', `${suggestion}/answer`, {
    yes: false,
    because: 'Jens er den, der kender praktikstedet.',
  });
  await to(coming.id, 'delegates', {
    name: 'Karim',
    relation: 'min onkel',
    task: 'Sig, at jeg helst vil møde klokken ti.',
    contribution_ids: [want],
    sees_decisions: true,
  });

  const on = await plan(desk, { title: 'Netværksmøde', days: 0 });
  await to(on.id, 'contributions', text('Jeg vil gerne have fred om fredagen.'));
  await call(desk, 'POST', `/meetings/${on.id}/holding`);
  const decide = (meeting, id, words, why) =>
    call(desk, 'PUT', `/meetings/${meeting}/decisions/${id}`, {
      text: words,
      why,
      actions: [{ id: newId(), text: 'Ringer til caféen', who: 'Mette', by: '2026-12-01' }],
    });
  await decide(on.id, newId(), 'Du møder klokken ti tre dage om ugen.', 'Så kan du holde fast i praktikken.');
  await to(on.id, 'reactions', { kind: 'break' });

  const closed = await plan(desk, { title: 'Opfølgning', days: 0 });
  const said = newId();
  const words = text('Jeg vil ikke starte på skolen før sommer.', 'dont_want');
  await call(young, 'PUT', `/meetings/${closed.id}/contributions/${said}`, words);
  await call(desk, 'POST', `/meetings/${closed.id}/holding`);
  const decision = newId();
  await decide(closed.id, decision, 'Skolestart rykkes til efter sommer.', 'Du har brug for ro.');
  await decide(closed.id, decision, 'Skolestart rykkes til august.', 'Du har brug for ro efter praktikken.');
  const view = { kind: 'partly', words: 'Jeg vil gerne vælge skolen selv.' };
  await call(young, 'PUT', `/meetings/${closed.id}/decisions/${decision}/view?of=2`, view);
  await call(desk, 'PUT', `/meetings/${closed.id}/contributions/${said}/answers/${newId()}`, {
    outcome: 'changed',
    text: 'Vi havde tænkt februar. Nu bliver det august.',
  });
  await call(desk, 'POST', `/meetings/${closed.id}/decisions/${decision}/final`);
  await call(desk, 'POST', `/meetings/${closed.id}/closing`, {
    summary: 'Vi talte om skolen. Du vil ikke starte før sommer. Det bliver august.',
  });

  const off = await plan(desk, { title: 'Møde i efteråret', days: 3 });
  await call(desk, 'POST', `/meetings/${off.id}/cancellation`, { because: 'Jeg er syg og ringer til dig.' });
  const asked = newId();
  await call(young, 'PUT', `/meeting_requests/${asked}`, { words: 'min bolig. Der er larm hver nat.' });
  return { coming: coming.id, on: on.id, closed: closed.id, off: off.id, asked };
}
