// Fields that a status code asks for: RFC 9110 section 15. The codes and their fields come from the
// catalogue's facts; here stands which rule speaks about which field.

#include <algorithm>

#include "http/field_values.hpp"
#include "http/list.hpp"
#include "http/media_type.hpp"
#include "http/rule_sets.hpp"
#include "http/text.hpp"

namespace statusbook::http {

namespace {

Severity severity_of(Level level) {
  switch (level) {
    case Level::must:
      return Severity::error;
    case Level::should:
      return Severity::warning;
    case Level::may:
      return Severity::note;
  }
  return Severity::note;
}

std::string article_for(const Context& context) {
  return "A " + std::to_string(context.response.code) + " response";
}

const RequiredField* required_field(const Context& context, std::string_view name) {
  if (context.facts == nullptr) return nullptr;
  const auto& fields = context.facts->fields;
  const auto found = std::find_if(fields.begin(), fields.end(), [name](const RequiredField& field) {
    return equals_ignoring_case(field.name, name);
  });
  return found == fields.end() ? nullptr : &*found;
}

// Which rule speaks when a response of this class lacks a field that its status code asks for.
struct RequiredFieldRule {
  std::string_view field;
  int status_class;
  std::string_view rule;
};

template <const RequiredFieldRule& row>
void check_required(const Context& context, Report& report) {
  const RequiredField* required = required_field(context, row.field);
  if (required == nullptr || context.response.status_class() != row.status_class) return;
  if (context.response.has(row.field)) return;
  report.add(row.rule, context.response.status_line,
             article_for(context) + " is sent without " + std::string(row.field),
             severity_of(required->level));
}

constexpr RequiredFieldRule challenge = {"WWW-Authenticate", 4, "unauthorized-without-challenge"};
constexpr RequiredFieldRule proxy_challenge = {"Proxy-Authenticate", 4,
                                               "proxy-auth-without-challenge"};
constexpr RequiredFieldRule allow = {"Allow", 4, "method-not-allowed-without-allow"};
constexpr RequiredFieldRule switching = {"Upgrade", 1, "switching-without-upgrade"};
constexpr RequiredFieldRule upgrade_required = {"Upgrade", 4, "upgrade-required-without-upgrade"};
constexpr RequiredFieldRule partial = {"Content-Range", 2, "partial-without-content-range"};
constexpr RequiredFieldRule unsatisfiable = {"Content-Range", 4,
                                             "range-not-satisfiable-without-content-range"};
constexpr RequiredFieldRule retry_client = {"Retry-After", 4, "retry-after-missing"};
constexpr RequiredFieldRule retry_server = {"Retry-After", 5, "retry-after-missing"};

// Several ranges are told in the parts of the content instead.
void check_partial(const Context& context, Report& report) {
  const Field* type = context.response.find("Content-Type");
  if (type != nullptr && parse_media_type(type->value).is("multipart/byteranges")) return;
  check_required<partial>(context, report);
}

void check_retry_after(const Context& context, Report& report) {
  check_required<retry_client>(context, report);
  check_required<retry_server>(context, report);
}

void check_retry_after_defined(const Context& context, Report& report) {
  const Field* field = context.response.find("Retry-After");
  if (field == nullptr || context.facts == nullptr) return;
  if (context.response.status_class() == 3 || required_field(context, "Retry-After") != nullptr)
    return;
  report.add("retry-after-undefined", field->line,
             "Retry-After has no defined meaning in a " + std::to_string(context.response.code) +
                 " response");
}

bool has_relation(const Response& response, std::string_view relation) {
  for (const Field* field : response.all("Link")) {
    for (const std::string_view link : split_outside_quotes(field->value, ',', Angle::protects)) {
      for (const Parameter& parameter : parameters_after_semicolon(link)) {
        if (!equals_ignoring_case(parameter.name, "rel") || !parameter.value) continue;
        if (contains_ignoring_case(*parameter.value, relation)) return true;
      }
    }
  }
  return false;
}

void check_blocked_by(const Context& context, Report& report) {
  const RequiredField* link = required_field(context, "Link");
  if (link == nullptr || context.response.status_class() != 4) return;
  if (has_relation(context.response, "blocked-by")) return;
  report.add("legal-without-blocked-by", context.response.status_line,
             article_for(context) + " does not say who blocks, by a Link with rel=\"blocked-by\"");
}

constexpr Rule rows[] = {
    {
        .id = "unauthorized-without-challenge",
        .severity = Severity::error,
        .group = Group::semantics,
        .tier = 1,
        .section = "RFC 9110 section 15.5.2",
        .document = "rfc9110",
        .number = "15.5.2",
        .title = "A 401 response without WWW-Authenticate",
        .explanation =
            "The client is told to authenticate but not how, so it cannot go on; browsers show no "
            "dialog.",
        .mend = "Name at least one scheme in WWW-Authenticate, or answer 403 if authentication "
                "would not help.",
        .failing = "HTTP/1.1 401 Unauthorized\r\n"
                   "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
                   "Content-Type: text/plain\r\n"
                   "Content-Length: 3\r\n\r\n"
                   "hi\n",
        .passing = "HTTP/1.1 401 Unauthorized\r\n"
                   "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
                   "WWW-Authenticate: Basic realm=\"demo\"\r\n"
                   "Content-Type: text/plain\r\n"
                   "Content-Length: 3\r\n\r\n"
                   "hi\n",
        .check = check_required<challenge>,
    },
    {
        .id = "proxy-auth-without-challenge",
        .severity = Severity::error,
        .group = Group::semantics,
        .tier = 1,
        .section = "RFC 9110 section 15.5.8",
        .document = "rfc9110",
        .number = "15.5.8",
        .title = "A 407 response without Proxy-Authenticate",
        .explanation =
            "The client is told to authenticate with the proxy but not how, so it cannot go on.",
        .mend = "Name at least one scheme in Proxy-Authenticate.",
        .failing = "HTTP/1.1 407 Proxy Authentication Required\r\n"
                   "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
                   "Content-Type: text/plain\r\n"
                   "Content-Length: 3\r\n\r\n"
                   "hi\n",
        .passing = "HTTP/1.1 407 Proxy Authentication Required\r\n"
                   "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
                   "Proxy-Authenticate: Basic realm=\"demo\"\r\n"
                   "Content-Type: text/plain\r\n"
                   "Content-Length: 3\r\n\r\n"
                   "hi\n",
        .check = check_required<proxy_challenge>,
    },
    {
        .id = "method-not-allowed-without-allow",
        .severity = Severity::error,
        .group = Group::semantics,
        .tier = 1,
        .section = "RFC 9110 section 15.5.6",
        .document = "rfc9110",
        .number = "15.5.6",
        .title = "A 405 response without Allow",
        .explanation =
            "The client learns that its method is refused, but not which methods would do. An "
            "empty Allow says that none does.",
        .mend = "List the methods of the target in Allow.",
        .failing = "HTTP/1.1 405 Method Not Allowed\r\n"
                   "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
                   "Content-Type: text/plain\r\n"
                   "Content-Length: 3\r\n\r\n"
                   "hi\n",
        .passing = "HTTP/1.1 405 Method Not Allowed\r\n"
                   "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
                   "Allow: PUT, DELETE\r\n"
                   "Content-Type: text/plain\r\n"
                   "Content-Length: 3\r\n\r\n"
                   "hi\n",
        .check = check_required<allow>,
    },
    {
        .id = "switching-without-upgrade",
        .severity = Severity::error,
        .group = Group::semantics,
        .tier = 1,
        .section = "RFC 9110 section 15.2.2",
        .document = "rfc9110",
        .number = "15.2.2",
        .title = "A 101 response without Upgrade",
        .explanation = "The client cannot know which protocol is spoken after the empty line.",
        .mend = "Name the protocol in Upgrade.",
        .failing = "HTTP/1.1 101 Switching Protocols\r\n"
                   "Connection: upgrade\r\n\r\n",
        .passing = "HTTP/1.1 101 Switching Protocols\r\n"
                   "Connection: upgrade\r\n"
                   "Upgrade: websocket\r\n\r\n",
        .check = check_required<switching>,
    },
    {
        .id = "partial-without-content-range",
        .severity = Severity::error,
        .group = Group::semantics,
        .tier = 1,
        .section = "RFC 9110 section 15.3.7.1",
        .document = "rfc9110",
        .number = "15.3.7.1",
        .title = "A 206 response that does not say which part it holds",
        .explanation =
            "Without Content-Range the client cannot put the part where it belongs. Only an "
            "answer with several ranges says it elsewhere: in the parts of multipart/byteranges.",
        .mend = "Send Content-Range with the range and the complete length.",
        .failing = "HTTP/1.1 206 Partial Content\r\n"
                   "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
                   "Content-Type: text/plain\r\n"
                   "Content-Length: 3\r\n\r\n"
                   "hi\n",
        .passing = "HTTP/1.1 206 Partial Content\r\n"
                   "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
                   "Content-Range: bytes 0-2/10\r\n"
                   "Content-Type: text/plain\r\n"
                   "Content-Length: 3\r\n\r\n"
                   "hi\n",
        .check = check_partial,
    },
    {
        .id = "range-not-satisfiable-without-content-range",
        .severity = Severity::warning,
        .group = Group::semantics,
        .tier = 1,
        .section = "RFC 9110 section 15.5.17",
        .document = "rfc9110",
        .number = "15.5.17",
        .title = "A 416 response that does not tell the length",
        .explanation =
            "The client asked for a range that does not exist and cannot ask for a better one "
            "without the length.",
        .mend = "Send Content-Range: bytes */LENGTH.",
        .failing = "HTTP/1.1 416 Range Not Satisfiable\r\n"
                   "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
                   "Content-Type: text/plain\r\n"
                   "Content-Length: 3\r\n\r\n"
                   "hi\n",
        .passing = "HTTP/1.1 416 Range Not Satisfiable\r\n"
                   "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
                   "Content-Range: bytes */10\r\n"
                   "Content-Type: text/plain\r\n"
                   "Content-Length: 3\r\n\r\n"
                   "hi\n",
        .check = check_required<unsatisfiable>,
    },
    {
        .id = "upgrade-required-without-upgrade",
        .severity = Severity::error,
        .group = Group::semantics,
        .tier = 2,
        .section = "RFC 9110 section 15.5.22",
        .document = "rfc9110",
        .number = "15.5.22",
        .title = "A 426 response without Upgrade",
        .explanation = "The client is told to change the protocol but not to which.",
        .mend = "Name the acceptable protocols in Upgrade.",
        .failing = "HTTP/1.1 426 Upgrade Required\r\n"
                   "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
                   "Content-Type: text/plain\r\n"
                   "Content-Length: 3\r\n\r\n"
                   "hi\n",
        .passing = "HTTP/1.1 426 Upgrade Required\r\n"
                   "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
                   "Upgrade: websocket\r\n"
                   "Connection: upgrade\r\n"
                   "Content-Type: text/plain\r\n"
                   "Content-Length: 3\r\n\r\n"
                   "hi\n",
        .check = check_required<upgrade_required>,
    },
    {
        .id = "retry-after-missing",
        .severity = Severity::note,
        .group = Group::advice,
        .tier = 2,
        .section = "RFC 9110 section 10.2.3",
        .document = "rfc9110",
        .number = "10.2.3",
        .title = "No Retry-After where it would help",
        .explanation =
            "A client that is sent away for a while can only guess when to come back, and most "
            "come back too soon.",
        .mend = "Send Retry-After with a number of seconds or a date, if the server has an idea.",
        .failing = "HTTP/1.1 503 Service Unavailable\r\n"
                   "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
                   "Content-Type: text/plain\r\n"
                   "Content-Length: 3\r\n\r\n"
                   "hi\n",
        .passing = "HTTP/1.1 503 Service Unavailable\r\n"
                   "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
                   "Retry-After: 120\r\n"
                   "Content-Type: text/plain\r\n"
                   "Content-Length: 3\r\n\r\n"
                   "hi\n",
        .check = check_retry_after,
        .opt_in = true,
    },
    {
        .id = "retry-after-undefined",
        .severity = Severity::note,
        .group = Group::advice,
        .tier = 2,
        .section = "RFC 9110 section 10.2.3",
        .document = "rfc9110",
        .number = "10.2.3",
        .title = "Retry-After where it has no meaning",
        .explanation =
            "The field is defined for redirects and for the codes that send a client away for a "
            "while; elsewhere clients ignore it.",
        .mend = "Take Retry-After out, or choose the status that it belongs to.",
        .failing = "HTTP/1.1 200 OK\r\n"
                   "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
                   "Retry-After: 120\r\n"
                   "Content-Type: text/plain\r\n"
                   "Content-Length: 3\r\n\r\n"
                   "hi\n",
        .passing = "HTTP/1.1 429 Too Many Requests\r\n"
                   "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
                   "Retry-After: 120\r\n"
                   "Content-Type: text/plain\r\n"
                   "Content-Length: 3\r\n\r\n"
                   "hi\n",
        .check = check_retry_after_defined,
    },
    {
        .id = "legal-without-blocked-by",
        .severity = Severity::note,
        .group = Group::advice,
        .tier = 2,
        .section = "RFC 7725 section 4",
        .document = "rfc7725",
        .number = "4",
        .title = "A 451 response that does not say who blocks",
        .explanation =
            "The reader should be able to tell who has put the block into effect, which need not "
            "be who demanded it.",
        .mend = "Add a Link with rel=\"blocked-by\".",
        .failing = "HTTP/1.1 451 Unavailable For Legal Reasons\r\n"
                   "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
                   "Content-Type: text/plain\r\n"
                   "Content-Length: 3\r\n\r\n"
                   "hi\n",
        .passing = "HTTP/1.1 451 Unavailable For Legal Reasons\r\n"
                   "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
                   "Link: <https://isp.example/>; rel=\"blocked-by\"\r\n"
                   "Content-Type: text/plain\r\n"
                   "Content-Length: 3\r\n\r\n"
                   "hi\n",
        .check = check_blocked_by,
    },
};

}  // namespace

std::span<const Rule> required_field_rules() {
  return rows;
}

}  // namespace statusbook::http
