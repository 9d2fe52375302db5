// Drivers for Debian's Firefox and WebKitGTK: WebDriver BiDi over a websocket, and classic WebDriver over
// HTTP. No library drives both without geckodriver, which Debian does not have, and the specs need little.
// Both need a display.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import WebSocket from 'ws';
import { freePort } from '../kurs.mjs';

/** Time-out on a busy machine, in milliseconds. */
const PATIENCE = 120_000;

/** Starts a program with a home folder of its own that has `files`, and with the environment variables
 * of `more`; resolves with the result of `isReady`, which is called with the program's output. `end()`
 * kills the program and its children, and removes its home. */
async function start(program, args, files, more, isReady) {
  const home = await mkdtemp(join(tmpdir(), 'kurs-engine-'));
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(home, name)), { recursive: true });
    await writeFile(join(home, name), text);
  }
  const env = { ...process.env, HOME: home, TZ: 'Europe/Copenhagen', LANGUAGE: 'da', ...more };
  // Detached it leads a process group, with what it starts itself.
  const stdio = ['ignore', 'ignore', 'pipe'];
  const child = spawn(program, args(home), { env, stdio, detached: true });
  const ended = once(child, 'close');
  const end = async () => {
    if (child.exitCode === null) process.kill(-child.pid, 'SIGKILL');
    await ended;
    await rm(home, { recursive: true, force: true, maxRetries: 10 });
  };
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text) => (said += text));
  for (const begun = Date.now(); ; ) {
    const ready = await isReady(said);
    if (ready) return { ready, end };
    if (child.exitCode !== null || Date.now() - begun > PATIENCE) {
      await end();
      throw new Error(`${program} did not start:\n${said}`);
    }
    await new Promise((resume) => setTimeout(resume, 50));
  }
}

/** Firefox, with its push service at `pushOrigin`. */
export async function firefox(pushOrigin) {
  const prefs = {
    'browser.shell.checkDefaultBrowser': false,
    // A fake microphone, with permission granted.
    'media.navigator.streams.fake': true,
    'media.navigator.permission.disabled': true,
    // Notification permission granted, and the browser's own tray: there is no desktop.
    'permissions.default.desktop-notification': 1,
    'alerts.useSystemBackend': false,
    'toolkit.legacyUserProfileCustomizations.stylesheets': true,
    // The recommended preferences for drivers turn pushes off.
    'remote.prefs.recommended': false,
    'dom.push.serverURL': pushOrigin.replace('http:', 'ws:'),
    'dom.push.testing.allowInsecureServerURL': true,
    'dom.push.connection.enabled': true,
    'dom.push.alwaysConnect': true,
    'dom.push.requestTimeout': PATIENCE,
  };
  const line = ([name, value]) => `user_pref("${name}", ${JSON.stringify(value)});\n`;
  const files = {
    'user.js': Object.entries(prefs).map(line).join(''),
    // The tray closes a notification when its animation ends; without the animation it stays until it is
    // tapped.
    'chrome/userChrome.css': '#alertBox { animation: none !important; }',
  };
  const args = (profile) => [
    ...['--remote-debugging-port=0', '--remote-allow-system-access'],
    ...['--no-remote', '--profile', profile, 'about:blank'],
  ];
  const { ready, end } = await start('firefox-esr', args, files, {}, (said) =>
    /WebDriver BiDi listening on (ws:\S+)/.exec(said),
  );
  const socket = new WebSocket(`${ready[1]}/session`);
  await once(socket, 'open');
  const asked = [];
  socket.on('message', (text) => {
    const { id, type, result, error, message } = JSON.parse(text);
    if (type === 'error') asked[id]?.reject(new Error(`${error}: ${message}`));
    else asked[id]?.resolve(result);
  });
  const send = (method, params = {}) =>
    new Promise((resolve, reject) => {
      const id = asked.push({ resolve, reject }) - 1;
      socket.send(JSON.stringify({ id, method, params }));
    });
  await send('session.new', { capabilities: {} });
  const { contexts } = await send('browsingContext.getTree');
  const { context } = contexts[0];
  const call = async (script, json) => {
    const { result, exceptionDetails } = await send('script.callFunction', {
      functionDeclaration: `async (json) => ${script}`,
      arguments: [{ type: 'string', value: json }],
      awaitPromise: true,
      target: { context },
    });
    if (exceptionDetails) throw new Error(exceptionDetails.text);
    return result;
  };
  return {
    send,
    go: (url) => send('browsingContext.navigate', { context, url, wait: 'complete' }),
    reload: () => send('browsingContext.reload', { context, wait: 'complete' }),
    run: async (script, json) => (await call(script, json)).value,
    find: async (script, json) => {
      const { sharedId } = await call(script, json);
      return sharedId && { type: 'element', element: { sharedId } };
    },
    perform: (actions) => send('input.performActions', { context, actions }),
    screenshot: async () => (await send('browsingContext.captureScreenshot', { context })).data,
    end,
  };
}

export async function webkit() {
  const port = await freePort();
  // Once in some hundred tests WebKitGTK stops answering, also to its driver, and stays so.
  let stuck = false;
  const ask = async (method, path, body) => {
    if (stuck) throw new Error('the browser stopped answering');
    const url = `http://127.0.0.1:${port}${path}`;
    // Longer than its own time-outs, and shorter than a spec waits for what it looks for.
    const signal = AbortSignal.timeout(0.75 * PATIENCE);
    let value;
    try {
      ({ value } = await (await fetch(url, { method, body: body && JSON.stringify(body), signal })).json());
    } catch (error) {
      stuck = signal.aborted;
      throw error;
    }
    // No script and no page of the specs takes that long.
    stuck = /timeout/.test(value?.error);
    if (value?.error) throw new Error(`${value.error}: ${value.message}`);
    return value;
  };
  // JavaScriptCore signals its main thread for each function of WebAssembly that it has compiled, and for
  // garbage collection. The handler leaves EINTR in errno; if a media player asks for the session bus at
  // that moment, GLib takes it for its own error (`getauxval () failed`) and aborts. So in tests functions
  // are interpreted, and garbage is not collected.
  const environment = { JSC_useBBQJIT: '0', JSC_useOMGJIT: '0', JSC_useGC: '0' };
  const isUp = () => ask('GET', '/status').catch(() => null);
  const { end } = await start('WebKitWebDriver', () => [`--port=${port}`], {}, environment, isUp);
  // A fake microphone; under automation permission is granted.
  const media = ['--enable-media-stream=true', '--enable-mock-capture-devices=true'];
  const { sessionId } = await ask('POST', '/session', {
    capabilities: {
      alwaysMatch: {
        timeouts: { script: PATIENCE / 4, pageLoad: PATIENCE / 2 },
        'webkitgtk:browserOptions': { args: ['--automation', ...media] },
      },
    },
  });
  const session = `/session/${sessionId}`;
  const run = async (script, json) => {
    const { value, error } = await ask('POST', `${session}/execute/async`, {
      script: `const [json, done] = arguments;
        (async () => ${script})().then((value) => done({ value }), (error) => done({ error: String(error) }));`,
      args: [json],
    });
    if (error) throw new Error(error);
    return value;
  };
  return {
    go: (url) => ask('POST', `${session}/url`, { url }),
    reload: () => ask('POST', `${session}/refresh`, {}),
    run,
    find: run,
    perform: (actions) => ask('POST', `${session}/actions`, { actions }),
    screenshot: () => ask('GET', `${session}/screenshot`),
    isStuck: () => stuck,
    async end() {
      await ask('DELETE', session).catch(() => {});
      await end();
    },
  };
}
