#pragma once

// A header or trailer section, RFC 9112 section 5: field lines up to an empty line. Reports every
// line that is not a field line, reads on behind it, and gives up with an error at the Limits.

#include <cstddef>
#include <string_view>
#include <vector>

#include "http/parse.hpp"
#include "http/report.hpp"
#include "http/response.hpp"

namespace statusbook::http {

struct FieldSection {
  std::vector<Field> fields;
  Span lines;             // the field lines with their line ends
  std::size_t end = 0;    // behind the empty line
  bool complete = false;  // the empty line was there, or is left out as documentation may
  bool exact = true;      // every octet is as RFC 9112 wants it
};

// Which names are allowed to begin with a colon, as HTTP/2's ":status" does.
enum class FieldNames { http1, http2 };

struct SectionBounds {
  std::size_t begin = 0;  // of the first field line
  std::size_t stop = 0;   // no line may reach beyond
  std::size_t fields = 0;
  // The rule that an input ending inside the section breaks: it differs for a trailer section.
  std::string_view unterminated_rule = "header-section-unterminated";
};

FieldSection read_field_section(std::string_view bytes, const SectionBounds& bounds,
                                FieldNames names, Report& report);

}  // namespace statusbook::http
