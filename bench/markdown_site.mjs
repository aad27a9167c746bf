// Turns a site that Statusbook has built into the sources of the same site for Hugo and Eleventy.
//   node bench/markdown_site.mjs PUBLIC hugo|eleventy FOLDER
// Each page becomes one Markdown file: its tables are data in the front matter, everything else is
// Markdown. The layout adds the head, navigation and footer, as our own does. Whatever is no page
// is copied as it is. So the generators get the same text and make the same number of files.
import { cpSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

const [site, kind, folder] = process.argv.slice(2);
if (!site || !['hugo', 'eleventy'].includes(kind) || !folder) {
  console.error('usage: markdown_site.mjs PUBLIC hugo|eleventy FOLDER');
  process.exit(2);
}

const entities = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };
const plain = (html) => html
  .replace(/<[^>]*>/g, '')
  .replace(/&(amp|lt|gt|quot|#39);/g, (_, name) => entities[name])
  .replace(/\s+/g, ' ')
  .trim();
const escaped = (text) => text.replace(/[\\`*_{}[\]<>#|!~]/g, '\\$&');
const inline = (html) => html
  .split(/(<a [^>]*href="[^"]*"[^>]*>[\s\S]*?<\/a>|<code[^>]*>[\s\S]*?<\/code>|<strong>[\s\S]*?<\/strong>)/)
  .map((part) => {
    const link = part.match(/^<a [^>]*href="([^"]*)"[^>]*>([\s\S]*)<\/a>$/);
    if (link) return `[${escaped(plain(link[2]))}](${link[1]})`;
    if (part.startsWith('<code')) return `\`${plain(part).replaceAll('`', "'")}\``;
    if (part.startsWith('<strong>')) return `**${escaped(plain(part))}**`;
    return escaped(part.replace(/<[^>]*>/g, '').replace(/\s+/g, ' ')
      .replace(/&(amp|lt|gt|quot|#39);/g, (_, name) => entities[name]));
  })
  .join('')
  .trim();

function cells_of(row) {
  return [...row.matchAll(/<t[hd][^>]*>([\s\S]*?)<\/t[hd]>/g)].map(([, cell]) => plain(cell));
}

function table_of(html) {
  const rows = [...html.matchAll(/<tr[^>]*>([\s\S]*?)<\/tr>/g)].map(([, row]) => cells_of(row));
  const caption = html.match(/<caption>([\s\S]*?)<\/caption>/);
  return { caption: caption ? plain(caption[1]) : '', head: rows[0] ?? [], rows: rows.slice(1) };
}

const markdown_of = {
  h2: (text) => `## ${text}`,
  h3: (text) => `### ${text}`,
  p: (text) => text,
  dt: (text) => `**${text}**`,
  dd: (text) => text,
  li: (text) => `- ${text}`,
};

function page_of(html) {
  const main = html.match(/<main[^>]*>([\s\S]*?)<\/main>/)?.[1] ?? html;
  const tables = [];
  const blocks = [];
  const pattern = /<table[\s\S]*?<\/table>|<pre[\s\S]*?<\/pre>|<(h2|h3|p|dt|dd|li)(?: [^>]*)?>([\s\S]*?)<\/\1>/g;
  for (const [whole, tag, content] of main.matchAll(pattern)) {
    if (whole.startsWith('<table')) tables.push(table_of(whole));
    else if (whole.startsWith('<pre')) blocks.push(`\`\`\`\n${plain(whole.replaceAll('\n', '\u0001')).replaceAll('\u0001', '\n')}\n\`\`\``);
    else blocks.push(markdown_of[tag](inline(content)));
  }
  return {
    title: plain(html.match(/<h1[^>]*>([\s\S]*?)<\/h1>/)?.[1] ?? html.match(/<title>([\s\S]*?)<\/title>/)?.[1] ?? ''),
    description: html.match(/<meta name="description" content="([^"]*)"/)?.[1] ?? '',
    tables,
    body: blocks.join('\n\n'),
  };
}

function write(path, text) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

function files_of(at) {
  return readdirSync(at, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? files_of(join(at, entry.name)) : [join(at, entry.name)]);
}

const shapes = {
  hugo: {
    pages: 'content',
    copied: 'static',
    front: (page, url) => `${JSON.stringify({ title: page.title, description: page.description, url, tables: page.tables })}\n\n`,
    home: '_index.md',
  },
  eleventy: {
    pages: 'pages',
    copied: 'copied',
    front: (page, url) => `---json\n${JSON.stringify({
      layout: 'page.njk', title: page.title, description: page.description, tables: page.tables,
      permalink: url.endsWith('/') ? `${url}index.html` : url,
    })}\n---\n`,
    home: 'home.md',
  },
};

const shape = shapes[kind];
cpSync(new URL(`./${kind}`, import.meta.url).pathname, folder, { recursive: true });
for (const file of files_of(site)) {
  const name = relative(site, file);
  if (!name.endsWith('.html')) {
    mkdirSync(dirname(join(folder, shape.copied, name)), { recursive: true });
    cpSync(file, join(folder, shape.copied, name));
    continue;
  }
  const page = page_of(readFileSync(file, 'utf8'));
  const url = `/${name.replace(/index\.html$/, '')}`;
  const source = url === '/' ? shape.home : `${name.replace(/\/index\.html$|\.html$/, '').replaceAll('/', '-')}.md`;
  write(join(folder, shape.pages, source), `${shape.front(page, url)}${page.body}\n`);
}
