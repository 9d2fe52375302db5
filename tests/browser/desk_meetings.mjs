// Creates meetings through the API as their participants do, for specs and screenshots of one side.
import { newId } from './meetings.mjs';

/** Signs in as one of the invented people; returns their id and a function that calls the API as them
 * and throws when it is refused. */
export async function signedIn(url, who) {
  const answer = await fetch(`${url}/api/v1/demo/sessions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ as: who }),
  });
  const [cookie] = answer.headers.get('set-cookie').split(';');
  const { person } = await answer.json();
  const call = async (method, path, body, headers = {}) => {
    const raw = body instanceof Uint8Array;
    const type = raw ? 'application/octet-stream' : 'application/json';
    const reply = await fetch(`${url}/api/v1${path}`, {
      method,
      headers: { cookie, ...(body && { 'content-type': type }), ...headers },
      body: raw ? body : body && JSON.stringify(body),
    });
    const text = await reply.text();
    if (!reply.ok) throw new Error(`${method} ${path}: ${reply.status} ${text}`);
    return text && JSON.parse(text);
  };
  return { id: person.id, name: person.name, call };
}

/** The time of a meeting that can begin now. */
export const now = () => new Date().toISOString();

/** A small drawing. */
const DRAWING = Uint8Array.from(
  Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAoAAAAKCAIAAAACUFjqAAAAEklEQVR4nGP4z8CAB+GTG8HSALfKY52fTcuYAAAAAElFTkSuQmCC',
    'base64',
  ),
);

/** A meeting of the caseworker with the young person, by default on a Wednesday in summer. */
export async function plannedMeeting(url, title = 'Handleplansmøde', at = '2027-06-16T12:00:00.000Z') {
  const [young, staff] = [await signedIn(url, 'young_person'), await signedIn(url, 'caseworker')];
  const id = newId();
  const agenda = ['Hvordan går det i praktikken?', 'Hvem hjælper med hvad?'];
  await staff.call('PUT', `/meetings/${id}`, {
    young_person_id: young.id,
    kind: 'action_plan',
    title,
    purpose: 'Vi snakker om din praktik på caféen, og om hvem der hjælper dig i gang.',
    starts_at: at,
    duration_minutes: 60,
    place: { kind: 'home', details: 'Hos dig i Vollsmose' },
    agenda: agenda.map((text) => ({ id: newId(), text })),
  });
  return { id, title, young, staff };
}

/** Adds a contribution of the young person; returns its id. */
export async function contribute({ id, young }, kind, body, more = {}) {
  const said = newId();
  await young.call('PUT', `/meetings/${id}/contributions/${said}`, {
    kind,
    body,
    said_at: new Date().toISOString(),
    ...more,
  });
  return said;
}

/** Adds contributions of every kind but a voice note. */
export async function contributeEverything(meeting) {
  const file = newId();
  await meeting.young.call('PUT', `/files/${file}`, DRAWING);
  await contribute(meeting, 'text', {
    text: 'Jeg vil gerne have fri om fredagen.\nDer er jeg helt færdig, og så glemmer jeg at spise.',
  }, { prompt: 'want', read_aloud: true });
  await contribute(meeting, 'drawing', { file_id: file });
  await contribute(meeting, 'scale', {
    scales: [
      { low: 'Alene', high: 'Sammen', value: 3 },
      { low: 'Kaos i hovedet', high: 'Ro på', value: 7 },
    ],
  });
  await contribute(meeting, 'pictograms', {
    pictograms: ['tired', 'work', 'help', 'quiet'],
    words: 'Når der er mange gæster',
  });
}

/** A meeting on the day before, with wishes, suggestions and questions of the young person. */
export async function livelyMeeting(url, at) {
  const meeting = await plannedMeeting(url, 'Handleplansmøde', at);
  const { id, young } = meeting;
  await contributeEverything(meeting);
  await young.call('PATCH', `/meetings/${id}/wishes`, {
    place: 'outside',
    best_time: 'day',
    taking_part: 'part',
  });
  await young.call('PUT', `/meetings/${id}/participant_suggestions/${newId()}`, {
    kind: 'come',
    name: 'Onkel Karim',
    relation: 'min onkel',
    contact: '12 34 56 78',
    reason: 'Han siger det, jeg glemmer',
  });
  await young.call('PUT', `/meetings/${id}/delegates/${newId()}`, { name: 'Sofie' });
  return meeting;
}
