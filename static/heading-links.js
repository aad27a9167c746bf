// A heading with an address of its own links to itself, so that its address can be copied. The link
// holds the heading's words and no sign beside them: they stay the name of the section.

import {make} from './elements.js';

for (const heading of document.querySelectorAll('main :is(h2, h3)[id]')) {
  if (heading.querySelector('a')) continue;
  const link = make('a', {class: 'heading-link', href: `#${heading.id}`}, ...heading.childNodes);
  heading.append(link);
}
