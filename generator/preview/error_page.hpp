#pragma once

// The page that stands in for one that cannot be rendered: every diagnostic with its place, source
// line, caret and hint. Complete HTML, styled by the live client's style sheet. Pure function.

#include <string>
#include <string_view>
#include <vector>

#include "support/diagnostic.hpp"

namespace statusbook {

// `head` is put into the head as it is: the live client's tag, or nothing.
std::string error_page(const std::vector<Diagnostic>& diagnostics, std::string_view head);

}  // namespace statusbook
