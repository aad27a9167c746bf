#include <fmt/format.h>

#include "pages/atom_feed.hpp"
#include "pages/code_views.hpp"
#include "pages/page_address.hpp"
#include "pages/page_kinds.hpp"
#include "render/html_escape.hpp"
#include "render/markdown.hpp"

namespace statusbook {
namespace {

constexpr const char* page_url = "/changes/";
constexpr const char* feed_url = "/changes.atom";

View change_view(const SiteContext& context, const Change& change, std::string_view root) {
  View::List cards, links;
  for (const std::string& key : change.codes)
    cards.push_back(View::borrow(context.card(*context.catalogue().find_code(key))));
  for (const ChangeLink& link : change.links)
    links.push_back(View{{"label", link.label}, {"url", below_root(link.url)}});
  return View{{"id", change.id},
              {"date", change.date},
              {"title", change.title},
              {"html", render_inline_markdown(change.text, root)},
              {"cards", optional_list(std::move(cards))},
              {"links", optional_list(std::move(links))}};
}

// The text and the pages that changed, with links from the site's own address.
std::string content_of(const SiteContext& context, const Change& change) {
  const std::string root = context.input().settings.base_url + "/";
  std::string items;
  const auto add = [&](const std::string& url, const std::string& label) {
    items += fmt::format("<li><a href=\"{}{}\">{}</a></li>\n", html_escape(root), html_escape(url),
                         html_escape(label));
  };
  for (const std::string& key : change.codes)
    add(code_url(key), title_of(context.catalogue(), *context.catalogue().find_code(key)));
  for (const ChangeLink& link : change.links)
    add(below_root(link.url), link.label);
  const std::string text = render_inline_markdown(change.text, root);
  return items.empty() ? fmt::format("<p>{}</p>\n", text)
                       : fmt::format("<p>{}</p>\n<ul>\n{}</ul>\n", text, items);
}

std::string feed_of(const SiteContext& context) {
  AtomFeed feed{.title = "changes", .page = page_url, .url = feed_url, .entries = {}};
  for (const Change& change : context.catalogue().changes) {
    feed.entries.push_back({.title = change.title,
                            .url = fmt::format("{}#{}", page_url, change.id),
                            .published = {},
                            .updated = change.date,
                            .content = content_of(context, change)});
  }
  return make_atom_feed(context.input().settings, feed);
}

Page changes_page(const SiteContext& context) {
  const std::vector<Change>& changes = context.catalogue().changes;
  PageInfo info{.url = page_url,
                .kind = "changes",
                .title = "Changes",
                .description =
                    "What was added to this catalogue of status codes and what was corrected in "
                    "it, the newest first, with the pages concerned.",
                .updated = changes.front().date};
  return context.make_page(std::move(info), [&context, &changes, root = root_of_url(page_url)] {
    View::List list;
    for (const Change& change : changes)
      list.push_back(change_view(context, change, root));
    return View::Object{{"changes", std::move(list)}};
  });
}

}  // namespace

std::vector<Page> list_changes_pages(const SiteContext& context) {
  if (context.catalogue().changes.empty()) return {};
  return {changes_page(context),
          make_text_page(feed_url, "feed", [&context] { return feed_of(context); })};
}

}  // namespace statusbook
