#include <fmt/ranges.h>

#include <algorithm>
#include <span>

#include "pages/code_views.hpp"
#include "pages/constant_views.hpp"
#include "pages/example_views.hpp"
#include "pages/guide_views.hpp"
#include "pages/page_address.hpp"
#include "pages/page_kinds.hpp"
#include "pages/search_texts.hpp"
#include "pages/sending_view.hpp"
#include "pages/social_cards.hpp"

namespace statusbook {
namespace {

View neighbor_view(const SiteContext& context, const StatusCode* code) {
  return code == nullptr ? View() : View::borrow(context.card(*code));
}

// The codes before and after this one in the whole catalogue.
std::pair<const StatusCode*, const StatusCode*> neighbors_of(const Catalogue& catalogue,
                                                             const StatusCode& code) {
  const auto index = static_cast<std::size_t>(&code - catalogue.codes.data());
  return {index == 0 ? nullptr : &catalogue.codes[index - 1],
          index + 1 == catalogue.codes.size() ? nullptr : &catalogue.codes[index + 1]};
}

View other_meanings_view(const SiteContext& context, const StatusCode& code) {
  View::List list;
  for (const StatusCode* other : context.catalogue().other_meanings(code)) {
    list.push_back(View::borrow(context.card(*other)));
  }
  return optional_list(std::move(list));
}

// The written comparisons of the code, at most this many: all stand on /compare/<key>/.
constexpr std::size_t most_comparisons = 4;

// The first of them is shown with its verdict.
constexpr std::size_t most_verdicts = 1;

bool is_popular(const SiteSettings& settings, const Comparison& comparison) {
  const std::string slug = comparison_slug(comparison.a, comparison.b);
  return std::any_of(settings.popular_comparisons.begin(), settings.popular_comparisons.end(),
                     [&](const NamedReference& popular) { return popular.name == slug; });
}

View pairs_view(const SiteContext& context, std::span<const Comparison* const> comparisons) {
  View::List list;
  for (const Comparison* comparison : comparisons)
    list.push_back(View::borrow(context.pair(*comparison)));
  return optional_list(std::move(list));
}

View comparisons_view(const SiteContext& context, const StatusCode& code) {
  std::vector<const Comparison*> all = context.comparisons_with(code);
  if (all.empty()) return {};
  std::stable_partition(all.begin(), all.end(), [&](const Comparison* comparison) {
    return is_popular(context.input().settings, *comparison);
  });
  const std::span<const Comparison* const> shown(all.data(),
                                                 std::min(all.size(), most_comparisons));
  const std::size_t told = std::min(shown.size(), most_verdicts);
  return View{{"told", pairs_view(context, shown.first(told))},
              {"named", pairs_view(context, shown.subspan(told))}};
}

// Tables of facts stand between the sections: requirements after the opening, behavior with the
// section on software.
enum class Place { opening, body, software };

Place place_of(std::string_view section_id) {
  if (section_id == "in-plain-english" || section_id == "an-everyday-picture")
    return Place::opening;
  return section_id == "how-software-treats-it" ? Place::software : Place::body;
}

// The sections of `prose` that stand in one place of the page.
View sections_at(const Prose& prose, std::string_view root, Place place) {
  View::List list;
  const View all = make_prose_view(prose, root);
  for (const View& section : *all.as_list()) {
    if (place_of(*section.find("id")->as_text()) == place) list.push_back(section);
  }
  return optional_list(std::move(list));
}

// "Express 5, Flask, nginx": the featured ones, or all where none of them has code.
std::vector<std::string> framework_names(const SiteInput& input,
                                         const std::vector<SnippetText>& texts) {
  std::vector<std::string> featured, all;
  for (const SnippetText& text : texts) {
    const Snippet& snippet = input.catalogue.snippets[text.snippet];
    all.push_back(snippet.name);
    if (snippet.is_featured) featured.push_back(snippet.name);
  }
  return featured.empty() ? all : featured;
}

View::Object code_members(const SiteContext& context, const StatusCode& code) {
  const auto [previous, next] = neighbors_of(context.catalogue(), code);
  const std::string root = root_of_url("/" + code_url(code.key));
  return {{"card", View::borrow(context.card(code))},
          {"facts", View::borrow(context.facts(code))},
          {"examples", make_examples_view(context.catalogue(), code)},
          {"opening", sections_at(code.prose, root, Place::opening)},
          {"body", sections_at(code.prose, root, Place::body)},
          {"software", sections_at(code.prose, root, Place::software)},
          {"sending", make_sending_view(context.input(), code, root)},
          {"constants", make_constants_view(context.catalogue(), code)},
          {"questions", make_questions_view(code.prose, root)},
          {"path", make_path_view(code)},
          {"guides", guides_with(context, {code.key})},
          {"comparisons", comparisons_view(context, code)},
          {"other_meanings", other_meanings_view(context, code)},
          {"previous", neighbor_view(context, previous)},
          {"next", neighbor_view(context, next)}};
}

// The code of every framework, which would be the larger half of the code's own page.
Page snippets_page(const SiteContext& context, const StatusCode& code, const Family& family) {
  const std::string title = title_of(context.catalogue(), code);
  const std::string url = code_url(code.key);
  PageInfo info{
      .url = "/" + url + "code/",
      .kind = "code_snippets",
      .title = fmt::format("Sending {} in code", title),
      .description = fmt::format(
          "Code that sends {}, run or parsed in tests: {} and others.", title,
          fmt::join(framework_names(context.input(), snippets_of(context.input(), code)), ", ")),
      .updated = code.updated,
      .parents = {{family.name, family_url(family)}, {title, url}}};
  return context.make_page(std::move(info), [&context, &code] {
    const std::string root = root_of_url("/" + code_url(code.key) + "code/");
    return View::Object{{"card", View::borrow(context.card(code))},
                        {"sending", make_sending_view(context.input(), code, root)},
                        {"constants", make_constants_view(context.catalogue(), code)}};
  });
}

std::string description_of(const StatusCode& code) {
  return code.description.empty() ? shorten_to_clause(code.answer, longest_description)
                                  : code.description;
}

// The example exactly as it is sent, for download.
Page example_page(const StatusCode& code, const Example& example) {
  Page page;
  page.url = example_url(code, example);
  page.path = file_of_url(page.url);
  page.kind = "example";
  page.render = [&example](Diagnostics&) { return std::optional<std::string>(example.response); };
  return page;
}

}  // namespace

std::vector<Page> list_code_pages(const SiteContext& context) {
  std::vector<Page> pages;
  for (const StatusCode& code : context.catalogue().codes) {
    const Family& family = *context.catalogue().find_family(code.family);
    PageInfo info{.url = "/" + code_url(code.key),
                  .kind = "code",
                  .title = title_of(context.catalogue(), code),
                  .description = description_of(code),
                  .updated = code.updated,
                  .parents = {{family.name, family_url(family)}},
                  .subject = {ProseKind::code, {code.key}},
                  .card = card_path(code)};
    pages.push_back(context.make_page(std::move(info),
                                      [&context, &code] { return code_members(context, code); }));
    if (!snippets_of(context.input(), code).empty())
      pages.push_back(snippets_page(context, code, family));
    for (const Example& example : code.examples)
      pages.push_back(example_page(code, example));
  }
  return pages;
}

}  // namespace statusbook
