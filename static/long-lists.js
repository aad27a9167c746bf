// Lists with data-count are laid out where they are near the screen, by an estimate of their height. What a
// filter leaves of them is no longer as tall, so that filters have them laid out wholly.

export function layOutLongLists() {
  for (const list of document.querySelectorAll('main [data-count]')) list.removeAttribute('data-count');
}
