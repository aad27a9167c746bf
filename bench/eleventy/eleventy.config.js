// Pages are Markdown without a template language inside; what is no page is copied.
module.exports = (config) => {
  config.addPassthroughCopy({ copied: '/' });
  config.setUseGitIgnore(false);
  return { dir: { input: 'pages', includes: '../_includes', output: 'public' }, markdownTemplateEngine: false };
};
