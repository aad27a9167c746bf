#pragma once

// Text made safe for HTML content and for attribute values in either kind of quotes: the five
// characters & < > " ' become character references (HTML Living Standard, 13.3). Pure functions.

#include <string>
#include <string_view>

namespace statusbook {

std::string html_escape(std::string_view text);

// The same, written to the end of `out`: for renderers that grow one buffer.
void append_html_escaped(std::string& out, std::string_view text);

// For content only, where quotes may stand as they are: shorter in examples, which are full of
// them.
std::string html_text(std::string_view text);
void append_html_text(std::string& out, std::string_view text);

}  // namespace statusbook
