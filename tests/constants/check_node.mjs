// Holds what content/constants.json says of Node.js against the Node.js that runs this: the phrases
// of http.STATUS_CODES and the names of http2.constants, in both directions.

import {readFileSync} from 'node:fs';
import {STATUS_CODES} from 'node:http';
import {constants} from 'node:http2';

const file = new URL('../../content/constants.json', import.meta.url);
const {libraries} = JSON.parse(readFileSync(file, 'utf8'));

// "number name" of each name, sorted.
function listed(id) {
  const library = libraries.find((item) => item.id === id);
  return library.names.map(({code, name}) => `${code.slice(0, 3)} ${name}`).sort();
}

const real = {
  'node-http': Object.entries(STATUS_CODES).map(([code, phrase]) => `${code} ${phrase}`).sort(),
  'node-http2': Object.entries(constants)
      .filter(([name]) => name.startsWith('HTTP_STATUS_'))
      .map(([name, code]) => `${code} ${name}`)
      .sort(),
};

for (const [id, entries] of Object.entries(real)) {
  const ours = listed(id);
  const missing = entries.filter((entry) => !ours.includes(entry));
  const foreign = ours.filter((entry) => !entries.includes(entry));
  if (missing.length + foreign.length > 0) {
    console.error(`${id}: not listed: ${missing.join(', ')}; not in Node.js: ${foreign.join(', ')}`);
    process.exitCode = 1;
  } else {
    console.log(`${id} ${process.version}: ${ours.length} names agree`);
  }
}
