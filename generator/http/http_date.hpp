#pragma once

// HTTP-date, RFC 9110 section 5.6.7: the one format that may be sent and the two old ones that have
// to be read. No clock and no time zone is consulted.

#include <optional>
#include <string_view>

namespace statusbook::http {

enum class DateFormat { imf_fixdate, rfc850, asctime };

struct HttpDate {
  DateFormat format = DateFormat::imf_fixdate;
  long long seconds = 0;     // since 1970-01-01T00:00:00Z
  bool weekday_fits = true;  // the day name is that of the date
};

// No value for anything but an existing day and time in one of the three formats.
std::optional<HttpDate> parse_http_date(std::string_view text);

}  // namespace statusbook::http
