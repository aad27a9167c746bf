#include "pages/structured_data.hpp"

#include <algorithm>
#include <array>

#include "render/view_json.hpp"

namespace statusbook {
namespace {

View list_item(std::size_t position, const std::string& name, const std::string& url) {
  View item{{"@type", "ListItem"}, {"position", position}, {"name", name}};
  if (!url.empty()) item.set("item", url);
  return item;
}

// The way that the page shows, in the same words. The last step is the page itself, whose address a
// reader of the data knows.
View breadcrumbs(const SiteSettings& settings, const PageInfo& info) {
  View::List items{list_item(1, "Home", settings.base_url + "/")};
  for (const auto& [label, url] : info.parents)
    items.push_back(list_item(items.size() + 1, label, settings.base_url + "/" + url));
  items.push_back(list_item(items.size() + 1, info.title, {}));
  return View{{"@type", "BreadcrumbList"}, {"itemListElement", std::move(items)}};
}

bool is_article(std::string_view kind) {
  static constexpr std::array<std::string_view, 4> kinds{"code", "comparison", "guide", "article"};
  return std::find(kinds.begin(), kinds.end(), kind) != kinds.end();
}

View article(const SiteSettings& settings, const PageInfo& info) {
  return View{{"@type", "TechArticle"},
              {"headline", info.title},
              {"url", settings.base_url + info.url},
              {"dateModified", info.updated},
              {"description", info.description}};
}

View questions(const PageInfo& info) {
  return View{{"@type", "FAQPage"}, {"mainEntity", info.questions()}};
}

// "</script>" would end the element that the text stands in, and "&quot;" is no entity there.
std::string safe_in_script(const std::string& json) {
  std::string text;
  text.reserve(json.size());
  for (const char c : json) {
    if (c == '<') {
      text += "\\u003c";
    } else if (c == '&') {
      text += "\\u0026";
    } else {
      text += c;
    }
  }
  return text;
}

}  // namespace

View make_question_data(const std::string& question, const std::string& answer_html) {
  return View{{"@type", "Question"},
              {"name", question},
              {"acceptedAnswer", View{{"@type", "Answer"}, {"text", answer_html}}}};
}

std::string make_structured_data(const SiteSettings& settings, const PageInfo& info) {
  View::List graph;
  if (is_article(info.kind)) graph.push_back(article(settings, info));
  if (info.questions) graph.push_back(questions(info));
  if (info.url != "/") graph.push_back(breadcrumbs(settings, info));
  if (graph.empty()) {
    graph.push_back(View{{"@type", "WebSite"},
                         {"name", settings.title},
                         {"url", settings.base_url + "/"},
                         {"description", settings.description}});
  }
  const View data{{"@context", "https://schema.org"}, {"@graph", std::move(graph)}};
  return safe_in_script(view_to_json(data, 0));
}

}  // namespace statusbook
