#pragma once

// A parsed response as HTML for a <pre>: the parts of its heads and of chunks in spans whose
// classes say what they are, taken from the parser's spans (http/response.hpp), not guessed again.
// Line ends are shown as line breaks. Pure functions.

#include <string>
#include <string_view>
#include <vector>

#include "http/response.hpp"

namespace statusbook {

// A raw message as text that HTML and Markdown can hold: line ends made plain, U+FFFD for each
// control character and each byte that is not UTF-8. Not escaped.
std::string showable_text(std::string_view message);

// All responses of one example, interim ones included, in order. Bytes between and after them are
// shown unmarked.
std::string highlight_responses(std::string_view bytes,
                                const std::vector<http::Response>& responses);

}  // namespace statusbook
