#pragma once

// The catalogue's facts in the form in which http/ takes them, so that what a code requires stands
// in one place only. Of a number with several meanings the first one's facts count (the plain key
// sorts first), and the phrases of all. A pure function; the table owns its text.

#include "catalogue/catalogue.hpp"
#include "http/status_facts.hpp"

namespace statusbook {

http::StatusFactsTable status_facts_of(const std::vector<StatusCode>& codes);

}  // namespace statusbook
