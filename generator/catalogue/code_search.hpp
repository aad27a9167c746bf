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
// first; of several numbers, the codes that have one of them. None for a query without words.
std::vector<const StatusCode*> find_codes(const Catalogue& catalogue, std::string_view query);

// The query with the likeliest word in place of each one that begins none: "taepot" → "teapot".
std::string mend_query(const Catalogue& catalogue, std::string_view query);

}  // namespace statusbook
