#pragma once

// Conditional requests, RFC 9110 section 13: whether a request may go on, given the validators of
// the representation that is there. Pure functions.

#include <optional>
#include <string>
#include <string_view>

#include "preview/message.hpp"

namespace statusbook {

struct Validators {
  std::string tag;                         // with its quotes, "W/" included; empty: none
  std::optional<long long> modified = {};  // seconds since 1970
};

enum class Precondition { holds, not_modified, failed };

// In the order of section 13.2.2. For a method that has no representation (CONNECT, OPTIONS, TRACE)
// all conditions hold. A date that is none is passed over.
Precondition check_preconditions(const IncomingRequest& request, const Validators& validators);

// If-Range (section 13.1.5): whether a Range still fits. True without that field.
bool range_fits(const IncomingRequest& request, const Validators& validators);

// Strong comparison (section 8.8.3.2) of each member of an If-Match; "*" matches anything.
bool names_tag_strongly(std::string_view if_match, std::string_view tag);

}  // namespace statusbook
