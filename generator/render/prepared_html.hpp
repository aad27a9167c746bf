#pragma once

// HTML that stands on many pages (the navigation, a code's cell in a table), made and compacted
// once and then copied. A page carries the places at which it was copied, so that whoever reads the
// page next need not look into it again. Plain values; whoever keeps the parts outlives the pages
// made of them.

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace statusbook {

struct PreparedHtml {
  std::string html;     // as its template made it
  std::string compact;  // what compact_html() makes of it, less the line end that it closes with
  // `compact` may stand for `html` wherever text may stand: no tag or <pre> is open at its end, and
  // its blanks do not depend on what is beside it.
  bool is_whole = false;
  bool begins_blank = false;   // only at the start of a line, then
  bool has_addresses = false;  // ids or links: few cells of a table have any
};

struct PreparedPlace {
  std::size_t offset = 0;  // in the page
  const PreparedHtml* part = nullptr;
};

// A page's bytes. The places, in the order of the page, are a help: without them it is the same
// page.
struct PageBytes {
  PageBytes() = default;
  PageBytes(std::string text) : bytes(std::move(text)) {}

  std::string bytes;
  std::vector<PreparedPlace> prepared;
};

}  // namespace statusbook
