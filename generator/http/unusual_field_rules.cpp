// Deprecated, unregistered and easily mistaken fields: the IANA registry, RFC 6266, RFC 6648, RFC
// 8288.

#include <algorithm>
#include <set>

#include "http/field_values.hpp"
#include "http/list.hpp"
#include "http/rule_sets.hpp"
#include "http/text.hpp"

namespace statusbook::http {

namespace {

// Deprecated or obsoleted in the registry, or given up by the browsers that once read them.
constexpr std::string_view deprecated_fields[] = {"C-Man",
                                                  "C-Opt",
                                                  "C-PEP",
                                                  "C-PEP-Info",
                                                  "Content-Base",
                                                  "Content-MD5",
                                                  "Content-Script-Type",
                                                  "Content-Style-Type",
                                                  "Content-Version",
                                                  "Cookie2",
                                                  "Default-Style",
                                                  "Derived-From",
                                                  "Digest",
                                                  "Expect-CT",
                                                  "Ext",
                                                  "Feature-Policy",
                                                  "GetProfile",
                                                  "Man",
                                                  "Opt",
                                                  "P3P",
                                                  "PEP",
                                                  "Pep-Info",
                                                  "PICS-Label",
                                                  "ProfileObject",
                                                  "Protocol",
                                                  "Protocol-Info",
                                                  "Protocol-Query",
                                                  "Protocol-Request",
                                                  "Public",
                                                  "Public-Key-Pins",
                                                  "Public-Key-Pins-Report-Only",
                                                  "Referer-Root",
                                                  "Safe",
                                                  "Security-Scheme",
                                                  "Set-Cookie2",
                                                  "SetProfile",
                                                  "URI",
                                                  "Want-Digest",
                                                  "X-Content-Security-Policy",
                                                  "X-WebKit-CSP",
                                                  "X-XSS-Protection"};

void check_deprecated(const Context& context, Report& report) {
  for (const Field& field : context.response.fields) {
    if (!contains_name(deprecated_fields, field.name)) continue;
    report.add("field-deprecated", field.line, quoted(field.name) + " is deprecated");
  }
}

constexpr std::string_view known_prefixes[] = {"X-Frame-Options",
                                               "X-Content-Type-Options",
                                               "X-Request-ID",
                                               "X-RateLimit-",
                                               "X-Powered-By",
                                               "X-Correlation-ID",
                                               "X-Robots-Tag",
                                               "X-DNS-Prefetch-Control",
                                               "X-Permitted-Cross-Domain-Policies",
                                               "X-XSS-Protection",
                                               "X-Content-Security-Policy",
                                               "X-WebKit-CSP",
                                               "X-Cache",
                                               "X-UA-Compatible"};

void check_x_prefix(const Context& context, Report& report) {
  for (const Field& field : context.response.fields) {
    if (!starts_with_ignoring_case(field.name, "X-")) continue;
    const bool known = std::any_of(std::begin(known_prefixes), std::end(known_prefixes),
                                   [&field](std::string_view prefix) {
                                     return starts_with_ignoring_case(field.name, prefix);
                                   });
    if (known) continue;
    report.add("field-x-prefix", field.line,
               "New fields need no X-, which only makes " + quoted(field.name) + " longer");
  }
}

constexpr std::string_view once_in_a_link[] = {"rel", "media", "title", "title*", "type"};

void check_link_parameters(const Context& context, std::string_view link, Report& report) {
  std::set<std::string> seen;
  for (const Parameter& parameter : parameters_after_semicolon(link)) {
    const Span where = span_of(context.response.bytes, parameter.whole);
    if (equals_ignoring_case(parameter.name, "rev")) {
      report.add("link-parameter", where, "The parameter rev of Link is deprecated");
    }
    if (seen.insert(lower(parameter.name)).second) continue;
    if (!contains_name(once_in_a_link, parameter.name)) continue;
    report.add("link-parameter", where,
               "Only the first " + quoted(parameter.name) + " of a link counts");
  }
  if (seen.contains("rel") || seen.contains("rev")) return;
  report.add("link-parameter", span_of(context.response.bytes, link),
             "The link has no rel, so it says nothing", Severity::error);
}

void check_links(const Context& context, Report& report) {
  for (const Field* field : fields_to_judge(context, "Link")) {
    for (const std::string_view link : split_outside_quotes(field->value, ',', Angle::protects)) {
      if (!link.empty() && link.front() == '<') check_link_parameters(context, link, report);
    }
  }
}

bool has_percent_octet(std::string_view text) {
  for (std::size_t at = text.find('%'); at != std::string_view::npos; at = text.find('%', at + 1)) {
    if (at + 2 < text.size() && is_hex_digit(text[at + 1]) && is_hex_digit(text[at + 2]))
      return true;
  }
  return false;
}

std::string_view filename_fault(std::string_view value) {
  const std::string_view name = is_quoted_string(value) ? value.substr(1, value.size() - 2) : value;
  if (has_percent_octet(name)) return "Percent-encoding is not decoded in filename";
  if (name.find('\\') != std::string_view::npos)
    return "Browsers differ on the backslash in filename";
  if (name.find('/') != std::string_view::npos) return "A file name is no path";
  if (std::any_of(name.begin(), name.end(), is_obs_text)) {
    return "Only filename* can hold characters outside ASCII";
  }
  return {};
}

void check_disposition_order(const Context& context, const std::vector<Parameter>& parameters,
                             Report& report) {
  const auto named = [&parameters](std::string_view name) {
    return std::find_if(parameters.begin(), parameters.end(), [name](const Parameter& parameter) {
      return equals_ignoring_case(parameter.name, name);
    });
  };
  const auto extended = named("filename*");
  if (extended == parameters.end() || named("filename") < extended) return;
  report.add("content-disposition-filename", span_of(context.response.bytes, extended->whole),
             "Put a plain filename before filename* for clients that do not know it");
}

void check_disposition(const Context& context, Report& report) {
  for (const Field* field : fields_to_judge(context, "Content-Disposition")) {
    const std::vector<Parameter> parameters = parameters_after_semicolon(field->value);
    std::set<std::string> seen;
    for (const Parameter& parameter : parameters) {
      const Span where = span_of(context.response.bytes, parameter.whole);
      if (!seen.insert(lower(parameter.name)).second) {
        report.add("content-disposition-filename", where,
                   "The parameter " + quoted(parameter.name) + " is given twice", Severity::error);
      }
      if (!equals_ignoring_case(parameter.name, "filename") || !parameter.value) continue;
      const std::string_view fault = filename_fault(*parameter.value);
      if (!fault.empty()) report.add("content-disposition-filename", where, std::string(fault));
    }
    check_disposition_order(context, parameters, report);
  }
}

// A backslash before anything but a quote or a backslash is not needed.
bool has_needless_escape(std::string_view value) {
  for (std::size_t at = value.find('\\'); at < value.size(); at = value.find('\\', at + 2)) {
    if (at + 1 == value.size()) return false;
    if (value[at + 1] != '"' && value[at + 1] != '\\') return true;
  }
  return false;
}

constexpr std::string_view quoting_fields[] = {"Content-Type", "Link", "WWW-Authenticate",
                                               "Proxy-Authenticate", "Cache-Control"};

void check_quoting(const Context& context, Report& report) {
  for (const Field& field : context.response.fields) {
    const bool is_etag = field.is("ETag");
    const bool fragile =
        is_etag ? field.value.find('\\') != std::string_view::npos
                : contains_name(quoting_fields, field.name) && has_needless_escape(field.value);
    if (!fragile) continue;
    report.add("quoting-fragile", place_of(context.response, field),
               is_etag
                   ? "A backslash in an entity tag stands for itself, but not every recipient knows"
                   : "The value has a backslash that it does not need");
  }
}

constexpr Rule rows[] = {
    {
        .id = "field-deprecated",
        .severity = Severity::note,
        .group = Group::advice,
        .tier = 2,
        .section = "IANA HTTP field name registry",
        .document = "iana-http-fields",
        .title = "A deprecated field",
        .explanation =
            "The registry, or the browsers that once read it, have given the field up. It does "
            "nothing, or nothing good.",
        .mend = "Take the field out, or use what took its place.",
        .failing = "HTTP/1.1 200 OK\r\n"
                   "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
                   "Content-Base: http://example.com/\r\n"
                   "Content-Type: text/plain\r\n"
                   "Content-Length: 3\r\n\r\n"
                   "hi\n",
        .passing = "HTTP/1.1 200 OK\r\n"
                   "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
                   "Content-Type: text/plain\r\n"
                   "Content-Length: 3\r\n\r\n"
                   "hi\n",
        .check = check_deprecated,
    },
    {
        .id = "field-x-prefix",
        .severity = Severity::note,
        .group = Group::advice,
        .tier = 2,
        .section = "RFC 6648 section 3",
        .document = "rfc6648",
        .number = "3",
        .title = "A new field whose name begins with X-",
        .explanation =
            "The prefix was to mark experiments, but experiments that succeed cannot get rid of "
            "it any more.",
        .mend = "Choose a name without X- for a field of your own.",
        .failing = "HTTP/1.1 200 OK\r\n"
                   "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
                   "X-Demo: 1\r\n"
                   "Content-Type: text/plain\r\n"
                   "Content-Length: 3\r\n\r\n"
                   "hi\n",
        .passing = "HTTP/1.1 200 OK\r\n"
                   "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
                   "Demo: 1\r\n"
                   "Content-Type: text/plain\r\n"
                   "Content-Length: 3\r\n\r\n"
                   "hi\n",
        .check = check_x_prefix,
        .opt_in = true,
    },
    {
        .id = "link-parameter",
        .severity = Severity::warning,
        .group = Group::semantics,
        .tier = 2,
        .section = "RFC 8288 section 3",
        .document = "rfc8288",
        .number = "3",
        .title = "A Link has no rel, or a parameter too many",
        .explanation =
            "rel says what the link is for; without it the link means nothing. Of a repeated rel, "
            "media, title or type only the first counts, and rev is deprecated.",
        .mend = "Give each link one rel.",
        .failing = "HTTP/1.1 200 OK\r\n"
                   "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
                   "Link: </a>; rel=next; rev=prev\r\n"
                   "Content-Type: text/plain\r\n"
                   "Content-Length: 3\r\n\r\n"
                   "hi\n",
        .passing = "HTTP/1.1 200 OK\r\n"
                   "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
                   "Link: </a>; rel=next\r\n"
                   "Content-Type: text/plain\r\n"
                   "Content-Length: 3\r\n\r\n"
                   "hi\n",
        .check = check_links,
    },
    {
        .id = "content-disposition-filename",
        .severity = Severity::warning,
        .group = Group::semantics,
        .tier = 2,
        .section = "RFC 6266 section 4.3",
        .document = "rfc6266",
        .number = "4.3",
        .title = "A file name that clients read in different ways",
        .explanation =
            "Percent signs, backslashes, slashes and characters outside ASCII in filename are "
            "kept, decoded or dropped as the client likes; filename* exists for them, behind a "
            "plain filename.",
        .mend = "Use a plain filename, and filename* behind it for other characters.",
        .failing = "HTTP/1.1 200 OK\r\n"
                   "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
                   "Content-Disposition: attachment; filename=\"a%20b.txt\"\r\n"
                   "Content-Type: text/plain\r\n"
                   "Content-Length: 3\r\n\r\n"
                   "hi\n",
        .passing = "HTTP/1.1 200 OK\r\n"
                   "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
                   "Content-Disposition: attachment; filename=\"a b.txt\"\r\n"
                   "Content-Type: text/plain\r\n"
                   "Content-Length: 3\r\n\r\n"
                   "hi\n",
        .check = check_disposition,
    },
    {
        .id = "quoting-fragile",
        .severity = Severity::note,
        .group = Group::advice,
        .tier = 2,
        .section = "RFC 9110 section 5.6.4",
        .document = "rfc9110",
        .number = "5.6.4",
        .title = "Quoting that simple parsers get wrong",
        .explanation =
            "A backslash is only needed before a double quote or another backslash. In an entity "
            "tag it stands for itself, which not every recipient knows.",
        .mend = "Leave the backslash out.",
        .failing = "HTTP/1.1 200 OK\r\n"
                   "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
                   "ETag: \"a\\b\"\r\n"
                   "Content-Type: text/plain\r\n"
                   "Content-Length: 3\r\n\r\n"
                   "hi\n",
        .passing = "HTTP/1.1 200 OK\r\n"
                   "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
                   "ETag: \"ab\"\r\n"
                   "Content-Type: text/plain\r\n"
                   "Content-Length: 3\r\n\r\n"
                   "hi\n",
        .check = check_quoting,
    },
};

}  // namespace

std::span<const Rule> unusual_field_rules() {
  return rows;
}

}  // namespace statusbook::http
