#pragma once

// What templates see of a status code, made once a code and borrowed by every page that shows it.
// Addresses in views are relative to the site's root ("502/"); templates put {{root}} before them.
// A list that may be empty is null or { items: […] }, so that a template can leave its heading out.

#include "catalogue/catalogue.hpp"
#include "compare/aspects.hpp"
#include "render/view.hpp"

namespace statusbook {

// key, code, name, url, family, meaning, answer, standing …: enough for a card or a table row.
View make_card_view(const Catalogue& catalogue, const StatusCode& code);

// All facts, for the facts panel and the tables of the code's own page.
View make_facts_view(const Catalogue& catalogue, const StatusCode& code);

// A written comparison as lists of pairs show it. Borrows the two cards.
View make_pair_view(const Catalogue& catalogue, const Comparison& comparison, const View& card_a,
                    const View& card_b);

// The sections of a page's prose as HTML: id, heading, html, parts. Without the questions.
View make_prose_view(const Prose& prose, std::string_view root);

// The questions of a page: id, question, html.
View make_questions_view(const Prose& prose, std::string_view root);

// "RFC 9110 8.6; RFC 9112 6.1" → [{ text, url }].
View make_references_view(std::string_view references);

// A source of a claim, which is a section or the id of a Source: { references }.
View make_source_view(const Catalogue& catalogue, const std::string& source);

// Null when `text` is empty.
View text_or_null(std::string_view text);

// What a comparison says of one of its sides alone: { key, code, distinction, label, name, url,
// color, answer, before, after }, where `label` is the number with `distinction`, which may be
// empty, and the rule for its use is `before`, `label`, `after`.
View::Object comparison_side(const StatusCode& code, const View& card,
                             std::string_view distinction);

// What a table says of a code under this name, which may be several statements on a line each:
// { name, text, list }, of which `list` is null for one.
View::Object comparison_cell(std::string_view name, std::string_view text);

// A row of such a table up to the cell of the first code: { label, differs, cell }.
View::Object row_opening_view(const Aspect& aspect, bool differs, View cell);

// Null when `items` is empty, { items, count } otherwise.
View optional_list(View::List items);

// "502 Bad Gateway". A less known meaning of a number names its family too, so that no two are
// alike.
std::string title_of(const Catalogue& catalogue, const StatusCode& code);

// "5xx Server Error", "Cloudflare codes": a vendor's name says it all.
std::string family_title(const Family& family);
// The label of a class, which is put before its name; null for a vendor.
View class_label(const Family& family);

std::string lint_url(std::string_view rule);                   // "lint/field-obs-fold/"
std::string code_url(std::string_view key);                    // "502/"
std::string family_url(const Family& family);                  // "categories/server-error/"
std::string pair_url(std::string_view a, std::string_view b);  // "compare/502-vs-503/"
std::string compare_url(std::string_view key);                 // "compare/502/"
std::string article_url(const Article& article);               // "articles/soft-404/"
std::string decision_url(const DecisionTree& tree);            // "decide/api/": its first question

// The one address of two different codes, whichever is named first.
std::string canonical_pair_url(const StatusCode& a, const StatusCode& b);

}  // namespace statusbook
