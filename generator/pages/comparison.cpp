#include <fmt/format.h>

#include <iterator>

#include "compare/comparison_table.hpp"
#include "compare/questions.hpp"
#include "compare/verdict.hpp"
#include "compare/wording.hpp"
#include "pages/code_views.hpp"
#include "pages/guide_views.hpp"
#include "pages/page_address.hpp"
#include "pages/page_kinds.hpp"
#include "pages/social_cards.hpp"
#include "support/parallel.hpp"

namespace statusbook {
namespace {

// One pair of codes; `curated` is null when nobody has written about it.
struct Pair {
  const StatusCode& a;
  const StatusCode& b;
  const Comparison* curated;
};

// What the table says of one of the two codes.
struct Side {
  const std::vector<View>& cells;
  const AspectSheet& sheet;
  std::string name;

  View cell(std::size_t aspect) const {
    const View& usual = cells[aspect];
    if (*usual.find("name")->as_text() == name) return View::borrow(usual);
    return comparison_cell(name, sheet.values[aspect]);
  }
};

View rows_view(const SiteContext& context, const Pair& pair,
               const std::vector<ComparisonRow>& rows) {
  const Side a{context.cells(pair.a), context.aspects_of(pair.a), name_beside(pair.a, pair.b)};
  const Side b{context.cells(pair.b), context.aspects_of(pair.b), name_beside(pair.b, pair.a)};
  View::List list;
  list.reserve(rows.size());
  for (const ComparisonRow& row : rows) {
    const std::size_t aspect = index_of(*row.aspect);
    View::List cells;
    cells.reserve(2);
    cells.push_back(a.cell(aspect));
    cells.push_back(b.cell(aspect));
    View::Object members;
    members.reserve(2);
    members.emplace_back("head", View::borrow(context.row_head(*row.aspect, row.differs)));
    members.emplace_back("cells", std::move(cells));
    list.emplace_back(std::move(members));
  }
  return list;
}

View derived_questions(const Pair& pair) {
  View::List list;
  for (const DerivedQuestion& question : derive_questions(pair.a, pair.b)) {
    list.push_back(
        View{{"id", question.id}, {"question", question.question}, {"text", question.answer}});
  }
  return optional_list(std::move(list));
}

View side_of(const SiteContext& context, const StatusCode& code, const StatusCode& other) {
  const View& usual = context.side(code);
  std::string name = name_beside(code, other);
  if (*usual.find("code")->as_text() == name) return View::borrow(usual);
  return comparison_side(code, context.card(code), std::move(name));
}

View::List sides_of(const SiteContext& context, const Pair& pair) {
  return {side_of(context, pair.a, pair.b), side_of(context, pair.b, pair.a)};
}

// Each side's own rule, unless somebody has written one for this pair.
View::List decision_of(const SiteContext& context, const Pair& pair) {
  if (pair.curated == nullptr) return sides_of(context, pair);
  View::List list;
  for (const Decision& decision : pair.curated->decision) {
    const StatusCode& code = *context.catalogue().find_code(decision.code);
    const StatusCode& other = &code == &pair.a ? pair.b : pair.a;
    DecisionRule rule = decision_rule(code, decision.when);
    list.push_back(View{{"before", std::move(rule.before)},
                        {"code", name_beside(code, other)},
                        {"after", std::move(rule.after)}});
  }
  return list;
}

std::string verdict_of(const Pair& pair) {
  return pair.curated == nullptr ? derive_verdict(pair.a, pair.b) : pair.curated->verdict;
}

// The written comparisons that share one code with the pair. Only a written comparison must leave
// itself out; all others borrow what the context has made once.
View neighbors_of(const SiteContext& context, const StatusCode& code, const Pair& pair) {
  return pair.curated == nullptr ? View::borrow(context.neighbors(code))
                                 : context.neighbors_without(code, *pair.curated);
}

View::Object comparison_members(const SiteContext& context, const Pair& pair) {
  const std::vector<ComparisonRow> rows =
      compare(context.aspects_of(pair.a), context.aspects_of(pair.b));
  const std::string same = sum_up_equal_rows(rows);
  const bool curated = pair.curated != nullptr;
  const std::string verdict = verdict_of(pair);
  const std::string root = root_of_url("/" + pair_url(pair.a.key, pair.b.key));
  View::Object members;
  members.reserve(20);
  members.emplace_back("a", View::borrow(context.card(pair.a)));
  members.emplace_back("b", View::borrow(context.card(pair.b)));
  members.emplace_back(
      "sides", View::List{side_of(context, pair.a, pair.b), side_of(context, pair.b, pair.a)});
  members.emplace_back("distinction_a", text_or_null(distinction_beside(pair.a, pair.b)));
  members.emplace_back("distinction_b", text_or_null(distinction_beside(pair.b, pair.a)));
  members.emplace_back("curated", curated);
  if (!curated) members.emplace_back("description", verdict);
  members.emplace_back("verdict", verdict);
  members.emplace_back("rows", rows_view(context, pair, rows));
  members.emplace_back("same", same.empty() ? View() : View(same));
  members.emplace_back("decision", decision_of(context, pair));
  members.emplace_back("test", curated ? View(pair.curated->test) : View());
  members.emplace_back("sections", curated ? make_prose_view(pair.curated->prose, root) : View());
  members.emplace_back("questions",
                       curated ? make_questions_view(pair.curated->prose, root) : View());
  members.emplace_back("guides", guides_with(context, {pair.a.key, pair.b.key}));
  members.emplace_back("derived_questions", curated ? View() : derived_questions(pair));
  members.emplace_back("neighbors", View::List{neighbors_of(context, pair.a, pair),
                                               neighbors_of(context, pair.b, pair)});
  return members;
}

Page comparison_page(const SiteContext& context, const Pair& pair) {
  const std::string title = fmt::format("{} {} vs {} {}", name_beside(pair.a, pair.b), pair.a.name,
                                        name_beside(pair.b, pair.a), pair.b.name);
  const bool curated = pair.curated != nullptr;
  PageInfo info{
      .url = "/" + pair_url(pair.a.key, pair.b.key),
      .kind = "comparison",
      .title = title,
      .description = curated ? pair.curated->description : "",
      .updated = curated ? pair.curated->updated : std::max(pair.a.updated, pair.b.updated),
      .indexable = curated,
      .parents = {{"Compare", "compare/"}},
      .subject = {curated ? ProseKind::curated_comparison : ProseKind::derived_comparison,
                  {pair.a.key, pair.b.key}},
      .card = curated ? card_path(*pair.curated) : std::string()};
  return context.make_page(std::move(info),
                           [&context, pair] { return comparison_members(context, pair); });
}

// The reverse address of a written comparison, for a server that knows no redirects.
Page reversed_page(const SiteContext& context, const Comparison& comparison) {
  const std::string url = pair_url(comparison.a, comparison.b);
  PageInfo info{.url = "/" + pair_url(comparison.b, comparison.a),
                .kind = "reversed_comparison",
                .title = fmt::format("{} vs {}", comparison.a, comparison.b),
                .description = comparison.description,
                .indexable = false};
  return context.make_page(std::move(info), [&context, url] {
    return View::Object{{"target", url},
                        {"canonical", context.input().settings.base_url + "/" + url}};
  });
}

}  // namespace

std::vector<Page> list_comparison_pages(const SiteContext& context) {
  const Catalogue& catalogue = context.catalogue();
  const std::size_t codes = catalogue.codes.size();
  std::vector<std::vector<Page>> rows(codes);
  for_each_index(codes, context.input().jobs, {}, [&](std::size_t i) {
    rows[i].reserve(codes - i);
    for (std::size_t j = i + 1; j < codes; ++j) {
      const StatusCode& a = catalogue.codes[i];
      const StatusCode& b = catalogue.codes[j];
      rows[i].push_back(comparison_page(context, {a, b, context.comparison_of(a, b)}));
    }
  });
  std::vector<Page> pages;
  pages.reserve(codes * codes / 2 + catalogue.comparisons.size());
  for (std::vector<Page>& row : rows)
    std::move(row.begin(), row.end(), std::back_inserter(pages));
  for (const Comparison& comparison : catalogue.comparisons)
    pages.push_back(reversed_page(context, comparison));
  return pages;
}

}  // namespace statusbook
