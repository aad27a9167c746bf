#include "http/http_date.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "http/text.hpp"

namespace statusbook::http {

namespace {

constexpr std::array<std::string_view, 7> days = {"Monday", "Tuesday",  "Wednesday", "Thursday",
                                                  "Friday", "Saturday", "Sunday"};
constexpr std::array<std::string_view, 12> months = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                     "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
// Where a two-digit year is taken to be: RFC 9110 asks for the nearest past, seen from a moving
// today. A pivot that does not move keeps builds reproducible.
constexpr int two_digit_pivot = 70;

// Takes a text apart from its front; each step fails the whole.
class DateReader {
 public:
  explicit DateReader(std::string_view text) : text_(text) {}

  bool literal(std::string_view expected) {
    if (text_.substr(0, expected.size()) != expected) return false;
    text_.remove_prefix(expected.size());
    return true;
  }

  bool number(std::size_t digits, int& value) {
    const std::string_view part = text_.substr(0, digits);
    if (part.size() != digits || !is_digits(part)) return false;
    value = static_cast<int>(*decimal(part));
    text_.remove_prefix(digits);
    return true;
  }

  bool month(int& value) {
    const auto found = std::find(months.begin(), months.end(), text_.substr(0, 3));
    if (found == months.end()) return false;
    value = static_cast<int>(found - months.begin()) + 1;
    text_.remove_prefix(3);
    return true;
  }

  bool short_day(int& value) { return day(value, 3); }
  bool long_day(int& value) { return day(value, std::string_view::npos); }
  bool done() const { return text_.empty(); }

 private:
  bool day(int& value, std::size_t letters) {
    for (std::size_t i = 0; i < days.size(); ++i) {
      if (literal(days[i].substr(0, letters))) {
        value = static_cast<int>(i);
        return true;
      }
    }
    return false;
  }

  std::string_view text_;
};

struct Civil {
  int weekday = 0, day = 0, month = 0, year = 0, hour = 0, minute = 0, second = 0;
};

bool read_time(DateReader& in, Civil& date) {
  return in.number(2, date.hour) && in.literal(":") && in.number(2, date.minute) &&
         in.literal(":") && in.number(2, date.second);
}

std::optional<Civil> read_imf_fixdate(std::string_view text) {
  DateReader in(text);
  Civil date;
  const bool read = in.short_day(date.weekday) && in.literal(", ") && in.number(2, date.day) &&
                    in.literal(" ") && in.month(date.month) && in.literal(" ") &&
                    in.number(4, date.year) && in.literal(" ") && read_time(in, date) &&
                    in.literal(" GMT") && in.done();
  return read ? std::optional(date) : std::nullopt;
}

std::optional<Civil> read_rfc850(std::string_view text) {
  DateReader in(text);
  Civil date;
  const bool read = in.long_day(date.weekday) && in.literal(", ") && in.number(2, date.day) &&
                    in.literal("-") && in.month(date.month) && in.literal("-") &&
                    in.number(2, date.year) && in.literal(" ") && read_time(in, date) &&
                    in.literal(" GMT") && in.done();
  if (!read) return std::nullopt;
  date.year += date.year < two_digit_pivot ? 2000 : 1900;
  return date;
}

std::optional<Civil> read_asctime(std::string_view text) {
  DateReader in(text);
  Civil date;
  const bool read =
      in.short_day(date.weekday) && in.literal(" ") && in.month(date.month) && in.literal(" ") &&
      (in.number(2, date.day) || (in.literal(" ") && in.number(1, date.day))) && in.literal(" ") &&
      read_time(in, date) && in.literal(" ") && in.number(4, date.year) && in.done();
  return read ? std::optional(date) : std::nullopt;
}

bool is_leap(int year) {
  return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

int days_in_month(int year, int month) {
  constexpr std::array<int, 12> lengths = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return month == 2 && is_leap(year) ? 29 : lengths[static_cast<std::size_t>(month - 1)];
}

bool exists(const Civil& date) {
  return date.day >= 1 && date.day <= days_in_month(date.year, date.month) && date.hour <= 23 &&
         date.minute <= 59 && date.second <= 60;
}

// Counted from 1970-01-01. The formula shifts the year to begin in March, so that the leap day is
// its last.
long long day_number(const Civil& date) {
  const long long year = date.month <= 2 ? date.year - 1 : date.year;
  const long long month = date.month <= 2 ? date.month + 9 : date.month - 3;
  const long long leap_days = year / 4 - year / 100 + year / 400;
  return year * 365 + leap_days + (month * 153 + 2) / 5 + date.day - 1 - 719468;
}

std::optional<HttpDate> to_date(DateFormat format, const std::optional<Civil>& civil) {
  if (!civil || !exists(*civil)) return std::nullopt;
  const long long number = day_number(*civil);
  const long long seconds =
      number * 86400 + civil->hour * 3600LL + civil->minute * 60LL + civil->second;
  // 1970-01-01 was a Thursday; the sum is never negative because years have no sign.
  const long long weekday = (number + 3 + 7 * 200'000LL) % 7;
  return HttpDate{format, seconds, weekday == civil->weekday};
}

}  // namespace

std::optional<HttpDate> parse_http_date(std::string_view text) {
  if (const auto date = to_date(DateFormat::imf_fixdate, read_imf_fixdate(text))) return date;
  if (const auto date = to_date(DateFormat::rfc850, read_rfc850(text))) return date;
  return to_date(DateFormat::asctime, read_asctime(text));
}

}  // namespace statusbook::http
