#pragma once

// Where the content of a response ends, RFC 9112 section 6.3, and what is wrong with the two fields
// that say so. It looks at no octet of the content.

#include "http/parse.hpp"
#include "http/report.hpp"
#include "http/response.hpp"

namespace statusbook::http {

struct FramingDecision {
  Framing framing = Framing::unknown;
  unsigned long long length = 0;  // for Framing::length
  bool exact = true;              // false if a placeholder stood for the length
};

// `response` has its status line and its fields. Contradictions go into the report.
FramingDecision decide_framing(const Response& response, const Request& request, Report& report);

}  // namespace statusbook::http
