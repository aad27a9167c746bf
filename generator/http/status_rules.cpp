// What a status code asks for: RFC 9110 section 15. The codes and their fields come from the catalogue's
// facts; here stands which rule speaks about which field.

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
    case Level::must: return Severity::error;
    case Level::should: return Severity::warning;
    case Level::may: return Severity::note;
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
  if (context.response.status_class() == 3 || required_field(context, "Retry-After") != nullptr) return;
  report.add("retry-after-undefined", field->line,
             "Retry-After has no defined meaning in a " + std::to_string(context.response.code) +
                 " response");
}

void check_created(const Context& context, Report& report) {
  const Response& response = context.response;
  if (response.code != 201 || response.has("Location") || context.request.method == "PUT") return;
  const bool posted = context.request.method == "POST";
  report.add("created-without-location", response.status_line,
             "A 201 response is sent without Location, so it says the target itself was created",
             posted ? Severity::warning : Severity::note);
}

bool has_relation(const Response& response, std::string_view relation) {
  for (const Field* field : response.all("Link")) {
    for (const std::string_view link :
         split_outside_quotes(field->value, ',', Angle::protects)) {
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

constexpr std::string_view content_metadata[] = {"Content-Type", "Content-Encoding",
                                                 "Content-Language", "Content-Range"};

void check_not_modified(const Context& context, Report& report) {
  if (context.response.code != 304) return;
  for (const Field& field : context.response.fields) {
    if (!contains_name(content_metadata, field.name)) continue;
    report.add("not-modified-extra-metadata", field.line,
               "A 304 response has no content for " + quoted(field.name) + " to describe");
  }
}

void check_standing(const Context& context, Report& report) {
  if (context.facts == nullptr) return;
  const std::string code = "The status code " + std::to_string(context.response.code);
  const Span where = context.response.status;
  switch (context.facts->standing) {
    case Standing::deprecated:
      return report.add("status-deprecated", where, code + " is deprecated");
    case Standing::unused:
      return report.add("status-deprecated", where, code + " is kept unused in the registry");
    case Standing::reserved:
      return report.add("status-deprecated", where, code + " is reserved for later use",
                        Severity::note);
    case Standing::current:
    case Standing::unregistered: return;
  }
}

void check_allow_lacks_method(const Context& context, Report& report) {
  if (context.response.code != 405) return;
  for (const Element& method : elements(context.response, "Allow")) {
    if (method.text != context.request.method) continue;  // methods are case-sensitive
    return report.add("method-not-allowed-lists-method", span_of(context.response.bytes, method.text),
                      "Allow lists " + context.request.method + ", the method that was refused");
  }
}

constexpr int early_hints = 103;

void check_interim(const Context& context, Report& report) {
  const Response& response = context.response;
  if (!response.interim) return;
  for (const Field& field : response.fields) {
    if (!contains_name(content_metadata, field.name) || response.code == early_hints) continue;
    report.add("interim-with-content-metadata", field.line,
               "An interim response has no content for " + quoted(field.name) + " to describe");
  }
  if (has_element(response, "Connection", "close")) {
    report.add("interim-with-content-metadata", response.find("Connection")->line,
               "The connection cannot be closed before the final response");
  }
}

void check_explained(const Context& context, Report& report) {
  const Response& response = context.response;
  const bool is_error = response.status_class() == 4 || response.status_class() == 5;
  if ((!is_error && response.code != 300) || !may_have_content(context)) return;
  if (response.content_size() > 0 || !response.body_complete) return;
  // A printed header section without content says nothing about the content.
  if (response.framing == Framing::until_close && context.mode != Mode::wire) return;
  report.add("error-without-explanation", response.status_line,
             article_for(context) + " has no content that explains it");
}

void check_allow_consistent(const Context& context, Report& report) {
  const Response& response = context.response;
  const Field* allowed = response.find("Allow");
  if (allowed == nullptr) return;
  const bool patch = has_element(response, "Allow", "PATCH");
  if (response.has("Accept-Patch") && !patch) {
    report.add("allow-inconsistent", allowed->line, "Accept-Patch is sent, but Allow lacks PATCH");
  }
  if (response.has("Accept-Post") && !has_element(response, "Allow", "POST")) {
    report.add("allow-inconsistent", allowed->line, "Accept-Post is sent, but Allow lacks POST",
               Severity::error);
  }
  if (context.request.method == "OPTIONS" && patch && !response.has("Accept-Patch")) {
    report.add("allow-inconsistent", allowed->line,
               "Allow lists PATCH, but no Accept-Patch says in which formats", Severity::note);
  }
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
        .failing =
            "HTTP/1.1 401 Unauthorized\r\n"
            "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
            "Content-Type: text/plain\r\n"
            "Content-Length: 3\r\n\r\n"
            "hi\n",
        .passing =
            "HTTP/1.1 401 Unauthorized\r\n"
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
        .failing =
            "HTTP/1.1 407 Proxy Authentication Required\r\n"
            "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
            "Content-Type: text/plain\r\n"
            "Content-Length: 3\r\n\r\n"
            "hi\n",
        .passing =
            "HTTP/1.1 407 Proxy Authentication Required\r\n"
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
        .failing =
            "HTTP/1.1 405 Method Not Allowed\r\n"
            "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
            "Content-Type: text/plain\r\n"
            "Content-Length: 3\r\n\r\n"
            "hi\n",
        .passing =
            "HTTP/1.1 405 Method Not Allowed\r\n"
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
        .explanation =
            "The client cannot know which protocol is spoken after the empty line.",
        .mend = "Name the protocol in Upgrade.",
        .failing =
            "HTTP/1.1 101 Switching Protocols\r\n"
            "Connection: upgrade\r\n\r\n",
        .passing =
            "HTTP/1.1 101 Switching Protocols\r\n"
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
        .failing =
            "HTTP/1.1 206 Partial Content\r\n"
            "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
            "Content-Type: text/plain\r\n"
            "Content-Length: 3\r\n\r\n"
            "hi\n",
        .passing =
            "HTTP/1.1 206 Partial Content\r\n"
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
        .failing =
            "HTTP/1.1 416 Range Not Satisfiable\r\n"
            "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
            "Content-Type: text/plain\r\n"
            "Content-Length: 3\r\n\r\n"
            "hi\n",
        .passing =
            "HTTP/1.1 416 Range Not Satisfiable\r\n"
            "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
            "Content-Range: bytes */10\r\n"
            "Content-Type: text/plain\r\n"
            "Content-Length: 3\r\n\r\n"
            "hi\n",
        .check = check_required<unsatisfiable>,
    },
    {
        .id = "not-modified-extra-metadata",
        .severity = Severity::warning,
        .group = Group::semantics,
        .tier = 1,
        .section = "RFC 9110 section 15.4.5",
        .document = "rfc9110",
        .number = "15.4.5",
        .title = "A 304 response describes content it does not have",
        .explanation =
            "A cache updates what it has stored from the fields of a 304. Content-Type, "
            "Content-Encoding and the like can only spoil the stored description.",
        .mend = "Send only what helps to update a cache: ETag, Date, Cache-Control, Expires, "
                "Vary, Content-Location.",
        .failing =
            "HTTP/1.1 304 Not Modified\r\n"
            "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
            "ETag: \"a1\"\r\n"
            "Content-Type: text/html\r\n\r\n",
        .passing =
            "HTTP/1.1 304 Not Modified\r\n"
            "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
            "ETag: \"a1\"\r\n\r\n",
        .check = check_not_modified,
    },
    {
        .id = "status-deprecated",
        .severity = Severity::warning,
        .group = Group::semantics,
        .tier = 1,
        .section = "RFC 9110 section 15",
        .document = "rfc9110",
        .number = "15",
        .title = "The status code should no longer be used",
        .explanation =
            "The registry keeps deprecated, unused and reserved codes so that nobody gives them "
            "another meaning. Clients do not act on them.",
        .mend = "Use the code that took its place.",
        .failing =
            "HTTP/1.1 305 Use Proxy\r\n"
            "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
            "Location: http://proxy.example/\r\n"
            "Content-Type: text/plain\r\n"
            "Content-Length: 3\r\n\r\n"
            "hi\n",
        .passing =
            "HTTP/1.1 307 Temporary Redirect\r\n"
            "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
            "Location: http://proxy.example/\r\n"
            "Content-Type: text/plain\r\n"
            "Content-Length: 3\r\n\r\n"
            "hi\n",
        .check = check_standing,
    },
    {
        .id = "method-not-allowed-lists-method",
        .severity = Severity::error,
        .group = Group::semantics,
        .tier = 2,
        .section = "RFC 9110 section 15.5.6",
        .document = "rfc9110",
        .number = "15.5.6",
        .title = "A 405 response whose Allow names the refused method",
        .explanation =
            "The response says in the same breath that the method is refused and that it is "
            "allowed.",
        .mend = "Take the method out of Allow, or choose the status that fits the true reason.",
        .failing =
            "HTTP/1.1 405 Method Not Allowed\r\n"
            "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
            "Allow: GET, POST\r\n"
            "Content-Type: text/plain\r\n"
            "Content-Length: 3\r\n\r\n"
            "hi\n",
        .passing =
            "HTTP/1.1 405 Method Not Allowed\r\n"
            "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
            "Allow: POST\r\n"
            "Content-Type: text/plain\r\n"
            "Content-Length: 3\r\n\r\n"
            "hi\n",
        .check = check_allow_lacks_method,
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
        .explanation =
            "The client is told to change the protocol but not to which.",
        .mend = "Name the acceptable protocols in Upgrade.",
        .failing =
            "HTTP/1.1 426 Upgrade Required\r\n"
            "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
            "Content-Type: text/plain\r\n"
            "Content-Length: 3\r\n\r\n"
            "hi\n",
        .passing =
            "HTTP/1.1 426 Upgrade Required\r\n"
            "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
            "Upgrade: websocket\r\n"
            "Connection: upgrade\r\n"
            "Content-Type: text/plain\r\n"
            "Content-Length: 3\r\n\r\n"
            "hi\n",
        .check = check_required<upgrade_required>,
    },
    {
        .id = "created-without-location",
        .severity = Severity::note,
        .group = Group::advice,
        .tier = 2,
        .section = "RFC 9110 section 15.3.2",
        .document = "rfc9110",
        .number = "15.3.2",
        .title = "A 201 response without Location",
        .explanation =
            "Without Location the response says that the target of the request itself was "
            "created. That is right for PUT and rarely for POST.",
        .mend = "Point to what was created with Location.",
        .failing =
            "HTTP/1.1 201 Created\r\n"
            "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
            "Content-Type: text/plain\r\n"
            "Content-Length: 3\r\n\r\n"
            "hi\n",
        .passing =
            "HTTP/1.1 201 Created\r\n"
            "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
            "Location: /items/7\r\n"
            "Content-Type: text/plain\r\n"
            "Content-Length: 3\r\n\r\n"
            "hi\n",
        .check = check_created,
    },
    {
        .id = "interim-with-content-metadata",
        .severity = Severity::warning,
        .group = Group::semantics,
        .tier = 2,
        .section = "RFC 9110 section 15.2",
        .document = "rfc9110",
        .number = "15.2",
        .title = "An interim response says something about content or the connection's end",
        .explanation =
            "A 1xx response has no content and is never the last one. Fields about content belong "
            "into the final response; only 103 shows some of them early.",
        .mend = "Leave these fields for the final response.",
        .failing =
            "HTTP/1.1 100 Continue\r\n"
            "Content-Type: text/plain\r\n\r\n",
        .passing =
            "HTTP/1.1 100 Continue\r\n\r\n",
        .check = check_interim,
    },
    {
        .id = "error-without-explanation",
        .severity = Severity::note,
        .group = Group::advice,
        .tier = 2,
        .section = "RFC 9110 section 15.5",
        .document = "rfc9110",
        .number = "15.5",
        .title = "An error response without content",
        .explanation =
            "An error should tell a person, or a program, what is wrong and whether it will pass. "
            "An empty one leaves that to guesses.",
        .mend = "Send a short explanation as content, for an API in the form of RFC 9457.",
        .failing =
            "HTTP/1.1 502 Bad Gateway\r\n"
            "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
            "Content-Length: 0\r\n\r\n",
        .passing =
            "HTTP/1.1 502 Bad Gateway\r\n"
            "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
            "Content-Type: text/plain\r\n"
            "Content-Length: 3\r\n\r\n"
            "hi\n",
        .check = check_explained,
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
        .failing =
            "HTTP/1.1 503 Service Unavailable\r\n"
            "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
            "Content-Type: text/plain\r\n"
            "Content-Length: 3\r\n\r\n"
            "hi\n",
        .passing =
            "HTTP/1.1 503 Service Unavailable\r\n"
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
        .failing =
            "HTTP/1.1 200 OK\r\n"
            "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
            "Retry-After: 120\r\n"
            "Content-Type: text/plain\r\n"
            "Content-Length: 3\r\n\r\n"
            "hi\n",
        .passing =
            "HTTP/1.1 429 Too Many Requests\r\n"
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
        .failing =
            "HTTP/1.1 451 Unavailable For Legal Reasons\r\n"
            "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
            "Content-Type: text/plain\r\n"
            "Content-Length: 3\r\n\r\n"
            "hi\n",
        .passing =
            "HTTP/1.1 451 Unavailable For Legal Reasons\r\n"
            "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
            "Link: <https://isp.example/>; rel=\"blocked-by\"\r\n"
            "Content-Type: text/plain\r\n"
            "Content-Length: 3\r\n\r\n"
            "hi\n",
        .check = check_blocked_by,
    },
    {
        .id = "allow-inconsistent",
        .severity = Severity::warning,
        .group = Group::semantics,
        .tier = 2,
        .section = "RFC 5789 section 3.1",
        .document = "rfc5789",
        .number = "3.1",
        .title = "Allow and the Accept fields disagree",
        .explanation =
            "Accept-Patch says that PATCH is possible, Accept-Post that POST is; an Allow without "
            "that method says the opposite.",
        .mend = "List the method in Allow, or take the Accept field out.",
        .failing =
            "HTTP/1.1 200 OK\r\n"
            "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
            "Allow: GET\r\n"
            "Accept-Patch: application/json-patch+json\r\n"
            "Content-Type: text/plain\r\n"
            "Content-Length: 3\r\n\r\n"
            "hi\n",
        .passing =
            "HTTP/1.1 200 OK\r\n"
            "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
            "Allow: GET, PATCH\r\n"
            "Accept-Patch: application/json-patch+json\r\n"
            "Content-Type: text/plain\r\n"
            "Content-Length: 3\r\n\r\n"
            "hi\n",
        .check = check_allow_consistent,
    },
};

}  // namespace

std::span<const Rule> status_rules() { return rows; }

}  // namespace statusbook::http
