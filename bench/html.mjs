// Reads the HTML that Statusbook writes: every element is closed, every value quoted. A node is a
// string (text, entities resolved) or { tag, attrs, children }.
const voids = new Set(['area', 'base', 'br', 'col', 'hr', 'img', 'input', 'link', 'meta', 'wbr']);
const named = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0' };

const decode = (text) => text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (whole, hex, decimal, name) =>
  name ? named[name] ?? whole : String.fromCodePoint(hex ? parseInt(hex, 16) : Number(decimal)));
const escape = (text) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
const quote = (text) => escape(text).replace(/"/g, '&quot;');

export function parse(html) {
  const root = { tag: '', attrs: {}, children: [] };
  const open = [root];
  const pattern = /<!--[\s\S]*?-->|<!doctype[^>]*>|<(\/?)([a-z][a-z0-9]*)((?:\s+[^\s=>/]+(?:="[^"]*")?)*)\s*(\/?)>|[^<]+/gi;
  for (const [whole, closing, tag, attributes, selfClosing] of html.matchAll(pattern)) {
    if (tag === undefined) {
      if (!whole.startsWith('<')) open.at(-1).children.push(decode(whole));
    } else if (closing) {
      if (open.at(-1).tag !== tag) throw new Error(`</${tag}> closes <${open.at(-1).tag}>`);
      open.pop();
    } else {
      const pairs = [...attributes.matchAll(/([^\s=]+)(?:="([^"]*)")?/g)].map(([, name, value]) => [name, decode(value ?? '')]);
      const node = { tag, attrs: Object.fromEntries(pairs), children: [] };
      open.at(-1).children.push(node);
      if (!selfClosing && !voids.has(tag)) open.push(node);
    }
  }
  return root;
}

export const isElement = (node) => typeof node !== 'string';
export const hasClass = (node, name) => (node.attrs.class ?? '').split(' ').includes(name);
export const elements = (node) => node.children.filter(isElement);
export const textOf = (node) => (isElement(node) ? node.children.map(textOf).join('') : node);
export const plain = (node) => textOf(node).replace(/\s+/g, ' ').trim();

function* walk(node, test) {
  for (const child of node.children) {
    if (!isElement(child)) continue;
    if (test(child)) yield child;
    yield* walk(child, test);
  }
}

// The elements below the node for which the test holds, in order; a string tests the name.
const search = (node, test) => walk(node, typeof test === 'string' ? ({ tag }) => tag === test : test);
export const findAll = (node, test) => [...search(node, test)];
export const find = (node, test) => search(node, test).next().value;

export const attributesOf = (attrs) => Object.entries(attrs).map(([name, value]) => (value ? `${name}="${quote(value)}"` : name)).join(' ');
export const openingTag = ({ tag, attrs }) => (Object.keys(attrs).length ? `<${tag} ${attributesOf(attrs)}>` : `<${tag}>`);
export const htmlOf = (node) => {
  if (!isElement(node)) return quote(node);
  return openingTag(node) + (voids.has(node.tag) ? '' : `${node.children.map(htmlOf).join('')}</${node.tag}>`);
};
