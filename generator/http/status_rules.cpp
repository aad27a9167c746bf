// What a status code asks for: RFC 9110 section 15. The codes and their fields come from the
// catalogue's facts; here stands which rule speaks about which field.

#include "http/field_values.hpp"
#include "http/rule_sets.hpp"
#include "http/text.hpp"

namespace statusbook::http {

namespace {

std::string article_for(const Context& context) {
  return "A " + std::to_string(context.response.code) + " response";
}

void check_created(const Context& context, Report& report) {
  const Response& response = context.response;
  if (response.code != 201 || response.has("Location") || context.request.method == "PUT") return;
  const bool posted = context.request.method == "POST";
  report.add("created-without-location", response.status_line,
             "A 201 response is sent without Location, so it says the target itself was created",
             posted ? Severity::warning : Severity::note);
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
    case Standing::unregistered:
      return;
  }
}

void check_allow_lacks_method(const Context& context, Report& report) {
  if (context.response.code != 405) return;
  for (const Element& method : elements(context.response, "Allow")) {
    if (method.text != context.request.method) continue;  // methods are case-sensitive
    return report.add("method-not-allowed-lists-method",
                      span_of(context.response.bytes, method.text),
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
        .id = "not-modified-extra-metadata",
        .severity = Severity::warning,
        .group = Group::semantics,
        .tier = 1,
        .section = "RFC 9110 section 15.4.5",
        .document = "rfc9110",
        .number = "15.4.5",
        .title = "A 304 response describes content it does not have",
        .explanation = "A cache updates what it has stored from the fields of a 304. Content-Type, "
                       "Content-Encoding and the like can only spoil the stored description.",
        .mend = "Send only what helps to update a cache: ETag, Date, Cache-Control, Expires, "
                "Vary, Content-Location.",
        .failing = "HTTP/1.1 304 Not Modified\r\n"
                   "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
                   "ETag: \"a1\"\r\n"
                   "Content-Type: text/html\r\n\r\n",
        .passing = "HTTP/1.1 304 Not Modified\r\n"
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
        .failing = "HTTP/1.1 305 Use Proxy\r\n"
                   "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
                   "Location: http://proxy.example/\r\n"
                   "Content-Type: text/plain\r\n"
                   "Content-Length: 3\r\n\r\n"
                   "hi\n",
        .passing = "HTTP/1.1 307 Temporary Redirect\r\n"
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
        .failing = "HTTP/1.1 405 Method Not Allowed\r\n"
                   "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
                   "Allow: GET, POST\r\n"
                   "Content-Type: text/plain\r\n"
                   "Content-Length: 3\r\n\r\n"
                   "hi\n",
        .passing = "HTTP/1.1 405 Method Not Allowed\r\n"
                   "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
                   "Allow: POST\r\n"
                   "Content-Type: text/plain\r\n"
                   "Content-Length: 3\r\n\r\n"
                   "hi\n",
        .check = check_allow_lacks_method,
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
        .failing = "HTTP/1.1 201 Created\r\n"
                   "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
                   "Content-Type: text/plain\r\n"
                   "Content-Length: 3\r\n\r\n"
                   "hi\n",
        .passing = "HTTP/1.1 201 Created\r\n"
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
        .failing = "HTTP/1.1 100 Continue\r\n"
                   "Content-Type: text/plain\r\n\r\n",
        .passing = "HTTP/1.1 100 Continue\r\n\r\n",
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
        .failing = "HTTP/1.1 502 Bad Gateway\r\n"
                   "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
                   "Content-Length: 0\r\n\r\n",
        .passing = "HTTP/1.1 502 Bad Gateway\r\n"
                   "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
                   "Content-Type: text/plain\r\n"
                   "Content-Length: 3\r\n\r\n"
                   "hi\n",
        .check = check_explained,
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
        .failing = "HTTP/1.1 200 OK\r\n"
                   "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
                   "Allow: GET\r\n"
                   "Accept-Patch: application/json-patch+json\r\n"
                   "Content-Type: text/plain\r\n"
                   "Content-Length: 3\r\n\r\n"
                   "hi\n",
        .passing = "HTTP/1.1 200 OK\r\n"
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

std::span<const Rule> status_rules() {
  return rows;
}

}  // namespace statusbook::http
