#include <algorithm>

#include "pages/code_views.hpp"
#include "pages/page_kinds.hpp"

namespace statusbook {
namespace {

const Family& family_of(const SiteContext& context, const std::string& key) {
  const Catalogue& catalogue = context.catalogue();
  return *catalogue.find_family(catalogue.find_code(key)->family);
}

std::vector<const StatusCode*> codes_in_use(const SiteContext& context, const Family& family) {
  std::vector<const StatusCode*> codes = context.catalogue().codes_of(family);
  std::erase_if(codes, [](const StatusCode* code) { return !is_in_use(*code); });
  return codes;
}

View cell_view(const SiteContext& context, const StatusCode& row, const StatusCode& column) {
  return View{{"row", row.code},
              {"column", column.code},
              {"url", canonical_pair_url(row, column)},
              {"written", context.comparison_of(row, column) != nullptr}};
}

// Half of a square: each pair once, in the row of the higher code.
View matrix_view(const SiteContext& context, const Family& family) {
  const std::vector<const StatusCode*> codes = codes_in_use(context, family);
  if (codes.size() < 2) return {};
  View::List columns, rows;
  for (std::size_t i = 0; i < codes.size(); ++i) {
    if (i + 1 < codes.size()) columns.push_back(View::borrow(context.card(*codes[i])));
    if (i == 0) continue;
    View::List cells;
    for (std::size_t j = 0; j < i; ++j)
      cells.push_back(cell_view(context, *codes[i], *codes[j]));
    rows.push_back(
        View{{"card", View::borrow(context.card(*codes[i]))}, {"cells", std::move(cells)}});
  }
  return View{{"slug", family.slug},   {"label", family.label},         {"name", family.name},
              {"color", family.color}, {"columns", std::move(columns)}, {"rows", std::move(rows)}};
}

View matrices_view(const SiteContext& context) {
  View::List matrices;
  for (const Family& family : context.catalogue().families) {
    if (family.kind != "class") continue;
    View matrix = matrix_view(context, family);
    if (!matrix.is_null()) matrices.push_back(std::move(matrix));
  }
  return optional_list(std::move(matrices));
}

// The written comparisons for which `chooses` says yes; null when there are none.
template <typename Chooses>
View pairs_that(const SiteContext& context, Chooses chooses) {
  View::List pairs;
  for (const Comparison& comparison : context.catalogue().comparisons) {
    if (chooses(family_of(context, comparison.a), family_of(context, comparison.b)))
      pairs.push_back(View::borrow(context.pair(comparison)));
  }
  return optional_list(std::move(pairs));
}

View topic_view(std::string_view id, std::string title, std::string_view color, View pairs) {
  return View{
      {"id", id}, {"title", std::move(title)}, {"color", color}, {"pairs", std::move(pairs)}};
}

// By family where both codes are of one, then those between families.
View topics_view(const SiteContext& context) {
  View::List topics;
  for (const Family& family : context.catalogue().families) {
    View pairs = pairs_that(context, [&family](const Family& a, const Family& b) {
      return &a == &family && &b == &family;
    });
    if (pairs.is_null()) continue;
    topics.push_back(
        topic_view("written-" + family.slug, family_title(family), family.color, std::move(pairs)));
  }
  View across = pairs_that(context, [](const Family& a, const Family& b) { return &a != &b; });
  if (!across.is_null())
    topics.push_back(topic_view("written-across", "Across classes", "vendor", std::move(across)));
  return optional_list(std::move(topics));
}

}  // namespace

std::vector<Page> list_comparison_index_page(const SiteContext& context) {
  PageInfo info{.url = "/compare/",
                .kind = "comparison_index",
                .title = "Compare two status codes",
                .description =
                    "The difference that decides between two HTTP status codes: written "
                    "comparisons, and one derived from facts for every other pair.",
                .updated = context.updated()};
  return {context.make_page(std::move(info), [&context] {
    return View::Object{{"card", View()},  // the picker asks for both codes
                        {"topics", topics_view(context)},
                        {"matrices", matrices_view(context)},
                        {"families", families_of_kind(context, "class")},
                        {"vendors", families_of_kind(context, "vendor")}};
  })};
}

}  // namespace statusbook
