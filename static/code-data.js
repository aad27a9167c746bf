// The codes and the pages as the completion, the filter and the search know them. The generator writes
// each list into a script of its own, which is loaded when somebody first needs it; a script and not
// JSON, because a page opened from a disk may not fetch.

const loading = new Map();

// `known` tells the meanings of one number apart; the best known one is called by the number alone.
function toCode([key, number, name, family, meaning, terms, rarity, color, known], order) {
  const title = key === String(number) ? name : `${name} (${known})`;
  return {key, number, name, family, meaning, terms, rarity, color, order, known, title, label: `${number} ${title}`};
}

// "499 (Google)" where the number alone would not tell which one.
export function nameBeside({key, number, known}, other) {
  return number === other.number || key !== String(number) ? `${number} (${known})` : String(number);
}

function toPage([group, url, title, words]) {
  return {group, url, title, words};
}

function load(url, variable, toRecord) {
  const script = document.createElement('script');
  const loaded = new Promise((resolve, reject) => {
    script.onload = () => resolve(globalThis[variable].map(toRecord));
    script.onerror = () => {
      loading.delete(url);
      reject(new Error(`${url} cannot be loaded`));
    };
  });
  script.src = url;
  document.head.append(script);
  return loaded;
}

function loadOnce(url, variable, toRecord) {
  if (!loading.has(url)) loading.set(url, load(url, variable, toRecord));
  return loading.get(url);
}

// All codes in the catalogue's order. Loaded once; asked again after a failure.
export function loadCodes(url) {
  return loadOnce(url, 'statusbookCodes', toCode);
}

export function loadPages(url) {
  return loadOnce(url, 'statusbookPages', toPage);
}

// The same from a list that is there already.
export function readLists({statusbookCodes, statusbookPages}) {
  return {codes: statusbookCodes.map(toCode), pages: statusbookPages.map(toPage)};
}
