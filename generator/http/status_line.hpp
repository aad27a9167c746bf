#pragma once

// The first line of a response, RFC 9112 section 4: HTTP-version SP 3DIGIT SP [ reason-phrase ].
// Reports everything that deviates from it and reads what it can, so that the fields after a small
// mistake are still looked at.

#include "http/line.hpp"
#include "http/report.hpp"
#include "http/response.hpp"

namespace statusbook::http {

// unusable: nothing after this line can be trusted to be a response.
// mended: something is wrong, or is right only outside Mode::wire. exact: as RFC 9112 wants it.
enum class StatusLineRead { unusable, mended, exact };

// Fills in the parts of the status line in `response`, whose `bytes` are set.
StatusLineRead read_status_line(const Line& line, Response& response, Report& report);

}  // namespace statusbook::http
