// How Chromium is started, for tests and screenshots. KURS_CHROMIUM is the browser's path; `cargo xtask`
// finds or installs one and sets it.

export const chromium = {
  browserName: 'chromium',
  headless: true,
  launchOptions: {
    executablePath: process.env.KURS_CHROMIUM,
    args: [
      '--no-sandbox', // build machines run as root, where the sandbox refuses to start
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  },
};
