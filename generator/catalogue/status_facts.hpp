#pragma once

// The catalogue's facts in the form in which http/ takes them, so that what a code requires stands in one
// place only. A pure function; the table owns its text.

#include "catalogue/catalogue.hpp"
#include "http/status_facts.hpp"

namespace statusbook {

http::StatusFactsTable status_facts_of(const std::vector<StatusCode>& codes);

}  // namespace statusbook
