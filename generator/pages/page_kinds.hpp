#pragma once

// One function a page kind: catalogue → the pages of that kind. A new kind is a function here, a
// source file named after it, a row in plan_site.cpp and a template in templates/pages/. The
// context must outlive the pages.

#include <vector>

#include "pages/site_context.hpp"

namespace statusbook {

// The families of a kind ("class", "vendor") with their codes, as the home page, the cheat sheet
// and the comparison index list them. `codes` is null for a family that has none of its own.
View families_of_kind(const SiteContext& context, std::string_view kind);

std::vector<Page> list_home_page(const SiteContext& context);
std::vector<Page> list_code_pages(const SiteContext& context);        // /502/ and /502.http
std::vector<Page> list_category_pages(const SiteContext& context);    // /categories/server-error/
std::vector<Page> list_code_index_page(const SiteContext& context);   // /codes/
std::vector<Page> list_comparison_pages(const SiteContext& context);  // /compare/502-vs-503/
std::vector<Page> list_comparison_index_page(const SiteContext& context);  // /compare/
std::vector<Page> list_compare_with_pages(const SiteContext& context);     // /compare/502/
std::vector<Page> list_redirects(
    const SiteContext& context);  // /_redirects and what nginx includes
std::vector<Page> list_headers_file(const SiteContext& context);
std::vector<Page> list_guide_pages(const SiteContext& context);  // /guides/server-errors/
std::vector<Page> list_decision_pages(
    const SiteContext& context);                                   // /decide/, /decide/api/created/
std::vector<Page> list_article_pages(const SiteContext& context);  // /articles/, /articles/feed.xml
std::vector<Page> list_changes_pages(const SiteContext& context);  // /changes/, /changes.atom
std::vector<Page> list_table_pages(const SiteContext& context);    // /tables/, /tables/grpc/
std::vector<Page> list_quiz_page(const SiteContext& context);      // /quiz/, /quiz/anki.csv
std::vector<Page> list_search_bar_pages(
    const SiteContext& context);                                  // /search-bar/, /opensearch.xml
std::vector<Page> list_icons(const SiteContext& context);         // /favicon.ico and the like
std::vector<Page> list_social_cards(const SiteContext& context);  // /cards/502.png
std::vector<Page> list_archive(const SiteContext& context);       // /statusbook.zip
// /cheat-sheet/, /cheat-sheet-a4.pdf, /cheat-sheet-letter.pdf
std::vector<Page> list_cheat_sheet_pages(const SiteContext& context);
std::vector<Page> list_lint_pages(const SiteContext& context);  // /lint/, /lint/field-obs-fold/
std::vector<Page> list_faq_pages(const SiteContext& context);   // /faq/, /faq/redirects/
std::vector<Page> list_about_page(const SiteContext& context);
std::vector<Page> list_mock_page(const SiteContext& context);       // /mock/
std::vector<Page> list_not_found_page(const SiteContext& context);  // /404.html
std::vector<Page> list_data_files(const SiteContext& context);      // /502.json, /api/…
std::vector<Page> list_openapi_file(const SiteContext& context);
std::vector<Page> list_markdown_files(const SiteContext& context);  // /502.md
std::vector<Page> list_assets(const SiteContext& context);          // /assets/…

}  // namespace statusbook
