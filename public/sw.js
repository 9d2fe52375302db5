// Kurs without network: keeps the app itself on the phone, takes pushes, and takes what other apps
// share. What people say never passes here: the page keeps that, and nothing below /api is touched.

// Both are written by the build: what the app consists of, and a name made of all of it.
const VERSION = '{{version}}';
const FILES = JSON.parse('{{files}}');

const APP = `kurs-app-${VERSION}`;
const SHARED = 'kurs-shared';

// Everything or nothing, and only what belongs together: a page fetched in the middle of an update
// of the server would ask for files that are not in the list.
async function keepApp() {
  const cache = await caches.open(APP);
  const page = await fetch('/', { cache: 'reload' });
  const text = await page.clone().text();
  const scripts = FILES.filter((file) => file.includes('/start-'));
  if (!page.ok || !scripts.every((file) => text.includes(file))) throw new Error('another version');
  await cache.addAll(FILES);
  await cache.put('/', page);
}

async function forgetOldApps() {
  const names = await caches.keys();
  const old = names.filter((name) => name.startsWith('kurs-app-') && name !== APP);
  await Promise.all(old.map((name) => caches.delete(name)));
  await self.clients.claim();
}

self.addEventListener('install', (event) => event.waitUntil(keepApp()));
self.addEventListener('activate', (event) => event.waitUntil(forgetOldApps()));

// A new version waits until the page says that it may take over.
self.addEventListener('message', (event) => {
  if (event.data === 'take over') self.skipWaiting();
});

async function kept(path, request) {
  const cache = await caches.open(APP);
  return (await cache.match(path)) ?? fetch(request);
}

const ELSEWHERE = ['/desk', '/api', '/guest', '/healthz', '/readyz', '/icons'];

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (origin !== self.location.origin || pathname.startsWith('/api/')) return;
  if (pathname === '/share' && request.method === 'POST') return event.respondWith(take(request));
  if (pathname.startsWith('/shared/')) return event.respondWith(handOver(pathname));
  if (request.method !== 'GET') return;
  if (request.mode === 'navigate') {
    const elsewhere = ELSEWHERE.some((path) => pathname === path || pathname.startsWith(`${path}/`));
    if (!elsewhere) event.respondWith(kept('/', request));
  } else if (FILES.includes(pathname)) {
    event.respondWith(kept(pathname, request));
  }
});

// What another app shares lies here until the page has taken it.
async function take(request) {
  const form = await request.formData();
  await caches.delete(SHARED);
  const cache = await caches.open(SHARED);
  const words = ['title', 'text', 'url'].map((name) => form.get(name)).filter(Boolean).join('\n');
  await cache.put('/shared/words', new Response(words));
  const picture = form.get('picture');
  if (picture instanceof File && picture.size > 0) {
    await cache.put('/shared/picture', new Response(picture));
  }
  return Response.redirect('/?notice=shared', 303);
}

async function handOver(path) {
  const cache = await caches.open(SHARED);
  return (await cache.match(path)) ?? new Response('', { status: 404 });
}

// What the buttons of a reminder said lies here until the server has it, or the page has taken it.
const ACTS = 'kurs-acts';

const call = ({ method, path, person, key, body }) => {
  const headers = { 'Kurs-Person': person, 'Idempotency-Key': key };
  headers['Content-Type'] = 'application/json';
  return fetch(`/api/v1${path}`, { method, headers, body: JSON.stringify(body) });
};

async function sendActs() {
  const cache = await caches.open(ACTS);
  for (const kept of await cache.keys()) {
    const act = await (await cache.match(kept))?.json();
    // Without network, or without a session, it stays for the next time.
    const answer = act && (await call(act).catch(() => null));
    if (answer?.ok) await cache.delete(kept);
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

async function tellPages(news) {
  const pages = await self.clients.matchAll({ type: 'window' });
  pages.forEach((page) => page.postMessage(news));
}

// A push says that there is something, never (unless its owner asked) what. One without words that
// we know is shown with those below.
async function show(data) {
  const said = await new Response(data?.text() || '{}').json().catch(() => ({}));
  const { id, subscription, person, reminder, url = '/', title = 'Kurs', tag, body } = said;
  const actions = ['did', 'later'].map((action) => ({ action, title: reminder?.[action] }));
  const shown = self.registration.showNotification(title, {
    body: body ?? 'Kurs har noget til dig',
    tag,
    icon: '/icons/kurs-192.png',
    actions: reminder ? actions : [],
    data: { ...said, url },
  });
  const path = `/push_subscriptions/${subscription}/arrivals`;
  const arrival = { method: 'POST', path, person, key: id, body: { message: id } };
  await Promise.all([shown, id && call(arrival).catch(() => {}), tellPages('look')]);
}

self.addEventListener('push', (event) => event.waitUntil(show(event.data)));
self.addEventListener('sync', (event) => event.waitUntil(sendActs()));
// Only the page knows who is here, and so for whom to subscribe anew.
self.addEventListener('pushsubscriptionchange', (event) => event.waitUntil(tellPages('push')));

self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  const said = event.notification.data ?? {};
  if (event.action && said.reminder) return event.waitUntil(keepAct(said, event.action === 'did'));
  const { pathname, search } = new URL(said.url ?? '/', self.location.origin);
  const open = async () => {
    const pages = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
    const phone = pages.find((page) => !new URL(page.url).pathname.startsWith('/desk'));
    if (!phone) return self.clients.openWindow(pathname + search);
    await phone.focus().catch(() => {});
    return phone.navigate(pathname + search);
  };
  event.waitUntil(open());
});
