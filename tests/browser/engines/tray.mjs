// Firefox's own tray, used where there is no desktop: each notification is a window, reached by privileged
// scripts.
import { expect } from './engine.mjs';

/** Waits for a notification with the text `words`, and taps it, or its button `action`. */
export async function tapNotification({ driver: { send } }, words, action) {
  const evaluate = async (context, expression) => {
    const target = { context };
    const { result } = await send('script.evaluate', { expression, target, awaitPromise: false });
    return result?.value;
  };
  let all;
  const look = async () => {
    const { contexts } = await send('browsingContext.getTree', { 'moz:scope': 'chrome' });
    const windows = contexts.filter(({ url }) => url.endsWith('/alert.xhtml'));
    const text = `document.getElementById('alertTextLabel')?.textContent`;
    all = await Promise.all(
      windows.map(async ({ context }) => ({ context, says: await evaluate(context, text) })),
    );
    return all.map(({ says }) => says);
  };
  await expect.poll(look).toContain(words);
  // This tray draws no buttons, so a tap on one is dispatched directly.
  const tapped = action
    ? `{ QueryInterface: ChromeUtils.generateQI(['nsIAlertAction']), action: '${action}', title: '' }`
    : 'null';
  const tap = `gAlertListener.observe(${tapped}, 'alertclickcallback', gAlertCookie); window.close()`;
  await evaluate(all.find(({ says }) => says === words).context, tap);
}
