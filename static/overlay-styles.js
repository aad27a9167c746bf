// The styles of what lies over a page: lists of answers, the keyboard help. They are fetched when they are
// first needed, so that pages stay small.

let loading;

function load(href) {
  const link = document.createElement('link');
  const done = new Promise((resolve) => {
    // Without its styles a list of answers is still one.
    link.onload = link.onerror = resolve;
  });
  link.rel = 'stylesheet';
  link.href = href;
  document.head.append(link);
  return done;
}

// Resolves when the styles apply, or cannot be had.
export function addOverlayStyles() {
  loading ??= load(document.querySelector('form[data-search]').dataset.styles);
  return loading;
}
