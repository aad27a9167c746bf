// Challenges: RFC 9110 section 11, RFC 7617 (Basic), RFC 6750 (Bearer).

#include <algorithm>
#include <set>

#include "http/challenge.hpp"
#include "http/field_values.hpp"
#include "http/rule_sets.hpp"
#include "http/text.hpp"

namespace statusbook::http {

namespace {

constexpr std::string_view challenge_fields[] = {"WWW-Authenticate", "Proxy-Authenticate"};

// A malformed line has its own rule; its challenges up to the fault still count.
struct Line {
  const Field* field;
  Challenges challenges;
};

std::vector<Line> challenge_lines(const Context& context) {
  std::vector<Line> lines;
  for (const std::string_view name : challenge_fields) {
    for (const Field* field : fields_to_judge(context, name)) {
      lines.push_back({field, parse_challenges(field->value)});
    }
  }
  return lines;
}

std::vector<Challenge> challenges_of(const Context& context, std::string_view scheme) {
  std::vector<Challenge> found;
  for (Line& line : challenge_lines(context)) {
    if (!line.challenges.well_formed) continue;
    for (Challenge& challenge : line.challenges.all) {
      if (challenge.is(scheme)) found.push_back(std::move(challenge));
    }
  }
  return found;
}

void check_challenges(const Context& context, Report& report) {
  for (const Line& line : challenge_lines(context)) {
    if (line.challenges.well_formed) continue;
    report.add("challenge-syntax", place_of(context.response, *line.field),
               line.field->value.empty() ? quoted(line.field->name) + " is empty"
                                         : quoted(line.challenges.fault) +
                                               " is neither a challenge nor a parameter of one");
  }
}

void check_basic_realm(const Context& context, Report& report) {
  for (const Challenge& basic : challenges_of(context, "Basic")) {
    if (basic.find("realm") != nullptr) continue;
    report.add("basic-without-realm", span_of(context.response.bytes, basic.scheme),
               "The Basic challenge has no realm");
  }
}

void check_realm_quoted(const Context& context, Report& report) {
  for (const Line& line : challenge_lines(context)) {
    for (const Challenge& challenge : line.challenges.all) {
      const Parameter* realm = challenge.find("realm");
      if (realm == nullptr || is_quoted_string(*realm->value)) continue;
      report.add("realm-unquoted", span_of(context.response.bytes, realm->whole),
                 "The realm has to be a quoted string");
    }
  }
}

void check_basic_parameters(const Context& context, Report& report) {
  for (const Challenge& basic : challenges_of(context, "Basic")) {
    for (const Parameter& parameter : basic.parameters) {
      const Span where = span_of(context.response.bytes, parameter.whole);
      const bool is_charset = equals_ignoring_case(parameter.name, "charset");
      if (is_charset && !equals_ignoring_case(unquoted(*parameter.value), "UTF-8")) {
        report.add("basic-bad-parameter", where, "The charset of Basic can only be UTF-8");
      } else if (!is_charset && !equals_ignoring_case(parameter.name, "realm")) {
        report.add("basic-bad-parameter", where,
                   "Basic has no parameter " + quoted(parameter.name));
      }
    }
  }
}

struct BearerError {
  std::string_view name;
  int code;
};

constexpr BearerError bearer_errors[] = {
    {"invalid_request", 400}, {"invalid_token", 401}, {"insufficient_scope", 403}};

void check_bearer_code(const Context& context, const Parameter& error, Report& report) {
  const std::string name = unquoted(*error.value);
  for (const BearerError& row : bearer_errors) {
    if (row.name != name || row.code == context.response.code) continue;
    report.add("bearer-error-status", span_of(context.response.bytes, error.whole),
               quoted(name) + " belongs to a " + std::to_string(row.code) + " response");
  }
}

constexpr std::string_view once_only[] = {"realm", "scope", "error", "error_description",
                                          "error_uri"};

void check_bearer(const Context& context, Report& report) {
  for (const Challenge& bearer : challenges_of(context, "Bearer")) {
    std::set<std::string> seen;
    for (const Parameter& parameter : bearer.parameters) {
      if (equals_ignoring_case(parameter.name, "error")) {
        check_bearer_code(context, parameter, report);
      }
      if (!contains_name(once_only, parameter.name)) continue;
      if (seen.insert(lower(parameter.name)).second) continue;
      report.add("bearer-error-status", span_of(context.response.bytes, parameter.whole),
                 "The Bearer challenge gives " + quoted(parameter.name) + " twice",
                 Severity::error);
    }
  }
}

constexpr Rule rows[] = {
    {
        .id = "challenge-syntax",
        .severity = Severity::error,
        .group = Group::semantics,
        .tier = 1,
        .section = "RFC 9110 section 11.6.1",
        .document = "rfc9110",
        .number = "11.6.1",
        .title = "A challenge is malformed",
        .explanation =
            "The field is a list of challenges, each a scheme with parameters that are parted by "
            "commas. Clients ignore what they cannot read, and the user cannot log in.",
        .mend = "Part the parameters by commas, and put values with special characters in double "
                "quotes.",
        .failing = "HTTP/1.1 401 Unauthorized\r\n"
                   "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
                   "WWW-Authenticate: Digest realm=\"demo\" nonce=\"n1\"\r\n"
                   "Content-Type: text/plain\r\n"
                   "Content-Length: 3\r\n\r\n"
                   "hi\n",
        .passing = "HTTP/1.1 401 Unauthorized\r\n"
                   "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
                   "WWW-Authenticate: Digest realm=\"demo\", nonce=\"n1\"\r\n"
                   "Content-Type: text/plain\r\n"
                   "Content-Length: 3\r\n\r\n"
                   "hi\n",
        .check = check_challenges,
    },
    {
        .id = "basic-without-realm",
        .severity = Severity::error,
        .group = Group::semantics,
        .tier = 1,
        .section = "RFC 7617 section 2",
        .document = "rfc7617",
        .number = "2",
        .title = "A Basic challenge without realm",
        .explanation =
            "The realm tells the user, and the client's memory, which of a site's protected areas "
            "a password is for. Basic requires it.",
        .mend = "Add realm=\"…\" to the challenge.",
        .failing = "HTTP/1.1 401 Unauthorized\r\n"
                   "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
                   "WWW-Authenticate: Basic\r\n"
                   "Content-Type: text/plain\r\n"
                   "Content-Length: 3\r\n\r\n"
                   "hi\n",
        .passing = "HTTP/1.1 401 Unauthorized\r\n"
                   "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
                   "WWW-Authenticate: Basic realm=\"demo\"\r\n"
                   "Content-Type: text/plain\r\n"
                   "Content-Length: 3\r\n\r\n"
                   "hi\n",
        .check = check_basic_realm,
    },
    {
        .id = "realm-unquoted",
        .severity = Severity::error,
        .group = Group::semantics,
        .tier = 1,
        .section = "RFC 9110 section 11.5",
        .document = "rfc9110",
        .number = "11.5",
        .title = "The realm is not quoted",
        .explanation =
            "For the sake of old clients, the realm may only be sent as a quoted string, even "
            "when it is a single word.",
        .mend = "Put the realm in double quotes.",
        .failing = "HTTP/1.1 401 Unauthorized\r\n"
                   "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
                   "WWW-Authenticate: Basic realm=demo\r\n"
                   "Content-Type: text/plain\r\n"
                   "Content-Length: 3\r\n\r\n"
                   "hi\n",
        .passing = "HTTP/1.1 401 Unauthorized\r\n"
                   "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
                   "WWW-Authenticate: Basic realm=\"demo\"\r\n"
                   "Content-Type: text/plain\r\n"
                   "Content-Length: 3\r\n\r\n"
                   "hi\n",
        .check = check_realm_quoted,
    },
    {
        .id = "basic-bad-parameter",
        .severity = Severity::warning,
        .group = Group::semantics,
        .tier = 2,
        .section = "RFC 7617 section 2.1",
        .document = "rfc7617",
        .number = "2.1",
        .title = "A Basic challenge with a parameter that it does not have",
        .explanation =
            "Basic knows realm and charset, and the only charset is UTF-8. Clients ignore "
            "anything else.",
        .mend = "Keep realm, and charset=\"UTF-8\" if it is needed.",
        .failing = "HTTP/1.1 401 Unauthorized\r\n"
                   "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
                   "WWW-Authenticate: Basic realm=\"demo\", charset=\"latin1\"\r\n"
                   "Content-Type: text/plain\r\n"
                   "Content-Length: 3\r\n\r\n"
                   "hi\n",
        .passing = "HTTP/1.1 401 Unauthorized\r\n"
                   "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
                   "WWW-Authenticate: Basic realm=\"demo\", charset=\"UTF-8\"\r\n"
                   "Content-Type: text/plain\r\n"
                   "Content-Length: 3\r\n\r\n"
                   "hi\n",
        .check = check_basic_parameters,
    },
    {
        .id = "bearer-error-status",
        .severity = Severity::warning,
        .group = Group::semantics,
        .tier = 2,
        .section = "RFC 6750 section 3.1",
        .document = "rfc6750",
        .number = "3.1",
        .title = "A Bearer error does not fit the status code",
        .explanation =
            "invalid_request belongs to 400, invalid_token to 401 and insufficient_scope to 403. "
            "A client that looks at the status takes the wrong measure.",
        .mend = "Choose the status code that belongs to the error.",
        .failing = "HTTP/1.1 403 Forbidden\r\n"
                   "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
                   "WWW-Authenticate: Bearer realm=\"demo\", error=\"invalid_token\"\r\n"
                   "Content-Type: text/plain\r\n"
                   "Content-Length: 3\r\n\r\n"
                   "hi\n",
        .passing = "HTTP/1.1 401 Unauthorized\r\n"
                   "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
                   "WWW-Authenticate: Bearer realm=\"demo\", error=\"invalid_token\"\r\n"
                   "Content-Type: text/plain\r\n"
                   "Content-Length: 3\r\n\r\n"
                   "hi\n",
        .check = check_bearer,
    },
};

}  // namespace

std::span<const Rule> authentication_rules() {
  return rows;
}

}  // namespace statusbook::http
