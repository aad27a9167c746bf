// The search field of every page: answers in groups while somebody types, Enter opens the best one.
// Without scripts its form leads to the list of all codes.

import {openable} from './address.js';
import {loadCodes, loadPages} from './code-data.js';
import {makeCombobox} from './combobox.js';
import {make} from './elements.js';
import {SiteIndex} from './site-index.js';

class Search {
  constructor(form) {
    this.form = form;
    this.input = form.querySelector('input');
    this.message = make('p', {class: 'visually-hidden', role: 'status'});
    form.append(this.message);
    this.input.addEventListener('focus', () => this.load(), {once: true});
    form.addEventListener('submit', (event) => this.submit(event));
    makeCombobox(this.input, {
      label: 'Results',
      search: (text) => this.search(text),
      groupOf: ({group}) => group,
      addressOf: ({url}) => this.addressOf(url),
      describe: ({code, color, title, detail}) => [
        ...(code ? [make('span', {class: `code color-${color}`}, code), ' '] : []),
        make('span', {class: 'option-title'}, title),
        ...(detail ? [' ', make('span', {class: 'meaning'}, detail)] : []),
      ],
      choose: ({url}) => location.assign(this.addressOf(url)),
      announce: (count) => this.announce(count),
    });
  }

  // Asked for on the first focus; what is typed before it is there waits for it.
  load() {
    const {codes, pages} = this.form.dataset;
    this.index ??= Promise.all([loadCodes(codes), loadPages(pages)]).then((lists) => new SiteIndex(...lists));
    this.index.catch(() => {
      this.index = undefined;
      this.message.textContent = 'The search cannot be loaded. Enter leads to the list of all codes.';
    });
    return this.index;
  }

  async search(text) {
    const index = await this.load().catch(() => undefined);
    const groups = text.trim() && index ? index.search(text) : [];
    return groups.flatMap(({group, items}) => items.map((item) => ({...item, group})));
  }

  // The form itself goes where scripts are not needed.
  async submit(event) {
    event.preventDefault();
    const [best] = await this.search(this.input.value);
    if (best) location.assign(this.addressOf(best.url));
    else this.form.submit();
  }

  addressOf(url) {
    return openable(this.form.dataset.root + url);
  }

  announce(count) {
    this.message.textContent = count === 0 ? 'Nothing fits.' : `${count} ${count === 1 ? 'result' : 'results'}. Arrow keys choose, Enter opens the first.`;
  }
}

for (const form of document.querySelectorAll('form[data-search]')) new Search(form);
