// Keys: "/" leads to the search, "?" tells which keys there are. Single keys get in the way of speech
// input and of other tools, so they can be switched off (WCAG 2.1.4); the button in the footer opens
// the same help.

import {make} from './elements.js';
import {addOverlayStyles} from './overlay-styles.js';
import {recall, remember} from './storage.js';

const help = [
  ['/', 'Search'],
  ['?', 'This help'],
  ['↑ ↓', 'Choose among the answers'],
  ['Enter', 'Open the chosen answer, or the first'],
  ['Esc', 'Close the answers, then empty the field'],
];

const isOff = () => recall('shortcuts') === 'off';

function makeSwitch() {
  const box = make('input', {type: 'checkbox', id: 'shortcuts-on'});
  box.checked = !isOff();
  box.addEventListener('change', () => remember('shortcuts', box.checked ? null : 'off'));
  return make('p', {class: 'shortcut-switch'}, box, make('label', {for: box.id}, '/ and ? work without Ctrl or Alt'));
}

function makeHelp() {
  const rows = help.map(([key, does]) => make('div', {}, make('dt', {}, make('kbd', {}, key)), make('dd', {}, does)));
  const close = make('button', {type: 'button'}, 'Close');
  const dialog = make(
    'dialog',
    {class: 'shortcuts', 'aria-labelledby': 'shortcuts'},
    make('h2', {id: 'shortcuts'}, 'Keyboard'),
    make('dl', {}, ...rows),
    makeSwitch(),
    close,
  );
  close.addEventListener('click', () => dialog.close());
  dialog.addEventListener('close', () => dialog.remove());
  return dialog;
}

async function showHelp() {
  await addOverlayStyles();
  const dialog = makeHelp();
  document.body.append(dialog);
  dialog.showModal();
}

function focusSearch() {
  const field = document.querySelector('form[data-search] input');
  field?.focus();
  field?.select();
}

const actions = {'/': focusSearch, '?': showHelp};

document.addEventListener('keydown', (event) => {
  const isTyping = event.target.closest?.('input, select, textarea, dialog, [contenteditable]');
  if (!Object.hasOwn(actions, event.key) || isTyping || event.ctrlKey || event.metaKey || event.altKey || isOff()) return;
  event.preventDefault();
  actions[event.key]();
});

const opener = make('button', {type: 'button', class: 'plain'}, 'Keyboard');
opener.addEventListener('click', showHelp);
document.querySelector('.site-footer')?.append(make('p', {}, opener));
