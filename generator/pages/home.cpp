#include "http/rules.hpp"
#include "pages/code_views.hpp"
#include "pages/page_kinds.hpp"
#include "pages/sending_view.hpp"

namespace statusbook {
namespace {

View popular_codes(const SiteContext& context) {
  View::List codes;
  for (const NamedReference& reference : context.input().settings.popular) {
    codes.push_back(View::borrow(context.card(*context.catalogue().find_code(reference.name))));
  }
  return codes;
}

// How much stands behind the words "with proof".
View proof_view(const SiteContext& context) {
  const Catalogue& catalogue = context.catalogue();
  std::size_t examples = 0, snippets = 0;
  for (const StatusCode& code : catalogue.codes) {
    examples += code.examples.size();
    snippets += snippets_of(context.input(), code).size();
  }
  return View{{"examples", examples},
              {"rules", http::all_rules().size()},
              {"snippets", snippets},
              {"comparisons", catalogue.comparisons.size()}};
}

View popular_comparisons(const SiteContext& context) {
  View::List list;
  for (const NamedReference& reference : context.input().settings.popular_comparisons) {
    for (const Comparison& comparison : context.catalogue().comparisons) {
      if (comparison_slug(comparison.a, comparison.b) != reference.name) continue;
      list.push_back(View::borrow(context.pair(comparison)));
    }
  }
  return optional_list(std::move(list));
}

}  // namespace

View families_of_kind(const SiteContext& context, std::string_view kind) {
  View::List families;
  for (const Family& family : context.catalogue().families) {
    if (family.kind != kind) continue;
    View::List codes;
    for (const StatusCode* code : context.catalogue().codes_of(family)) {
      codes.push_back(View::borrow(context.card(*code)));
    }
    families.push_back(View{{"name", family.name},
                            {"label", family.label},
                            {"slug", family.slug},
                            {"color", family.color},
                            {"url", family_url(family)},
                            {"description", family.description},
                            {"codes", optional_list(std::move(codes))}});
  }
  return families;
}

std::vector<Page> list_home_page(const SiteContext& context) {
  const SiteSettings& settings = context.input().settings;
  PageInfo info{.url = "/",
                .kind = "home",
                .title = settings.tagline,
                .description = settings.description,
                .updated = context.updated()};
  return {context.make_page(std::move(info), [&context] {
    return View::Object{{"popular", popular_codes(context)},
                        {"popular_comparisons", popular_comparisons(context)},
                        {"proof", proof_view(context)},
                        {"families", families_of_kind(context, "class")},
                        {"vendors", families_of_kind(context, "vendor")}};
  })};
}

}  // namespace statusbook
