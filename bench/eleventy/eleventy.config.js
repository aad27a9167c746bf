// Pages are Markdown without a template language inside; what is no page is copied. HTML between the
// Markdown passes, as it does for Hugo.
const base = 'https://statusbook.example';

// The id of a heading, written "## Heading {#id}".
function headingIds(markdown) {
  markdown.core.ruler.push('heading_ids', ({ tokens }) => {
    tokens.forEach((token, index) => {
      const last = token.type === 'heading_open' && tokens[index + 1].children.at(-1);
      const id = last && last.type === 'text' && / ?\{#([^}]+)\}$/.exec(last.content);
      if (!id) return;
      token.attrSet('id', id[1]);
      last.content = last.content.slice(0, id.index);
    });
  });
}

function structuredData({ title, description, url, is_home: isHome, is_article: isArticle, updated, parents, questions }) {
  const crumbs = [{ name: 'Home', item: `${base}/` }, ...parents.map((parent) => ({ name: parent.label, item: base + parent.url })), { name: title }];
  const graph = [
    isHome && { '@type': 'WebSite', name: 'Statusbook', url: base + url, description },
    questions && { '@type': 'FAQPage', mainEntity: questions.map(({ question, answer }) => (
      { '@type': 'Question', name: question, acceptedAnswer: { '@type': 'Answer', text: answer } })) },
    isArticle && { '@type': 'TechArticle', headline: title, url: base + url, dateModified: updated, description },
    !isHome && { '@type': 'BreadcrumbList', itemListElement: crumbs.map((crumb, index) => ({ '@type': 'ListItem', position: index + 1, ...crumb })) },
  ].filter(Boolean);
  return JSON.stringify({ '@context': 'https://schema.org', '@graph': graph }).replace(/</g, '\\u003c');
}

module.exports = (config) => {
  let markdown;
  config.addPassthroughCopy({ copied: '/' });
  config.setUseGitIgnore(false);
  config.setNunjucksEnvironmentOptions({ trimBlocks: true, lstripBlocks: true });
  config.amendLibrary('md', (library) => {
    markdown = library.disable('strikethrough').use(headingIds);
  });
  config.addFilter('markdown', (text) => (text.includes('\n\n') ? markdown.render(text) : markdown.renderInline(text)));
  config.addFilter('isText', (value) => typeof value === 'string');
  config.addFilter('isList', Array.isArray);
  config.addFilter('structuredData', structuredData);
  config.addFilter('wayToRoot', (url) => '../'.repeat(url.split('/').length - 2) || './');
  config.addFilter('parts', (content) => content.split('<!-- data -->'));
  // Eleventy has no relative links of its own; this is what Hugo's relativeURLs does.
  config.addTransform('relative', function relative(content) {
    const root = '../'.repeat(this.page.url.split('/').length - 2) || './';
    return ['href', 'src', 'action'].reduce((html, name) => html.replaceAll(` ${name}="/`, ` ${name}="${root}`), content);
  });
  return { dir: { input: 'pages', includes: '../_includes', output: 'public' }, markdownTemplateEngine: false };
};
