// What crawlers ask for: /sitemap.xml (sitemaps.org 0.9), the very set of pages that may be
// indexed, with the dates of their content; /robots.txt (RFC 9309); and /llms.txt, a map in
// Markdown.

#include <fmt/format.h>

#include <algorithm>

#include "pages/code_views.hpp"
#include "pages/guide_views.hpp"
#include "pages/sitemap.hpp"
#include "render/html_escape.hpp"

namespace statusbook {
namespace {

struct SitemapEntry {
  std::string url;
  std::string updated;
};

std::string sitemap_text(const std::string& base_url, const std::vector<SitemapEntry>& entries) {
  std::string text =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n";
  for (const SitemapEntry& entry : entries) {
    text += fmt::format("<url><loc>{}</loc>", html_escape(base_url + entry.url));
    if (!entry.updated.empty()) text += fmt::format("<lastmod>{}</lastmod>", entry.updated);
    text += "</url>\n";
  }
  return text + "</urlset>\n";
}

std::string robots_text(const std::string& base_url) {
  return fmt::format("User-agent: *\nAllow: /\n\nSitemap: {}/sitemap.xml\n", base_url);
}

std::string link_line(const std::string& label, const std::string& url, const std::string& about) {
  return fmt::format("- [{}]({}): {}\n", label, url, about);
}

std::string llms_text(const SiteContext& context) {
  const SiteSettings& settings = context.input().settings;
  const Catalogue& catalogue = context.catalogue();
  const std::string root = settings.base_url + "/";
  std::string text = fmt::format(
      "# {}\n\n> {}\n\nEach code is there as Markdown and as JSON; all facts in one "
      "file: {}api/codes.json. Text under CC BY 4.0.\n\n## Codes\n\n",
      settings.title, settings.description, root);
  for (const StatusCode& code : catalogue.codes) {
    text +=
        link_line(title_of(catalogue, code), fmt::format("{}{}.md", root, code.key), code.meaning);
  }
  if (!catalogue.guides.empty()) text += "\n## Guides\n\n";
  for (const Guide& guide : catalogue.guides)
    text += link_line(guide.title, root + guide_url(guide), guide.description);
  if (!catalogue.comparisons.empty()) text += "\n## Comparisons\n\n";
  for (const Comparison& comparison : catalogue.comparisons) {
    text += link_line(fmt::format("{} vs {}", comparison.a, comparison.b),
                      root + pair_url(comparison.a, comparison.b), comparison.verdict);
  }
  return text;
}

}  // namespace

std::vector<Page> list_crawler_files(const SiteContext& context, const std::vector<Page>& pages) {
  std::vector<SitemapEntry> entries;
  for (const Page& page : pages)
    if (page.is_html && page.indexable) entries.push_back({page.url, page.updated});
  std::sort(entries.begin(), entries.end(),
            [](const SitemapEntry& a, const SitemapEntry& b) { return a.url < b.url; });
  const std::string& base_url = context.input().settings.base_url;
  return {make_text_page("/sitemap.xml", "sitemap",
                         [base_url, entries] { return sitemap_text(base_url, entries); }),
          make_text_page("/robots.txt", "robots", [base_url] { return robots_text(base_url); }),
          make_text_page("/llms.txt", "llms", [&context] { return llms_text(context); })};
}

}  // namespace statusbook
