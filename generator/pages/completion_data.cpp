#include "pages/completion_data.hpp"

#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <set>
#include <string_view>

#include "catalogue/comparison.hpp"
#include "compare/wording.hpp"
#include "http/rules.hpp"
#include "pages/code_views.hpp"
#include "pages/guide_views.hpp"
#include "pages/page_address.hpp"
#include "render/view_json.hpp"

namespace statusbook {
namespace {

// Each row on a line of its own, so that a difference between two versions can be read.
StaticFile make_list_script(std::string file, std::string_view variable,
                            const std::vector<View>& rows) {
  std::string lines;
  for (const View& row : rows)
    lines += view_to_json(row, 0) + ",\n";
  return {std::move(file), fmt::format("globalThis.{} = [\n{}];\n", variable, lines)};
}

// Letters and digits alone: "Bad Gateway", BAD_GATEWAY and BadGateway are the same.
std::string squeezed(std::string_view text) {
  std::string letters;
  for (const char c : text) {
    if (c >= 'A' && c <= 'Z') {
      letters += static_cast<char>(c - 'A' + 'a');
    } else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
      letters += c;
    }
  }
  return letters;
}

// What leads to a code, each once. A constant that ends with the name in other letters, as most of
// them do, says nothing that the name does not.
class Terms {
 public:
  explicit Terms(const std::string& name) : name_(squeezed(name)), known_{name_} {}

  void add(const std::string& text) {
    if (known_.insert(squeezed(text)).second) texts_.push_back(text);
  }
  void add_constant(const std::string& text) {
    if (!squeezed(text).ends_with(name_)) add(text);
  }
  std::string join() const { return fmt::format("{}", fmt::join(texts_, "\n")); }

 private:
  std::string name_;
  std::set<std::string> known_;
  std::vector<std::string> texts_;
};

std::string terms_of(const Catalogue& catalogue, const StatusCode& code) {
  Terms terms(code.name);
  for (const FormerName& former : code.former_names)
    terms.add(former.name);
  for (const std::string& term : code.search_terms)
    terms.add(term);
  for (const ReasonPhrase& reason : code.reason_phrases)
    terms.add(reason.phrase);
  for (const std::string& constant : catalogue.constant_names(code))
    terms.add_constant(constant);
  return terms.join();
}

std::size_t rarity_of(const StatusCode& code) {
  static constexpr std::array<std::string_view, 4> steps{"common", "occasional", "rare",
                                                         "never sent"};
  return static_cast<std::size_t>(std::find(steps.begin(), steps.end(), code.popularity) -
                                  steps.begin());
}

// Whose meaning of the number it is; empty where the number says it all.
std::string distinction_of(const Catalogue& catalogue, const StatusCode& code) {
  const bool is_plain = code.key == std::to_string(code.code);
  if (is_plain && catalogue.other_meanings(code).empty()) return {};
  return distinction_beside(code, code);
}

// A row of "pages.js".
View page_row(std::string_view group, std::string url, std::string title, std::string words = "") {
  return View::List{group, std::move(url), std::move(title), std::move(words)};
}

void add_questions(const Prose& prose, const std::string& url, std::vector<View>& rows) {
  const ProseSection* questions = prose.find("questions");
  if (questions == nullptr) return;
  for (const ProseSection& question : questions->parts)
    rows.push_back(page_row("Questions", fmt::format("{}#{}", url, question.id), question.heading));
}

void add_comparisons(const Catalogue& catalogue, std::vector<View>& rows) {
  for (const Comparison& comparison : catalogue.comparisons) {
    const StatusCode& a = *catalogue.find_code(comparison.a);
    const StatusCode& b = *catalogue.find_code(comparison.b);
    rows.push_back(page_row("Comparisons", pair_url(comparison.a, comparison.b),
                            fmt::format("{} vs {}", name_beside(a, b), name_beside(b, a)),
                            fmt::format("{} {}", a.name, b.name)));
  }
}

void add_categories(const Catalogue& catalogue, std::vector<View>& rows) {
  for (const Family& family : catalogue.families)
    rows.push_back(page_row("Categories", family_url(family), family_title(family)));
}

void add_guides(const Catalogue& catalogue, std::vector<View>& rows) {
  for (const Guide& guide : catalogue.guides)
    rows.push_back(page_row("Guides", guide_url(guide), guide.title, guide.description));
  for (const DecisionTree& tree : catalogue.decisions) {
    rows.push_back(
        page_row("Guides", decision_url(tree), "Decide: " + tree.title, tree.description));
  }
}

void add_all_questions(const Catalogue& catalogue, std::vector<View>& rows) {
  for (const StatusCode& code : catalogue.codes)
    add_questions(code.prose, code_url(code.key), rows);
  for (const Comparison& comparison : catalogue.comparisons)
    add_questions(comparison.prose, pair_url(comparison.a, comparison.b), rows);
  for (const Guide& guide : catalogue.guides)
    add_questions(guide.prose, guide_url(guide), rows);
  for (const Article& article : catalogue.articles)
    add_questions(article.prose, article_url(article), rows);
}

void add_articles(const Catalogue& catalogue, std::vector<View>& rows) {
  for (const Article& article : catalogue.articles) {
    rows.push_back(page_row("Articles", article_url(article), article.title, article.description));
  }
}

void add_lint_rules(const Catalogue&, std::vector<View>& rows) {
  for (const http::Rule& rule : http::all_rules()) {
    rows.push_back(
        page_row("Lint rules", lint_url(rule.id), std::string(rule.title), std::string(rule.id)));
  }
}

using AddRows = void (*)(const Catalogue&, std::vector<View>&);

constexpr std::array<AddRows, 6> page_groups{add_comparisons,   add_guides,   add_categories,
                                             add_all_questions, add_articles, add_lint_rules};

}  // namespace

StaticFile make_completion_data(const Catalogue& catalogue) {
  std::vector<View> rows;
  for (const StatusCode& code : catalogue.codes) {
    const Family& family = *catalogue.find_family(code.family);
    rows.push_back(View::List{code.key, code.code, code.name, family.label, code.meaning,
                              terms_of(catalogue, code), rarity_of(code), family.color,
                              distinction_of(catalogue, code)});
  }
  return make_list_script("codes.js", "statusbookCodes", rows);
}

StaticFile make_page_data(const SiteInput& input) {
  std::vector<View> rows;
  for (const AddRows add : page_groups)
    add(input.catalogue, rows);
  for (const NavigationItem& item : input.settings.navigation)
    rows.push_back(page_row("Pages", below_root(item.url), item.label, below_root(item.url)));
  if (!input.catalogue.changes.empty())
    rows.push_back(page_row("Pages", "changes/", "Changes", "news feed atom"));
  rows.push_back(
      page_row("Pages", "search-bar/", "Search from the address bar", "opensearch keyword"));
  return make_list_script("pages.js", "statusbookPages", rows);
}

}  // namespace statusbook
