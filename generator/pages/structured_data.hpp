#pragma once

// What a page says of itself to search engines: JSON-LD in the vocabulary of schema.org. Pure.

#include <string>

#include "catalogue/site_settings.hpp"
#include "pages/site_context.hpp"

namespace statusbook {

// One JSON object with the way from the home page and, for a page with a subject, the article; safe
// to stand inside a script element.
std::string make_structured_data(const SiteSettings& settings, const PageInfo& info);

}  // namespace statusbook
