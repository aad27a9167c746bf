// Finding codes by number, name, former names, constants, what servers say and what people type.

import {nameBeside} from './code-data.js';
import {TextIndex} from './text-index.js';
import {normalize} from './words.js';

const weights = {number: 4, key: 1, name: 2, term: 1.2, meaning: 0.8, family: 0.8};

function textsOf({key, number, name, terms, meaning, family}) {
  return [
    [weights.number, String(number)],
    [weights.key, key],
    [weights.name, name],
    [weights.name, `${number} ${name}`],
    ...terms.split('\n').map((term) => [weights.term, term]),
    [weights.meaning, meaning],
    [weights.family, family],
  ];
}

const indexes = new WeakMap();

function indexOf(codes) {
  if (!indexes.has(codes)) {
    indexes.set(codes, new TextIndex(codes.map((code) => ({code, rarity: code.rarity, texts: textsOf(code)}))));
  }
  return indexes.get(codes);
}

// [{code, score, exact}], best first; `exact` if the query is the code's number, name or a term of it.
// A number alone means the codes that begin with it, not those whose texts speak of it.
export function rankCodes(codes, query) {
  const text = query.trim().toLowerCase();
  const found = indexOf(codes).search(query).map(({entry, score, exact}) => ({code: entry.code, score, exact}));
  if (!/^\d+$/.test(text)) return found;
  const score = found[0]?.score;
  return found
    .filter(({code}) => code.key.startsWith(text))
    .sort((a, b) => a.code.key.length - b.code.key.length || a.code.order - b.code.order)
    .map((item) => ({...item, score}));
}

export function findCodes(codes, query) {
  return rankCodes(codes, query).map(({code}) => code);
}

// The one code that a text means: by its label or key, by a name or a term that no other has, or as the only one
// found.
export function findCode(codes, text) {
  const typed = text.trim().toLowerCase();
  const labelled = codes.find((code) => [code.label, nameBeside(code, code)].some((label) => label.toLowerCase() === typed));
  const key = typed.split(/\s/)[0];
  const name = normalize(text);
  const found = rankCodes(codes, text);
  const lists = [found.filter(({code}) => normalize(code.name) === name), found.filter(({exact}) => exact), found];
  const [only] = lists.find((list) => list.length === 1) ?? [];
  return labelled ?? codes.find((code) => code.key === key) ?? only?.code;
}

// A number means codes, not the numbers that their texts speak of.
export function says({key, text}, word) {
  return /^\d+$/.test(word) ? key.startsWith(word) : text.includes(` ${word}`);
}
