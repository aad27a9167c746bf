// Redirects and Location: RFC 9110 sections 10.2.2 and 15.4.

#include <algorithm>

#include "http/field_values.hpp"
#include "http/rule_sets.hpp"
#include "http/text.hpp"
#include "http/uri.hpp"

namespace statusbook::http {

namespace {

void check_redirect_location(const Context& context, Report& report) {
  const Response& response = context.response;
  if (context.facts == nullptr || response.status_class() != 3 || response.has("Location")) return;
  for (const RequiredField& field : context.facts->fields) {
    if (!equals_ignoring_case(field.name, "Location") || field.level == Level::may) continue;
    report.add(
        "redirect-without-location", response.status_line,
        "A " + std::to_string(response.code) + " response does not say where to go, by Location",
        field.level == Level::must ? Severity::error : Severity::warning);
  }
}

// 201 and 3xx by RFC 9110; others by their own specification, as 104.
bool defines_location(const Context& context) {
  const Response& response = context.response;
  if (response.code == 201 || response.status_class() == 3) return true;
  if (context.facts == nullptr) return false;
  return std::any_of(
      context.facts->fields.begin(), context.facts->fields.end(),
      [](const RequiredField& field) { return equals_ignoring_case(field.name, "Location"); });
}

void check_location_defined(const Context& context, Report& report) {
  const Response& response = context.response;
  const Field* location = response.find("Location");
  if (location == nullptr || response.code == 0) return;
  if (defines_location(context)) return;
  report.add("location-undefined", location->line,
             "Location has no defined meaning in a " + std::to_string(response.code) + " response");
}

// "/items/{id}" is how documentation writes a part that varies.
bool is_template(const Context& context, std::string_view reference) {
  return context.mode == Mode::example && reference.find('{') < reference.find('}');
}

void check_location_syntax(const Context& context, Report& report) {
  for (const Field* field : fields_to_judge(context, "Location")) {
    if (is_template(context, field->value)) continue;
    if (!field->value.empty() && is_uri_reference(field->value)) continue;
    report.add("location-syntax", place_of(context.response, *field),
               field->value.empty() ? "Location is empty"
                                    : quoted(field->value) + " is not a URI reference");
  }
}

void check_created_fragment(const Context& context, Report& report) {
  const Field* location = context.response.find("Location");
  if (location == nullptr || context.response.code != 201 || !has_fragment(location->value)) return;
  report.add("created-location-fragment", place_of(context.response, *location),
             "A created resource is identified by a URI without fragment");
}

// 301 to 303 may turn a POST into a GET of the same URI, which is a pattern and no loop.
bool may_point_to_itself(const Context& context) {
  const int code = context.response.code;
  return code >= 301 && code <= 303 && context.request.method == "POST";
}

std::string_view path_of(std::string_view uri) {
  const std::size_t authority = uri.find("//");
  if (authority == std::string_view::npos) return uri;
  const std::size_t path = uri.find('/', authority + 2);
  return path == std::string_view::npos ? "/" : uri.substr(path);
}

bool is_absolute(std::string_view uri) {
  return uri.find("//") != std::string_view::npos;
}

void check_loop(const Context& context, Report& report) {
  const Field* location = context.response.find("Location");
  const std::string_view target = context.request.target;
  if (location == nullptr || target.empty() || may_point_to_itself(context)) return;
  if (context.response.status_class() != 3 || context.response.code == 304) return;
  const std::string_view to = location->value;
  const bool same = is_absolute(to) ? to == target : to == path_of(target);
  if (!same) return;
  report.add("redirect-to-self", place_of(context.response, *location),
             "Location points to the very URI that was requested");
}

constexpr Rule rows[] = {
    {
        .id = "redirect-without-location",
        .severity = Severity::warning,
        .group = Group::semantics,
        .tier = 1,
        .section = "RFC 9110 section 15.4",
        .document = "rfc9110",
        .number = "15.4",
        .title = "A redirect that does not say where to go",
        .explanation =
            "Without Location a client cannot follow, and shows the content of the redirect, if "
            "there is any.",
        .mend = "Send Location with the new URI.",
        .failing = "HTTP/1.1 302 Found\r\n"
                   "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
                   "Content-Type: text/plain\r\n"
                   "Content-Length: 3\r\n\r\n"
                   "hi\n",
        .passing = "HTTP/1.1 302 Found\r\n"
                   "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
                   "Location: /new\r\n"
                   "Content-Type: text/plain\r\n"
                   "Content-Length: 3\r\n\r\n"
                   "hi\n",
        .check = check_redirect_location,
    },
    {
        .id = "location-undefined",
        .severity = Severity::warning,
        .group = Group::semantics,
        .tier = 1,
        .section = "RFC 9110 section 10.2.2",
        .document = "rfc9110",
        .number = "10.2.2",
        .title = "Location where it has no meaning",
        .explanation =
            "Location points to what was created (201) or to where to go (3xx). With any other "
            "code clients ignore it.",
        .mend = "Use a redirect status if the client is to go there, or Content-Location to name "
                "the content.",
        .failing = "HTTP/1.1 200 OK\r\n"
                   "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
                   "Location: /new\r\n"
                   "Content-Type: text/plain\r\n"
                   "Content-Length: 3\r\n\r\n"
                   "hi\n",
        .passing = "HTTP/1.1 201 Created\r\n"
                   "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
                   "Location: /new\r\n"
                   "Content-Type: text/plain\r\n"
                   "Content-Length: 3\r\n\r\n"
                   "hi\n",
        .check = check_location_defined,
    },
    {
        .id = "location-syntax",
        .severity = Severity::error,
        .group = Group::semantics,
        .tier = 1,
        .section = "RFC 9110 section 10.2.2",
        .document = "rfc9110",
        .number = "10.2.2",
        .title = "Location is not a URI reference",
        .explanation =
            "Spaces, quotes, angle brackets, letters outside ASCII and stray percent signs may "
            "not stand in a URI. Clients repair them in different ways or give up.",
        .mend = "Percent-encode what may not stand in a URI.",
        .failing = "HTTP/1.1 302 Found\r\n"
                   "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
                   "Location: /a b\r\n"
                   "Content-Type: text/plain\r\n"
                   "Content-Length: 3\r\n\r\n"
                   "hi\n",
        .passing = "HTTP/1.1 302 Found\r\n"
                   "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
                   "Location: /a%20b\r\n"
                   "Content-Type: text/plain\r\n"
                   "Content-Length: 3\r\n\r\n"
                   "hi\n",
        .check = check_location_syntax,
    },
    {
        .id = "created-location-fragment",
        .severity = Severity::warning,
        .group = Group::semantics,
        .tier = 2,
        .section = "RFC 9110 section 10.2.2",
        .document = "rfc9110",
        .number = "10.2.2",
        .title = "A 201 response whose Location has a fragment",
        .explanation =
            "The URI of a new resource identifies the whole of it; a fragment is a place inside a "
            "document and is never sent to a server.",
        .mend = "Take the part from # on out of Location.",
        .failing = "HTTP/1.1 201 Created\r\n"
                   "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
                   "Location: /list#7\r\n"
                   "Content-Type: text/plain\r\n"
                   "Content-Length: 3\r\n\r\n"
                   "hi\n",
        .passing = "HTTP/1.1 201 Created\r\n"
                   "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
                   "Location: /list\r\n"
                   "Content-Type: text/plain\r\n"
                   "Content-Length: 3\r\n\r\n"
                   "hi\n",
        .check = check_created_fragment,
    },
    {
        .id = "redirect-to-self",
        .severity = Severity::warning,
        .group = Group::semantics,
        .tier = 2,
        .section = "RFC 9110 section 15.4",
        .document = "rfc9110",
        .number = "15.4",
        .title = "A redirect to the URI that was requested",
        .explanation =
            "The client asks again, gets the same answer and stops after some twenty rounds with "
            "an error.",
        .mend = "Point Location elsewhere, or answer the request.",
        .failing = "HTTP/1.1 307 Temporary Redirect\r\n"
                   "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
                   "Location: /start\r\n"
                   "Content-Type: text/plain\r\n"
                   "Content-Length: 3\r\n\r\n"
                   "hi\n",
        .passing = "HTTP/1.1 307 Temporary Redirect\r\n"
                   "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
                   "Location: /goal\r\n"
                   "Content-Type: text/plain\r\n"
                   "Content-Length: 3\r\n\r\n"
                   "hi\n",
        .check = check_loop,
        .request = {.target = "/start"},
    },
};

}  // namespace

std::span<const Rule> redirect_rules() {
  return rows;
}

}  // namespace statusbook::http
