#pragma once

// The title and the description that a search engine shows of a page: how long they may be, and a
// sentence cut to that length. Lengths are in code points. Pure functions.

#include <cstddef>
#include <string>
#include <string_view>

namespace statusbook {

// Search engines cut what is longer, and take their own words where there are fewer.
inline constexpr std::size_t shortest_description = 50;
inline constexpr std::size_t longest_description = 160;

// `sentence` up to a ';' or ':', with a full stop, if it is longer than `most`: "One, two; three."
// → "One, two." What stands behind a comma is often needed for the truth, so none is cut there. A
// sentence that fits or has no such place stays as it is.
std::string shorten_to_clause(std::string_view sentence, std::size_t most);

}  // namespace statusbook
