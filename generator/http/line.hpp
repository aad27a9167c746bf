#pragma once

// Lines of the status line, the field sections and the chunked framing, RFC 9112 section 2.2: each
// ends in CRLF. A bare LF also ends a line here, so that reading can go on behind the error; a bare
// CR does not.

#include <cstddef>
#include <string_view>

#include "http/report.hpp"
#include "http/span.hpp"

namespace statusbook::http {

enum class LineEnd { crlf, lf, missing };

struct Line {
  Span text;  // without its line end
  LineEnd end = LineEnd::missing;
  std::size_t next = 0;  // where the following line begins
};

// The line at `position`. `stop` bounds the search: a line that goes on there has no end.
Line read_line(std::string_view bytes, std::size_t position, std::size_t stop);

// Reports a bare LF and a bare CR. True when there is neither.
bool check_line_end(std::string_view bytes, const Line& line, Report& report);

}  // namespace statusbook::http
