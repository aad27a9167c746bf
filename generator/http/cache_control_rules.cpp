// Cache-Control: RFC 9111 section 5.2, RFC 5861, RFC 8246.

#include <algorithm>
#include <set>

#include "http/cache_control.hpp"
#include "http/field_values.hpp"
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
  const auto found = std::find_if(
      std::begin(response_directives), std::end(response_directives),
      [name](const DirectiveKind& kind) { return equals_ignoring_case(kind.name, name); });
  return found == std::end(response_directives) ? nullptr : found;
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
    case Argument::none:
      return !directive.value;
    case Argument::seconds:
      return directive.value && is_digits(unquoted(*directive.value));
    case Argument::optional_fields:
      return !directive.value || directive.is_well_formed();
  }
  return true;
}

void check_cache_control(const Context& context, Report& report) {
  for (const Parameter& directive : cache_directives(context)) {
    const DirectiveKind* kind = kind_of(directive.name);
    if (kind == nullptr || is_argument(directive, kind->argument)) continue;
    report.add("cache-control-syntax", span_of(context.response.bytes, directive.whole),
               describe_fault(directive, kind->argument));
  }
}

void check_quoting(const Context& context, Report& report) {
  for (const Parameter& directive : cache_directives(context)) {
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
    {"public", "no-store"},
    {"private", "public"},
    {"private", "no-store"},
    {"must-revalidate", "stale-while-revalidate"},
    {"must-revalidate", "stale-if-error"},
};

// The first directive takes away what the second would give.
constexpr Pair without_effect[] = {
    {"no-store", "max-age"},  {"no-cache", "max-age"},  {"private", "s-maxage"},
    {"no-store", "s-maxage"}, {"no-cache", "s-maxage"},
};

void check_conflicts(const Context& context, Report& report) {
  const std::vector<Parameter> all = cache_directives(context);
  for (const Pair& pair : conflicts) {
    const Parameter* one = find_directive(all, pair.one);
    const Parameter* other = find_directive(all, pair.other);
    if (one == nullptr || other == nullptr || one->value) continue;
    report.add(
        "cache-control-conflict", span_of(context.response.bytes, other->whole),
        std::string(pair.one) + " and " + std::string(pair.other) + " contradict each other");
  }
}

void check_effects(const Context& context, Report& report) {
  const std::vector<Parameter> all = cache_directives(context);
  for (const Pair& pair : without_effect) {
    const Parameter* one = find_directive(all, pair.one);
    const Parameter* other = find_directive(all, pair.other);
    if (one == nullptr || other == nullptr || one->value) continue;
    report.add("cache-control-no-effect", span_of(context.response.bytes, other->whole),
               std::string(pair.other) + " has no effect beside " + std::string(pair.one));
  }
}

void check_request_directives(const Context& context, Report& report) {
  for (const Parameter& directive : cache_directives(context)) {
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
  while (same < a.size() && to_lower(a[same]) == to_lower(b[same]))
    ++same;
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
  for (const Parameter& directive : cache_directives(context)) {
    if (kind_of(directive.name) != nullptr) continue;
    if (contains_name(request_directives, directive.name)) continue;
    const Span where = span_of(context.response.bytes, directive.whole);
    if (directive.whole.find_first_of(";:") != std::string_view::npos &&
        !is_token(directive.name)) {
      report.add("cache-control-unknown-directive", where,
                 "Directives are parted by commas, and an argument follows \"=\": " +
                     quoted(directive.whole) + " is one unknown directive",
                 Severity::warning);
    } else if (const DirectiveKind* near = near_directive(directive.name)) {
      report.add(
          "cache-control-unknown-directive", where,
          quoted(directive.name) + " is not a cache directive; " + std::string(near->name) + " is",
          Severity::warning);
    } else {
      report.add("cache-control-unknown-directive", where,
                 quoted(directive.name) + " is not a registered cache directive");
    }
  }
}

void check_duplicates(const Context& context, Report& report) {
  std::set<std::string> seen;
  for (const Parameter& directive : cache_directives(context)) {
    if (seen.insert(lower(directive.name)).second) continue;
    report.add("cache-control-duplicate-directive",
               span_of(context.response.bytes, directive.whole),
               quoted(directive.name) + " is given more than once");
  }
}

void check_must_understand(const Context& context, Report& report) {
  const std::vector<Parameter> all = cache_directives(context);
  const Parameter* directive = find_directive(all, "must-understand");
  if (directive == nullptr || find_directive(all, "no-store") != nullptr) return;
  report.add(
      "must-understand-without-no-store", span_of(context.response.bytes, directive->whole),
      "must-understand is sent without no-store, which caches that do not know it would need");
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
        .failing = "HTTP/1.1 200 OK\r\n"
                   "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
                   "Cache-Control: max-age\r\n"
                   "Content-Type: text/plain\r\n"
                   "Content-Length: 3\r\n\r\n"
                   "hi\n",
        .passing = "HTTP/1.1 200 OK\r\n"
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
        .failing = "HTTP/1.1 200 OK\r\n"
                   "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
                   "Cache-Control: max-age=\"60\"\r\n"
                   "Content-Type: text/plain\r\n"
                   "Content-Length: 3\r\n\r\n"
                   "hi\n",
        .passing = "HTTP/1.1 200 OK\r\n"
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
        .failing = "HTTP/1.1 200 OK\r\n"
                   "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
                   "Cache-Control: public, private\r\n"
                   "Content-Type: text/plain\r\n"
                   "Content-Length: 3\r\n\r\n"
                   "hi\n",
        .passing = "HTTP/1.1 200 OK\r\n"
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
        .failing = "HTTP/1.1 200 OK\r\n"
                   "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
                   "Cache-Control: max-stale=60\r\n"
                   "Content-Type: text/plain\r\n"
                   "Content-Length: 3\r\n\r\n"
                   "hi\n",
        .passing = "HTTP/1.1 200 OK\r\n"
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
        .failing = "HTTP/1.1 200 OK\r\n"
                   "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
                   "Cache-Control: fancy=60\r\n"
                   "Content-Type: text/plain\r\n"
                   "Content-Length: 3\r\n\r\n"
                   "hi\n",
        .passing = "HTTP/1.1 200 OK\r\n"
                   "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
                   "Cache-Control: max-age=60\r\n"
                   "Content-Type: text/plain\r\n"
                   "Content-Length: 3\r\n\r\n"
                   "hi\n",
        .check = check_known_directives,
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
        .failing = "HTTP/1.1 200 OK\r\n"
                   "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
                   "Cache-Control: no-store, max-age=60\r\n"
                   "Content-Type: text/plain\r\n"
                   "Content-Length: 3\r\n\r\n"
                   "hi\n",
        .passing = "HTTP/1.1 200 OK\r\n"
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
        .failing = "HTTP/1.1 200 OK\r\n"
                   "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
                   "Cache-Control: max-age=60, max-age=90\r\n"
                   "Content-Type: text/plain\r\n"
                   "Content-Length: 3\r\n\r\n"
                   "hi\n",
        .passing = "HTTP/1.1 200 OK\r\n"
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
        .failing = "HTTP/1.1 200 OK\r\n"
                   "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
                   "Cache-Control: must-understand, max-age=60\r\n"
                   "Content-Type: text/plain\r\n"
                   "Content-Length: 3\r\n\r\n"
                   "hi\n",
        .passing = "HTTP/1.1 200 OK\r\n"
                   "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
                   "Cache-Control: must-understand, no-store\r\n"
                   "Content-Type: text/plain\r\n"
                   "Content-Length: 3\r\n\r\n"
                   "hi\n",
        .check = check_must_understand,
    },
};

}  // namespace

std::span<const Rule> cache_control_rules() {
  return rows;
}

}  // namespace statusbook::http
