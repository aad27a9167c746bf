// What makes a page wider than its window. Boxes that scroll by themselves may hold wide things.

// Runs in the page.
function listWideElements() {
  const {clientWidth, scrollWidth} = document.documentElement;
  if (scrollWidth <= clientWidth) return [];
  const scrolls = (element) => ['auto', 'scroll', 'hidden'].includes(getComputedStyle(element).overflowX);
  const isInScrollingBox = (element) => {
    const parent = element.parentElement;
    return parent !== null && parent !== document.body && (scrolls(parent) || isInScrollingBox(parent));
  };
  const wide = [...document.body.querySelectorAll('*')].filter(
    (element) => element.getBoundingClientRect().right > clientWidth && !isInScrollingBox(element),
  );
  return [`${scrollWidth} px of ${clientWidth}`, ...wide.map((element) => element.outerHTML.slice(0, 120))];
}

// Empty if the page does not scroll sideways; else its width and what is to blame.
export function findOverflow(page) {
  return page.evaluate(listWideElements);
}
