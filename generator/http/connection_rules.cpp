// Fields about one connection, and trailers: RFC 9110 sections 6.5, 6.6 and 7.

#include "http/field_values.hpp"
#include "http/rule_sets.hpp"
#include "http/text.hpp"

namespace statusbook::http {

namespace {

void check_upgrade_option(const Context& context, Report& report) {
  const Response& response = context.response;
  const Field* upgrade = response.find("Upgrade");
  if (upgrade == nullptr || response.over_http2()) return;
  if (has_element(response, "Connection", "upgrade")) return;
  report.add("upgrade-without-connection", upgrade->line,
             "Upgrade is sent without the option upgrade in Connection");
}

// RFC 9110 section 6.5.1 names the kinds; these are their fields.
constexpr std::string_view never_in_trailer[] = {"Transfer-Encoding",
                                                 "Content-Length",
                                                 "Host",
                                                 "Cache-Control",
                                                 "Content-Encoding",
                                                 "Content-Type",
                                                 "Content-Range",
                                                 "Trailer",
                                                 "Authorization",
                                                 "Set-Cookie",
                                                 "WWW-Authenticate",
                                                 "Proxy-Authenticate",
                                                 "Age",
                                                 "Date",
                                                 "Location",
                                                 "Retry-After",
                                                 "Vary",
                                                 "Connection",
                                                 "Upgrade",
                                                 "TE"};

void check_trailer_fields(const Response& response, Report& report) {
  for (const Field& field : response.trailers) {
    if (contains_name(never_in_trailer, field.name)) {
      report.add("trailer-without-chunked", field.line,
                 quoted(field.name) + " is of no use in a trailer section, where it comes too late",
                 Severity::error);
    } else if (!has_element(response, "Trailer", field.name)) {
      report.add("trailer-without-chunked", field.line,
                 "The trailer field " + quoted(field.name) + " is not announced in Trailer",
                 Severity::note);
    }
  }
}

void check_trailers(const Context& context, Report& report) {
  const Response& response = context.response;
  const Field* trailer = response.find("Trailer");
  const bool chunked = has_element(response, "Transfer-Encoding", "chunked");
  if (trailer != nullptr && !chunked && !response.over_http2()) {
    report.add("trailer-without-chunked", trailer->line,
               "Trailer announces fields, but only chunked content has a place for them");
  }
  check_trailer_fields(response, report);
}

constexpr std::string_view end_to_end[] = {"Accept-Ranges",
                                           "Age",
                                           "Allow",
                                           "Authorization",
                                           "Cache-Control",
                                           "Content-Encoding",
                                           "Content-Language",
                                           "Content-Length",
                                           "Content-Location",
                                           "Content-Range",
                                           "Content-Type",
                                           "Date",
                                           "ETag",
                                           "Expires",
                                           "Host",
                                           "Last-Modified",
                                           "Location",
                                           "Pragma",
                                           "Retry-After",
                                           "Server",
                                           "Set-Cookie",
                                           "Strict-Transport-Security",
                                           "Transfer-Encoding",
                                           "Trailer",
                                           "Vary",
                                           "Via",
                                           "WWW-Authenticate"};

void check_connection_options(const Context& context, Report& report) {
  for (const Element& option : elements(context.response, "Connection")) {
    if (!contains_name(end_to_end, option.text)) continue;
    report.add(
        "connection-option-end-to-end", span_of(context.response.bytes, option.text),
        "Connection names " + quoted(option.text) + ", so the next proxy will take that field out");
  }
}

constexpr Rule rows[] = {
    {
        .id = "upgrade-without-connection",
        .severity = Severity::error,
        .group = Group::semantics,
        .tier = 1,
        .section = "RFC 9110 section 7.8",
        .document = "rfc9110",
        .number = "7.8",
        .title = "Upgrade is not named in Connection",
        .explanation =
            "Upgrade is meant for the next hop only. Without the option in Connection a proxy "
            "passes it on to somebody it was not meant for.",
        .mend = "Add Connection: upgrade.",
        .failing = "HTTP/1.1 426 Upgrade Required\r\n"
                   "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
                   "Upgrade: websocket\r\n"
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
        .check = check_upgrade_option,
    },
    {
        .id = "trailer-without-chunked",
        .severity = Severity::warning,
        .group = Group::semantics,
        .tier = 2,
        .section = "RFC 9110 section 6.6.2",
        .document = "rfc9110",
        .number = "6.6.2",
        .title = "Trailer fields that cannot be sent or used",
        .explanation =
            "Only chunked content has a trailer section in HTTP/1.1, so a Trailer field without "
            "it promises something that cannot come. Fields for framing, routing, authentication "
            "or the content's form are useless or dangerous there.",
        .mend = "Send the field in the header section, or send chunked content and announce the "
                "field in Trailer.",
        .failing = "HTTP/1.1 200 OK\r\n"
                   "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
                   "Trailer: Expires\r\n"
                   "Content-Type: text/plain\r\n"
                   "Content-Length: 3\r\n\r\n"
                   "hi\n",
        .passing = "HTTP/1.1 200 OK\r\n"
                   "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
                   "Content-Type: text/plain\r\n"
                   "Transfer-Encoding: chunked\r\n"
                   "Trailer: Expires\r\n\r\n"
                   "3\r\n"
                   "hi\n\r\n"
                   "0\r\n"
                   "Expires: Tue, 03 Feb 2026 11:15:00 GMT\r\n\r\n",
        .check = check_trailers,
    },
    {
        .id = "connection-option-end-to-end",
        .severity = Severity::error,
        .group = Group::semantics,
        .tier = 2,
        .section = "RFC 9110 section 7.6.1",
        .document = "rfc9110",
        .number = "7.6.1",
        .title = "Connection names a field that is meant for everybody",
        .explanation =
            "Each proxy removes the fields that Connection names. A field such as Cache-Control "
            "would never reach the client, and a framing field would take the message's end with "
            "it.",
        .mend = "Name only fields of this one connection in Connection.",
        .failing = "HTTP/1.1 200 OK\r\n"
                   "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
                   "Connection: cache-control\r\n"
                   "Cache-Control: no-store\r\n"
                   "Content-Type: text/plain\r\n"
                   "Content-Length: 3\r\n\r\n"
                   "hi\n",
        .passing = "HTTP/1.1 200 OK\r\n"
                   "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
                   "Connection: keep-alive\r\n"
                   "Content-Type: text/plain\r\n"
                   "Content-Length: 3\r\n\r\n"
                   "hi\n",
        .check = check_connection_options,
    },
};

}  // namespace

std::span<const Rule> connection_rules() {
  return rows;
}

}  // namespace statusbook::http
