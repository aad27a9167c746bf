// Where a message ends and what belongs to one connection: RFC 9112 sections 6 to 9, RFC 9110
// section 7. The gravest of these rules are raised while reading, by framing.cpp, body.cpp,
// chunked.cpp and parse.cpp.

#include <array>

#include "http/field_values.hpp"
#include "http/list.hpp"
#include "http/rule_sets.hpp"
#include "http/text.hpp"

namespace statusbook::http {

namespace {

// RFC 9110 section 8.6 and RFC 9112 section 6.1: no Content-Length, no Transfer-Encoding there.
bool ends_with_header_section(const Context& context) {
  const Response& response = context.response;
  return response.status_class() == 1 || response.code == 204 ||
         (context.request.method == "CONNECT" && response.status_class() == 2);
}

void forbid_field(const Context& context, std::string_view name, std::string_view rule,
                  Report& report) {
  const Field* field = context.response.find(name);
  if (field == nullptr || !ends_with_header_section(context)) return;
  report.add(rule, field->line,
             std::string(name) + " may not stand in a " + std::to_string(context.response.code) +
                 " response" +
                 (context.response.status_class() == 2 && context.request.method == "CONNECT"
                      ? " to CONNECT"
                      : ""));
}

void check_coding_forbidden(const Context& context, Report& report) {
  forbid_field(context, "Transfer-Encoding", "transfer-encoding-forbidden", report);
}

void check_length_forbidden(const Context& context, Report& report) {
  forbid_field(context, "Content-Length", "content-length-forbidden", report);
}

void check_content_forbidden(const Context& context, Report& report) {
  if (context.facts == nullptr || context.facts->content != ContentRule::forbidden) return;
  const std::size_t size = context.response.content_size();
  if (size == 0) return;
  report.add("content-forbidden", context.response.body,
             "A " + std::to_string(context.response.code) +
                 " response has no content, this one has " + octets(size));
}

void check_coding_to_http10(const Context& context, Report& report) {
  const Field* field = context.response.find("Transfer-Encoding");
  // A response that is itself HTTP/1.0 is refused while its framing is decided.
  if (field == nullptr || context.request.version != "1.0" || context.response.minor == 0) return;
  report.add("transfer-encoding-http10", field->line,
             "The request was HTTP/1.0, whose sender does not know Transfer-Encoding",
             Severity::error, Group::semantics);
}

constexpr std::string_view known_codings[] = {"chunked", "compress", "deflate",
                                              "gzip",    "x-gzip",   "x-compress"};

void check_final_coding(const Context& context, Report& report) {
  const Response& response = context.response;
  const std::vector<Element> codings = elements(response, "Transfer-Encoding");
  if (codings.empty() || response.over_http2()) return;
  const std::string_view last = codings.back().text;
  const std::string_view name = trim(last.substr(0, last.find(';')));
  if (equals_ignoring_case(last, "chunked") || !is_token(name)) return;
  const std::string why = equals_ignoring_case(name, "chunked")
                              ? "The chunked coding takes no parameters"
                          : contains_name(known_codings, name)
                              ? "The last transfer coding is " + quoted(name) + ", not chunked"
                              : quoted(name) + " is not a registered transfer coding";
  report.add("transfer-encoding-chunked-not-final", span_of(response.bytes, last),
             why + ", so the content runs to the close of the connection");
}

void check_close_announced(const Context& context, Report& report) {
  const Response& response = context.response;
  if (response.framing != Framing::until_close || response.major != 1 || response.minor == 0)
    return;
  if (response.has("Transfer-Encoding") || response.has("Content-Length")) return;
  if (has_element(response, "Connection", "close")) return;
  report.add("close-delimited-without-close", response.status_line,
             "Nothing says where the content ends, and Connection: close is not sent either");
}

constexpr Rule rows[] = {
    {
        .id = "content-length-syntax",
        .severity = Severity::error,
        .group = Group::framing,
        .tier = 1,
        .section = "RFC 9110 section 8.6",
        .document = "rfc9110",
        .number = "8.6",
        .title = "Content-Length is not a decimal number",
        .explanation =
            "The value is one or more decimal digits: no sign, no unit, no fraction. A recipient "
            "that cannot read it cannot find the end of the message and has to close the "
            "connection.",
        .mend = "Write the number of octets of the content in decimal digits.",
        .failing = "HTTP/1.1 200 OK\r\n"
                   "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
                   "Content-Length: -6\r\n\r\n",
        .passing = "HTTP/1.1 200 OK\r\n"
                   "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
                   "Content-Type: text/plain\r\n"
                   "Content-Length: 06\r\n\r\n"
                   "hello\n",
    },
    {
        .id = "content-length-repeated",
        .severity = Severity::error,
        .group = Group::framing,
        .tier = 1,
        .section = "RFC 9112 section 6.3",
        .document = "rfc9112",
        .number = "6.3",
        .title = "Content-Length is given more than once",
        .explanation =
            "With two lengths, two recipients may find two different ends of the message, which "
            "is how responses are smuggled through a proxy. Even equal values may not be sent "
            "twice.",
        .mend = "Send Content-Length once.",
        .failing = "HTTP/1.1 200 OK\r\n"
                   "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
                   "Content-Type: text/plain\r\n"
                   "Content-Length: 3\r\n"
                   "Content-Length: 3\r\n\r\n"
                   "hi\n",
        .passing = "HTTP/1.1 200 OK\r\n"
                   "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
                   "Content-Type: text/plain\r\n"
                   "Content-Length: 3\r\n\r\n"
                   "hi\n",
    },
    {
        .id = "content-length-mismatch",
        .severity = Severity::error,
        .group = Group::framing,
        .tier = 1,
        .section = "RFC 9112 section 6.3",
        .document = "rfc9112",
        .number = "6.3",
        .title = "Content-Length is not the length of the content",
        .explanation =
            "The recipient waits for octets that never come and then reports an incomplete "
            "response. It counts octets, not characters, and a line end as what it really is.",
        .mend = "Count the octets of the content again.",
        .failing = "HTTP/1.1 200 OK\r\n"
                   "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
                   "Content-Type: text/plain\r\n"
                   "Content-Length: 10\r\n\r\n"
                   "hi\n",
        .passing = "HTTP/1.1 200 OK\r\n"
                   "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
                   "Content-Type: text/plain\r\n"
                   "Content-Length: 3\r\n\r\n"
                   "hi\n",
    },
    {
        .id = "content-length-with-transfer-encoding",
        .severity = Severity::error,
        .group = Group::framing,
        .tier = 1,
        .section = "RFC 9112 section 6.2",
        .document = "rfc9112",
        .number = "6.2",
        .title = "Content-Length and Transfer-Encoding are both present",
        .explanation =
            "They are two answers to the same question. A recipient that follows the one ends the "
            "message elsewhere than a recipient that follows the other.",
        .mend = "Keep Transfer-Encoding, and take Content-Length out.",
        .failing = "HTTP/1.1 200 OK\r\n"
                   "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
                   "Content-Type: text/plain\r\n"
                   "Content-Length: 3\r\n"
                   "Transfer-Encoding: chunked\r\n\r\n"
                   "3\r\n"
                   "hi\n\r\n"
                   "0\r\n\r\n",
        .passing = "HTTP/1.1 200 OK\r\n"
                   "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
                   "Content-Type: text/plain\r\n"
                   "Transfer-Encoding: chunked\r\n\r\n"
                   "3\r\n"
                   "hi\n\r\n"
                   "0\r\n\r\n",
    },
    {
        .id = "transfer-encoding-forbidden",
        .severity = Severity::error,
        .group = Group::semantics,
        .tier = 1,
        .section = "RFC 9112 section 6.1",
        .document = "rfc9112",
        .number = "6.1",
        .title = "Transfer-Encoding in a response that has no content",
        .explanation =
            "A 1xx or 204 response, and a 2xx response to CONNECT, end with their header section, "
            "so there is nothing to encode.",
        .mend = "Take Transfer-Encoding out.",
        .failing = "HTTP/1.1 204 No Content\r\n"
                   "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
                   "Transfer-Encoding: chunked\r\n\r\n",
        .passing = "HTTP/1.1 204 No Content\r\n"
                   "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n\r\n",
        .check = check_coding_forbidden,
    },
    {
        .id = "chunked-body-malformed",
        .severity = Severity::error,
        .group = Group::framing,
        .tier = 1,
        .section = "RFC 9112 section 7.1",
        .document = "rfc9112",
        .number = "7.1",
        .title = "The chunked content is malformed",
        .explanation =
            "Each chunk is its size in hexadecimal digits, a line end, that many octets and "
            "another line end; a chunk of size 0 and an empty line close the content. A recipient "
            "that loses count cannot find the end.",
        .mend = "Give each chunk its exact size, and end with 0 and two line ends.",
        .failing = "HTTP/1.1 200 OK\r\n"
                   "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
                   "Content-Type: text/plain\r\n"
                   "Transfer-Encoding: chunked\r\n\r\n"
                   "hi\n",
        .passing = "HTTP/1.1 200 OK\r\n"
                   "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
                   "Content-Type: text/plain\r\n"
                   "Transfer-Encoding: chunked\r\n\r\n"
                   "3\r\n"
                   "hi\n\r\n"
                   "0\r\n\r\n",
    },
    {
        .id = "content-length-forbidden",
        .severity = Severity::error,
        .group = Group::semantics,
        .tier = 1,
        .section = "RFC 9110 section 8.6",
        .document = "rfc9110",
        .number = "8.6",
        .title = "Content-Length in a response that has no content",
        .explanation =
            "A 1xx or 204 response, and a 2xx response to CONNECT, end with their header section "
            "and may not announce a length, not even 0.",
        .mend = "Take Content-Length out.",
        .failing = "HTTP/1.1 204 No Content\r\n"
                   "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
                   "Content-Length: 0\r\n\r\n",
        .passing = "HTTP/1.1 204 No Content\r\n"
                   "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n\r\n",
        .check = check_length_forbidden,
    },
    {
        .id = "content-forbidden",
        .severity = Severity::error,
        .group = Group::semantics,
        .tier = 1,
        .section = "RFC 9110 section 6.4.1",
        .document = "rfc9110",
        .number = "6.4.1",
        .title = "Content in a response that has none",
        .explanation =
            "Responses to HEAD and those with a 1xx, 204 or 304 status end with their header "
            "section: whatever follows is taken for the next response. A 205 is framed normally, "
            "but has to be empty.",
        .mend = "Take the content out, or choose a status code that may have content.",
        .failing = "HTTP/1.1 205 Reset Content\r\n"
                   "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
                   "Content-Type: text/plain\r\n"
                   "Content-Length: 3\r\n\r\n"
                   "hi\n",
        .passing = "HTTP/1.1 205 Reset Content\r\n"
                   "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
                   "Content-Length: 0\r\n\r\n",
        .check = check_content_forbidden,
    },
    {
        .id = "data-after-message",
        .severity = Severity::error,
        .group = Group::framing,
        .tier = 1,
        .section = "RFC 9112 section 9.2",
        .document = "rfc9112",
        .number = "9.2",
        .title = "Octets follow the end of the message",
        .explanation =
            "What comes after the announced end does not begin another response, so the recipient "
            "has to drop the connection; usually the announced length is too small.",
        .mend = "Announce the true length, or take the surplus octets out.",
        .failing = "HTTP/1.1 200 OK\r\n"
                   "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
                   "Content-Type: text/plain\r\n"
                   "Content-Length: 2\r\n\r\n"
                   "hi there",
        .passing = "HTTP/1.1 200 OK\r\n"
                   "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
                   "Content-Type: text/plain\r\n"
                   "Content-Length: 3\r\n\r\n"
                   "hi\n",
    },
    {
        .id = "transfer-encoding-http10",
        .severity = Severity::error,
        .group = Group::framing,
        .tier = 2,
        .section = "RFC 9112 section 6.1",
        .document = "rfc9112",
        .number = "6.1",
        .title = "Transfer-Encoding in an HTTP/1.0 message",
        .explanation =
            "HTTP/1.0 does not know the field, so its recipients take the encoded octets for the "
            "content. Such a message must be treated as wrongly framed.",
        .mend = "Send Content-Length, or answer with HTTP/1.1.",
        .failing = "HTTP/1.0 200 OK\r\n"
                   "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
                   "Content-Type: text/plain\r\n"
                   "Transfer-Encoding: chunked\r\n\r\n"
                   "3\r\n"
                   "hi\n\r\n"
                   "0\r\n\r\n",
        .passing = "HTTP/1.0 200 OK\r\n"
                   "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
                   "Content-Type: text/plain\r\n"
                   "Content-Length: 3\r\n\r\n"
                   "hi\n",
        .check = check_coding_to_http10,
    },
    {
        .id = "transfer-encoding-chunked-not-final",
        .severity = Severity::warning,
        .group = Group::framing,
        .tier = 2,
        .section = "RFC 9112 section 6.1",
        .document = "rfc9112",
        .number = "6.1",
        .title = "The last transfer coding is not chunked",
        .explanation =
            "Without chunked as the last coding, the content runs to the close of the connection, "
            "and nobody notices when it is cut short. Often the name is merely misspelt.",
        .mend = "Make chunked the last transfer coding.",
        .failing = "HTTP/1.1 200 OK\r\n"
                   "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
                   "Connection: close\r\n"
                   "Content-Type: text/plain\r\n"
                   "Transfer-Encoding: chunked, gzip\r\n\r\n"
                   "x",
        .passing = "HTTP/1.1 200 OK\r\n"
                   "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
                   "Content-Type: text/plain\r\n"
                   "Transfer-Encoding: chunked\r\n\r\n"
                   "3\r\n"
                   "hi\n\r\n"
                   "0\r\n\r\n",
        .check = check_final_coding,
    },
    {
        .id = "transfer-encoding-chunked-repeated",
        .severity = Severity::error,
        .group = Group::framing,
        .tier = 2,
        .section = "RFC 9112 section 6.1",
        .document = "rfc9112",
        .number = "6.1",
        .title = "The chunked coding is applied twice",
        .explanation =
            "A sender may apply chunked only once. A recipient that undoes it once takes the "
            "inner chunk sizes for content.",
        .mend = "Name chunked once, at the end.",
        .failing = "HTTP/1.1 200 OK\r\n"
                   "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
                   "Content-Type: text/plain\r\n"
                   "Transfer-Encoding: chunked, chunked\r\n\r\n"
                   "3\r\n"
                   "hi\n\r\n"
                   "0\r\n\r\n",
        .passing = "HTTP/1.1 200 OK\r\n"
                   "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
                   "Content-Type: text/plain\r\n"
                   "Transfer-Encoding: chunked\r\n\r\n"
                   "3\r\n"
                   "hi\n\r\n"
                   "0\r\n\r\n",
    },
    {
        .id = "close-delimited-without-close",
        .severity = Severity::warning,
        .group = Group::framing,
        .tier = 2,
        .section = "RFC 9112 section 9.6",
        .document = "rfc9112",
        .number = "9.6",
        .title = "The content ends with the connection, but Connection does not say so",
        .explanation =
            "Neither Content-Length nor Transfer-Encoding tells where the content ends, so the "
            "server has to close the connection after it, and should announce that.",
        .mend = "Send Content-Length or chunked content, or add Connection: close.",
        .failing = "HTTP/1.1 200 OK\r\n"
                   "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
                   "Content-Type: text/plain\r\n\r\n"
                   "hi\n",
        .passing = "HTTP/1.1 200 OK\r\n"
                   "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
                   "Connection: close\r\n"
                   "Content-Type: text/plain\r\n\r\n"
                   "hi\n",
        .check = check_close_announced,
        .outside_wire = OutsideWire::note,
    },
};

}  // namespace

std::span<const Rule> framing_rules() {
  return rows;
}

}  // namespace statusbook::http
