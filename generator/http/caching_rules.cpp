// Caching: RFC 9111, RFC 5861, RFC 8246.

#include <algorithm>
#include <set>

#include "http/field_values.hpp"
#include "http/http_date.hpp"
#include "http/list.hpp"
#include "http/rule_sets.hpp"
#include "http/text.hpp"

namespace statusbook::http {

namespace {

enum class Argument { none, seconds, optional_fields };

struct DirectiveKind {
  std::string_view name;
  Argument argument;
};

// The IANA registry of cache directives, those for responses. pre-check and post-check are what old
// browsers invented; servers still send them, and nobody minds.
constexpr DirectiveKind response_directives[] = {
    {"max-age", Argument::seconds},
    {"s-maxage", Argument::seconds},
    {"stale-while-revalidate", Argument::seconds},
    {"stale-if-error", Argument::seconds},
    {"no-cache", Argument::optional_fields},
    {"private", Argument::optional_fields},
    {"no-store", Argument::none},
    {"public", Argument::none},
    {"must-revalidate", Argument::none},
    {"proxy-revalidate", Argument::none},
    {"must-understand", Argument::none},
    {"no-transform", Argument::none},
    {"immutable", Argument::none},
};

constexpr std::string_view request_directives[] = {"max-stale", "min-fresh", "only-if-cached"};

const DirectiveKind* kind_of(std::string_view name) {
  const auto found =
      std::find_if(std::begin(response_directives), std::end(response_directives),
                   [name](const DirectiveKind& kind) { return equals_ignoring_case(kind.name, name); });
  return found == std::end(response_directives) ? nullptr : found;
}

std::vector<Parameter> directives(const Context& context) {
  std::vector<Parameter> result;
  for (const Field* field : fields_to_judge(context, "Cache-Control")) {
    for (const std::string_view element : list_elements(field->value)) {
      result.push_back(read_parameter(element));
    }
  }
  return result;
}

const Parameter* find_directive(const std::vector<Parameter>& all, std::string_view name) {
  const auto found = std::find_if(all.begin(), all.end(), [name](const Parameter& directive) {
    return equals_ignoring_case(directive.name, name);
  });
  return found == all.end() ? nullptr : &*found;
}

std::string describe_fault(const Parameter& directive, Argument argument) {
  const std::string name = quoted(directive.name);
  if (argument == Argument::none) return name + " takes no argument";
  if (!directive.value) return name + " needs a number of seconds";
  if (argument == Argument::seconds) {
    return name + " needs a number of seconds, not " + quoted(*directive.value);
  }
  return "The argument of " + name + " is malformed";
}

bool is_argument(const Parameter& directive, Argument argument) {
  switch (argument) {
    case Argument::none: return !directive.value;
    case Argument::seconds: return directive.value && is_digits(unquoted(*directive.value));
    case Argument::optional_fields: return !directive.value || directive.is_well_formed();
  }
  return true;
}

void check_cache_control(const Context& context, Report& report) {
  for (const Parameter& directive : directives(context)) {
    const DirectiveKind* kind = kind_of(directive.name);
    if (kind == nullptr || is_argument(directive, kind->argument)) continue;
    report.add("cache-control-syntax", span_of(context.response.bytes, directive.whole),
               describe_fault(directive, kind->argument));
  }
}

void check_quoting(const Context& context, Report& report) {
  for (const Parameter& directive : directives(context)) {
    const DirectiveKind* kind = kind_of(directive.name);
    if (kind == nullptr || !directive.value || !is_argument(directive, kind->argument)) continue;
    const bool is_quoted = is_quoted_string(*directive.value);
    const Span where = span_of(context.response.bytes, directive.whole);
    if (kind->argument == Argument::seconds && is_quoted) {
      report.add("cache-control-quoting", where,
                 "The argument of " + quoted(directive.name) + " may not be quoted");
    } else if (kind->argument == Argument::optional_fields && !is_quoted) {
      report.add("cache-control-quoting", where,
                 "The field names in " + quoted(directive.name) + " should be quoted",
                 Severity::warning);
    }
  }
}

struct Pair {
  std::string_view one;
  std::string_view other;
};

constexpr Pair conflicts[] = {
    {"public", "no-store"},  {"private", "public"},
    {"private", "no-store"}, {"must-revalidate", "stale-while-revalidate"},
    {"must-revalidate", "stale-if-error"},
};

// The first directive takes away what the second would give.
constexpr Pair without_effect[] = {
    {"no-store", "max-age"},  {"no-cache", "max-age"}, {"private", "s-maxage"},
    {"no-store", "s-maxage"}, {"no-cache", "s-maxage"},
};

void check_conflicts(const Context& context, Report& report) {
  const std::vector<Parameter> all = directives(context);
  for (const Pair& pair : conflicts) {
    const Parameter* one = find_directive(all, pair.one);
    const Parameter* other = find_directive(all, pair.other);
    if (one == nullptr || other == nullptr || one->value) continue;
    report.add("cache-control-conflict", span_of(context.response.bytes, other->whole),
               std::string(pair.one) + " and " + std::string(pair.other) + " contradict each other");
  }
}

void check_effects(const Context& context, Report& report) {
  const std::vector<Parameter> all = directives(context);
  for (const Pair& pair : without_effect) {
    const Parameter* one = find_directive(all, pair.one);
    const Parameter* other = find_directive(all, pair.other);
    if (one == nullptr || other == nullptr || one->value) continue;
    report.add("cache-control-no-effect", span_of(context.response.bytes, other->whole),
               std::string(pair.other) + " has no effect beside " + std::string(pair.one));
  }
}

void check_request_directives(const Context& context, Report& report) {
  for (const Parameter& directive : directives(context)) {
    if (!contains_name(request_directives, directive.name)) continue;
    report.add("cache-control-request-directive", span_of(context.response.bytes, directive.whole),
               quoted(directive.name) + " is a directive of requests");
  }
}

// One letter more, less or other, or two swapped: near enough to be a slip.
bool is_one_edit_away(std::string_view a, std::string_view b) {
  if (a.size() > b.size()) std::swap(a, b);
  if (b.size() - a.size() > 1) return false;
  std::size_t same = 0;
  while (same < a.size() && to_lower(a[same]) == to_lower(b[same])) ++same;
  const std::string_view rest_a = a.substr(same);
  const std::string_view rest_b = b.substr(same);
  if (a.size() < b.size()) return equals_ignoring_case(rest_a, rest_b.substr(1));
  return rest_a.empty() || equals_ignoring_case(rest_a.substr(1), rest_b.substr(1));
}

const DirectiveKind* near_directive(std::string_view name) {
  const auto found =
      std::find_if(std::begin(response_directives), std::end(response_directives),
                   [name](const DirectiveKind& kind) { return is_one_edit_away(name, kind.name); });
  return found == std::end(response_directives) ? nullptr : found;
}

void check_known_directives(const Context& context, Report& report) {
  for (const Parameter& directive : directives(context)) {
    if (kind_of(directive.name) != nullptr) continue;
    if (contains_name(request_directives, directive.name)) continue;
    const Span where = span_of(context.response.bytes, directive.whole);
    if (directive.whole.find_first_of(";:") != std::string_view::npos && !is_token(directive.name)) {
      report.add("cache-control-unknown-directive", where,
                 "Directives are parted by commas, and an argument follows \"=\": " +
                     quoted(directive.whole) + " is one unknown directive",
                 Severity::warning);
    } else if (const DirectiveKind* near = near_directive(directive.name)) {
      report.add("cache-control-unknown-directive", where,
                 quoted(directive.name) + " is not a cache directive; " + std::string(near->name) +
                     " is",
                 Severity::warning);
    } else {
      report.add("cache-control-unknown-directive", where,
                 quoted(directive.name) + " is not a registered cache directive");
    }
  }
}

void check_duplicates(const Context& context, Report& report) {
  std::set<std::string> seen;
  for (const Parameter& directive : directives(context)) {
    if (seen.insert(lower(directive.name)).second) continue;
    report.add("cache-control-duplicate-directive", span_of(context.response.bytes, directive.whole),
               quoted(directive.name) + " is given more than once");
  }
}

void check_must_understand(const Context& context, Report& report) {
  const std::vector<Parameter> all = directives(context);
  const Parameter* directive = find_directive(all, "must-understand");
  if (directive == nullptr || find_directive(all, "no-store") != nullptr) return;
  report.add("must-understand-without-no-store", span_of(context.response.bytes, directive->whole),
             "must-understand is sent without no-store, which caches that do not know it would need");
}

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
  const std::vector<Parameter> all = directives(context);
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
  const std::vector<Parameter> all = directives(context);
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
        .id = "cache-control-syntax",
        .severity = Severity::error,
        .group = Group::semantics,
        .tier = 1,
        .section = "RFC 9111 section 5.2",
        .document = "rfc9111",
        .number = "5.2",
        .title = "A cache directive has a wrong argument, or none",
        .explanation =
            "max-age and its like need a whole number of seconds, the others take no argument. "
            "Caches ignore a directive they cannot read, or take the response as stale.",
        .mend = "Give max-age and its like a number of seconds, and the others nothing.",
        .failing =
            "HTTP/1.1 200 OK\r\n"
            "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
            "Cache-Control: max-age\r\n"
            "Content-Type: text/plain\r\n"
            "Content-Length: 3\r\n\r\n"
            "hi\n",
        .passing =
            "HTTP/1.1 200 OK\r\n"
            "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
            "Cache-Control: max-age=60\r\n"
            "Content-Type: text/plain\r\n"
            "Content-Length: 3\r\n\r\n"
            "hi\n",
        .check = check_cache_control,
    },
    {
        .id = "cache-control-quoting",
        .severity = Severity::error,
        .group = Group::semantics,
        .tier = 1,
        .section = "RFC 9111 section 5.2.2",
        .document = "rfc9111",
        .number = "5.2.2",
        .title = "The argument of a cache directive is quoted wrongly",
        .explanation =
            "Numbers of seconds are sent without quotes, lists of field names with them. Some "
            "caches do not understand the other form.",
        .mend = "Write max-age=60, but private=\"set-cookie\".",
        .failing =
            "HTTP/1.1 200 OK\r\n"
            "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
            "Cache-Control: max-age=\"60\"\r\n"
            "Content-Type: text/plain\r\n"
            "Content-Length: 3\r\n\r\n"
            "hi\n",
        .passing =
            "HTTP/1.1 200 OK\r\n"
            "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
            "Cache-Control: private=\"set-cookie\"\r\n"
            "Content-Type: text/plain\r\n"
            "Content-Length: 3\r\n\r\n"
            "hi\n",
        .check = check_quoting,
    },
    {
        .id = "cache-control-conflict",
        .severity = Severity::warning,
        .group = Group::semantics,
        .tier = 1,
        .section = "RFC 9111 section 5.2.2",
        .document = "rfc9111",
        .number = "5.2.2",
        .title = "Two cache directives contradict each other",
        .explanation =
            "A cache obeys the stricter of the two, so the other one shows that something else "
            "was meant.",
        .mend = "Keep the directive that is meant.",
        .failing =
            "HTTP/1.1 200 OK\r\n"
            "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
            "Cache-Control: public, private\r\n"
            "Content-Type: text/plain\r\n"
            "Content-Length: 3\r\n\r\n"
            "hi\n",
        .passing =
            "HTTP/1.1 200 OK\r\n"
            "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
            "Cache-Control: private, max-age=60\r\n"
            "Content-Type: text/plain\r\n"
            "Content-Length: 3\r\n\r\n"
            "hi\n",
        .check = check_conflicts,
    },
    {
        .id = "cache-control-request-directive",
        .severity = Severity::warning,
        .group = Group::semantics,
        .tier = 1,
        .section = "RFC 9111 section 5.2.1",
        .document = "rfc9111",
        .number = "5.2.1",
        .title = "A cache directive of requests in a response",
        .explanation =
            "max-stale, min-fresh and only-if-cached say what a client would accept. In a "
            "response they are ignored.",
        .mend = "Take the directive out.",
        .failing =
            "HTTP/1.1 200 OK\r\n"
            "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
            "Cache-Control: max-stale=60\r\n"
            "Content-Type: text/plain\r\n"
            "Content-Length: 3\r\n\r\n"
            "hi\n",
        .passing =
            "HTTP/1.1 200 OK\r\n"
            "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
            "Cache-Control: max-age=60\r\n"
            "Content-Type: text/plain\r\n"
            "Content-Length: 3\r\n\r\n"
            "hi\n",
        .check = check_request_directives,
    },
    {
        .id = "cache-control-unknown-directive",
        .severity = Severity::note,
        .group = Group::semantics,
        .tier = 1,
        .section = "RFC 9111 section 5.2.3",
        .document = "rfc9111",
        .number = "5.2.3",
        .title = "A cache directive that nobody knows",
        .explanation =
            "Caches ignore directives they do not know, so a misspelt one has no effect and no "
            "one is told.",
        .mend = "Check the spelling; part directives by commas.",
        .failing =
            "HTTP/1.1 200 OK\r\n"
            "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
            "Cache-Control: fancy=60\r\n"
            "Content-Type: text/plain\r\n"
            "Content-Length: 3\r\n\r\n"
            "hi\n",
        .passing =
            "HTTP/1.1 200 OK\r\n"
            "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
            "Cache-Control: max-age=60\r\n"
            "Content-Type: text/plain\r\n"
            "Content-Length: 3\r\n\r\n"
            "hi\n",
        .check = check_known_directives,
    },
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
        .failing =
            "HTTP/1.1 200 OK\r\n"
            "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
            "Expires: -1\r\n"
            "Content-Type: text/plain\r\n"
            "Content-Length: 3\r\n\r\n"
            "hi\n",
        .passing =
            "HTTP/1.1 200 OK\r\n"
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
        .failing =
            "HTTP/1.1 200 OK\r\n"
            "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
            "Age: -20\r\n"
            "Content-Type: text/plain\r\n"
            "Content-Length: 3\r\n\r\n"
            "hi\n",
        .passing =
            "HTTP/1.1 200 OK\r\n"
            "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
            "Age: 20\r\n"
            "Content-Type: text/plain\r\n"
            "Content-Length: 3\r\n\r\n"
            "hi\n",
        .check = check_age,
    },
    {
        .id = "cache-control-no-effect",
        .severity = Severity::note,
        .group = Group::advice,
        .tier = 2,
        .section = "RFC 9111 section 5.2.2",
        .document = "rfc9111",
        .number = "5.2.2",
        .title = "A cache directive has no effect beside another",
        .explanation =
            "What may not be stored needs no lifetime, and what is private none for shared "
            "caches.",
        .mend = "Take out the directive that has no effect.",
        .failing =
            "HTTP/1.1 200 OK\r\n"
            "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
            "Cache-Control: no-store, max-age=60\r\n"
            "Content-Type: text/plain\r\n"
            "Content-Length: 3\r\n\r\n"
            "hi\n",
        .passing =
            "HTTP/1.1 200 OK\r\n"
            "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
            "Cache-Control: no-store\r\n"
            "Content-Type: text/plain\r\n"
            "Content-Length: 3\r\n\r\n"
            "hi\n",
        .check = check_effects,
    },
    {
        .id = "cache-control-duplicate-directive",
        .severity = Severity::warning,
        .group = Group::semantics,
        .tier = 2,
        .section = "RFC 9111 section 4.2.1",
        .document = "rfc9111",
        .number = "4.2.1",
        .title = "A cache directive is given twice",
        .explanation =
            "A cache takes the first of them or treats the response as stale; which of the two it "
            "does is its own choice.",
        .mend = "Give each directive once.",
        .failing =
            "HTTP/1.1 200 OK\r\n"
            "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
            "Cache-Control: max-age=60, max-age=90\r\n"
            "Content-Type: text/plain\r\n"
            "Content-Length: 3\r\n\r\n"
            "hi\n",
        .passing =
            "HTTP/1.1 200 OK\r\n"
            "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
            "Cache-Control: max-age=60\r\n"
            "Content-Type: text/plain\r\n"
            "Content-Length: 3\r\n\r\n"
            "hi\n",
        .check = check_duplicates,
    },
    {
        .id = "must-understand-without-no-store",
        .severity = Severity::warning,
        .group = Group::semantics,
        .tier = 2,
        .section = "RFC 9111 section 5.2.2.3",
        .document = "rfc9111",
        .number = "5.2.2.3",
        .title = "must-understand without no-store",
        .explanation =
            "must-understand lets a cache ignore no-store if it knows the status code. A cache "
            "that does not know the directive needs the no-store beside it.",
        .mend = "Add no-store.",
        .failing =
            "HTTP/1.1 200 OK\r\n"
            "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
            "Cache-Control: must-understand, max-age=60\r\n"
            "Content-Type: text/plain\r\n"
            "Content-Length: 3\r\n\r\n"
            "hi\n",
        .passing =
            "HTTP/1.1 200 OK\r\n"
            "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
            "Cache-Control: must-understand, no-store\r\n"
            "Content-Type: text/plain\r\n"
            "Content-Length: 3\r\n\r\n"
            "hi\n",
        .check = check_must_understand,
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
        .failing =
            "HTTP/1.1 200 OK\r\n"
            "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
            "Cache-Control: max-age=60\r\n"
            "Expires: Tue, 03 Feb 2026 10:16:00 GMT\r\n"
            "Content-Type: text/plain\r\n"
            "Content-Length: 3\r\n\r\n"
            "hi\n",
        .passing =
            "HTTP/1.1 200 OK\r\n"
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
        .failing =
            "HTTP/1.1 200 OK\r\n"
            "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
            "Vary: *\r\n"
            "Content-Type: text/plain\r\n"
            "Content-Length: 3\r\n\r\n"
            "hi\n",
        .passing =
            "HTTP/1.1 200 OK\r\n"
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
        .failing =
            "HTTP/1.1 200 OK\r\n"
            "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
            "Vary: Host\r\n"
            "Content-Type: text/plain\r\n"
            "Content-Length: 3\r\n\r\n"
            "hi\n",
        .passing =
            "HTTP/1.1 200 OK\r\n"
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
        .failing =
            "HTTP/1.1 200 OK\r\n"
            "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
            "Pragma: no-cache\r\n"
            "Content-Type: text/plain\r\n"
            "Content-Length: 3\r\n\r\n"
            "hi\n",
        .passing =
            "HTTP/1.1 200 OK\r\n"
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
        .failing =
            "HTTP/1.1 200 OK\r\n"
            "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
            "Age: 90\r\n"
            "Warning: 110 - \"stale\"\r\n"
            "Content-Type: text/plain\r\n"
            "Content-Length: 3\r\n\r\n"
            "hi\n",
        .passing =
            "HTTP/1.1 200 OK\r\n"
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
        .failing =
            "HTTP/1.1 200 OK\r\n"
            "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
            "Cache-Control: immutable\r\n"
            "Content-Type: text/plain\r\n"
            "Content-Length: 3\r\n\r\n"
            "hi\n",
        .passing =
            "HTTP/1.1 200 OK\r\n"
            "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
            "Cache-Control: max-age=31536000, immutable\r\n"
            "Content-Type: text/plain\r\n"
            "Content-Length: 3\r\n\r\n"
            "hi\n",
        .check = check_immutable,
    },
};

}  // namespace

std::span<const Rule> caching_rules() { return rows; }

}  // namespace statusbook::http
