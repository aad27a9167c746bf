#pragma once

// The server-sent events (WHATWG HTML, section 9.2) that tell the browser how the site stands. Only
// the present state matters, so a later event always replaces an earlier one. Pure functions.

#include <string>
#include <string_view>
#include <vector>

#include "support/diagnostic.hpp"

namespace statusbook {

// A generation names one load of the site; the browser only compares it for equality.
struct ReloadNews {
  std::string generation;
  // The good load before this one; empty for the first.
  std::string previous;
  // Nothing but style sheets has changed since `previous`.
  bool styles_only = false;
};

// The site has been loaded: pages of another generation are out of date.
std::string reload_event(const ReloadNews& news);

// The load failed; pages of the last good one stay.
std::string diagnostics_event(std::string_view generation,
                              const std::vector<Diagnostic>& diagnostics);

// Sent first: how soon to come back after a lost connection.
std::string_view retry_event();

}  // namespace statusbook
