#include "pages/guide_views.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "pages/code_views.hpp"
#include "render/path_diagram.hpp"

namespace statusbook {
namespace {

View step_view(const RequestPath& path, std::size_t index) {
  const PathStep& step = path.steps[index];
  const std::string& from = path.parties[step.from];
  const bool marked = index == path.marked;
  return View{{"parties",
               step.from == step.to ? from : fmt::format("{} to {}", from, path.parties[step.to])},
              {"says", step.says},
              {"lost", step.lost},
              {"fails", marked && path.fails},
              {"decides", marked && !path.fails}};
}

bool has_card(const Guide& guide, const std::string& key) {
  return std::any_of(guide.cards.begin(), guide.cards.end(),
                     [&](const GuideCard& card) { return card.code == key; });
}

}  // namespace

View make_path_view(const StatusCode& code) {
  if (!code.path) return {};
  View::List steps;
  for (std::size_t i = 0; i < code.path->steps.size(); ++i)
    steps.push_back(step_view(*code.path, i));
  return View{
      {"caption", code.path->caption}, {"svg", draw_path(*code.path)}, {"steps", std::move(steps)}};
}

View guides_with(const SiteContext& context, const std::vector<std::string>& keys) {
  View::List list;
  for (const Guide& guide : context.catalogue().guides) {
    const bool has_all = std::all_of(keys.begin(), keys.end(),
                                     [&](const std::string& key) { return has_card(guide, key); });
    if (has_all) list.push_back(View{{"title", guide.title}, {"url", guide_url(guide)}});
  }
  return optional_list(std::move(list));
}

std::string guide_url(const Guide& guide) {
  return fmt::format("guides/{}/", guide.slug);
}

}  // namespace statusbook
