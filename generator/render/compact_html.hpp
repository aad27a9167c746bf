#pragma once

// Takes out of a page what only its templates' authors need: indentation, blank lines and spaces at
// the ends of lines, and entities for quotes in text, where a quote needs none. Line ends stay,
// since between words they are a space, and so do all blanks between <pre or <textarea and the end
// tag. Not a minifier of HTML: tags and attributes are kept to the byte. Pure functions.

#include <string>
#include <string_view>

#include "render/prepared_html.hpp"

namespace statusbook {

std::string compact_html(std::string html);

// The same of a page in which prepared parts stand as their templates made them. Where one is
// whole, its compact form is copied, and the result names its place.
PageBytes compact_page(PageBytes page);

PreparedHtml prepare_html(std::string html);

}  // namespace statusbook
