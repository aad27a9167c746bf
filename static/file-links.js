// Opened from a disk there is no server to find a folder's index.html, so links name it themselves.

if (location.protocol === 'file:') {
  for (const link of document.querySelectorAll('a[href]')) {
    if (link.protocol === 'file:' && link.pathname.endsWith('/')) link.pathname += 'index.html';
  }
}
