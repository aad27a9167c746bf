// The filter of the list of all codes. Its state stands in the address, so that it can be linked.

import {loadCodes} from './code-data.js';
import {says} from './code-search.js';
import {layOutLongLists} from './long-lists.js';
import {normalize, wordsOf} from './words.js';

class Filter {
  constructor(form) {
    this.form = form;
    this.count = form.querySelector('[role=status]');
    this.groups = [...document.querySelectorAll('[data-class]')];
    this.all = document.querySelectorAll('[data-class] tbody tr').length;
    this.fields = [...form.querySelectorAll('[name]')];
    this.read(new URLSearchParams(location.search));
    form.addEventListener('input', () => this.change());
    form.addEventListener('submit', (event) => event.preventDefault());
    // The fields are empty only after the event.
    form.addEventListener('reset', () => setTimeout(() => this.change()));
    form.elements.q.addEventListener('focus', () => this.learn(), {once: true});
    form.hidden = false;
    if (this.state().q) this.learn();
    if (this.isEmpty()) this.count.textContent = sentence(this.all, this.all);
    else this.show();
  }

  // Read when first somebody filters: a page that is only looked at opens without it.
  get rows() {
    if (!this.described) {
      layOutLongLists();
      this.described = this.groups.flatMap((group) => [...group.querySelectorAll('tbody tr')].map((row) => describe(group, row)));
    }
    return this.described;
  }

  // A value that no option has selects nothing, and is ignored.
  read(parameters) {
    for (const field of this.fields) {
      const value = parameters.get(field.name) ?? '';
      field.value = value;
      if (field.value !== value) field.value = '';
    }
  }

  state() {
    return Object.fromEntries(this.fields.map(({name, value}) => [name, value.trim()]));
  }

  isEmpty() {
    return Object.values(this.state()).every((value) => !value);
  }

  // What people type for a code is no part of the table.
  async learn() {
    const codes = await loadCodes(this.form.dataset.codes).catch(() => []);
    const terms = new Map(codes.map((code) => [code.key, code.terms]));
    for (const row of this.rows) row.text += ` ${normalize(terms.get(row.key) ?? '')}`;
    this.show();
  }

  change() {
    const query = String(new URLSearchParams(Object.entries(this.state()).filter(([, value]) => value)));
    const {pathname, hash} = location;
    history.replaceState(null, '', `${query ? `?${query}` : pathname}${hash}`);
    this.show();
  }

  show() {
    const {q, ...facts} = this.state();
    const words = wordsOf(q);
    const fits = (row) =>
      Object.entries(facts).every(([name, value]) => !value || row[name] === value) &&
      words.every((word) => says(row, word));
    let shown = 0;
    for (const row of this.rows) {
      row.element.hidden = !fits(row);
      if (!row.element.hidden) shown += 1;
    }
    for (const group of this.groups) this.showGroup(group);
    this.count.textContent = sentence(shown, this.all);
  }

  showGroup(group) {
    const shown = group.querySelectorAll('tbody tr:not([hidden])').length;
    const jump = document.querySelector(`.jump [data-group="${group.dataset.class}"]`);
    group.hidden = jump.hidden = shown === 0;
    jump.querySelector('.count').textContent = shown;
  }
}

function describe(group, element) {
  const text = (name) => element.querySelector(`[data-${name}]`).textContent;
  return {
    element,
    key: element.dataset.code,
    class: group.dataset.class,
    vendor: element.dataset.vendor,
    standing: text('standing'),
    presence: text('presence'),
    text: ` ${normalize(`${element.dataset.code} ${element.textContent}`)}`,
  };
}

function sentence(shown, all) {
  if (shown === 0) return 'No code fits. Clear the filter to see all.';
  return shown === all ? `All ${all} codes` : `${shown} of ${all} codes`;
}

for (const form of document.querySelectorAll('form[data-filter]')) new Filter(form);
