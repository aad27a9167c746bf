// Opened from a disk there is no server to find a folder's index.html, so addresses name it themselves.

export function openable(address) {
  const url = new URL(address, location.href);
  if (url.protocol === 'file:' && url.pathname.endsWith('/')) url.pathname += 'index.html';
  return url.href;
}
