#include "pages/plan_site.hpp"

#include <array>
#include <iterator>

#include "pages/moves.hpp"
#include "pages/page_kinds.hpp"
#include "pages/plan_references.hpp"
#include "pages/sitemap.hpp"

namespace statusbook {
namespace {

using ListPages = std::vector<Page> (*)(const SiteContext&);

constexpr std::array<ListPages, 29> page_kinds{
    list_home_page,
    list_code_pages,
    list_code_index_page,
    list_category_pages,
    list_comparison_pages,
    list_comparison_index_page,
    list_compare_with_pages,
    list_redirects,
    list_headers_file,
    list_guide_pages,
    list_decision_pages,
    list_article_pages,
    list_changes_pages,
    list_table_pages,
    list_quiz_page,
    list_search_bar_pages,
    list_icons,
    list_social_cards,
    list_archive,
    list_cheat_sheet_pages,
    list_lint_pages,
    list_faq_pages,
    list_about_page,
    list_mock_page,
    list_not_found_page,
    list_data_files,
    list_markdown_files,
    list_openapi_file,
    list_assets,
};

// What sentences may differ in and still be the same one.
std::vector<std::string> names_in(const Catalogue& catalogue) {
  std::vector<std::string> names;
  for (const StatusCode& code : catalogue.codes)
    names.push_back(code.name);
  for (const Family& family : catalogue.families) {
    names.push_back(family.name);
    if (family.kind == "vendor") names.push_back(family.label);
  }
  return names;
}

}  // namespace

std::optional<PlannedSite> plan_site(std::unique_ptr<const SiteInput> input, Diagnostics& report) {
  if (!check_settings_references(*input, report)) return std::nullopt;
  PlannedSite site;
  site.context = std::make_unique<const SiteContext>(*input);
  std::vector<Page> pages;
  for (const ListPages list : page_kinds) {
    std::vector<Page> kind = list(*site.context);
    if (kind.size() > pages.size()) pages.reserve(2 * kind.size());  // comparisons, nearly all
    std::move(kind.begin(), kind.end(), std::back_inserter(pages));
  }
  std::vector<Page> crawler_files = list_crawler_files(*site.context, pages);
  std::move(crawler_files.begin(), crawler_files.end(), std::back_inserter(pages));
  site.plan = std::make_unique<const SitePlan>(std::move(pages), names_in(input->catalogue),
                                               list_moves(*site.context), report);
  check_links_of_input(*input, *site.plan, report);
  site.input = std::move(input);
  if (report.has_errors()) return std::nullopt;
  return site;
}

std::optional<PlannedSite> load_site(const FileSystem& files, const SiteOptions& options,
                                     ReadCache& cache, Diagnostics& report) {
  auto input = load_site_input(files, options, cache, report);
  if (!input) return std::nullopt;
  return plan_site(std::move(input), report);
}

std::optional<PlannedSite> load_site(const FileSystem& files, const SiteOptions& options,
                                     Diagnostics& report) {
  ReadCache unused;
  return load_site(files, options, unused, report);
}

}  // namespace statusbook
