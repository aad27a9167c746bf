// The npm packages that the tests need. Absent ones are a failure with a remedy, never a skipped test.

import {createRequire} from 'node:module';

const require = createRequire(import.meta.url);

export function requirePackage(name) {
  try {
    return require(name);
  } catch (failure) {
    if (failure.code !== 'MODULE_NOT_FOUND') throw failure;
    throw new Error(`${name} is not installed: run \`npm ci\` in tests/browser`);
  }
}
