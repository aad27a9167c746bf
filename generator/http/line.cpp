#include "http/line.hpp"

#include <algorithm>

namespace statusbook::http {

Line read_line(std::string_view bytes, std::size_t position, std::size_t stop) {
  stop = std::min(stop, bytes.size());
  const std::size_t lf = bytes.substr(0, stop).find('\n', position);
  if (lf == std::string_view::npos) return {span_between(position, stop), LineEnd::missing, stop};
  if (lf > position && bytes[lf - 1] == '\r') {
    return {span_between(position, lf - 1), LineEnd::crlf, lf + 1};
  }
  return {span_between(position, lf), LineEnd::lf, lf + 1};
}

bool check_line_end(std::string_view bytes, const Line& line, Report& report) {
  const std::size_t cr = text_at(bytes, line.text).find('\r');
  if (cr != std::string_view::npos) {
    report.add("line-bare-cr", {line.text.offset + cr, 1},
               "A carriage return stands alone inside the line");
  }
  if (line.end == LineEnd::lf) {
    report.add("line-ending-bare-lf", {line.text.end(), 1},
               "The line ends in LF where HTTP/1.1 requires CRLF");
  }
  return cr == std::string_view::npos && line.end != LineEnd::lf;
}

}  // namespace statusbook::http
