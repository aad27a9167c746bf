// The links and forms of a page that was opened from a disk.

import {openable} from './address.js';

if (location.protocol === 'file:') {
  for (const link of document.querySelectorAll('a[href]')) {
    if (link.protocol === 'file:') link.href = openable(link.href);
  }
  for (const form of document.querySelectorAll('form[action]')) form.action = openable(form.action);
}
