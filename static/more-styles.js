// A code's page carries the styles that it shows at once. What scripts add to it has its styles among
// those of the other pages, which are fetched when they are first needed.

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
export function addStyles() {
  const {href} = new URL(document.querySelector('form[data-search]').dataset.styles, location.href);
  const isThere = [...document.styleSheets].some((sheet) => sheet.href === href);
  loading ??= isThere ? Promise.resolve() : load(href);
  return loading;
}
