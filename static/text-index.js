// Finding by words, with slips of the fingers: which of some hundred entries a query means. Each entry
// has texts with a weight; a text is a name, a number or a phrase that people type. An entry scores by
// its best text for each word of the query, and again by the one text that is most nearly the query.

import {normalize, wordsOf} from './words.js';

// How many slips a word may hold. In two or three letters only one may be missing: "nt" is "not", but
// "GET" is not "SET".
function slipsAllowed(typed, known) {
  if (/\d/.test(typed) || (typed.length < 4 && known.length <= typed.length)) return 0;
  return typed.length < 8 ? 1 : 2;
}

const masks = new Map();

// The letters that a word has, as bits.
function maskOf(word) {
  let mask = masks.get(word);
  if (mask === undefined) {
    mask = 0;
    for (let at = 0; at < word.length; at += 1) mask |= 1 << (word.charCodeAt(at) % 32);
    masks.set(word, mask);
  }
  return mask;
}

// A quick look that spares most of the counting: a slip changes two of them at most.
function differingLetters(a, b) {
  let bits = maskOf(a) ^ maskOf(b);
  let count = 0;
  for (; bits !== 0; bits &= bits - 1) count += 1;
  return count;
}

// Letters put in, left out, changed, or exchanged with a neighbor (optimal string alignment); anything
// beyond `most` is `most + 1`.
export function countSlips(a, b, most) {
  if (Math.abs(a.length - b.length) > most || differingLetters(a, b) > 2 * most) return most + 1;
  let before = [];
  let row = Array.from({length: b.length + 1}, (_, at) => at);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const changed = row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1);
      next[j] = Math.min(changed, row[j] + 1, next[j - 1] + 1);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) next[j] = Math.min(next[j], before[j - 2] + 1);
    }
    if (Math.min(...next) > most) return most + 1;
    before = row;
    row = next;
  }
  return Math.min(row[b.length], most + 1);
}

// From 1 (the same word) to 0 (another one). A word that is still being typed begins the one it means.
function likeness(typed, known) {
  if (typed === known) return 1;
  if (known.startsWith(typed)) return typed.length > 1 || /\d/.test(typed) ? 0.6 + (0.3 * typed.length) / known.length : 0;
  const most = slipsAllowed(typed, known);
  const slips = most === 0 ? 1 : countSlips(typed, known, most);
  return slips > most ? 0 : 0.75 - 0.2 * slips;
}

// "Time-out" and "timeout" are the same.
const squeeze = (text) => text.replaceAll(' ', '');

export class TextIndex {
  // Of [{texts: [[weight, text]], rarity}]; a rare entry gives way to a common one that fits as well.
  constructor(entries) {
    this.entries = entries;
    this.texts = new Map();  // by word
    this.whole = new Map();  // by all words without spaces
    for (const entry of entries) {
      for (const [weight, text] of entry.texts) this.add(entry, weight, text);
    }
  }

  add(entry, weight, text) {
    const words = wordsOf(text);
    const item = {entry, weight, size: words.length};
    for (const word of new Set(words)) put(this.texts, word, item);
    put(this.whole, squeeze(normalize(text)), item);
  }

  // The texts that hold the word or one like it: Map from text to likeness.
  find(word) {
    const found = new Map();
    for (const [known, items] of this.texts) {
      const quality = likeness(word, known);
      if (quality === 0) continue;
      for (const item of items) found.set(item, Math.max(quality, found.get(item) ?? 0));
    }
    return found;
  }

  // [{entry, score, exact}], best first. What covers less than half of the query is left out, unless a
  // whole text stands in it, as when somebody pastes a line of a log.
  search(query) {
    const words = [...new Set(wordsOf(query))];
    const tallies = new Map();
    let all = 0;
    for (const word of words) all += this.tally(word, tallies);
    for (const {entry, weight} of this.findWhole(query)) {
      const tally = tallyOf(tallies, entry);
      tally.whole = Math.max(tally.whole, weight);
    }
    return [...tallies]
      .filter(([, {covered, phrase, whole}]) => whole > 0 || covered >= all / 2 || phrase.share === 1)
      .map(([entry, {score, phrase, whole}]) => ({
        entry,
        exact: whole > 0,
        score: (score + phrase.score + 20 * whole) * (1 - 0.04 * (entry.rarity ?? 0)),
      }))
      .sort((a, b) => b.score - a.score);
  }

  // The texts that are the query, with or without the words that tell nothing.
  findWhole(query) {
    return [normalize(query), wordsOf(query).join(' ')].flatMap((text) => this.whole.get(squeeze(text)) ?? []);
  }

  // Adds one word of the query to what each entry has, and returns how telling the word is.
  tally(word, tallies) {
    const found = this.find(word);
    const holders = new Map();
    for (const [text, quality] of found) put(holders, text.entry, [text, quality]);
    // A word that nobody has is a slip beyond recognition, or chatter.
    const telling = holders.size === 0 ? 1 : Math.log(1 + this.entries.length / (1 + holders.size));
    for (const [entry, hits] of holders) tallyOf(tallies, entry).add(hits, telling);
    return telling;
  }
}

class Tally {
  constructor() {
    Object.assign(this, {score: 0, covered: 0, whole: 0, phrase: {score: 0, share: 0}, sums: new Map()});
  }

  add(hits, telling) {
    let best = 0;
    let covered = 0;
    for (const [text, quality] of hits) {
      best = Math.max(best, text.weight * quality);
      covered = Math.max(covered, quality);
      const sum = this.sums.get(text) ?? {score: 0, words: 0};
      sum.score += text.weight * quality * telling;
      sum.words += 1;
      this.sums.set(text, sum);
      const share = sum.words / text.size;
      if (text.size > 1 && sum.score * share > this.phrase.score) this.phrase = {score: sum.score * share, share};
    }
    this.score += best * telling;
    this.covered += telling * (covered > 0 ? 1 : 0);
  }
}

function tallyOf(tallies, entry) {
  if (!tallies.has(entry)) tallies.set(entry, new Tally());
  return tallies.get(entry);
}

function put(map, key, value) {
  if (map.has(key)) map.get(key).push(value);
  else map.set(key, [value]);
}

