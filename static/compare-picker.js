// The form that leads from two codes to their comparison. On a code's own page the first one is given.

import {openable} from './address.js';
import {loadCodes} from './code-data.js';
import {findCode, findCodes} from './code-search.js';
import {makeCombobox} from './combobox.js';
import {make} from './elements.js';

const mostOptions = 8;

class Picker {
  constructor(form) {
    this.form = form;
    this.message = make('p', {class: 'picker-message', id: 'picker-message', role: 'status'});
    form.append(
      ...this.fields(),
      make('button', {type: 'submit'}, 'Compare'),
      make('p', {class: 'picker-hint', id: 'picker-hint'}, 'A number or words, such as “rate limit”. Arrow keys choose, Enter compares.'),
      this.message,
    );
    this.inputs = [...form.querySelectorAll('input')];
    for (const input of this.inputs) this.prepare(input);
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.load().then((codes) => this.compare(codes));
    });
    form.hidden = false;
  }

  fields() {
    const {first} = this.form.dataset;
    const field = (name, label) => {
      const id = `picker-${name}`;
      return make('div', {class: 'picker-field'}, make('label', {for: id}, label), make('input', {id, type: 'text'}));
    };
    return first ? [field('second', `Compare ${first.slice(0, 3)} with`)] : [field('first', 'First code'), field('second', 'Second code')];
  }

  prepare(input) {
    input.setAttribute('aria-describedby', 'picker-hint picker-message');
    input.addEventListener('focus', () => this.load(), {once: true});
    input.addEventListener('input', () => this.tell(''));
    makeCombobox(input, {
      label: 'Codes',
      search: async (text) => findCodes(await this.load(), text).slice(0, mostOptions),
      describe: ({number, title, meaning}) => [make('span', {class: 'code'}, String(number)), ` ${title} `, make('span', {class: 'meaning'}, meaning)],
      choose: (code) => this.take(input, code),
      announce: (count) => this.tell(announcement(count)),
    });
  }

  // The lists on the page lead to the same comparisons, should the data be out of reach.
  load() {
    return loadCodes(this.form.dataset.codes).catch(() => {
      this.tell('The list of codes cannot be loaded. Use the links on this page.');
      return [];
    });
  }

  take(input, code) {
    input.value = code.label;
    this.tell('');
    const empty = this.inputs.find(({value}) => value.trim() === '');
    if (empty) empty.focus();
    else this.form.requestSubmit();
  }

  // What each side says: [text, input]; the given code has no input.
  sides() {
    const {first} = this.form.dataset;
    const typed = this.inputs.map((input) => [input.value, input]);
    return first ? [[first], ...typed] : typed;
  }

  compare(codes) {
    if (codes.length === 0) return;
    const chosen = [];
    for (const [text, input] of this.sides()) {
      const code = findCode(codes, text);
      if (!code) return this.refuse(input, explain(codes, text));
      if (chosen.includes(code)) {
        return this.refuse(input, `${code.label} is the same code. Choose another one.`);
      }
      chosen.push(code);
    }
    location.assign(this.addressOf(chosen));
  }

  addressOf(chosen) {
    const [a, b] = chosen.sort((one, other) => one.order - other.order);
    return openable(`${this.form.dataset.compare}${a.key}-vs-${b.key}/`);
  }

  tell(text) {
    this.message.textContent = text;
    for (const input of this.inputs) input.removeAttribute('aria-invalid');
  }

  refuse(input, text) {
    this.tell(text);
    input.setAttribute('aria-invalid', 'true');
    input.focus();
  }
}

function announcement(count) {
  if (count === 0) return 'No code fits.';
  return `${count === mostOptions ? `The best ${count}` : count} ${count === 1 ? 'code' : 'codes'}: choose with the arrow keys.`;
}

function explain(codes, text) {
  if (text.trim() === '') return 'Name a code.';
  const found = findCodes(codes, text);
  if (found.length === 0) return `No code is called “${text.trim()}”.`;
  const some = found.slice(0, 5).map(({key}) => key);
  return `“${text.trim()}” fits several codes, such as ${some.join(', ')}. Choose one.`;
}

for (const form of document.querySelectorAll('form[data-picker]')) new Picker(form);
