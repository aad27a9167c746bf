// The syntax of field values: RFC 9110 section 5 and the definition of each field.

#include <algorithm>

#include "http/field_values.hpp"
#include "http/list.hpp"
#include "http/rule_sets.hpp"
#include "http/text.hpp"
#include "http/uri.hpp"
#include "http/value_syntax.hpp"

namespace statusbook::http {

namespace {

enum class Shape { single, list, list_of_links };

struct FieldGrammar {
  std::string_view name;
  Shape shape;
  bool (*matches)(std::string_view);
  std::string_view expected;
};

// Fields with a rule of their own (ETag, Location, Cache-Control…) are not repeated here.
constexpr FieldGrammar grammars[] = {
    {"Accept-Patch", Shape::list, is_media_type_text, "a media type"},
    {"Accept-Post", Shape::list, is_media_type_text, "a media type"},
    {"Accept-Ranges", Shape::list, is_token, "a range unit"},
    {"Access-Control-Allow-Headers", Shape::list, is_field_name_or_star, "a field name"},
    {"Access-Control-Allow-Methods", Shape::list, is_token, "a method"},
    {"Access-Control-Expose-Headers", Shape::list, is_field_name_or_star, "a field name"},
    {"Access-Control-Max-Age", Shape::single, is_digits, "a number of seconds"},
    {"Allow", Shape::list, is_token, "a method"},
    {"Alt-Svc", Shape::list, is_alternative_service, "an alternative service or \"clear\""},
    {"Connection", Shape::list, is_token, "a connection option"},
    {"Content-Disposition", Shape::single, is_disposition, "a disposition with its parameters"},
    {"Content-Encoding", Shape::list, is_token, "a content coding"},
    {"Content-Language", Shape::list, is_language_tag, "a language tag"},
    {"Content-Location", Shape::single, is_uri_reference, "a URI reference"},
    {"Content-Type", Shape::single, is_media_type_text, "a media type such as text/html"},
    {"Link", Shape::list_of_links, is_link_value, "a link such as </a>; rel=next"},
    {"Server", Shape::single, is_product_list, "a product such as name/1.0"},
    {"Trailer", Shape::list, is_token, "a field name"},
    {"Upgrade", Shape::list, is_protocol, "a protocol such as websocket"},
    {"Vary", Shape::list, is_field_name_or_star, "a field name or *"},
};

constexpr std::string_view other_lists[] = {
    "Cache-Control", "Transfer-Encoding", "Via",
    "Pragma",        "WWW-Authenticate",  "Proxy-Authenticate"};

const FieldGrammar* grammar_of(std::string_view name) {
  const auto found = std::find_if(
      std::begin(grammars), std::end(grammars),
      [name](const FieldGrammar& row) { return equals_ignoring_case(row.name, name); });
  return found == std::end(grammars) ? nullptr : found;
}

std::vector<std::string_view> values_of(const FieldGrammar& grammar, std::string_view value) {
  if (grammar.shape == Shape::single) return {value};
  std::vector<std::string_view> parts = split_outside_quotes(
      value, ',', grammar.shape == Shape::list_of_links ? Angle::protects : Angle::ordinary);
  std::erase_if(parts, [](std::string_view part) { return part.empty(); });
  return parts;
}

void check_value(const Context& context, const Field& field, const FieldGrammar& grammar,
                 Report& report) {
  for (const std::string_view value : values_of(grammar, field.value)) {
    // Control characters and folds are reported with the line.
    if (grammar.matches(value) || std::any_of(value.begin(), value.end(), is_control)) continue;
    report.add("field-value-syntax",
               value.empty() ? field.line : span_of(context.response.bytes, value),
               quoted(value) + " is not " + std::string(grammar.expected) + ", which " +
                   std::string(grammar.name) + " needs");
  }
}

void check_values(const Context& context, Report& report) {
  for (const Field& field : context.response.fields) {
    const FieldGrammar* grammar = grammar_of(field.name);
    if (grammar != nullptr && is_to_judge(context, field))
      check_value(context, field, *grammar, report);
  }
}

// Content-Length has a rule of its own, because its repetition breaks the framing.
constexpr std::string_view singletons[] = {"Age",
                                           "Access-Control-Allow-Origin",
                                           "Access-Control-Allow-Credentials",
                                           "Access-Control-Max-Age",
                                           "Content-Disposition",
                                           "Content-Location",
                                           "Content-Range",
                                           "Content-Type",
                                           "Date",
                                           "ETag",
                                           "Expires",
                                           "Last-Modified",
                                           "Location",
                                           "Retry-After",
                                           "Server",
                                           "Strict-Transport-Security"};

void check_singletons(const Context& context, Report& report) {
  for (const std::string_view name : singletons) {
    const std::vector<const Field*> lines = context.response.all(name);
    for (std::size_t i = 1; i < lines.size(); ++i) {
      report.add("field-singleton-repeated", lines[i]->line,
                 std::string(name) + " may stand in a message only once");
    }
  }
}

bool is_list_field(std::string_view name) {
  const FieldGrammar* grammar = grammar_of(name);
  return (grammar != nullptr && grammar->shape != Shape::single) ||
         contains_name(other_lists, name);
}

void check_empty_elements(const Context& context, Report& report) {
  for (const Field& field : context.response.fields) {
    if (!is_list_field(field.name)) continue;
    const auto parts = split_outside_quotes(field.value, ',', Angle::protects);
    const bool has_empty =
        std::any_of(parts.begin(), parts.end(), [](std::string_view part) { return part.empty(); });
    if (parts.size() == 1 || !has_empty) continue;
    report.add("list-empty-element", place_of(context.response, field),
               "The list in " + std::string(field.name) + " has an empty element");
  }
}

// Some are sent by servers on purpose: RFC 9110 section 12.5.3 lets a 415 answer say what it
// accepts.
constexpr std::string_view request_fields[] = {"Accept",
                                               "Accept-Charset",
                                               "Accept-Encoding",
                                               "Accept-Language",
                                               "Authorization",
                                               "Cookie",
                                               "Expect",
                                               "From",
                                               "Host",
                                               "If-Match",
                                               "If-Modified-Since",
                                               "If-None-Match",
                                               "If-Range",
                                               "If-Unmodified-Since",
                                               "Max-Forwards",
                                               "Origin",
                                               "Proxy-Authorization",
                                               "Range",
                                               "Referer",
                                               "TE",
                                               "User-Agent"};

void check_request_fields(const Context& context, Report& report) {
  constexpr int unsupported_media_type = 415;
  for (const Field& field : context.response.fields) {
    if (!contains_name(request_fields, field.name)) continue;
    const bool offered = field.is("Accept") || field.is("Accept-Encoding");
    if (offered && context.response.code == unsupported_media_type) continue;
    report.add("request-field-in-response", field.line,
               quoted(field.name) + " is a field of requests");
  }
}

std::string etag_fault(std::string_view value) {
  if (value.substr(0, 2) == "w/") return "The mark of a weak entity tag is a capital W";
  if (value.find('"') == std::string_view::npos) return quoted(value) + " is not in double quotes";
  return quoted(value) + " is not an entity tag";
}

void check_etag(const Context& context, Report& report) {
  for (const Field* field : fields_to_judge(context, "ETag")) {
    if (is_entity_tag(field->value)) continue;
    report.add("etag-syntax", place_of(context.response, *field), etag_fault(field->value));
  }
}

void check_via(const Context& context, Report& report) {
  for (const Element& element : elements(context.response, "Via")) {
    if (is_via_element(element.text)) continue;
    report.add("via-received-by-missing", span_of(context.response.bytes, element.text),
               quoted(element.text) + " is not a version and the name of the proxy");
  }
}

constexpr std::string_view fields_with_parameters[] = {
    "Content-Type", "Content-Disposition", "WWW-Authenticate", "Proxy-Authenticate",
    "Link",         "Cache-Control",       "Alt-Svc",          "Strict-Transport-Security"};

// The first "=" outside quotes and angle brackets with white space on either side; npos without
// one.
std::size_t bad_whitespace(std::string_view value) {
  const std::vector<std::string_view> parts = split_outside_quotes(value, '=', Angle::protects);
  for (std::size_t i = 1; i < parts.size(); ++i) {
    const char* before = parts[i - 1].data() + parts[i - 1].size();
    const char* after = parts[i].data();
    if (after - before > 1) return static_cast<std::size_t>(before - value.data());
  }
  return std::string_view::npos;
}

void check_bad_whitespace(const Context& context, Report& report) {
  for (const Field& field : context.response.fields) {
    if (!contains_name(fields_with_parameters, field.name)) continue;
    const std::size_t at = bad_whitespace(field.value);
    if (at == std::string_view::npos) continue;
    report.add("bad-whitespace", span_of(context.response.bytes, field.value.substr(at, 1)),
               "White space stands beside the \"=\" of a parameter");
  }
}

constexpr Rule rows[] = {
    {
        .id = "field-value-syntax",
        .severity = Severity::error,
        .group = Group::semantics,
        .tier = 1,
        .section = "RFC 9110 section 5.5",
        .document = "rfc9110",
        .number = "5.5",
        .title = "A field value does not follow the field's grammar",
        .explanation =
            "Recipients ignore a value they cannot read, or read something else into it: a "
            "Content-Type of text is no type at all, and the browser guesses.",
        .mend = "Write the value as the definition of the field has it.",
        .failing = "HTTP/1.1 200 OK\r\n"
                   "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
                   "Content-Type: text\r\n"
                   "Content-Length: 3\r\n\r\n"
                   "hi\n",
        .passing = "HTTP/1.1 200 OK\r\n"
                   "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
                   "Content-Type: text/plain\r\n"
                   "Content-Length: 3\r\n\r\n"
                   "hi\n",
        .check = check_values,
    },
    {
        .id = "field-singleton-repeated",
        .severity = Severity::error,
        .group = Group::semantics,
        .tier = 1,
        .section = "RFC 9110 section 5.3",
        .document = "rfc9110",
        .number = "5.3",
        .title = "A field that may stand only once stands twice",
        .explanation =
            "Only fields whose value is a list may be repeated. Of any other, one recipient takes "
            "the first line, the next one the last.",
        .mend = "Send the field once.",
        .failing = "HTTP/1.1 301 Moved Permanently\r\n"
                   "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
                   "Location: /a\r\n"
                   "Location: /b\r\n"
                   "Content-Type: text/plain\r\n"
                   "Content-Length: 3\r\n\r\n"
                   "hi\n",
        .passing = "HTTP/1.1 301 Moved Permanently\r\n"
                   "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
                   "Location: /a\r\n"
                   "Content-Type: text/plain\r\n"
                   "Content-Length: 3\r\n\r\n"
                   "hi\n",
        .check = check_singletons,
    },
    {
        .id = "etag-syntax",
        .severity = Severity::error,
        .group = Group::semantics,
        .tier = 1,
        .section = "RFC 9110 section 8.8.3",
        .document = "rfc9110",
        .number = "8.8.3",
        .title = "ETag is not an entity tag",
        .explanation =
            "An entity tag stands in double quotes, with a W/ before them if it is weak. Without "
            "the quotes caches cannot compare it, and revalidation fails silently.",
        .mend = "Put the tag in double quotes: ETag: \"abc\".",
        .failing = "HTTP/1.1 200 OK\r\n"
                   "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
                   "ETag: abc\r\n"
                   "Content-Type: text/plain\r\n"
                   "Content-Length: 3\r\n\r\n"
                   "hi\n",
        .passing = "HTTP/1.1 200 OK\r\n"
                   "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
                   "ETag: W/\"abc\"\r\n"
                   "Content-Type: text/plain\r\n"
                   "Content-Length: 3\r\n\r\n"
                   "hi\n",
        .check = check_etag,
    },
    {
        .id = "list-empty-element",
        .severity = Severity::error,
        .group = Group::semantics,
        .tier = 1,
        .section = "RFC 9110 section 5.6.1.1",
        .document = "rfc9110",
        .number = "5.6.1.1",
        .title = "A list has an empty element",
        .explanation =
            "Two commas in a row, or one at an end, come from careless joining. Recipients have "
            "to skip a few of them, but senders may not produce them.",
        .mend = "Part the elements by one comma each.",
        .failing = "HTTP/1.1 200 OK\r\n"
                   "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
                   "Allow: GET,,HEAD\r\n"
                   "Content-Type: text/plain\r\n"
                   "Content-Length: 3\r\n\r\n"
                   "hi\n",
        .passing = "HTTP/1.1 200 OK\r\n"
                   "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
                   "Allow: GET, HEAD\r\n"
                   "Content-Type: text/plain\r\n"
                   "Content-Length: 3\r\n\r\n"
                   "hi\n",
        .check = check_empty_elements,
    },
    {
        .id = "request-field-in-response",
        .severity = Severity::warning,
        .group = Group::semantics,
        .tier = 1,
        .section = "RFC 9110 section 10.1",
        .document = "rfc9110",
        .number = "10.1",
        .title = "A field of requests in a response",
        .explanation =
            "The field means something only when a client sends it. In a response it is ignored; "
            "usually a gateway has copied it by mistake.",
        .mend = "Take the field out.",
        .failing = "HTTP/1.1 200 OK\r\n"
                   "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
                   "User-Agent: demo\r\n"
                   "Content-Type: text/plain\r\n"
                   "Content-Length: 3\r\n\r\n"
                   "hi\n",
        .passing = "HTTP/1.1 200 OK\r\n"
                   "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
                   "Server: demo\r\n"
                   "Content-Type: text/plain\r\n"
                   "Content-Length: 3\r\n\r\n"
                   "hi\n",
        .check = check_request_fields,
    },
    {
        .id = "bad-whitespace",
        .severity = Severity::error,
        .group = Group::semantics,
        .tier = 2,
        .section = "RFC 9110 section 5.6.3",
        .document = "rfc9110",
        .number = "5.6.3",
        .title = "White space around the \"=\" of a parameter",
        .explanation =
            "Recipients put up with it for the sake of old senders; new ones may not produce it, "
            "and simple parsers stumble.",
        .mend = "Write name=value without spaces.",
        .failing = "HTTP/1.1 401 Unauthorized\r\n"
                   "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
                   "WWW-Authenticate: Basic realm = \"demo\"\r\n"
                   "Content-Type: text/plain\r\n"
                   "Content-Length: 3\r\n\r\n"
                   "hi\n",
        .passing = "HTTP/1.1 401 Unauthorized\r\n"
                   "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
                   "WWW-Authenticate: Basic realm=\"demo\"\r\n"
                   "Content-Type: text/plain\r\n"
                   "Content-Length: 3\r\n\r\n"
                   "hi\n",
        .check = check_bad_whitespace,
    },
    {
        .id = "via-received-by-missing",
        .severity = Severity::error,
        .group = Group::semantics,
        .tier = 2,
        .section = "RFC 9110 section 7.6.3",
        .document = "rfc9110",
        .number = "7.6.3",
        .title = "A Via element does not name version and proxy",
        .explanation =
            "Each proxy adds the protocol version it received and its own name, so that loops and "
            "the capabilities of the chain can be seen.",
        .mend = "Write a version and a name, such as 1.1 proxy.example.",
        .failing = "HTTP/1.1 200 OK\r\n"
                   "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
                   "Via: proxy.example\r\n"
                   "Content-Type: text/plain\r\n"
                   "Content-Length: 3\r\n\r\n"
                   "hi\n",
        .passing = "HTTP/1.1 200 OK\r\n"
                   "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
                   "Via: 1.1 proxy.example\r\n"
                   "Content-Type: text/plain\r\n"
                   "Content-Length: 3\r\n\r\n"
                   "hi\n",
        .check = check_via,
    },
};

}  // namespace

std::span<const Rule> field_value_rules() {
  return rows;
}

}  // namespace statusbook::http
