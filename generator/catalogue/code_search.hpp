#pragma once

// Finding codes by numbers and words, by the same rule as static/code-search.js: every word of the
// query must begin a word of the code. Constants are cut into words, so that HTTP_BAD_GATEWAY and
// StatusBadGateway find "Bad Gateway". Pure functions.

#include <string>
#include <string_view>
#include <vector>

#include "catalogue/catalogue.hpp"

namespace statusbook {

// Lower-case words of ASCII letters and digits, a space between them.
std::string normalize_words(std::string_view text);

// The codes in which every word begins a word, those where it stands in the number or the name
// first. None for a query without words.
std::vector<const StatusCode*> find_codes(const Catalogue& catalogue, std::string_view query);

// Words of the names and of what people type, for "did you mean".
std::vector<std::string> searchable_words(const Catalogue& catalogue);

}  // namespace statusbook
