// The framework whose code a reader has chosen, by opening it or by the table of contents, is the one that
// is open on the next page, too. While none is chosen, pages stay as they were written.

import {recall, remember} from './storage.js';

const frameworks = [...document.querySelectorAll('details[data-framework]')];
const chosen = recall('framework');

function choose(details) {
  details.open = true;
  remember('framework', details.dataset.framework);
}

if (frameworks.some(({dataset}) => dataset.framework === chosen)) {
  for (const details of frameworks) details.open = details.dataset.framework === chosen;
}
for (const details of frameworks) {
  // The click comes before the change.
  details.querySelector('summary').addEventListener('click', () => {
    const {framework} = details.dataset;
    if (!details.open) remember('framework', framework);
    else if (recall('framework') === framework) remember('framework', null);
  });
  for (const link of document.querySelectorAll(`.toc a[href="#${details.id}"]`)) {
    link.addEventListener('click', () => choose(details));
  }
}
