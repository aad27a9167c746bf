// The filter over the rows of tables and the questions of /faq/: [data-item] elements in [data-group]
// elements. Its text stands in the address, so that it can be linked.

import {layOutLongLists} from './long-lists.js';
import {normalize, wordsOf} from './words.js';

class TextFilter {
  constructor(form) {
    this.form = form;
    this.field = form.elements.q;
    this.count = form.querySelector('[role=status]');
    this.all = document.querySelectorAll('[data-group] [data-item]').length;
    this.field.value = new URLSearchParams(location.search).get('q') ?? '';
    form.addEventListener('input', () => this.change());
    form.addEventListener('submit', (event) => event.preventDefault());
    // The field is empty only after the event.
    form.addEventListener('reset', () => setTimeout(() => this.change()));
    form.hidden = false;
    if (this.field.value.trim()) this.show();
    else this.count.textContent = this.sentence(this.all);
  }

  // Read when first somebody filters: a page that is only looked at opens without it.
  get groups() {
    if (!this.described) {
      layOutLongLists();
      this.described = [...document.querySelectorAll('[data-group]')].map((element) => ({
        element,
        items: [...element.querySelectorAll('[data-item]')].map(describe),
      }));
    }
    return this.described;
  }

  change() {
    const q = this.field.value.trim();
    const {pathname, hash} = location;
    history.replaceState(null, '', `${q ? `?${new URLSearchParams({q})}` : pathname}${hash}`);
    this.show();
  }

  show() {
    const words = wordsOf(this.field.value);
    let shown = 0;
    for (const {element, items} of this.groups) {
      for (const item of items) item.element.hidden = !words.every((word) => says(item, word));
      const left = items.filter((item) => !item.element.hidden).length;
      element.hidden = left === 0;
      shown += left;
    }
    this.count.textContent = this.sentence(shown);
  }

  sentence(shown) {
    const {one, many} = this.form.dataset;
    if (shown === 0) return `No ${one} fits. Clear the filter to see all.`;
    return shown === this.all ? `All ${this.all} ${many}` : `${shown} of ${this.all} ${many}`;
  }
}

function describe(element) {
  const codes = [...element.querySelectorAll('.code')].map((code) => code.textContent);
  return {element, codes, text: ` ${normalize(element.textContent)}`};
}

// Where codes are marked as such, a number means them, or their class, and not what a text cites.
function says({codes, text}, word) {
  const isNumber = /^\d+$/.test(word);
  if (isNumber && word.length === 3 && text.includes(` ${word[0]} xx`)) return true;
  return isNumber && codes.length > 0 ? codes.some((code) => code.startsWith(word)) : text.includes(` ${word}`);
}

for (const form of document.querySelectorAll('form[data-text-filter]')) new TextFilter(form);
