#include "pages/structured_data.hpp"

#include <algorithm>
#include <array>

#include "render/view_json.hpp"

namespace statusbook {
namespace {

View list_item(std::size_t position, const std::string& name, const std::string& url) {
  return View{{"@type", "ListItem"}, {"position", position}, {"name", name}, {"item", url}};
}

View breadcrumbs(const SiteSettings& settings, const PageInfo& info) {
  View::List items{list_item(1, settings.title, settings.base_url + "/")};
  for (const auto& [label, url] : info.parents)
    items.push_back(list_item(items.size() + 1, label, settings.base_url + "/" + url));
  items.push_back(list_item(items.size() + 1, info.title, settings.base_url + info.url));
  return View{{"@type", "BreadcrumbList"}, {"itemListElement", std::move(items)}};
}

bool is_article(std::string_view kind) {
  static constexpr std::array<std::string_view, 4> kinds{"code", "comparison", "guide", "article"};
  return std::find(kinds.begin(), kinds.end(), kind) != kinds.end();
}

View article(const SiteSettings& settings, const PageInfo& info) {
  return View{{"@type", "TechArticle"},
              {"headline", info.title},
              {"description", info.description},
              {"url", settings.base_url + info.url},
              {"dateModified", info.updated},
              {"inLanguage", settings.language},
              {"license", "https://creativecommons.org/licenses/by/4.0/"},
              {"publisher", View{{"@type", "Organization"},
                                 {"name", settings.title},
                                 {"url", settings.base_url + "/"}}}};
}

// "</script>" would end the element that the text stands in.
std::string safe_in_script(const std::string& json) {
  std::string text;
  for (const char c : json)
    text += c == '<' ? std::string("\\u003c") : std::string(1, c);
  return text;
}

}  // namespace

std::string make_structured_data(const SiteSettings& settings, const PageInfo& info) {
  View::List graph{breadcrumbs(settings, info)};
  if (is_article(info.kind)) graph.push_back(article(settings, info));
  const View data{{"@context", "https://schema.org"}, {"@graph", std::move(graph)}};
  return safe_in_script(view_to_json(data, 0));
}

}  // namespace statusbook
