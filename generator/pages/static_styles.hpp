#pragma once

// Style sheets as they are sent: without comments, and without the blanks that CSS does not need
// (CSS Syntax Level 3, 4.3.1: white space separates tokens and is otherwise free around the marks
// { } ; , and before the value of a declaration). Strings are kept to the byte. No name or value is
// rewritten, so that the result means the same in every browser. A pure function.

#include <string>
#include <string_view>

namespace statusbook {

// A comment or string that does not end runs to the end of the sheet, as it does in browsers.
std::string compact_css(std::string_view css);

}  // namespace statusbook
