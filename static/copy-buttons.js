// A button that copies an example or a piece of code. Browsers offer the clipboard in secure contexts
// only; elsewhere there is no button.

import {make} from './elements.js';

const told = make('p', {role: 'status', class: 'visually-hidden'});

function addButton(pre) {
  const button = make('button', {type: 'button', class: 'copy'}, 'Copy');
  button.addEventListener('click', async () => {
    const text = await navigator.clipboard.writeText(pre.textContent).then(() => 'Copied', () => 'Not allowed');
    button.textContent = told.textContent = text;
    setTimeout(() => {
      button.textContent = 'Copy';
      told.textContent = '';
    }, 2000);
  });
  const box = make('div', {class: 'copyable'});
  pre.replaceWith(box);
  box.append(pre, button);
}

if (navigator.clipboard) {
  const blocks = document.querySelectorAll('main pre');
  blocks.forEach(addButton);
  if (blocks.length > 0) document.body.append(told);
}
