// Dates: RFC 9110 sections 5.6.7, 6.6.1 and 8.8.2.

#include "http/field_values.hpp"
#include "http/http_date.hpp"
#include "http/rule_sets.hpp"
#include "http/text.hpp"

namespace statusbook::http {

namespace {

constexpr std::string_view date_fields[] = {"Date", "Last-Modified", "Expires", "Retry-After"};

bool is_delay(const Field& field) {
  return field.is("Retry-After") && is_digits(field.value);
}

struct DatedField {
  const Field* field;
  std::optional<HttpDate> date;
};

std::vector<DatedField> dated_fields(const Context& context) {
  std::vector<DatedField> result;
  for (const std::string_view name : date_fields) {
    for (const Field* field : fields_to_judge(context, name)) {
      if (!is_delay(*field)) result.push_back({field, parse_http_date(field->value)});
    }
  }
  return result;
}

void check_dates(const Context& context, Report& report) {
  for (const DatedField& dated : dated_fields(context)) {
    // An invalid Expires has a defined meaning, and so a rule of its own.
    if (dated.date || dated.field->is("Expires")) continue;
    report.add(
        "date-value-invalid", place_of(context.response, *dated.field),
        quoted(dated.field->value) + " is not a date of the form Tue, 03 Feb 2026 10:15:00 GMT");
  }
}

void check_date_formats(const Context& context, Report& report) {
  for (const DatedField& dated : dated_fields(context)) {
    if (!dated.date || dated.date->format == DateFormat::imf_fixdate) continue;
    report.add("date-obsolete-format", place_of(context.response, *dated.field),
               dated.date->format == DateFormat::rfc850
                   ? "The date is in the obsolete format of RFC 850, with two digits for the year"
                   : "The date is in the obsolete format of C's asctime");
  }
}

void check_weekdays(const Context& context, Report& report) {
  for (const DatedField& dated : dated_fields(context)) {
    if (!dated.date || dated.date->weekday_fits) continue;
    report.add("date-wrong-weekday", place_of(context.response, *dated.field),
               "The day of the week does not belong to the date " + quoted(dated.field->value));
  }
}

void check_date_present(const Context& context, Report& report) {
  const Response& response = context.response;
  const int status_class = response.status_class();
  if (status_class < 2 || status_class > 4 || response.has("Date")) return;
  const bool compared = response.has("Expires") || response.has("Last-Modified");
  report.add("date-missing", response.status_line,
             compared ? "There is no Date to compare Expires or Last-Modified with"
                      : "The response has no Date",
             compared ? Severity::warning : Severity::note);
}

void check_modified_before_date(const Context& context, Report& report) {
  const Field* date = context.response.find("Date");
  const Field* modified = context.response.find("Last-Modified");
  if (date == nullptr || modified == nullptr) return;
  const auto sent = parse_http_date(date->value);
  const auto changed = parse_http_date(modified->value);
  if (!sent || !changed || changed->seconds <= sent->seconds) return;
  report.add("last-modified-after-date", place_of(context.response, *modified),
             "Last-Modified is later than Date");
}

constexpr Rule rows[] = {
    {
        .id = "date-value-invalid",
        .severity = Severity::error,
        .group = Group::semantics,
        .tier = 1,
        .section = "RFC 9110 section 5.6.7",
        .document = "rfc9110",
        .number = "5.6.7",
        .title = "A date is not in the format of HTTP",
        .explanation =
            "Dates have one format: three-letter day and month in English, two digits for the "
            "day, and GMT. With another zone, a one-digit day or an impossible date, recipients "
            "ignore the field.",
        .mend = "Write the date like Tue, 03 Feb 2026 10:15:00 GMT.",
        .failing = "HTTP/1.1 200 OK\r\n"
                   "Date: Tue, 03 Feb 2026 10:15:00 +0000\r\n"
                   "Content-Type: text/plain\r\n"
                   "Content-Length: 3\r\n\r\n"
                   "hi\n",
        .passing = "HTTP/1.1 200 OK\r\n"
                   "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
                   "Content-Type: text/plain\r\n"
                   "Content-Length: 3\r\n\r\n"
                   "hi\n",
        .check = check_dates,
    },
    {
        .id = "date-obsolete-format",
        .severity = Severity::error,
        .group = Group::semantics,
        .tier = 1,
        .section = "RFC 9110 section 5.6.7",
        .document = "rfc9110",
        .number = "5.6.7",
        .title = "A date is in one of the two obsolete formats",
        .explanation =
            "Recipients still have to read the formats of RFC 850 and of asctime, but senders may "
            "no longer write them; a year of two digits is ambiguous.",
        .mend = "Write the date like Tue, 03 Feb 2026 10:15:00 GMT.",
        .failing = "HTTP/1.1 200 OK\r\n"
                   "Date: Tuesday, 03-Feb-26 10:15:00 GMT\r\n"
                   "Content-Type: text/plain\r\n"
                   "Content-Length: 3\r\n\r\n"
                   "hi\n",
        .passing = "HTTP/1.1 200 OK\r\n"
                   "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
                   "Content-Type: text/plain\r\n"
                   "Content-Length: 3\r\n\r\n"
                   "hi\n",
        .check = check_date_formats,
    },
    {
        .id = "date-wrong-weekday",
        .severity = Severity::warning,
        .group = Group::semantics,
        .tier = 1,
        .section = "RFC 9110 section 5.6.7",
        .document = "rfc9110",
        .number = "5.6.7",
        .title = "The day of the week does not belong to the date",
        .explanation =
            "Either the day or the date is wrong, which most often means that the date was edited "
            "by hand.",
        .mend = "Correct the day of the week, or the date.",
        .failing = "HTTP/1.1 200 OK\r\n"
                   "Date: Mon, 03 Feb 2026 10:15:00 GMT\r\n"
                   "Content-Type: text/plain\r\n"
                   "Content-Length: 3\r\n\r\n"
                   "hi\n",
        .passing = "HTTP/1.1 200 OK\r\n"
                   "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
                   "Content-Type: text/plain\r\n"
                   "Content-Length: 3\r\n\r\n"
                   "hi\n",
        .check = check_weekdays,
    },
    {
        .id = "date-missing",
        .severity = Severity::note,
        .group = Group::advice,
        .tier = 1,
        .section = "RFC 9110 section 6.6.1",
        .document = "rfc9110",
        .number = "6.6.1",
        .title = "The response has no Date",
        .explanation =
            "A server with a clock sends Date with every 2xx, 3xx and 4xx response; caches "
            "compute the age of a response from it.",
        .mend = "Send Date.",
        .failing = "HTTP/1.1 200 OK\r\n"
                   "Content-Type: text/plain\r\n"
                   "Content-Length: 3\r\n\r\n"
                   "hi\n",
        .passing = "HTTP/1.1 200 OK\r\n"
                   "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
                   "Content-Type: text/plain\r\n"
                   "Content-Length: 3\r\n\r\n"
                   "hi\n",
        .check = check_date_present,
        .outside_wire = OutsideWire::note,
    },
    {
        .id = "last-modified-after-date",
        .severity = Severity::error,
        .group = Group::semantics,
        .tier = 2,
        .section = "RFC 9110 section 8.8.2.1",
        .document = "rfc9110",
        .number = "8.8.2.1",
        .title = "Last-Modified is later than Date",
        .explanation =
            "Nothing can have been changed after the response about it was made. Such a validator "
            "makes caches keep stale content.",
        .mend = "Send the time of Date instead, as the RFC asks.",
        .failing = "HTTP/1.1 200 OK\r\n"
                   "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
                   "Last-Modified: Wed, 04 Feb 2026 00:00:00 GMT\r\n"
                   "Content-Type: text/plain\r\n"
                   "Content-Length: 3\r\n\r\n"
                   "hi\n",
        .passing = "HTTP/1.1 200 OK\r\n"
                   "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
                   "Last-Modified: Mon, 02 Feb 2026 00:00:00 GMT\r\n"
                   "Content-Type: text/plain\r\n"
                   "Content-Length: 3\r\n\r\n"
                   "hi\n",
        .check = check_modified_before_date,
    },
};

}  // namespace

std::span<const Rule> date_rules() {
  return rows;
}

}  // namespace statusbook::http
