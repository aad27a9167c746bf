#include <fmt/format.h>

#include "pages/atom_feed.hpp"
#include "pages/code_views.hpp"
#include "pages/page_address.hpp"
#include "pages/page_kinds.hpp"
#include "render/html_escape.hpp"
#include "render/markdown.hpp"

namespace statusbook {
namespace {

constexpr const char* index_url = "/articles/";
constexpr const char* feed_url = "/articles/feed.xml";

View cards_view(const SiteContext& context, const Article& article) {
  View::List cards;
  for (const std::string& key : article.codes)
    cards.push_back(View::borrow(context.card(*context.catalogue().find_code(key))));
  return cards;
}

// What the index and the article's own page show of it.
View summary_view(const SiteContext& context, const Article& article, std::string_view root) {
  return View{{"title", article.title},
              {"url", article_url(article)},
              {"lead", render_inline_markdown(article.lead, root)},
              {"published", article.published},
              {"cards", cards_view(context, article)}};
}

// The whole article as HTML, with links from the site's own address.
std::string content_of(const Article& article, const std::string& base_url) {
  const std::string root = base_url + "/";
  std::string html = fmt::format("<p>{}</p>\n", render_inline_markdown(article.lead, root));
  for (const ProseSection& section : article.prose.sections) {
    html += fmt::format("<h2>{}</h2>\n{}", html_escape(section.heading),
                        render_markdown(section.markdown, root));
  }
  return html;
}

std::string feed_of(const SiteContext& context) {
  const SiteSettings& settings = context.input().settings;
  AtomFeed feed{.title = "articles", .page = index_url, .url = feed_url, .entries = {}};
  for (const Article& article : context.catalogue().articles) {
    feed.entries.push_back({.title = article.title,
                            .url = "/" + article_url(article),
                            .published = article.published,
                            .updated = article.updated,
                            .summary = article.description,
                            .content = content_of(article, settings.base_url)});
  }
  return make_atom_feed(settings, feed);
}

Page index_page(const SiteContext& context) {
  PageInfo info{.url = index_url,
                .kind = "article_index",
                .title = "Articles",
                .description =
                    "Longer pieces about status codes at work: finding out who answered, retrying "
                    "without harm, redirects, error pages and API errors.",
                .updated = context.updated()};
  return context.make_page(std::move(info), [&context, root = root_of_url(index_url)] {
    View::List list;
    for (const Article& article : context.catalogue().articles)
      list.push_back(summary_view(context, article, root));
    return View::Object{{"articles", std::move(list)}};
  });
}

Page article_page(const SiteContext& context, const Article& article) {
  PageInfo info{.url = "/" + article_url(article),
                .kind = "article",
                .title = article.title,
                .description = article.description,
                .updated = article.updated,
                .parents = {{"Articles", below_root(index_url)}},
                .subject = {ProseKind::article, article.codes}};
  return context.make_page(std::move(info), [&context, &article] {
    const std::string root = root_of_url("/" + article_url(article));
    return View::Object{{"article", summary_view(context, article, root)},
                        {"sections", make_prose_view(article.prose, root)},
                        {"questions", make_questions_view(article.prose, root)}};
  });
}

}  // namespace

std::vector<Page> list_article_pages(const SiteContext& context) {
  const std::vector<Article>& articles = context.catalogue().articles;
  if (articles.empty()) return {};
  std::vector<Page> pages{index_page(context), make_text_page(feed_url, "feed", [&context] {
                            return feed_of(context);
                          })};
  for (const Article& article : articles)
    pages.push_back(article_page(context, article));
  return pages;
}

}  // namespace statusbook
