// What a query means on this site: the comparison of two codes, a class of codes, or whatever its words
// find, in groups, the best group first.

import {nameBeside} from './code-data.js';
import {findCode, rankCodes} from './code-search.js';
import {TextIndex} from './text-index.js';

const mostOf = {Codes: 6, Comparisons: 4};
const mostOfOthers = 3;

// How much a group's title and further words tell beside a code's own.
const weights = {Questions: [0.75, 0], Guides: [0.8, 0.3], Articles: [0.8, 0.3], 'Lint rules': [0.65, 0.9], Comparisons: [0.5, 0.5]};
const otherWeights = [1, 0.9];

const joint = /\s+(?:vs?\.?|versus|or|and|with|against)\s+|\s*[\/,;&|]\s*|\s+-+\s+/i;
const asking = /\b(?:what(?:'s| is)?|compare|comparison|the|difference|between|https?|errors?|codes?|status|response)\b|\?/gi;

export class SiteIndex {
  constructor(codes, pages) {
    this.codes = codes;
    this.pages = pages;
    this.written = new Set(pages.filter(({group}) => group === 'Comparisons').map(({url}) => url));
    this.index = new TextIndex(
      pages.map((page) => {
        const [title, words] = weights[page.group] ?? otherWeights;
        return {page, texts: [[title, page.title], ...(words > 0 && page.words ? [[words, page.words]] : [])]};
      }),
    );
  }

  // [{group, items: [{url, title, code, detail}]}]; no group is empty.
  search(query) {
    const groups = new Map();
    const add = (group, item) => {
      const items = groups.get(group) ?? [];
      const isThere = items.some(({url}) => url === item.url);
      if (!isThere && items.length < (mostOf[group] ?? mostOfOthers)) groups.set(group, [...items, item]);
    };
    for (const pair of this.findPairs(query)) add('Comparisons', pair);
    for (const page of this.findByNumbers(query)) add(page.group, page);
    for (const {item, group} of this.rank(query)) add(group, item);
    return [...groups].map(([group, items]) => ({group, items}));
  }

  rank(query) {
    const codes = rankCodes(this.codes, query).map(({code, score}) => ({score, group: 'Codes', item: itemOfCode(code)}));
    const pages = this.index.search(query).map(({entry, score}) => ({score, group: entry.page.group, item: entry.page}));
    return [...codes, ...pages].sort((a, b) => b.score - a.score);
  }

  // Comparisons that the query asks for: "502 503", "502 vs 50", "unauthorized or forbidden".
  findPairs(query) {
    const text = query.replace(asking, ' ').trim();
    const parts = /^[\d\s]+$/.test(text) ? text.split(/\s+/) : text.split(joint);
    if (parts.length !== 2) return [];
    const first = findCode(this.codes, parts[0]);
    if (!first) return [];
    const second = findCode(this.codes, parts[1]);
    const others = second ? [second] : rankCodes(this.codes, parts[1]).map(({code}) => code);
    return others.filter((code) => code !== first).slice(0, mostOf.Comparisons).map((code) => this.pairOf(first, code));
  }

  pairOf(one, other) {
    const [a, b] = [one, other].sort((x, y) => x.order - y.order);
    const url = `compare/${a.key}-vs-${b.key}/`;
    return {url, title: `${nameBeside(a, b)} vs ${nameBeside(b, a)}`, detail: `${a.name} or ${b.name}${this.written.has(url) ? '' : ', derived from facts'}`};
  }

  // "5xx" is a class, as is a number that nobody uses; three numbers are those of a guide.
  findByNumbers(query) {
    const [, digit] = /^\s*(?:https?\s*)?([1-5])(?:xx|\*\*|\d\d)\b/i.exec(query) ?? [];
    const numbers = query.match(/\b\d{3}\b/g) ?? [];
    if (numbers.length > 2) return this.pages.filter(({group, title}) => group === 'Guides' && numbers.every((number) => title.includes(number)));
    const isKnown = numbers.some((number) => this.codes.some((code) => String(code.number) === number));
    return digit && !isKnown ? this.pages.filter(({group, title}) => group === 'Categories' && title.startsWith(`${digit}xx`)) : [];
  }
}

function itemOfCode(code) {
  return {url: `${code.key}/`, title: code.title, code: String(code.number), color: code.color, detail: code.meaning};
}
