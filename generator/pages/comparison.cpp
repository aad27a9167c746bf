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

// One of the two codes, under the name that it has beside the other one.
class Side {
 public:
  Side(const SiteContext& context, const StatusCode& code, const StatusCode& other)
      : code_(code),
        usual_(context.views(code)),
        distinction_(distinction_beside(code, other)),
        is_usual_(distinction_ == usual_distinction(code)) {}

  std::string label() const { return name_with(code_, distinction_); }

  View view() const {
    if (is_usual_) return View::borrow(usual_.side);
    return comparison_side(code_, usual_.card, distinction_);
  }

  View cell(const Aspect& aspect) const {
    const std::size_t index = index_of(aspect);
    if (is_usual_) return View::borrow(usual_.cells[index]);
    return comparison_cell(label(), usual_.aspects.values[index]);
  }

  View row_opening(const Aspect& aspect, bool differs) const {
    const auto& openings = differs ? usual_.different_rows : usual_.same_rows;
    if (is_usual_) return View::borrow(openings[index_of(aspect)]);
    return row_opening_view(aspect, differs, cell(aspect));
  }

 private:
  const StatusCode& code_;
  const CodeViews& usual_;
  std::string distinction_;
  bool is_usual_;
};

View rows_view(const Side& a, const Side& b, const std::vector<ComparisonRow>& rows) {
  View::List list;
  list.reserve(rows.size());
  for (const ComparisonRow& row : rows) {
    View::Object members;
    members.reserve(2);
    members.emplace_back("opening", a.row_opening(*row.aspect, row.differs));
    members.emplace_back("cells", View::List{b.cell(*row.aspect)});
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

// What not every comparison's table of contents names. Thousands of pages share it.
View toc_of(const View& sections, bool has_questions) {
  static const View without = View::share({{"sections", View()}, {"has_questions", false}});
  static const View with_questions = View::share({{"sections", View()}, {"has_questions", true}});
  const View::List* written = sections.as_list();
  if (written == nullptr) return View::borrow(has_questions ? with_questions : without);
  View::List headings;
  for (const View& section : *written)
    headings.push_back(View{{"id", *section.find("id")}, {"heading", *section.find("heading")}});
  return View{{"sections", std::move(headings)}, {"has_questions", has_questions}};
}

// Each side's own rule, unless somebody has written one for this pair.
View::List decision_of(const SiteContext& context, const Pair& pair, const Side& a, const Side& b) {
  if (pair.curated == nullptr) return {a.view(), b.view()};
  View::List list;
  for (const Decision& decision : pair.curated->decision) {
    const StatusCode& code = *context.catalogue().find_code(decision.code);
    DecisionRule rule = decision_rule(code, decision.when);
    list.push_back(View{{"before", std::move(rule.before)},
                        {"label", (&code == &pair.a ? a : b).label()},
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
  const Side a(context, pair.a, pair.b), b(context, pair.b, pair.a);
  const std::vector<ComparisonRow> rows =
      compare(context.aspects_of(pair.a), context.aspects_of(pair.b));
  const std::string same = sum_up_equal_rows(rows);
  const bool curated = pair.curated != nullptr;
  const std::string verdict = verdict_of(pair);
  const std::string root = root_of_url("/" + pair_url(pair.a.key, pair.b.key));
  View sections = curated ? make_prose_view(pair.curated->prose, root) : View();
  View questions = curated ? make_questions_view(pair.curated->prose, root) : View();
  View derived = curated ? View() : derived_questions(pair);
  View::Object members;
  members.reserve(18);  // and two of every page
  members.emplace_back("a", a.view());
  members.emplace_back("b", b.view());
  members.emplace_back("curated", curated);
  if (!curated) members.emplace_back("description", verdict);
  members.emplace_back("verdict", verdict);
  members.emplace_back("toc", toc_of(sections, !questions.is_null() || !derived.is_null()));
  members.emplace_back("rows", rows_view(a, b, rows));
  members.emplace_back("same", same.empty() ? View() : View(same));
  members.emplace_back("decision", decision_of(context, pair, a, b));
  members.emplace_back("test", curated ? View(pair.curated->test) : View());
  members.emplace_back("sections", std::move(sections));
  members.emplace_back("questions", std::move(questions));
  members.emplace_back("guides", guides_with(context, {pair.a.key, pair.b.key}));
  members.emplace_back("derived_questions", std::move(derived));
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
