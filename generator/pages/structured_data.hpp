#pragma once

// What a page says of itself to search engines: JSON-LD in the vocabulary of schema.org. It repeats
// what the page shows and adds nothing. Code pages have a budget, so it is as short as Google's
// documentation of rich results allows. Pure functions.

#include <string>

#include "catalogue/site_settings.hpp"
#include "pages/site_context.hpp"

namespace statusbook {

// One JSON object on one line, safe to stand inside a script element: the way from the home page,
// the article for a page that is one, and the questions of a page that answers them.
std::string make_structured_data(const SiteSettings& settings, const PageInfo& info);

// One of PageInfo::questions.
View make_question_data(const std::string& question, const std::string& answer_html);

}  // namespace statusbook
