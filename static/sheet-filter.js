// The filter of the cheat sheet: what does not fit leaves the page, and boxes of advice leave with the
// first letter.

import {loadCodes} from './code-data.js';
import {says} from './code-search.js';
import {normalize, wordsOf} from './words.js';

class SheetFilter {
  constructor(form) {
    this.form = form;
    this.sheet = document.querySelector('.sheet');
    this.count = form.querySelector('[role=status]');
    form.addEventListener('input', () => this.show());
    form.addEventListener('submit', (event) => this.open(event));
    form.elements.q.addEventListener('focus', () => this.learn(), {once: true});
    form.hidden = false;
  }

  // Read when first somebody filters: a sheet that is only looked at opens without it.
  get entries() {
    this.described ??= [...this.sheet.querySelectorAll('[data-code]')].map(describe);
    return this.described;
  }

  // What people type for a code is no part of the page.
  async learn() {
    const codes = await loadCodes(this.form.dataset.codes).catch(() => []);
    const terms = new Map(codes.map((code) => [code.key, code.terms]));
    for (const entry of this.entries) entry.text += ` ${normalize(terms.get(entry.key) ?? '')}`;
    this.show();
  }

  // Enter opens the only code left.
  open(event) {
    event.preventDefault();
    const links = [...this.sheet.querySelectorAll('[data-code]:not([hidden]) a')];
    if (links.length === 1) links[0].click();
  }

  show() {
    const words = wordsOf(this.form.elements.q.value);
    for (const entry of this.entries) entry.element.hidden = !words.every((word) => says(entry, word));
    for (const box of this.sheet.querySelectorAll('.quick')) box.hidden = words.length > 0;
    for (const group of this.sheet.querySelectorAll('section, .vendor')) {
      group.hidden = !group.querySelector('[data-code]:not([hidden])');
    }
    const shown = this.entries.filter(({element}) => !element.hidden).length;
    this.count.textContent = words.length === 0 ? '' : `${shown} of ${this.entries.length} codes`;
  }
}

function describe(element) {
  const name = element.querySelector('.name').textContent;
  const meaning = element.querySelector('.meaning').textContent;
  return {element, key: element.dataset.code, text: ` ${normalize(`${element.dataset.code} ${name} ${meaning}`)}`};
}

for (const form of document.querySelectorAll('form[data-sheet-filter]')) new SheetFilter(form);
