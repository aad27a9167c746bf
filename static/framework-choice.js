// The framework whose code a reader has opened is open on the next page, too.

import {recall, remember} from './storage.js';

const frameworks = [...document.querySelectorAll('details[data-framework]')];
const chosen = recall('framework');

for (const details of frameworks) {
  const {framework} = details.dataset;
  if (framework === chosen) details.open = true;
  details.addEventListener('toggle', () => {
    if (details.open) remember('framework', framework);
    else if (recall('framework') === framework) remember('framework', null);
  });
}
