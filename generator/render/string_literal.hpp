#pragma once

// A text as a string literal of a programming or configuration language, delimiters included. Pure.

#include <optional>
#include <string>
#include <string_view>

namespace statusbook {

// `style` is one of the names that "quoting" may have in snippet.schema.json. Nothing if there is
// no such style, or it has no way to write one of the characters; control characters have none.
std::optional<std::string> quote_literal(std::string_view text, std::string_view style);

}  // namespace statusbook
