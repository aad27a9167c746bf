// Ranges: RFC 9110 sections 14.4 and 15.3.7.

#include <optional>

#include "http/field_values.hpp"
#include "http/media_type.hpp"
#include "http/rule_sets.hpp"
#include "http/text.hpp"

namespace statusbook::http {

namespace {

constexpr int partial_content = 206;
constexpr int range_not_satisfiable = 416;

struct ByteRange {
  unsigned long long first = 0;
  unsigned long long last = 0;
  std::optional<unsigned long long> complete;  // none for "*"
};

// Behind "bytes ": first-last/complete, */complete or first-last/*. `fault` says what is wrong with
// it.
struct ContentRange {
  std::optional<ByteRange> range;  // none for an unsatisfied range
  std::string_view fault;
};

std::optional<unsigned long long> position(std::string_view text) {
  return is_digits(text) ? decimal(text) : std::nullopt;
}

ContentRange parse_byte_range(std::string_view text) {
  const std::size_t slash = text.find('/');
  if (slash == std::string_view::npos) return {{}, "has no complete length behind a slash"};
  const std::string_view range = text.substr(0, slash);
  const std::string_view length = text.substr(slash + 1);
  const auto complete = position(length);
  if (!complete && length != "*") return {{}, "has no number as its complete length"};
  if (range == "*") return {{}, complete ? "" : "says nothing at all"};
  const std::size_t dash = range.find('-');
  const auto first = position(range.substr(0, dash));
  const auto last =
      dash == std::string_view::npos ? std::nullopt : position(range.substr(dash + 1));
  if (!first || !last) return {{}, "has no range of the form FIRST-LAST"};
  if (*last < *first) return {{}, "ends before it begins"};
  if (complete && *last >= *complete) return {{}, "ends behind the complete length"};
  return {ByteRange{*first, *last, complete}, ""};
}

ContentRange parse_content_range(std::string_view value) {
  const std::size_t blank = value.find(' ');
  if (blank == std::string_view::npos || !is_token(value.substr(0, blank))) {
    return {{}, "does not begin with a unit and a space"};
  }
  if (!equals_ignoring_case(value.substr(0, blank), "bytes"))
    return {{}, ""};  // another unit's form
  return parse_byte_range(value.substr(blank + 1));
}

void check_range_defined(const Context& context, Report& report) {
  const Field* field = context.response.find("Content-Range");
  const int code = context.response.code;
  if (field == nullptr || code == partial_content || code == range_not_satisfiable) return;
  report.add("content-range-undefined", field->line,
             "Content-Range has no meaning in a " + std::to_string(code) + " response");
}

void check_range_valid(const Context& context, Report& report) {
  for (const Field* field : fields_to_judge(context, "Content-Range")) {
    const ContentRange range = parse_content_range(field->value);
    if (range.fault.empty()) continue;
    report.add("content-range-invalid", place_of(context.response, *field),
               "The range " + quoted(field->value) + " " + std::string(range.fault));
  }
}

const Field* byteranges_type(const Response& response) {
  const Field* type = response.find("Content-Type");
  if (type == nullptr || response.code != partial_content) return nullptr;
  return parse_media_type(type->value).is("multipart/byteranges") ? type : nullptr;
}

void check_range_length(const Context& context, Report& report) {
  const Response& response = context.response;
  const Field* field = response.find("Content-Range");
  if (field == nullptr || response.code != partial_content || !response.body_complete) return;
  if (!may_have_content(context) || response.framing == Framing::decoded) return;
  if (byteranges_type(response) != nullptr) return;
  const auto range = parse_content_range(field->value).range;
  if (!range || range->last - range->first + 1 == response.content_size()) return;
  report.add("content-range-length-mismatch", place_of(response, *field),
             "The range has " + octets(range->last - range->first + 1) + ", but the content has " +
                 std::to_string(response.content_size()));
}

void check_range_beside_parts(const Context& context, Report& report) {
  const Field* range = context.response.find("Content-Range");
  if (range == nullptr || byteranges_type(context.response) == nullptr) return;
  report.add("byteranges-with-content-range", range->line,
             "Each part of multipart/byteranges has its own Content-Range; the message has none");
}

// The header section of a part, from behind its delimiter line to the empty line.
bool part_has_range(std::string_view part) {
  const std::size_t end = std::min(part.find("\r\n\r\n"), part.find("\n\n"));
  std::string_view head = part.substr(0, end);
  while (!head.empty()) {
    const std::size_t line_end = std::min(head.find('\n'), head.size() - 1);
    if (starts_with_ignoring_case(head, "content-range:")) return true;
    head.remove_prefix(line_end + 1);
  }
  return false;
}

std::string_view parts_fault(std::string_view body, const std::string& boundary) {
  const std::string delimiter = "--" + boundary;
  std::size_t at = body.find(delimiter);
  if (at == std::string_view::npos) return "The boundary never occurs in the content";
  while (at != std::string_view::npos) {
    std::string_view part = body.substr(at + delimiter.size());
    if (part.substr(0, 2) == "--") return {};
    const std::size_t next = part.find(delimiter);
    part = part.substr(0, next);
    part.remove_prefix(std::min(part.find('\n') + 1, part.size()));
    if (!part_has_range(part)) return "A part of the content has no Content-Range";
    at = next == std::string_view::npos ? next : at + delimiter.size() + next;
  }
  return "The content does not end with the closing boundary";
}

void check_parts(const Context& context, Report& report) {
  const Response& response = context.response;
  const Field* type = byteranges_type(response);
  if (type == nullptr) return;
  const Span where = place_of(response, *type);
  const MediaType media_type = parse_media_type(type->value);
  const Parameter* boundary = media_type.find("boundary");
  if (boundary == nullptr || !boundary->value) {
    return report.add("byteranges-part-malformed", where, "multipart/byteranges needs a boundary");
  }
  if (!may_have_content(context) || !response.body_complete) return;
  const std::string body = response.content_bytes();
  const std::string_view fault = parts_fault(body, unquoted(*boundary->value));
  if (!fault.empty()) report.add("byteranges-part-malformed", where, std::string(fault));
}

constexpr Rule rows[] = {
    {
        .id = "content-range-undefined",
        .severity = Severity::warning,
        .group = Group::semantics,
        .tier = 1,
        .section = "RFC 9110 section 14.4",
        .document = "rfc9110",
        .number = "14.4",
        .title = "Content-Range where it has no meaning",
        .explanation =
            "Only 206 and 416 responses have a range. With another code clients ignore the field, "
            "and take the part for the whole.",
        .mend = "Answer 206, or take Content-Range out.",
        .failing = "HTTP/1.1 200 OK\r\n"
                   "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
                   "Content-Range: bytes 0-2/10\r\n"
                   "Content-Type: text/plain\r\n"
                   "Content-Length: 3\r\n\r\n"
                   "hi\n",
        .passing = "HTTP/1.1 206 Partial Content\r\n"
                   "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
                   "Content-Range: bytes 0-2/10\r\n"
                   "Content-Type: text/plain\r\n"
                   "Content-Length: 3\r\n\r\n"
                   "hi\n",
        .check = check_range_defined,
    },
    {
        .id = "content-range-invalid",
        .severity = Severity::error,
        .group = Group::semantics,
        .tier = 1,
        .section = "RFC 9110 section 14.4",
        .document = "rfc9110",
        .number = "14.4",
        .title = "Content-Range is not a range",
        .explanation =
            "The value is the unit, a space, FIRST-LAST or *, a slash and the complete length or "
            "*. The last octet may not lie before the first one or behind the end. A client must "
            "not put the part anywhere if it is invalid.",
        .mend = "Write, for instance, bytes 0-99/1234.",
        .failing = "HTTP/1.1 206 Partial Content\r\n"
                   "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
                   "Content-Range: bytes 5-2/10\r\n"
                   "Content-Type: text/plain\r\n"
                   "Content-Length: 3\r\n\r\n"
                   "hi\n",
        .passing = "HTTP/1.1 206 Partial Content\r\n"
                   "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
                   "Content-Range: bytes 0-2/10\r\n"
                   "Content-Type: text/plain\r\n"
                   "Content-Length: 3\r\n\r\n"
                   "hi\n",
        .check = check_range_valid,
    },
    {
        .id = "content-range-length-mismatch",
        .severity = Severity::error,
        .group = Group::semantics,
        .tier = 2,
        .section = "RFC 9110 section 15.3.7.1",
        .document = "rfc9110",
        .number = "15.3.7.1",
        .title = "Content-Range is not as long as the content",
        .explanation =
            "The client puts the octets where the range says, and either leaves a gap or "
            "overwrites what it had.",
        .mend = "Give the range of exactly the octets sent; the last position counts.",
        .failing = "HTTP/1.1 206 Partial Content\r\n"
                   "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
                   "Content-Range: bytes 0-9/20\r\n"
                   "Content-Type: text/plain\r\n"
                   "Content-Length: 3\r\n\r\n"
                   "hi\n",
        .passing = "HTTP/1.1 206 Partial Content\r\n"
                   "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
                   "Content-Range: bytes 0-2/20\r\n"
                   "Content-Type: text/plain\r\n"
                   "Content-Length: 3\r\n\r\n"
                   "hi\n",
        .check = check_range_length,
    },
    {
        .id = "byteranges-with-content-range",
        .severity = Severity::error,
        .group = Group::semantics,
        .tier = 2,
        .section = "RFC 9110 section 15.3.7.2",
        .document = "rfc9110",
        .number = "15.3.7.2",
        .title = "Content-Range beside multipart/byteranges",
        .explanation =
            "Each part carries its own range. One for the whole message would contradict them.",
        .mend = "Take Content-Range out of the header section.",
        .failing = "HTTP/1.1 206 Partial Content\r\n"
                   "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
                   "Content-Range: bytes 0-0/2\r\n"
                   "Content-Type: multipart/byteranges; boundary=cut\r\n"
                   "Connection: close\r\n\r\n"
                   "--cut\r\n"
                   "Content-Range: bytes 0-0/2\r\n"
                   "Content-Type: text/plain\r\n\r\n"
                   "a\r\n"
                   "--cut--\r\n",
        .passing = "HTTP/1.1 206 Partial Content\r\n"
                   "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
                   "Content-Type: multipart/byteranges; boundary=cut\r\n"
                   "Connection: close\r\n\r\n"
                   "--cut\r\n"
                   "Content-Range: bytes 0-0/2\r\n"
                   "Content-Type: text/plain\r\n\r\n"
                   "a\r\n"
                   "--cut--\r\n",
        .check = check_range_beside_parts,
    },
    {
        .id = "byteranges-part-malformed",
        .severity = Severity::error,
        .group = Group::semantics,
        .tier = 2,
        .section = "RFC 9110 section 15.3.7.2",
        .document = "rfc9110",
        .number = "15.3.7.2",
        .title = "multipart/byteranges is malformed",
        .explanation =
            "The content is divided by a boundary that Content-Type names, each part has its own "
            "Content-Range, and the closing boundary ends in two hyphens. Otherwise the client "
            "cannot place the parts.",
        .mend = "Name the boundary, use it, and give each part its Content-Range.",
        .failing = "HTTP/1.1 206 Partial Content\r\n"
                   "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
                   "Content-Type: multipart/byteranges; boundary=cut\r\n"
                   "Connection: close\r\n\r\n"
                   "--cut\r\n"
                   "Content-Type: text/plain\r\n\r\n"
                   "a\r\n"
                   "--cut--\r\n",
        .passing = "HTTP/1.1 206 Partial Content\r\n"
                   "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
                   "Content-Type: multipart/byteranges; boundary=cut\r\n"
                   "Connection: close\r\n\r\n"
                   "--cut\r\n"
                   "Content-Range: bytes 0-0/2\r\n"
                   "Content-Type: text/plain\r\n\r\n"
                   "a\r\n"
                   "--cut--\r\n",
        .check = check_parts,
    },
};

}  // namespace

std::span<const Rule> range_rules() {
  return rows;
}

}  // namespace statusbook::http
