#pragma once

// UTF-8 (RFC 3629): validity and counting. Pure functions.

#include <cstddef>
#include <optional>
#include <string_view>

namespace statusbook {

// The offset of the first byte that is not well-formed UTF-8 (overlong forms, surrogates and values
// above U+10FFFF included), or nothing when all of `text` is.
std::optional<std::size_t> find_invalid_utf8(std::string_view text);

// The offset of the first control character that text files do not hold: all but tab, LF and CR.
std::optional<std::size_t> find_control_character(std::string_view text);

// The number of code points; a byte that belongs to no valid sequence counts as one.
std::size_t count_code_points(std::string_view text);

}  // namespace statusbook
