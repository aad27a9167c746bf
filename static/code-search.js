// Finding codes by number and words. Names, meanings and what people type are cut into lower-case
// words, constants too, so that HTTP_BAD_GATEWAY and StatusBadGateway find "Bad Gateway".

const emptyWords = new Set(['code', 'error', 'http', 'sc', 'status']);

export function normalize(text) {
  return text
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replace(/([a-z])(?=\d)|(\d)(?=[a-z])/gi, '$& ')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}

export function wordsOf(query) {
  const words = normalize(query).split(' ').filter(Boolean);
  const telling = words.filter((word) => !emptyWords.has(word));
  return telling.length > 0 ? telling : words;
}

// Where words are looked for, the most telling place first.
function placesOf(code) {
  const {key, name, family, meaning, terms} = code;
  code.places ??= [key, name, `${meaning} ${family}`, terms].map((text) => ` ${normalize(text)}`);
  return code.places;
}

// The place of the word that is hardest to find; -1 if one is not there.
function rankOf(code, words) {
  const ranks = words.map((word) => placesOf(code).findIndex((place) => place.includes(` ${word}`)));
  return ranks.includes(-1) ? -1 : Math.max(...ranks);
}

// The codes in which every word of the query begins a word, best first.
export function findCodes(codes, query) {
  const words = wordsOf(query);
  if (words.length === 0) return [];
  return codes
    .map((code) => ({code, rank: rankOf(code, words)}))
    .filter(({rank}) => rank >= 0)
    .sort((a, b) => a.rank - b.rank)
    .map(({code}) => code);
}

// The one code that a text means: by its key, its name, or as the only one found.
export function findCode(codes, text) {
  const key = text.trim().toLowerCase().split(/\s/)[0];
  const name = normalize(text);
  const found = findCodes(codes, text);
  const named = found.filter((code) => normalize(code.name) === name);
  const only = [named, found].find((list) => list.length === 1) ?? [];
  return codes.find((code) => code.key === key) ?? only[0];
}

// A number means codes, not the numbers that their texts speak of.
export function says({key, text}, word) {
  return /^\d+$/.test(word) ? key.startsWith(word) : text.includes(` ${word}`);
}
