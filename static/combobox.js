// An input that offers a list while somebody types: the combobox of the WAI-ARIA Authoring Practices,
// with focus in the input and the chosen option in aria-activedescendant. A native datalist would be
// shorter, but it compares with the text it shows and nothing else, so words such as "rate limit"
// could not find 429; and it neither grows with the text size nor is spoken alike by screen readers.

import {make} from './elements.js';
import {addOverlayStyles} from './overlay-styles.js';

const steps = {ArrowDown: 1, ArrowUp: -1};

class Combobox {
  constructor(input, handlers) {
    Object.assign(this, {input, ...handlers, found: [], options: [], active: -1, turn: 0});
    this.list = this.makeList();
    Object.assign(input, {autocomplete: 'off', autocapitalize: 'none', spellcheck: false});
    input.setAttribute('role', 'combobox');
    input.setAttribute('aria-autocomplete', 'list');
    input.setAttribute('aria-controls', this.list.id);
    input.after(this.list);
    input.addEventListener('input', () => this.open());
    input.addEventListener('keydown', (event) => this.press(event));
    input.addEventListener('blur', () => this.close());
    input.addEventListener('focus', addOverlayStyles, {once: true});
    this.close();
  }

  makeList() {
    const list = make('div', {id: `${this.input.id}-list`, class: 'options', role: 'listbox', 'aria-label': this.label});
    // The input keeps the focus, or the list would close before the click arrives.
    list.addEventListener('mousedown', (event) => event.preventDefault());
    list.addEventListener('click', (event) => {
      const index = this.options.indexOf(event.target.closest('[role=option]'));
      // A link does by itself what was asked, be it in a new tab.
      if (index >= 0 && !this.addressOf) this.take(index);
    });
    return list;
  }

  async open() {
    const text = this.input.value;
    this.turn += 1;
    const turn = this.turn;
    const [found] = await Promise.all([this.search(text), addOverlayStyles()]);
    // Somebody has typed on, pressed Enter, or gone.
    if (turn !== this.turn || document.activeElement !== this.input) return;
    this.found = found;
    this.options = found.map((item, index) => this.makeOption(item, index));
    this.list.replaceChildren(...(this.groupOf ? this.makeGroups() : this.options));
    this.list.hidden = found.length === 0;
    this.input.setAttribute('aria-expanded', String(found.length > 0));
    this.activate(-1);
    if (text.trim() !== '') this.announce(found.length);
  }

  makeOption(item, index) {
    const attributes = {id: `${this.list.id}-${index}`, role: 'option'};
    if (!this.addressOf) return make('div', attributes, ...this.describe(item));
    return make('a', {...attributes, href: this.addressOf(item), tabindex: -1}, ...this.describe(item));
  }

  // Items of one group stand together.
  makeGroups() {
    const groups = new Map();
    this.found.forEach((item, index) => {
      const name = this.groupOf(item);
      if (!groups.has(name)) groups.set(name, makeGroup(name, `${this.list.id}-group-${index}`));
      groups.get(name).append(this.options[index]);
    });
    return [...groups.values()];
  }

  close() {
    this.turn += 1;
    this.found = [];
    this.list.hidden = true;
    this.input.setAttribute('aria-expanded', 'false');
    this.activate(-1);
  }

  activate(index) {
    this.active = index;
    this.options.forEach((option, at) => {
      option.setAttribute('aria-selected', String(at === index));
    });
    const option = this.options[index];
    if (option) this.input.setAttribute('aria-activedescendant', option.id);
    else this.input.removeAttribute('aria-activedescendant');
    option?.scrollIntoView({block: 'nearest'});
  }

  take(index) {
    const item = this.found[index];
    this.close();
    this.choose(item);
  }

  async press(event) {
    const {key} = event;
    if (key in steps) {
      event.preventDefault();
      await this.move(steps[key]);
    } else if (key === 'Enter' && this.active >= 0) {
      event.preventDefault();
      this.take(this.active);
    } else if (key === 'Enter') {
      this.close();
    } else if (key === 'Escape') {
      if (this.list.hidden) this.input.value = '';
      this.close();
    }
  }

  // Past either end the text itself is next.
  async move(step) {
    if (this.list.hidden) await this.open();
    const places = this.found.length + 1;
    if (places > 1) this.activate(((this.active + 1 + step + places) % places) - 1);
  }
}

function makeGroup(name, id) {
  return make('div', {role: 'group', 'aria-labelledby': id}, make('span', {id, class: 'option-group'}, name));
}

// `label` names the list, `search` finds the items for a text (a promise), `describe` gives an option's
// nodes, `choose` gets the chosen item, `announce` the number of items found. With `groupOf` the list
// has a heading for each group; with `addressOf` options are links, which can be opened in a new tab.
export function makeCombobox(input, handlers) {
  return new Combobox(input, handlers);
}
