// Content, its type and its coding: RFC 9110 sections 8 and 12.

#include <optional>
#include <set>

#include "http/content_syntax.hpp"
#include "http/field_values.hpp"
#include "http/media_type.hpp"
#include "http/rule_sets.hpp"
#include "http/text.hpp"

namespace statusbook::http {

namespace {

std::optional<MediaType> media_type_of(const Context& context) {
  const std::vector<const Field*> types = fields_to_judge(context, "Content-Type");
  if (types.size() != 1) return std::nullopt;
  const MediaType type = parse_media_type(types.front()->value);
  return type.well_formed ? std::optional(type) : std::nullopt;
}

// Whole, not coded, not cut, and not a part of something: only then does its syntax tell anything.
bool is_whole(const Context& context) {
  const Response& response = context.response;
  return may_have_content(context) && response.body_complete && !response.elided &&
         response.content_size() > 0 && !response.has("Content-Encoding") &&
         !response.has("Content-Range") &&
         (!response.has("Transfer-Encoding") || response.framing == Framing::chunked ||
          response.framing == Framing::decoded);
}

void check_type_present(const Context& context, Report& report) {
  const Response& response = context.response;
  if (!may_have_content(context) || response.content_size() == 0) return;
  // A 206 that answers If-Range leaves out what the client already has.
  if (response.has("Content-Type") || response.code == 206) return;
  report.add("content-type-missing", response.status_line,
             "There is content, but no Content-Type says what it is");
}

std::optional<ContentFault> find_fault(const MediaType& type, std::string_view content) {
  if (type.is_json()) {
    const auto fault = find_json_fault(content);
    return fault ? fault : find_utf8_fault(content);
  }
  if (type.is_xml()) return find_xml_fault(content);
  const Parameter* charset = type.find("charset");
  if (charset == nullptr || !equals_ignoring_case(unquoted(*charset->value), "utf-8")) {
    return std::nullopt;
  }
  return find_utf8_fault(content);
}

// An offset into the content as an offset into the input, across the chunks.
std::size_t input_offset(const Response& response, std::size_t content_offset) {
  for (const Span& part : response.content) {
    if (content_offset < part.size) return part.offset + content_offset;
    content_offset -= part.size;
  }
  return response.content.back().end();
}

void check_content_matches(const Context& context, Report& report) {
  const Response& response = context.response;
  const std::optional<MediaType> type = media_type_of(context);
  if (!type || !is_whole(context)) return;
  const auto fault = find_fault(*type, response.content_bytes());
  if (!fault) return;
  report.add("content-not-matching-type", {input_offset(response, fault->offset), 0},
             "The content is not the " + std::string(type->essence) +
                 " it is said to be: " + std::string(fault->message));
}

void check_duplicate_parameters(const Context& context, Report& report) {
  for (const Field* field : fields_to_judge(context, "Content-Type")) {
    std::set<std::string> seen;
    for (const Parameter& parameter : parse_media_type(field->value).parameters) {
      if (seen.insert(lower(parameter.name)).second) continue;
      report.add("content-type-duplicate-parameter",
                 span_of(context.response.bytes, parameter.whole),
                 "The parameter " + quoted(parameter.name) + " is given twice");
    }
  }
}

void check_json_charset(const Context& context, Report& report) {
  const std::optional<MediaType> type = media_type_of(context);
  if (!type || !type->is("application/json")) return;
  const Parameter* charset = type->find("charset");
  if (charset == nullptr) return;
  report.add("json-charset-parameter", span_of(context.response.bytes, charset->whole),
             "application/json has no charset parameter; JSON is always UTF-8");
}

struct Replacement {
  std::string_view old;
  std::string_view better;
};

constexpr Replacement replaced_types[] = {
    {"application/javascript", "text/javascript"},
    {"application/x-javascript", "text/javascript"},
    {"application/ecmascript", "text/javascript"},
    {"text/ecmascript", "text/javascript"},
    {"text/x-javascript", "text/javascript"},
    {"image/jpg", "image/jpeg"},
    {"image/svg", "image/svg+xml"},
    {"text/json", "application/json"},
    {"text/directory", "text/vcard"},
};

void check_current_type(const Context& context, Report& report) {
  const std::optional<MediaType> type = media_type_of(context);
  if (!type) return;
  for (const Replacement& row : replaced_types) {
    if (!type->is(row.old)) continue;
    report.add("deprecated-media-type", span_of(context.response.bytes, type->essence),
               quoted(type->essence) + " is out of use; the type is " + std::string(row.better));
  }
}

// The IANA registry of content codings, without identity, which is not to be sent.
constexpr std::string_view codings[] = {"aes128gcm",    "br",         "compress", "dcb",
                                        "dcz",          "deflate",    "exi",      "gzip",
                                        "pack200-gzip", "x-compress", "x-gzip",   "zstd"};

void check_known_coding(const Context& context, Report& report) {
  for (const Element& coding : elements(context.response, "Content-Encoding")) {
    if (contains_name(codings, coding.text) || !is_token(coding.text)) continue;
    report.add("content-encoding-unknown", span_of(context.response.bytes, coding.text),
               equals_ignoring_case(coding.text, "identity")
                   ? "identity means no coding and is not to be sent"
                   : quoted(coding.text) + " is not a registered content coding");
  }
}

bool begins_like(std::string_view coding, std::string_view content) {
  if (equals_ignoring_case(coding, "gzip") || equals_ignoring_case(coding, "x-gzip")) {
    return content.substr(0, 2) == "\x1F\x8B";
  }
  if (equals_ignoring_case(coding, "zstd")) return content.substr(0, 4) == "\x28\xB5\x2F\xFD";
  if (!equals_ignoring_case(coding, "deflate") || content.size() < 2) return true;
  // RFC 1950 section 2.2: method 8, and a header that is a multiple of 31.
  const auto first = static_cast<unsigned char>(content[0]);
  const auto second = static_cast<unsigned char>(content[1]);
  return (first & 0x0F) == 8 && (first * 256 + second) % 31 == 0;
}

void check_decodable(const Context& context, Report& report) {
  const Response& response = context.response;
  const std::vector<Element> all = elements(response, "Content-Encoding");
  if (all.empty() || !may_have_content(context) || response.content.empty()) return;
  if (response.has("Content-Range")) return;  // a part need not begin at the beginning
  // The coding applied last is the outermost.
  if (begins_like(all.back().text, response.text(response.content.front()))) return;
  report.add("content-encoding-undecodable", span_of(response.bytes, all.back().text),
             "The content does not begin as " + quoted(all.back().text) +
                 " does; if it is shown decoded, its length cannot be checked");
}

void check_vary_on_coding(const Context& context, Report& report) {
  const Response& response = context.response;
  const Field* coding = response.find("Content-Encoding");
  if (coding == nullptr || has_element(response, "Cache-Control", "no-store")) return;
  if (!response.has("Cache-Control") && !response.has("Expires")) return;
  if (has_element(response, "Vary", "Accept-Encoding") || has_element(response, "Vary", "*"))
    return;
  report.add("content-encoding-without-vary", coding->line,
             "The response may be cached, but Vary does not name Accept-Encoding");
}

void check_choices_listed(const Context& context, Report& report) {
  constexpr int not_acceptable = 406;
  const Response& response = context.response;
  if (response.code != not_acceptable || !may_have_content(context)) return;
  if (response.content_size() > 0 || response.framing == Framing::until_close) return;
  report.add("not-acceptable-without-list", response.status_line,
             "The response does not list what could be had instead");
}

constexpr Rule rows[] = {
    {
        .id = "content-type-missing",
        .severity = Severity::warning,
        .group = Group::semantics,
        .tier = 1,
        .section = "RFC 9110 section 8.3",
        .document = "rfc9110",
        .number = "8.3",
        .title = "Content without Content-Type",
        .explanation =
            "The recipient has to guess what the content is; browsers guess by its first octets, "
            "which has been used for attacks.",
        .mend = "Name the media type in Content-Type.",
        .failing = "HTTP/1.1 200 OK\r\n"
                   "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
                   "Content-Length: 3\r\n\r\n"
                   "hi\n",
        .passing = "HTTP/1.1 200 OK\r\n"
                   "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
                   "Content-Type: text/plain\r\n"
                   "Content-Length: 3\r\n\r\n"
                   "hi\n",
        .check = check_type_present,
    },
    {
        .id = "content-not-matching-type",
        .severity = Severity::error,
        .group = Group::semantics,
        .tier = 1,
        .section = "RFC 9110 section 8.3",
        .document = "rfc9110",
        .number = "8.3",
        .title = "The content is not what Content-Type says",
        .explanation =
            "The recipient hands the content to a parser that refuses it. Only JSON, XML and "
            "texts declared as UTF-8 are checked, and only if they are complete.",
        .mend = "Correct the content, or its Content-Type.",
        .failing = "HTTP/1.1 200 OK\r\n"
                   "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
                   "Content-Type: application/json\r\n"
                   "Content-Length: 8\r\n\r\n"
                   "{\"a\": 1,",
        .passing = "HTTP/1.1 200 OK\r\n"
                   "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
                   "Content-Type: application/json\r\n"
                   "Content-Length: 8\r\n\r\n"
                   "{\"a\": 1}",
        .check = check_content_matches,
    },
    {
        .id = "content-type-duplicate-parameter",
        .severity = Severity::warning,
        .group = Group::semantics,
        .tier = 2,
        .section = "RFC 9110 section 8.3.1",
        .document = "rfc9110",
        .number = "8.3.1",
        .title = "A parameter of Content-Type is given twice",
        .explanation = "Recipients take either the first or the last one.",
        .mend = "Give each parameter once.",
        .failing = "HTTP/1.1 200 OK\r\n"
                   "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
                   "Content-Type: text/plain; charset=utf-8; charset=ascii\r\n"
                   "Content-Length: 3\r\n\r\n"
                   "hi\n",
        .passing = "HTTP/1.1 200 OK\r\n"
                   "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
                   "Content-Type: text/plain; charset=utf-8\r\n"
                   "Content-Length: 3\r\n\r\n"
                   "hi\n",
        .check = check_duplicate_parameters,
    },
    {
        .id = "json-charset-parameter",
        .severity = Severity::note,
        .group = Group::advice,
        .tier = 2,
        .section = "RFC 8259 section 11",
        .document = "rfc8259",
        .number = "11",
        .title = "application/json with a charset",
        .explanation =
            "The type has no such parameter. JSON is exchanged in UTF-8, and recipients ignore "
            "the charset.",
        .mend = "Take the parameter out.",
        .failing = "HTTP/1.1 200 OK\r\n"
                   "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
                   "Content-Type: application/json; charset=utf-8\r\n"
                   "Content-Length: 2\r\n\r\n"
                   "{}",
        .passing = "HTTP/1.1 200 OK\r\n"
                   "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
                   "Content-Type: application/json\r\n"
                   "Content-Length: 2\r\n\r\n"
                   "{}",
        .check = check_json_charset,
    },
    {
        .id = "deprecated-media-type",
        .severity = Severity::note,
        .group = Group::advice,
        .tier = 2,
        .section = "RFC 9239 section 6",
        .document = "rfc9239",
        .number = "6",
        .title = "A media type that is out of use",
        .explanation =
            "The registry marks it as obsolete, or it was never registered. Another name is meant "
            "to be used now.",
        .mend = "Use the current name.",
        .failing = "HTTP/1.1 200 OK\r\n"
                   "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
                   "Content-Type: text/ecmascript\r\n"
                   "Content-Length: 3\r\n\r\n"
                   "hi\n",
        .passing = "HTTP/1.1 200 OK\r\n"
                   "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
                   "Content-Type: text/javascript\r\n"
                   "Content-Length: 3\r\n\r\n"
                   "hi\n",
        .check = check_current_type,
    },
    {
        .id = "content-encoding-unknown",
        .severity = Severity::note,
        .group = Group::semantics,
        .tier = 2,
        .section = "RFC 9110 section 8.4.1",
        .document = "rfc9110",
        .number = "8.4.1",
        .title = "A content coding that nobody knows",
        .explanation =
            "A recipient cannot decode what it has no name for. Character sets and identity are "
            "no content codings.",
        .mend = "Take Content-Encoding out, or name a registered coding.",
        .failing = "HTTP/1.1 200 OK\r\n"
                   "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
                   "Content-Encoding: utf-8\r\n"
                   "Content-Type: text/plain\r\n"
                   "Content-Length: 3\r\n\r\n"
                   "hi\n",
        .passing = "HTTP/1.1 200 OK\r\n"
                   "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
                   "Content-Type: text/plain\r\n"
                   "Content-Length: 3\r\n\r\n"
                   "hi\n",
        .check = check_known_coding,
    },
    {
        .id = "content-encoding-undecodable",
        .severity = Severity::note,
        .group = Group::semantics,
        .tier = 2,
        .section = "RFC 9110 section 8.4",
        .document = "rfc9110",
        .number = "8.4",
        .title = "The content does not begin as its coding does",
        .explanation =
            "Either the coding is named wrongly, which breaks every client, or a printed example "
            "shows the content decoded, which is fine but cannot be checked.",
        .mend = "Take Content-Encoding out if the content is not coded.",
        .failing = "HTTP/1.1 200 OK\r\n"
                   "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
                   "Content-Encoding: gzip\r\n"
                   "Content-Type: text/plain\r\n"
                   "Content-Length: 3\r\n\r\n"
                   "hi\n",
        .passing = "HTTP/1.1 200 OK\r\n"
                   "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
                   "Content-Type: text/plain\r\n"
                   "Content-Length: 3\r\n\r\n"
                   "hi\n",
        .check = check_decodable,
    },
    {
        .id = "content-encoding-without-vary",
        .severity = Severity::note,
        .group = Group::advice,
        .tier = 2,
        .section = "RFC 9110 section 12.5.5",
        .document = "rfc9110",
        .number = "12.5.5",
        .title = "Coded content, but Vary does not name Accept-Encoding",
        .explanation = "A cache may hand the coded content to a client that cannot decode it.",
        .mend = "Add Vary: Accept-Encoding.",
        .failing = "HTTP/1.1 200 OK\r\n"
                   "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
                   "Content-Encoding: br\r\n"
                   "Cache-Control: max-age=60\r\n"
                   "Content-Type: text/plain\r\n"
                   "Content-Length: 3\r\n\r\n"
                   "hi\n",
        .passing = "HTTP/1.1 200 OK\r\n"
                   "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
                   "Content-Encoding: br\r\n"
                   "Vary: Accept-Encoding\r\n"
                   "Cache-Control: max-age=60\r\n"
                   "Content-Type: text/plain\r\n"
                   "Content-Length: 3\r\n\r\n"
                   "hi\n",
        .check = check_vary_on_coding,
    },
    {
        .id = "not-acceptable-without-list",
        .severity = Severity::note,
        .group = Group::advice,
        .tier = 2,
        .section = "RFC 9110 section 15.5.7",
        .document = "rfc9110",
        .number = "15.5.7",
        .title = "A 406 response that offers nothing",
        .explanation = "The user is to choose from what is there, so the content should list it.",
        .mend = "List the available representations in the content.",
        .failing = "HTTP/1.1 406 Not Acceptable\r\n"
                   "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
                   "Content-Length: 0\r\n\r\n",
        .passing = "HTTP/1.1 406 Not Acceptable\r\n"
                   "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
                   "Content-Type: text/plain\r\n"
                   "Content-Length: 3\r\n\r\n"
                   "hi\n",
        .check = check_choices_listed,
    },
};

}  // namespace

std::span<const Rule> content_rules() {
  return rows;
}

}  // namespace statusbook::http
