#pragma once

// "Did you mean …": the known name nearest to a misspelled one. Pure functions.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace statusbook {

// Edits (insert, delete, replace, swap of neighbors) between the two, ASCII case ignored.
std::size_t edit_distance(std::string_view a, std::string_view b);

// The nearest of `known`, the first one on a tie; nothing if none is near enough to be a likely
// misspelling (a third of the name's length, at most 3 edits).
std::optional<std::string> nearest(std::string_view name, const std::vector<std::string>& known);

// "did you mean 'x'?", or "known names: a, b, c" when few are known, or "".
std::string suggest(std::string_view name, const std::vector<std::string>& known);

}  // namespace statusbook
