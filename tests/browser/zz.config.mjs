import base from './playwright.config.mjs';
export default { ...base, timeout: 60_000, expect: { timeout: 7_000 }, workers: 2, reporter: [['list']], use: { ...base.use, trace: 'off' } };
