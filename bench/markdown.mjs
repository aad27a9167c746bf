// Turns the HTML of a page back into what an author writes for a Markdown site: prose as Markdown;
// tables, definition lists and lists of links as data, with a marker in their place. What Markdown has
// no sign for (a class, a figure, a form) stays HTML between it, which Hugo and Eleventy pass through.
import { attributesOf, elements, find, findAll, hasClass, htmlOf, isElement, openingTag, plain, textOf } from './html.mjs';

export const marker = '<!-- data -->';
const phrasing = new Set(['a', 'abbr', 'b', 'br', 'cite', 'code', 'em', 'i', 'kbd', 'small', 'span', 'strong', 'sub', 'sup', 'time', 'var']);
const isPhrasing = (node) => !isElement(node) || (phrasing.has(node.tag) && node.children.every(isPhrasing));
const isBare = ({ attrs }, ...allowed) => Object.keys(attrs).every((name) => allowed.includes(name));
const isMarkdownSign = (node) => ['code', 'em', 'strong'].includes(node.tag) ? isBare(node) : node.tag === 'a' && isBare(node, 'href');

const escaped = (text) => text.replace(/\s+/g, ' ').replace(/[\\`*_[\]<>{]/g, '\\$&').replace(/&(?=#?\w+;)/g, '&amp;').replace(/~~/g, '\\~~');
// What would begin a list, a heading or an underline at the start of a line.
const guarded = (line) => line.replace(/^(\d+)([.)])(?=\s|$)/, '$1\\$2').replace(/^([-+=#])/, '\\$1');

function codeSpan(text) {
  const fence = '`'.repeat(1 + Math.max(0, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length)));
  const padding = /^`|`$|^ .* $/.test(text) ? ' ' : '';
  return fence + padding + text + padding + fence;
}

const isWordBeside = (node, at) => /\w/.test((isElement(node) ? '' : node ?? '').at(at) ?? '');

// Markdown of phrasing content.
export function inline(nodes) {
  return nodes.map((node, index) => {
    if (!isElement(node)) return escaped(node);
    if (isMarkdownSign(node)) {
      if (node.tag === 'code') return codeSpan(textOf(node));
      const inner = inline(node.children);
      if (node.tag === 'a') return `[${inner}](${/[()\s]/.test(node.attrs.href) ? `<${node.attrs.href}>` : node.attrs.href})`;
      const sign = node.tag === 'em' ? '*' : '**';
      const isApart = !isWordBeside(nodes[index - 1], -1) && !isWordBeside(nodes[index + 1], 0) && inner === inner.trim();
      if (isApart) return sign + inner + sign;
    }
    return `${openingTag(node)}${node.tag === 'br' ? '' : `${inline(node.children)}</${node.tag}>`}`;
  }).join('').trim();
}

// A cell is a string, a list of strings, { md } or { html } for one with markup, or { parts } with cells.
export function cellOf({ children }) {
  if (!children.some(isElement)) return plain({ children });
  const [first, ...others] = children.filter((node) => isElement(node) || node.trim());
  if (!others.length && first.tag === 'ul' && elements(first).every((item) => !elements(item).length)) return elements(first).map(plain);
  if (children.every(isPhrasing)) {
    const hasSigns = findAll({ children }, isMarkdownSign).length > 0;
    return hasSigns ? { md: inline(children) } : { html: children.map(htmlOf).join('').trim() };
  }
  const parts = children.filter(isElement);
  if (parts.every((part) => part.tag === 'div' && isBare(part))) return { parts: parts.map(cellOf) };
  return { html: children.map(htmlOf).join('').trim() };
}

const withAttributes = (cell, attrs) => {
  if (!attrs) return cell;
  return typeof cell === 'string' || Array.isArray(cell) ? { text: cell, attrs } : { ...cell, attrs };
};

function tableOf(table) {
  const cellsOf = (row) => elements(row).map((cell) => {
    const { scope, ...attrs } = cell.attrs;
    return withAttributes(cellOf(cell), attributesOf(attrs));
  });
  const caption = find(table, 'caption');
  const [head] = findAll(table, 'thead').flatMap(elements);
  const rows = findAll(table, 'tbody').flatMap(elements);
  return {
    kind: 'table', attrs: attributesOf(table.attrs), ...(caption && { caption: cellOf(caption) }), head: head ? cellsOf(head) : [],
    rows: rows.map((row) => ({ ...(attributesOf(row.attrs) && { attrs: attributesOf(row.attrs) }), cells: cellsOf(row) })),
  };
}

function factsOf(list) {
  const terms = findAll(list, 'dt');
  const values = findAll(list, 'dd');
  if (terms.length !== values.length || !elements(list).every(({ tag }) => tag === 'div')) return undefined;
  return { kind: 'facts', attrs: attributesOf(list.attrs), rows: terms.map((term, index) => ({ term: cellOf(term), value: cellOf(values[index]) })) };
}

// A link to a page by number and name, or to the page of a pair.
function linkOf(link) {
  const codes = elements(link);
  const shared = { url: link.attrs.href, ...(link.attrs.class && { class: link.attrs.class }) };
  if (!codes.length) return { ...shared, label: plain(link) };
  if (!codes.every((code) => code.tag === 'span' && hasClass(code, 'code'))) return undefined;
  if (codes.length === 1 && link.children[0] === codes[0]) return { ...shared, code: plain(codes[0]), label: textOf(link.children[1] ?? '').trim() };
  return hasClass(link, 'pair') ? { ...shared, pair: codes.map((code) => ({ class: code.attrs.class, code: plain(code) })) } : undefined;
}

function linksOf(list) {
  const items = elements(list).map((item) => {
    const [link, ...rest] = item.children.filter((node) => isElement(node) || node.trim());
    const target = link?.tag === 'a' && isBare(item) && isBare(link, 'href', 'class') && linkOf(link);
    if (!target) return undefined;
    const [paragraph] = rest;
    if (paragraph?.tag === 'p') return rest.length === 1 ? { link: target, paragraph: cellOf(paragraph) } : undefined;
    if (!rest.every(isPhrasing)) return undefined;
    if (!rest.length) return { link: target };
    return { link: target, gap: /^\s/.test(textOf(item.children[item.children.indexOf(link) + 1])) ? ' ' : '', rest: cellOf({ children: rest }) };
  });
  return items.every(Boolean) ? { kind: 'links', attrs: attributesOf(list.attrs), items } : undefined;
}

const indented = (text, width) => text.replace(/\n(?=[^\n])/g, `\n${' '.repeat(width)}`);

function listOf(list, data) {
  return elements(list).map((item, index) => {
    const sign = list.tag === 'ul' ? '- ' : `${index + Number(list.attrs.start ?? 1)}. `;
    return sign + indented(item.children.every(isPhrasing) ? guarded(inline(item.children)) : blocks(item.children, data), sign.length);
  }).join('\n');
}

const isPlainList = (node) => ['ol', 'ul'].includes(node.tag) && isBare(node, 'start') && elements(node).every((item) => isBare(item));
const isPlainCode = (node) => node.tag === 'pre' && isBare(node) && elements(node).length === 1
  && /^(language-[\w+-]+)?$/.test(node.children[0].attrs?.class ?? '') && !elements(node.children[0]).length;
const dataOf = { table: tableOf, dl: factsOf, ul: (list) => (list.attrs.class ? linksOf(list) : undefined) };

// One block: its text, and whether it is HTML.
function blockOf(node, data) {
  const record = dataOf[node.tag]?.(node);
  if (record) {
    data.push(record);
    return [{ html: false, text: marker }];
  }
  const isProse = node.children.every(isPhrasing);
  if (node.tag === 'p' && isBare(node) && isProse) return [{ text: guarded(inline(node.children)) }];
  if (/^h[1-6]$/.test(node.tag) && isBare(node, 'id') && isProse) {
    return [{ text: `${'#'.repeat(node.tag[1])} ${inline(node.children)}${node.attrs.id ? ` {#${node.attrs.id}}` : ''}` }];
  }
  if (isPlainList(node)) return [{ text: listOf(node, data) }];
  if (isPlainCode(node)) {
    const code = textOf(node);
    const fence = code.includes('```') ? '````' : '```';
    return [{ text: `${fence}${(node.children[0].attrs.class ?? '').replace('language-', '')}\n${code.replace(/\n?$/, '\n')}${fence}` }];
  }
  const hasBlocks = elements(node).some((child) => !isPhrasing(child));
  if (node.tag === 'pre' || node.tag === 'svg' || node.tag === 'form' || !hasBlocks) return [{ html: true, text: htmlOf(node) }];
  return [{ html: true, text: openingTag(node) }, ...blockList(node.children, data), { html: true, text: `</${node.tag}>` }];
}

function blockList(nodes, data) {
  const runs = [];
  for (const node of nodes) {
    if (!isElement(node) && !node.trim()) continue;
    if (isElement(node) && !isPhrasing(node)) runs.push(node);
    else if (Array.isArray(runs.at(-1))) runs.at(-1).push(node);
    else runs.push([node]);
  }
  return runs.flatMap((run) => (Array.isArray(run) ? [{ html: true, text: `<span>${run.map(htmlOf).join('')}</span>` }] : blockOf(run, data)));
}

// Markdown of flow content; tables and the like go into data, in order. Neighboring HTML stays one
// block, except that <pre> may hold empty lines only as a block of its own.
export function blocks(nodes, data) {
  return blockList(nodes, data).reduce((text, block, index, all) => {
    if (index === 0) return block.text;
    const isOneBlock = block.html && all[index - 1].html && !block.text.startsWith('<pre');
    return `${text}${isOneBlock ? '\n' : '\n\n'}${block.text}`;
  }, '');
}
