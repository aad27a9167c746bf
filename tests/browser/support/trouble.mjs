// Everything that a page must not do, gathered while it is open: an error in the console (a violated
// Content-Security-Policy is one), an exception, a failed request, a request that leaves the site.

// `site` is the address that every request must start with; the returned list grows as sentences.
export function watchForTrouble(page, site) {
  const trouble = [];
  page.on('console', (message) => {
    if (message.type() === 'error') trouble.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => trouble.push(`exception: ${error.message}`));
  page.on('requestfailed', (request) => {
    // A page that is left at once may not have its icon yet.
    if (/\/icon\.\w+\.svg$/.test(request.url()) && request.failure()?.errorText === 'net::ERR_ABORTED') return;
    trouble.push(`failed: ${request.url()}: ${request.failure()?.errorText}`);
  });
  page.on('request', (request) => {
    if (!request.url().startsWith(site)) trouble.push(`leaves the site: ${request.url()}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 400) trouble.push(`${response.status()}: ${response.url()}`);
  });
  return trouble;
}
