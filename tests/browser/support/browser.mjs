// Debian's Chromium, driven by Playwright; never a browser that Playwright has downloaded.

import {requirePackage} from './packages.mjs';

const {chromium} = requirePackage('playwright-core');

const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';

const switches = [
  '--no-sandbox',  // root cannot start it otherwise
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

// The caller closes it.
export function startBrowser() {
  return chromium.launch({executablePath, headless: true, args: switches});
}
