// /compare/503-vs-502/ on a server that knows no redirects ends on the page for unknown addresses,
// which leads to the right one. Codes stand in the order of their numbers, then their names.

const address = /^(.*\/compare\/)(\d{3}[a-z0-9-]*?)-vs-(\d{3}[a-z0-9-]*)\/?$/.exec(location.pathname);
if (address && document.body.classList.contains('kind-not_found')) {
  const [, folder, first, second] = address;
  if (first > second) location.replace(`${folder}${second}-vs-${first}/`);
}
