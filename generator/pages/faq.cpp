#include <fmt/format.h>

#include "pages/code_views.hpp"
#include "pages/page_address.hpp"
#include "pages/page_kinds.hpp"

namespace statusbook {
namespace {

// A question keeps the id that it has on its own page, with the page's name in front.
View questions_of(const Prose& prose, const std::string& owner, std::string_view root) {
  const ProseSection* questions = prose.find("questions");
  if (questions == nullptr || questions->parts.empty()) return {};
  View::List list;
  const View own = make_questions_view(prose, root);
  for (const View& question : *own.find("items")->as_list()) {
    const std::string& id = *question.find("id")->as_text();
    list.push_back(View{{"id", fmt::format("{}-{}", owner, id)},
                        {"own_id", id},
                        {"question", *question.find("question")},
                        {"html", *question.find("html")}});
  }
  return optional_list(std::move(list));
}

View code_topics(const SiteContext& context, std::string_view root) {
  View::List topics;
  for (const StatusCode& code : context.catalogue().codes) {
    View questions = questions_of(code.prose, code.key, root);
    if (questions.is_null()) continue;
    topics.push_back(View{{"id", "about-" + code.key},
                          {"title", title_of(context.catalogue(), code)},
                          {"url", code_url(code.key)},
                          {"questions", std::move(questions)}});
  }
  return topics;
}

View comparison_topics(const SiteContext& context, std::string_view root) {
  View::List topics;
  for (const Comparison& comparison : context.catalogue().comparisons) {
    const std::string slug = comparison_slug(comparison.a, comparison.b);
    View questions = questions_of(comparison.prose, slug, root);
    if (questions.is_null()) continue;
    topics.push_back(View{{"id", "about-" + slug},
                          {"title", fmt::format("{} vs {}", comparison.a, comparison.b)},
                          {"url", pair_url(comparison.a, comparison.b)},
                          {"questions", std::move(questions)}});
  }
  return optional_list(std::move(topics));
}

}  // namespace

std::vector<Page> list_faq_page(const SiteContext& context) {
  PageInfo info{.url = "/faq/",
                .kind = "faq",
                .title = "Questions about HTTP status codes",
                .description =
                    "Every question of the site in one place, code by code: retries, "
                    "caching, redirects, crawlers, proxies and what to send when.",
                .updated = context.updated()};
  return {context.make_page(std::move(info), [&context, root = root_of_url("/faq/")] {
    return View::Object{{"topics", code_topics(context, root)},
                        {"comparison_topics", comparison_topics(context, root)}};
  })};
}

}  // namespace statusbook
