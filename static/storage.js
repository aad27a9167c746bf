// What this device remembers for the reader. A browser may refuse it, by throwing: then nothing is
// remembered, and everything else works.

const prefix = 'statusbook-';

export function recall(name) {
  try {
    return localStorage.getItem(prefix + name);
  } catch {
    return null;
  }
}

export function remember(name, value) {
  try {
    if (value === null) localStorage.removeItem(prefix + name);
    else localStorage.setItem(prefix + name, value);
  } catch {
    // The next page starts afresh.
  }
}
