// Kurs without network: keeps the app itself on the phone, takes pushes, and takes what other apps
// share. What people say never passes here: the page keeps that, and nothing below /api is touched.

// Written by the build: a name made of the whole app, what it needs at once, and what later.
const APP = 'kurs-app-{{version}}';
const FILES = JSON.parse('{{files}}');
const LATER = JSON.parse('{{later}}');

// Whom to call opens at once and without network; what changed is there the next time.
const HELP = /^\/(help|guest\/[^/]+\.css)$/;
async function help(request) {
  const cache = await caches.open('kurs-help');
  const fresh = fetch(request).then(async (answer) => {
    if (answer.ok) await cache.put(request, answer.clone());
    return answer;
  });
  fresh.catch(() => {});
  return (await cache.match(request)) ?? fresh;
}
async function keepHelp() {
  const page = await (await help('/help?lang=da')).text();
  for (const it of ['/help?lang=en', page.match(/\/guest\/[^"]+\.css/)[0]]) await help(it);
}

// Everything or nothing, and only what belongs together: a page fetched in the middle of an update
// of the server would ask for files that are not in the list.
async function keepApp() {
  const cache = await caches.open(APP);
  const page = await fetch('/', { cache: 'reload' });
  const start = FILES.find((file) => file.includes('/start-'));
  if (!(await page.clone().text()).includes(start)) throw new Error('another version');
  // The first visit ever is to be short. Later versions come whole: none is ever half there.
  await cache.addAll(self.registration.active ? [...FILES, ...LATER] : FILES);
  await cache.put('/', page);
  await keepHelp().catch(() => {});
}

// What can't be had now is asked for again the next time.
const keepTheRest = async () => {
  for (const file of LATER) await kept(file, file).catch(() => {});
};

// A page of the version before may still be open, and ask for its parts.
async function forgetOldApps() {
  const old = (await caches.keys()).filter((it) => it.startsWith('kurs-app-') && it !== APP);
  await Promise.all(old.slice(0, -1).map((name) => caches.delete(name)));
  await self.clients.claim();
}

self.addEventListener('install', (event) => event.waitUntil(keepApp()));
self.addEventListener('activate', (event) => event.waitUntil(forgetOldApps()));

// A new version waits until the page says that it may take over.
const ASKED = { 'take over': () => self.skipWaiting(), 'keep the rest': keepTheRest };
self.addEventListener('message', (event) => event.waitUntil(ASKED[event.data]?.()));

async function kept(path, request) {
  const cache = await caches.open(APP);
  const here = (await cache.match(path)) ?? (path !== '/' && (await caches.match(path)));
  if (here) return here;
  const answer = await fetch(request);
  const store = LATER.includes(path) && isOf(answer, /wasm|css/);
  if (store) await cache.put(path, answer.clone()).catch(() => {});
  return answer;
}

const ELSEWHERE = /^\/(desk|api|guest|privacy|help|healthz|readyz|icons)(?![^/?])/;
// A proxy in between may answer with a page of its own.
const isOf = (answer, kind) => answer?.ok && kind.test(answer.headers.get('content-type'));

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (origin !== self.location.origin || pathname.startsWith('/api/')) return;
  if (pathname === '/share' && request.method === 'POST') {
    const shown = take(request).catch(() => 'not_shared');
    return event.respondWith(shown.then((it) => Response.redirect(`/?notice=${it}`, 303)));
  }
  if (request.method !== 'GET') return;
  const page = request.mode === 'navigate';
  if (HELP.test(pathname)) return event.respondWith(help(request));
  if (page && ELSEWHERE.test(pathname)) return;
  if (page || FILES.includes(pathname) || pathname.startsWith('/assets/phone')) {
    event.respondWith(kept(page ? '/' : pathname, request));
  }
});

// What other apps share lies here until the page has taken it.
async function take(request) {
  const [form, cache] = [await request.formData(), await caches.open('kurs-shared')];
  const words = ['title', 'text', 'url'].map((name) => form.get(name)).filter(Boolean).join('\n');
  const all = [words, ...form.getAll('picture').filter(({ size }) => size > 0)];
  for (const [n, it] of all.entries()) {
    await cache.put(`/shared/${Date.now()}/${n || 'words'}`, new Response(it));
  }
  return 'shared';
}

// What the buttons of a reminder said lies here until the server has it, or the page has taken it.
const ACTS = 'kurs-acts';

const call = ({ method, path, person, key, body }) => {
  const headers = { 'Kurs-Person': person, 'Idempotency-Key': key };
  const json = new Blob([JSON.stringify(body)], { type: 'application/json' });
  return fetch(`/api/v1${path}`, { method, headers, body: json });
};

async function sendActs() {
  const cache = await caches.open(ACTS);
  for (const kept of await cache.keys()) {
    const act = await (await cache.match(kept))?.json();
    // Without network, or without a session, it stays for the next time.
    const answer = act && (await call(act).catch(() => null));
    if (answer?.status === 204 || isOf(answer, /json/)) await cache.delete(kept);
  }
  await tellPages('acts');
}

async function keepAct({ id, person, reminder: { goal, on, success } }, did) {
  const what = did
    ? { method: 'PUT', path: `/successes/${success}`, body: { goal_id: goal, on, at: new Date() } }
    : { method: 'POST', path: `/goals/${goal}/later`, body: { on } };
  const kept = new Response(JSON.stringify({ ...what, person, key: id }));
  await (await caches.open(ACTS)).put(`/acts/${person}/${id}`, kept);
  await self.registration.sync?.register(ACTS).catch(() => {});
  await sendActs();
}

const tellPages = async (news) =>
  (await self.clients.matchAll({ type: 'window' })).forEach((page) => page.postMessage(news));

// A push says that there is something and, unless its owner asked for that, never what.
async function show(data) {
  const said = await new Response(data?.text() || '{}').json().catch(() => ({}));
  const { id, subscription, person, reminder, url = '/', title = 'Kurs', tag, body } = said;
  const actions = ['did', 'later'].map((it) => ({ action: it, title: reminder?.[it] }));
  const look = { body, tag, icon: '/icons/kurs-192.png', data: { ...said, url } };
  const all = { ...look, actions: reminder ? actions : [] };
  const shown = self.registration.showNotification(title, all);
  const path = `/push_subscriptions/${subscription}/arrivals`;
  const arrival = { method: 'POST', path, person, key: id, body: { message: id } };
  await Promise.all([shown, id && call(arrival).catch(() => {}), tellPages('look')]);
}

async function open(url) {
  const pages = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  // What somebody writes by a link, or at the desk, is not taken from under their hands.
  const phone = pages.find((page) => !ELSEWHERE.test(new URL(page.url).pathname));
  const { pathname, search } = new URL(url ?? '/', self.location.origin);
  const there = !ELSEWHERE.test(pathname) && phone?.navigate(pathname + search);
  const page = await (there || null)?.catch(() => null);
  return page ? page.focus().catch(() => {}) : self.clients.openWindow(pathname + search);
}

self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  const said = event.notification.data ?? {};
  const answers = event.action && said.reminder;
  event.waitUntil(answers ? keepAct(said, event.action === 'did') : open(said.url));
});
self.addEventListener('push', (event) => event.waitUntil(show(event.data)));
self.addEventListener('sync', (event) => event.waitUntil(sendActs()));
// Only the page knows who is here, and so for whom to subscribe anew.
self.addEventListener('pushsubscriptionchange', (event) => event.waitUntil(tellPages('push')));
