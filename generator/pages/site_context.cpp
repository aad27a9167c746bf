#include "pages/site_context.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <memory>

#include "catalogue/status_facts.hpp"
#include "compare/wording.hpp"
#include "pages/code_views.hpp"
#include "pages/completion_data.hpp"
#include "pages/page_address.hpp"
#include "pages/structured_data.hpp"
#include "render/compact_html.hpp"
#include "render/mustache/evaluator.hpp"
#include "support/parallel.hpp"

namespace statusbook {
namespace {

// FNV-1a, 64 bits: a fingerprint to tell versions apart, not to withstand forgery.
std::uint64_t fingerprint(std::string_view bytes) {
  std::uint64_t hash = 0xcbf29ce484222325;
  for (const char c : bytes)
    hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3;
  return hash;
}

// "style.css" → "style_css": a dot would split a template's name.
std::string asset_key(std::string_view name) {
  std::string key(name);
  std::replace_if(
      key.begin(), key.end(), [](char c) { return c == '.' || c == '-'; }, '_');
  return key;
}

View make_assets_view(const std::vector<StaticFile>& files,
                      const std::vector<StaticFile>& generated) {
  View::Object assets;
  for (const auto* list : {&files, &generated}) {
    for (const StaticFile& file : *list)
      assets.emplace_back(asset_key(file.name), asset_path(file));
  }
  return assets;
}

enum class Rank { primary, secondary };

View::List make_navigation_view(const std::vector<NavigationItem>& navigation, Rank rank) {
  View::List items;
  for (const NavigationItem& item : navigation) {
    if (item.is_secondary != (rank == Rank::secondary)) continue;
    items.push_back(View{{"label", item.label}, {"url", below_root(item.url)}});
  }
  return items;
}

std::string registry_date(const Catalogue& catalogue) {
  std::string date;
  for (const StatusCode& code : catalogue.codes) {
    if (code.registry) date = std::max(date, code.registry->date);
  }
  return date;
}

View make_site_view(const SiteInput& input, const std::vector<StaticFile>& generated) {
  const SiteSettings& settings = input.settings;
  return View{{"title", settings.title},
              {"tagline", settings.tagline},
              {"description", settings.description},
              {"language", settings.language},
              {"navigation", make_navigation_view(settings.navigation, Rank::primary)},
              {"more_navigation",
               optional_list(make_navigation_view(settings.navigation, Rank::secondary))},
              {"assets", make_assets_view(input.static_files, generated)},
              {"archive", input.extras.archive ? View(archive_path) : View()},
              {"code_count", input.catalogue.codes.size()},
              {"registry_date", registry_date(input.catalogue)}};
}

std::string newest_update(const Catalogue& catalogue) {
  std::string newest;
  const auto look_at = [&](const auto& records) {
    for (const auto& record : records)
      newest = std::max(newest, record.updated);
  };
  look_at(catalogue.codes);
  look_at(catalogue.comparisons);
  look_at(catalogue.guides);
  look_at(catalogue.decisions);
  look_at(catalogue.articles);
  look_at(catalogue.tables);
  for (const Change& change : catalogue.changes)
    newest = std::max(newest, change.date);
  return std::max(newest, catalogue.quiz.updated);
}

View make_parents_view(const PageInfo& info) {
  View::List parents;
  for (const auto& [label, url] : info.parents) {
    parents.push_back(View{{"label", label}, {"url", url}});
  }
  return parents;
}

std::string document_title(const SiteSettings& settings, const PageInfo& info) {
  return info.url == "/" ? fmt::format("{}: {}", settings.title, settings.tagline)
                         : fmt::format("{} | {}", info.title, settings.title);
}

// Other sites want the picture's whole address.
View make_card_address(const SiteInput& input, const PageInfo& info) {
  if (info.card.empty() || !input.extras.cards) return {};
  return input.settings.base_url + "/" + info.card;
}

// What a page is made of. Its functions share it: there are thousands of pages.
struct Recipe {
  PageInfo info;
  std::function<View::Object()> content;
};

std::string root_of(const PageInfo& info) {
  return info.root.empty() ? root_of_url(info.url) : info.root;
}

View describe(const PageInfo& info, const View::Object& content) {
  if (!info.description.empty()) return info.description;
  const auto found = std::find_if(content.begin(), content.end(), [](const View::Member& member) {
    return member.first == "description";
  });
  return found == content.end() ? View("") : found->second;
}

View make_page_view(const SiteInput& input, const PageInfo& info, View description) {
  const SiteSettings& settings = input.settings;
  const bool is_home = info.url == "/";
  return View{
      {"kind", info.kind},
      {"url", below_root(info.url)},
      {"canonical", settings.base_url + info.url},
      {"title", info.title},
      {"document_title", document_title(settings, info)},
      {"description", std::move(description)},
      {"updated", info.updated.empty() ? View() : View(info.updated)},
      {"indexable", info.indexable},
      {"structured_data", info.indexable ? View(make_structured_data(settings, info)) : View()},
      {"is_home", is_home},
      {"card", make_card_address(input, info)},
      {"parents", make_parents_view(info)}};
}

// What does not depend on other codes.
void fill_views(const Catalogue& catalogue, const StatusCode& code, CodeViews& views) {
  views.card = make_card_view(catalogue, code);
  views.facts = make_facts_view(catalogue, code);
  views.side = View::share(comparison_side(code, views.card, usual_distinction(code)));
  views.aspects = make_aspect_sheet(code);
  for (const std::string& value : views.aspects.values)
    views.cells.push_back(View::share(comparison_cell(usual_name(code), value)));
  for (const Aspect& aspect : aspects()) {
    const View& cell = views.cells[index_of(aspect)];
    for (const bool differs : {true, false}) {
      auto& rows = differs ? views.different_rows : views.same_rows;
      rows.push_back(View::share(row_opening_view(aspect, differs, View::borrow(cell))));
    }
  }
}

}  // namespace

SiteContext::SiteContext(const SiteInput& input)
    : input_(input),
      updated_(newest_update(input.catalogue)),
      status_facts_(status_facts_of(input.catalogue.codes)) {
  const std::vector<StatusCode>& codes = input.catalogue.codes;
  for (const StatusCode& code : codes)
    views_.try_emplace(code.key);
  StaticFile completion, pages;  // which take longer than many a code
  for_each_index(codes.size() + 2, input.jobs, {}, [&](std::size_t i) {
    if (i == 0) {
      completion = make_completion_data(input.catalogue);
    } else if (i == 1) {
      pages = make_page_data(input);
    } else {
      const StatusCode& code = codes[i - 2];
      fill_views(input.catalogue, code, views_.at(code.key));
    }
  });
  generated_files_ = {std::move(completion), std::move(pages)};
  site_ = View{{"site", make_site_view(input, generated_files_)}};
  for (const Comparison& comparison : input.catalogue.comparisons) {
    CodeViews& a = views_.at(comparison.a);
    CodeViews& b = views_.at(comparison.b);
    a.comparisons.push_back(&comparison);
    b.comparisons.push_back(&comparison);
    pairs_.push_back(make_pair_view(input.catalogue, comparison, a.card, b.card));
  }
  for (const StatusCode& code : input.catalogue.codes) {
    views_.at(code.key).neighbors = View::share(make_neighbors(code, nullptr));
  }
}

View::Object SiteContext::make_neighbors(const StatusCode& code, const Comparison* left_out) const {
  constexpr std::size_t most = 6;  // the rest stand on the code's own list
  View::List pairs;
  for (const Comparison* comparison : comparisons_with(code)) {
    if (comparison == left_out || pairs.size() == most) continue;
    pairs.push_back(View::borrow(pair(*comparison)));
  }
  return {{"title", title_of(catalogue(), code)},
          {"compare_url", compare_url(code.key)},
          {"pairs", optional_list(std::move(pairs))}};
}

View SiteContext::neighbors_without(const StatusCode& code, const Comparison& itself) const {
  return make_neighbors(code, &itself);
}

const Comparison* SiteContext::comparison_of(const StatusCode& one, const StatusCode& other) const {
  const auto& candidates = comparisons_with(one);
  const auto found =
      std::find_if(candidates.begin(), candidates.end(), [&](const Comparison* comparison) {
        return comparison->a == other.key || comparison->b == other.key;
      });
  return found == candidates.end() ? nullptr : *found;
}

// The root comes first: every link looks it up.
View SiteContext::make_view(const PageInfo& info, View::Object content) const {
  View::Object members;
  members.reserve(content.size() + 2);
  members.emplace_back("root", root_of(info));
  members.emplace_back("page", make_page_view(input_, info, describe(info, content)));
  std::move(content.begin(), content.end(), std::back_inserter(members));
  return members;
}

Page SiteContext::make_page(PageInfo info, std::function<View::Object()> content) const {
  Page page;
  page.url = info.url;
  page.path = file_of_url(info.url);
  page.kind = info.kind;
  page.is_html = true;
  page.indexable = info.indexable;
  page.updated = info.updated;
  if (info.indexable) {
    page.title = document_title(input_.settings, info);
    page.description = info.description;
  }
  page.subject = info.subject;
  const auto recipe = std::make_shared<const Recipe>(Recipe{std::move(info), std::move(content)});
  page.view = [this, recipe] { return make_view(recipe->info, recipe->content()); };
  page.render = [this, recipe](Diagnostics& report) {
    const auto& [made, made_content] = *recipe;
    const View view = make_view(made, made_content());
    const std::array<const View*, 2> contexts{&site_, &view};
    auto html = mustache::render_page(input_.templates, fmt::format("pages/{}", made.kind),
                                      contexts, made.url, keeper_for(root_of(made)), report);
    if (html) html = compact_page(*std::move(html));
    return html;
  };
  return page;
}

// The names that mean the same on all pages with one way to the root.
mustache::KeptPartials& SiteContext::keeper_for(const std::string& root) const {
  const std::lock_guard guard(keepers_mutex_);
  return keepers_.try_emplace(root, std::vector<std::string>{"site", "root"}).first->second;
}

// 40 bits tell the few versions of one file apart, and such names stand on every page.
std::string asset_path(const StaticFile& file) {
  constexpr std::uint64_t bits = 0xff'ffff'ffff;
  const std::size_t dot = std::min(file.name.rfind('.'), file.name.size());
  return fmt::format("assets/{}.{:010x}{}", file.name.substr(0, dot),
                     fingerprint(file.bytes) & bits, file.name.substr(dot));
}

}  // namespace statusbook
