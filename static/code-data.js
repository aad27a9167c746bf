// The codes as the completion and the filter know them. The generator writes them into a script of
// their own, which is loaded when somebody first needs it; a script and not JSON, because a page
// opened from a disk may not fetch.

let loading;

function toCode([key, number, name, family, meaning, terms], order) {
  return {key, number, name, family, meaning, terms, order, label: `${key} ${name}`};
}

// All codes in the catalogue's order. Loaded once; asked again after a failure.
export function loadCodes(url) {
  loading ??= new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = url;
    script.onload = () => resolve(globalThis.statusbookCodes.map(toCode));
    script.onerror = () => {
      loading = undefined;
      reject(new Error(`${url} cannot be loaded`));
    };
    document.head.append(script);
  });
  return loading;
}
