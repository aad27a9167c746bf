#pragma once

// Views from JSON text and back, for people who try a template or look at what a page receives.
// Numbers keep their digits, members their order. Pure functions; mistakes are those of
// catalogue/json_tree.hpp.

#include <optional>
#include <string>

#include "render/view.hpp"
#include "support/diagnostic.hpp"

namespace statusbook {

std::optional<View> view_from_json(const SourceText& source, Diagnostics& report);

// Always valid JSON in UTF-8, without a line end behind it: what is not well-formed becomes U+FFFD.
// `indentation` is the number of spaces a level; 0 puts all on one line.
std::string view_to_json(const View& view, std::size_t indentation);

}  // namespace statusbook
