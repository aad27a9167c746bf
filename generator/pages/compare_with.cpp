#include <fmt/format.h>

#include "pages/code_views.hpp"
#include "pages/page_kinds.hpp"

namespace statusbook {
namespace {

View written_pairs(const SiteContext& context, const StatusCode& code) {
  View::List list;
  for (const Comparison* comparison : context.comparisons_with(code))
    list.push_back(View::borrow(context.pair(*comparison)));
  return optional_list(std::move(list));
}

// The codes of one family without the page's own and those that a written comparison names.
View derived_pairs(const SiteContext& context, const StatusCode& code, const Family& family) {
  View::List list;
  for (const StatusCode* other : context.catalogue().codes_of(family)) {
    if (other == &code || context.comparison_of(code, *other) != nullptr) continue;
    list.push_back(View{{"other", View::borrow(context.card(*other))},
                        {"pair_url", canonical_pair_url(code, *other)}});
  }
  return optional_list(std::move(list));
}

View groups_view(const SiteContext& context, const StatusCode& code) {
  View::List groups;
  for (const Family& family : context.catalogue().families) {
    View codes = derived_pairs(context, code, family);
    if (codes.is_null()) continue;
    groups.push_back(View{{"slug", family.slug},
                          {"label", class_label(family)},
                          {"name", family.name},
                          {"color", family.color},
                          {"codes", std::move(codes)}});
  }
  return groups;
}

Page compare_with_page(const SiteContext& context, const StatusCode& code) {
  const std::string title = title_of(context.catalogue(), code);
  PageInfo info{.url = "/" + compare_url(code.key),
                .kind = "compare_with",
                .title = fmt::format("Compare {} with another code", title),
                .description = fmt::format("How {} differs from each of the other {} status codes.",
                                           title, context.catalogue().codes.size() - 1),
                .updated = code.updated,
                // Without a written comparison it is a list of links to pages that are closed.
                .indexable = !context.comparisons_with(code).empty(),
                .parents = {{"Compare", "compare/"}}};
  return context.make_page(std::move(info), [&context, &code] {
    return View::Object{{"card", View::borrow(context.card(code))},
                        {"written", written_pairs(context, code)},
                        {"groups", groups_view(context, code)}};
  });
}

}  // namespace

std::vector<Page> list_compare_with_pages(const SiteContext& context) {
  std::vector<Page> pages;
  for (const StatusCode& code : context.catalogue().codes)
    pages.push_back(compare_with_page(context, code));
  return pages;
}

}  // namespace statusbook
