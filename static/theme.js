// The button that changes between light and dark. What is chosen is kept only while it differs from what the
// system says, so that nobody loses the system's change at sunset by trying the button once.

import {recall, remember} from './storage.js';

const system = matchMedia('(prefers-color-scheme: dark)');

function systemTheme() {
  return system.matches ? 'dark' : 'light';
}

function chosenTheme() {
  return document.documentElement.dataset.theme ?? systemTheme();
}

function apply(theme) {
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
  else delete document.documentElement.dataset.theme;
}

function makeButton(header) {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'theme';
  button.innerHTML =
    '<svg viewBox="0 0 20 20" aria-hidden="true"><path d="M10 1a9 9 0 1 0 0 18 9 9 0 0 0 0-18zm0 2v14a7 7 0 0 1 0-14z"/></svg>';
  const show = () => {
    const name = chosenTheme() === 'dark' ? 'Light colors' : 'Dark colors';
    button.title = name;
    button.setAttribute('aria-label', name);
  };
  button.addEventListener('click', () => {
    const theme = chosenTheme() === 'dark' ? 'light' : 'dark';
    const isSystem = theme === systemTheme();
    apply(isSystem ? null : theme);
    remember('theme', isSystem ? null : theme);
    show();
  });
  system.addEventListener('change', show);
  show();
  header.append(button);
}

apply(recall('theme'));
const header = document.querySelector('.site-header');
if (header) makeButton(header);
