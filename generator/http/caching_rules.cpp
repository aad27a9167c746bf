// Caching: RFC 9111, RFC 5861, RFC 8246.

#include <algorithm>

#include "http/cache_control.hpp"
#include "http/field_values.hpp"
#include "http/http_date.hpp"
#include "http/rule_sets.hpp"
#include "http/text.hpp"

namespace statusbook::http {

namespace {

void check_expires(const Context& context, Report& report) {
  for (const Field* field : fields_to_judge(context, "Expires")) {
    if (parse_http_date(field->value)) continue;
    report.add("expires-invalid", place_of(context.response, *field),
               quoted(field->value) + " is not a date; recipients take it as already expired",
               field->value == "0" ? Severity::note : Severity::warning);
  }
}

std::optional<HttpDate> date_in(const Response& response, std::string_view name) {
  const Field* field = response.find(name);
  return field == nullptr ? std::nullopt : parse_http_date(field->value);
}

bool agrees_with_expires(const Response& response, std::string_view max_age) {
  const auto date = date_in(response, "Date");
  const auto expires = date_in(response, "Expires");
  const auto seconds = decimal(max_age);
  if (!date || !expires || !seconds) return true;
  return expires->seconds - date->seconds == static_cast<long long>(*seconds);
}

void check_expires_overridden(const Context& context, Report& report) {
  const Field* expires = context.response.find("Expires");
  const std::vector<Parameter> all = cache_directives(context);
  const Parameter* max_age = find_directive(all, "max-age");
  if (expires == nullptr || max_age == nullptr || !max_age->value) return;
  const bool agrees = agrees_with_expires(context.response, *max_age->value);
  report.add("expires-overridden", expires->line,
             agrees ? "max-age makes caches ignore Expires"
                    : "max-age makes caches ignore Expires, which says something else",
             agrees ? Severity::note : Severity::warning);
}

void check_age(const Context& context, Report& report) {
  constexpr unsigned long long largest = 2147483648;  // RFC 9111 section 1.2.2
  for (const Field* field : fields_to_judge(context, "Age")) {
    const Span where = place_of(context.response, *field);
    const auto age = decimal(field->value);
    if (!is_digits(field->value)) {
      report.add("age-invalid", where, quoted(field->value) + " is not a number of seconds");
    } else if (!age || *age > largest) {
      report.add("age-invalid", where, "The age " + quoted(field->value) + " is beyond 68 years",
                 Severity::warning);
    }
  }
}

void check_vary_star(const Context& context, Report& report) {
  const std::vector<Element> names = elements(context.response, "Vary");
  const auto star = std::find_if(names.begin(), names.end(),
                                 [](const Element& element) { return element.text == "*"; });
  if (star == names.end()) return;
  const Span where = span_of(context.response.bytes, star->text);
  if (names.size() == 1) {
    return report.add("vary-star", where, "Vary: * keeps caches from ever reusing the response");
  }
  report.add("vary-star", where, "Vary mixes * with field names", Severity::error);
}

void check_vary_host(const Context& context, Report& report) {
  for (const Element& name : elements(context.response, "Vary")) {
    if (!equals_ignoring_case(name.text, "Host")) continue;
    report.add("vary-host", span_of(context.response.bytes, name.text),
               "Vary names Host, which is part of every cache key anyway");
  }
}

void check_pragma(const Context& context, Report& report) {
  const Field* pragma = context.response.find("Pragma");
  if (pragma == nullptr) return;
  report.add("pragma-in-response", pragma->line, "Pragma means nothing in a response");
}

void check_warning(const Context& context, Report& report) {
  const Field* warning = context.response.find("Warning");
  if (warning == nullptr) return;
  report.add("warning-header-obsolete", warning->line, "The Warning field is obsolete");
}

void check_immutable(const Context& context, Report& report) {
  const std::vector<Parameter> all = cache_directives(context);
  const Parameter* immutable = find_directive(all, "immutable");
  if (immutable == nullptr || find_directive(all, "max-age") != nullptr) return;
  const auto expires = date_in(context.response, "Expires");
  const auto date = date_in(context.response, "Date");
  if (expires && (!date || expires->seconds > date->seconds)) return;
  report.add("immutable-without-lifetime", span_of(context.response.bytes, immutable->whole),
             "immutable holds while the response is fresh, but nothing says how long that is");
}

constexpr Rule rows[] = {
    {
        .id = "expires-invalid",
        .severity = Severity::warning,
        .group = Group::semantics,
        .tier = 1,
        .section = "RFC 9111 section 5.3",
        .document = "rfc9111",
        .number = "5.3",
        .title = "Expires is not a date",
        .explanation =
            "Caches take an invalid date, the common 0 included, as a time in the past. That "
            "works, but it hides a mistake if something else was meant.",
        .mend = "Send Cache-Control instead, or a date.",
        .failing = "HTTP/1.1 200 OK\r\n"
                   "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
                   "Expires: -1\r\n"
                   "Content-Type: text/plain\r\n"
                   "Content-Length: 3\r\n\r\n"
                   "hi\n",
        .passing = "HTTP/1.1 200 OK\r\n"
                   "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
                   "Expires: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
                   "Content-Type: text/plain\r\n"
                   "Content-Length: 3\r\n\r\n"
                   "hi\n",
        .check = check_expires,
    },
    {
        .id = "age-invalid",
        .severity = Severity::error,
        .group = Group::semantics,
        .tier = 1,
        .section = "RFC 9111 section 5.1",
        .document = "rfc9111",
        .number = "5.1",
        .title = "Age is not a number of seconds",
        .explanation =
            "Age is a whole number, not negative. Caches further on compute freshness from it and "
            "ignore what they cannot read.",
        .mend = "Send the age in whole seconds.",
        .failing = "HTTP/1.1 200 OK\r\n"
                   "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
                   "Age: -20\r\n"
                   "Content-Type: text/plain\r\n"
                   "Content-Length: 3\r\n\r\n"
                   "hi\n",
        .passing = "HTTP/1.1 200 OK\r\n"
                   "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
                   "Age: 20\r\n"
                   "Content-Type: text/plain\r\n"
                   "Content-Length: 3\r\n\r\n"
                   "hi\n",
        .check = check_age,
    },
    {
        .id = "expires-overridden",
        .severity = Severity::note,
        .group = Group::advice,
        .tier = 2,
        .section = "RFC 9111 section 5.3",
        .document = "rfc9111",
        .number = "5.3",
        .title = "Expires beside max-age",
        .explanation =
            "A cache that sees max-age ignores Expires. The two together are harmless as long as "
            "they agree.",
        .mend = "Keep max-age alone.",
        .failing = "HTTP/1.1 200 OK\r\n"
                   "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
                   "Cache-Control: max-age=60\r\n"
                   "Expires: Tue, 03 Feb 2026 10:16:00 GMT\r\n"
                   "Content-Type: text/plain\r\n"
                   "Content-Length: 3\r\n\r\n"
                   "hi\n",
        .passing = "HTTP/1.1 200 OK\r\n"
                   "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
                   "Cache-Control: max-age=60\r\n"
                   "Content-Type: text/plain\r\n"
                   "Content-Length: 3\r\n\r\n"
                   "hi\n",
        .check = check_expires_overridden,
    },
    {
        .id = "vary-star",
        .severity = Severity::note,
        .group = Group::advice,
        .tier = 2,
        .section = "RFC 9110 section 12.5.5",
        .document = "rfc9110",
        .number = "12.5.5",
        .title = "Vary: *",
        .explanation =
            "It says that anything, even what is not in the request, may have shaped the "
            "response, so that no cache can reuse it. It may not be mixed with field names.",
        .mend = "Name the request fields that matter, or forbid storing with Cache-Control.",
        .failing = "HTTP/1.1 200 OK\r\n"
                   "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
                   "Vary: *\r\n"
                   "Content-Type: text/plain\r\n"
                   "Content-Length: 3\r\n\r\n"
                   "hi\n",
        .passing = "HTTP/1.1 200 OK\r\n"
                   "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
                   "Vary: Accept\r\n"
                   "Content-Type: text/plain\r\n"
                   "Content-Length: 3\r\n\r\n"
                   "hi\n",
        .check = check_vary_star,
    },
    {
        .id = "vary-host",
        .severity = Severity::note,
        .group = Group::advice,
        .tier = 2,
        .section = "RFC 9110 section 12.5.5",
        .document = "rfc9110",
        .number = "12.5.5",
        .title = "Vary names Host",
        .explanation =
            "The host is part of the URI that every cache stores a response under, so naming it "
            "adds nothing.",
        .mend = "Take Host out of Vary.",
        .failing = "HTTP/1.1 200 OK\r\n"
                   "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
                   "Vary: Host\r\n"
                   "Content-Type: text/plain\r\n"
                   "Content-Length: 3\r\n\r\n"
                   "hi\n",
        .passing = "HTTP/1.1 200 OK\r\n"
                   "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
                   "Vary: Accept\r\n"
                   "Content-Type: text/plain\r\n"
                   "Content-Length: 3\r\n\r\n"
                   "hi\n",
        .check = check_vary_host,
    },
    {
        .id = "pragma-in-response",
        .severity = Severity::note,
        .group = Group::advice,
        .tier = 2,
        .section = "RFC 9111 section 5.4",
        .document = "rfc9111",
        .number = "5.4",
        .title = "Pragma in a response",
        .explanation =
            "Pragma was only ever defined for requests and is deprecated altogether. Caches do "
            "not look at it in a response.",
        .mend = "Use Cache-Control.",
        .failing = "HTTP/1.1 200 OK\r\n"
                   "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
                   "Pragma: no-cache\r\n"
                   "Content-Type: text/plain\r\n"
                   "Content-Length: 3\r\n\r\n"
                   "hi\n",
        .passing = "HTTP/1.1 200 OK\r\n"
                   "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
                   "Cache-Control: no-cache\r\n"
                   "Content-Type: text/plain\r\n"
                   "Content-Length: 3\r\n\r\n"
                   "hi\n",
        .check = check_pragma,
    },
    {
        .id = "warning-header-obsolete",
        .severity = Severity::note,
        .group = Group::advice,
        .tier = 2,
        .section = "RFC 9111 section 5.5",
        .document = "rfc9111",
        .number = "5.5",
        .title = "The Warning field",
        .explanation =
            "Warning was taken out of HTTP because hardly anybody produced it or looked at it; "
            "Age tells how old a response is.",
        .mend = "Take Warning out.",
        .failing = "HTTP/1.1 200 OK\r\n"
                   "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
                   "Age: 90\r\n"
                   "Warning: 110 - \"stale\"\r\n"
                   "Content-Type: text/plain\r\n"
                   "Content-Length: 3\r\n\r\n"
                   "hi\n",
        .passing = "HTTP/1.1 200 OK\r\n"
                   "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
                   "Age: 90\r\n"
                   "Content-Type: text/plain\r\n"
                   "Content-Length: 3\r\n\r\n"
                   "hi\n",
        .check = check_warning,
    },
    {
        .id = "immutable-without-lifetime",
        .severity = Severity::note,
        .group = Group::advice,
        .tier = 2,
        .section = "RFC 8246 section 2",
        .document = "rfc8246",
        .number = "2",
        .title = "immutable without a lifetime",
        .explanation =
            "immutable spares the client the revalidation while the response is fresh. Without "
            "max-age or Expires it is never known to be fresh.",
        .mend = "Add max-age.",
        .failing = "HTTP/1.1 200 OK\r\n"
                   "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
                   "Cache-Control: immutable\r\n"
                   "Content-Type: text/plain\r\n"
                   "Content-Length: 3\r\n\r\n"
                   "hi\n",
        .passing = "HTTP/1.1 200 OK\r\n"
                   "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
                   "Cache-Control: max-age=31536000, immutable\r\n"
                   "Content-Type: text/plain\r\n"
                   "Content-Length: 3\r\n\r\n"
                   "hi\n",
        .check = check_immutable,
    },
};

}  // namespace

std::span<const Rule> caching_rules() {
  return rows;
}

}  // namespace statusbook::http
