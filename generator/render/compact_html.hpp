#pragma once

// Takes out of a page what only its templates' authors need: indentation, blank lines and spaces at
// the ends of lines. Line ends stay, since between words they are a space. Whatever stands between
// <pre or <textarea and the end tag is kept to the byte. Not a minifier of HTML: tags, attributes
// and comments are not looked at. A pure function, and one pass, because every page goes through.

#include <string>
#include <string_view>

namespace statusbook {

std::string compact_html(std::string_view html);

}  // namespace statusbook
