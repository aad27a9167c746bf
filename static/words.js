// Texts as words. Constants are cut too, so that HTTP_BAD_GATEWAY and StatusBadGateway are read as
// "Bad Gateway".

const emptyWords = new Set(['code', 'codes', 'error', 'errors', 'http', 'sc', 'status']);

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
