// Fields that protect users: RFC 6797 (HSTS), RFC 6265 (cookies), RFC 7034, the Fetch standard.

#include <algorithm>
#include <set>

#include "http/field_values.hpp"
#include "http/http_date.hpp"
#include "http/list.hpp"
#include "http/rule_sets.hpp"
#include "http/text.hpp"

namespace statusbook::http {

namespace {

std::vector<Parameter> semicolon_parts(std::string_view value) {
  std::vector<Parameter> parts;
  for (const std::string_view part : split_outside_quotes(value, ';')) {
    if (!part.empty()) parts.push_back(read_parameter(part));
  }
  return parts;
}

std::string hsts_fault(const std::vector<Parameter>& directives) {
  std::set<std::string> seen;
  for (const Parameter& directive : directives) {
    const std::string name = lower(directive.name);
    if (!is_token(name)) return quoted(directive.whole) + " is not a directive";
    if (!seen.insert(name).second) return quoted(directive.name) + " is given twice";
    if (name != "max-age") continue;
    if (!directive.value || !is_digits(unquoted(*directive.value))) {
      return "max-age needs a number of seconds";
    }
  }
  return seen.contains("max-age") ? "" : "There is no max-age, so the policy is ignored";
}

void check_hsts(const Context& context, Report& report) {
  for (const Field* field : fields_to_judge(context, "Strict-Transport-Security")) {
    const bool by_comma = split_outside_quotes(field->value, ',').size() > 1;
    const std::string fault = by_comma ? "Its directives are parted by semicolons, not by commas"
                                       : hsts_fault(semicolon_parts(field->value));
    if (!fault.empty()) report.add("hsts-invalid", place_of(context.response, *field), fault);
  }
}

void check_hsts_scheme(const Context& context, Report& report) {
  const Field* field = context.response.find("Strict-Transport-Security");
  if (field == nullptr || context.request.scheme != "http") return;
  report.add("hsts-over-http", field->line,
             "Strict-Transport-Security is ignored, and forbidden, outside https");
}

struct Cookie {
  const Field* field = nullptr;
  Parameter pair;
  std::vector<Parameter> attributes;

  const Parameter* find(std::string_view name) const {
    const auto found =
        std::find_if(attributes.begin(), attributes.end(),
                     [name](const Parameter& a) { return equals_ignoring_case(a.name, name); });
    return found == attributes.end() ? nullptr : &*found;
  }
};

std::vector<Cookie> cookies(const Context& context) {
  std::vector<Cookie> result;
  for (const Field* field : fields_to_judge(context, "Set-Cookie")) {
    std::vector<Parameter> parts = semicolon_parts(field->value);
    Cookie cookie{field, parts.empty() ? Parameter{} : parts.front(), {}};
    if (!parts.empty()) parts.erase(parts.begin());
    cookie.attributes = std::move(parts);
    result.push_back(std::move(cookie));
  }
  return result;
}

constexpr std::string_view cookie_attributes[] = {"Expires",  "Max-Age",     "Domain",
                                                  "Path",     "Secure",      "HttpOnly",
                                                  "SameSite", "Partitioned", "Priority"};

// "a=1, b=2": what a careless proxy makes of two Set-Cookie lines.
bool is_joined(const Cookie& cookie) {
  const auto has_second = [](std::string_view value) {
    const std::size_t comma = value.find(", ");
    if (comma == std::string_view::npos) return false;
    const std::string_view rest = value.substr(comma + 2);
    return is_token(rest.substr(0, rest.find('='))) && rest.find('=') != std::string_view::npos;
  };
  return std::any_of(cookie.attributes.begin(), cookie.attributes.end(),
                     [&](const Parameter& attribute) { return has_second(attribute.whole); }) ||
         has_second(cookie.pair.whole);
}

bool is_integer(std::string_view text) {
  if (text.substr(0, 1) == "-") text.remove_prefix(1);
  return is_digits(text);
}

void check_attribute(const Context& context, const Parameter& attribute, Report& report) {
  const Span where = span_of(context.response.bytes, attribute.whole);
  const std::string_view value = attribute.value.value_or("");
  if (equals_ignoring_case(attribute.name, "Expires") && !parse_http_date(value)) {
    report.add("set-cookie-syntax", where, quoted(value) + " is not a date for Expires");
  } else if (equals_ignoring_case(attribute.name, "Max-Age") && !is_integer(value)) {
    report.add("set-cookie-syntax", where,
               "Max-Age needs a number of seconds, not " + quoted(value));
  } else if (!contains_name(cookie_attributes, attribute.name)) {
    report.add("set-cookie-syntax", where,
               quoted(attribute.name) + " is not an attribute of cookies", Severity::warning);
  }
}

void check_cookies(const Context& context, Report& report) {
  for (const Cookie& cookie : cookies(context)) {
    if (is_joined(cookie)) {
      report.add("set-cookie-syntax", place_of(context.response, *cookie.field),
                 "One Set-Cookie line sets one cookie; commas do not join several");
      continue;
    }
    if (!cookie.pair.value || !is_token(cookie.pair.name)) {
      report.add("set-cookie-syntax", place_of(context.response, *cookie.field),
                 "The cookie does not begin with a name and \"=\"");
    }
    for (const Parameter& attribute : cookie.attributes)
      check_attribute(context, attribute, report);
  }
}

std::string prefix_fault(const Cookie& cookie) {
  const bool secure = cookie.find("Secure") != nullptr;
  const bool host = starts_with_ignoring_case(cookie.pair.name, "__Host-");
  if (!secure && (host || starts_with_ignoring_case(cookie.pair.name, "__Secure-"))) {
    return "The prefix of " + quoted(cookie.pair.name) + " requires Secure";
  }
  const Parameter* path = cookie.find("Path");
  if (host && (cookie.find("Domain") != nullptr || path == nullptr || path->value != "/")) {
    return "The prefix of " + quoted(cookie.pair.name) + " requires Path=/ and no Domain";
  }
  const Parameter* same_site = cookie.find("SameSite");
  const bool none =
      same_site != nullptr && equals_ignoring_case(same_site->value.value_or(""), "None");
  if (!secure && none) return "SameSite=None requires Secure";
  if (!secure && cookie.find("Partitioned") != nullptr) return "Partitioned requires Secure";
  return {};
}

void check_cookie_prefixes(const Context& context, Report& report) {
  for (const Cookie& cookie : cookies(context)) {
    const std::string fault = prefix_fault(cookie);
    if (fault.empty()) continue;
    report.add("set-cookie-prefix", place_of(context.response, *cookie.field),
               fault + "; browsers drop the cookie");
  }
}

void check_cors(const Context& context, Report& report) {
  const Response& response = context.response;
  const Field* origin = response.find("Access-Control-Allow-Origin");
  const Field* credentials = response.find("Access-Control-Allow-Credentials");
  constexpr std::string_view rule = "cors-credentials-wildcard";
  if (credentials != nullptr && credentials->value != "true") {
    report.add(rule, place_of(response, *credentials),
               "Access-Control-Allow-Credentials can only be true, in small letters");
  }
  if (origin == nullptr) return;
  if (origin->value.find_first_of(", ") != std::string_view::npos) {
    report.add(rule, place_of(response, *origin),
               "Access-Control-Allow-Origin names one origin, or *, or null");
  }
  if (origin->value == "*" && credentials != nullptr && credentials->value == "true") {
    report.add(rule, place_of(response, *origin),
               "Browsers refuse * when credentials are allowed; name the origin");
  }
}

struct AllowedValues {
  std::string_view field;
  std::vector<std::string_view> values;
};

const std::vector<AllowedValues>& allowed_values() {
  static const std::vector<AllowedValues> table = {
      {"X-Content-Type-Options", {"nosniff"}},
      {"X-Frame-Options", {"DENY", "SAMEORIGIN"}},
      {"Cross-Origin-Opener-Policy",
       {"unsafe-none", "same-origin", "same-origin-allow-popups", "noopener-allow-popups"}},
      {"Cross-Origin-Embedder-Policy", {"unsafe-none", "require-corp", "credentialless"}},
      {"Cross-Origin-Resource-Policy", {"same-site", "same-origin", "cross-origin"}},
  };
  return table;
}

void check_security_values(const Context& context, Report& report) {
  for (const AllowedValues& row : allowed_values()) {
    for (const Field* field : fields_to_judge(context, row.field)) {
      const std::string_view value = trim(field->value.substr(0, field->value.find(';')));
      if (is_one_of(value, row.values)) continue;
      report.add("security-header-value", place_of(context.response, *field),
                 quoted(value) + " is no value of " + std::string(row.field) +
                     ", so browsers ignore the field");
    }
  }
}

void check_server_detail(const Context& context, Report& report) {
  for (const std::string_view name : {"Server", "X-Powered-By"}) {
    for (const Field* field : context.response.all(name)) {
      const auto versions = std::count(field->value.begin(), field->value.end(), '/');
      if (versions < 2) continue;
      report.add("server-detail", place_of(context.response, *field),
                 quoted(field->name) + " tells the versions of " + std::to_string(versions) +
                     " products to everybody");
    }
  }
}

constexpr Rule rows[] = {
    {
        .id = "hsts-invalid",
        .severity = Severity::error,
        .group = Group::semantics,
        .tier = 1,
        .section = "RFC 6797 section 6.1",
        .document = "rfc6797",
        .number = "6.1",
        .title = "Strict-Transport-Security is malformed",
        .explanation =
            "The directives are parted by semicolons, none may be repeated, and max-age has to be "
            "there. Browsers ignore a policy that breaks this, and the site stays unprotected.",
        .mend = "Write max-age=SECONDS, then the other directives behind semicolons.",
        .failing = "HTTP/1.1 200 OK\r\n"
                   "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
                   "Strict-Transport-Security: includeSubDomains\r\n"
                   "Content-Type: text/plain\r\n"
                   "Content-Length: 3\r\n\r\n"
                   "hi\n",
        .passing = "HTTP/1.1 200 OK\r\n"
                   "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
                   "Strict-Transport-Security: max-age=31536000; includeSubDomains\r\n"
                   "Content-Type: text/plain\r\n"
                   "Content-Length: 3\r\n\r\n"
                   "hi\n",
        .check = check_hsts,
    },
    {
        .id = "set-cookie-syntax",
        .severity = Severity::error,
        .group = Group::semantics,
        .tier = 1,
        .section = "RFC 6265 section 4.1.1",
        .document = "rfc6265",
        .number = "4.1.1",
        .title = "Set-Cookie is malformed",
        .explanation =
            "A cookie is NAME=VALUE, then attributes behind semicolons. Browsers ignore an "
            "attribute they cannot read, so the cookie lives longer or reaches further than "
            "meant.",
        .mend = "Send one cookie a line, with a date or whole seconds for its lifetime.",
        .failing = "HTTP/1.1 200 OK\r\n"
                   "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
                   "Set-Cookie: id=7; Max-Age=1h; Secure; HttpOnly\r\n"
                   "Content-Type: text/plain\r\n"
                   "Content-Length: 3\r\n\r\n"
                   "hi\n",
        .passing = "HTTP/1.1 200 OK\r\n"
                   "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
                   "Set-Cookie: id=7; Max-Age=3600; Secure; HttpOnly\r\n"
                   "Content-Type: text/plain\r\n"
                   "Content-Length: 3\r\n\r\n"
                   "hi\n",
        .check = check_cookies,
    },
    {
        .id = "hsts-over-http",
        .severity = Severity::error,
        .group = Group::semantics,
        .tier = 2,
        .section = "RFC 6797 section 7.2",
        .document = "rfc6797",
        .number = "7.2",
        .title = "Strict-Transport-Security over plain http",
        .explanation =
            "Anybody on the way could have added it, so it may not be sent there and browsers "
            "ignore it.",
        .mend = "Send it over https only, and redirect http to https.",
        .failing = "HTTP/1.1 200 OK\r\n"
                   "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
                   "Strict-Transport-Security: max-age=31536000\r\n"
                   "Content-Type: text/plain\r\n"
                   "Content-Length: 3\r\n\r\n"
                   "hi\n",
        .passing = "HTTP/1.1 200 OK\r\n"
                   "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
                   "Content-Type: text/plain\r\n"
                   "Content-Length: 3\r\n\r\n"
                   "hi\n",
        .check = check_hsts_scheme,
        .request = {.scheme = "http"},
    },
    {
        .id = "set-cookie-prefix",
        .severity = Severity::error,
        .group = Group::semantics,
        .tier = 2,
        .section = "RFC 6265bis section 4.1.3",
        .document = "draft-ietf-httpbis-rfc6265bis",
        .number = "4.1.3",
        .title = "A cookie breaks the promise of its name or attribute",
        .explanation =
            "Names that begin with __Secure- or __Host-, and the attributes SameSite=None and "
            "Partitioned, require Secure; __Host- also Path=/ and no Domain. Browsers drop the "
            "cookie otherwise.",
        .mend = "Add what the prefix or attribute requires.",
        .failing = "HTTP/1.1 200 OK\r\n"
                   "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
                   "Set-Cookie: __Host-id=7; Path=/\r\n"
                   "Content-Type: text/plain\r\n"
                   "Content-Length: 3\r\n\r\n"
                   "hi\n",
        .passing = "HTTP/1.1 200 OK\r\n"
                   "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
                   "Set-Cookie: __Host-id=7; Path=/; Secure; HttpOnly\r\n"
                   "Content-Type: text/plain\r\n"
                   "Content-Length: 3\r\n\r\n"
                   "hi\n",
        .check = check_cookie_prefixes,
    },
    {
        .id = "cors-credentials-wildcard",
        .severity = Severity::error,
        .group = Group::semantics,
        .tier = 2,
        .section = "Fetch standard",
        .document = "fetch",
        .title = "CORS fields that browsers refuse",
        .explanation =
            "Access-Control-Allow-Origin is one origin, * or null; with credentials it has to be "
            "the origin itself. Access-Control-Allow-Credentials is true or not there.",
        .mend = "Name the one origin that the request came from.",
        .failing = "HTTP/1.1 200 OK\r\n"
                   "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
                   "Access-Control-Allow-Origin: *\r\n"
                   "Access-Control-Allow-Credentials: true\r\n"
                   "Content-Type: text/plain\r\n"
                   "Content-Length: 3\r\n\r\n"
                   "hi\n",
        .passing = "HTTP/1.1 200 OK\r\n"
                   "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
                   "Access-Control-Allow-Origin: https://app.example\r\n"
                   "Access-Control-Allow-Credentials: true\r\n"
                   "Content-Type: text/plain\r\n"
                   "Content-Length: 3\r\n\r\n"
                   "hi\n",
        .check = check_cors,
    },
    {
        .id = "security-header-value",
        .severity = Severity::warning,
        .group = Group::semantics,
        .tier = 2,
        .section = "Fetch standard",
        .document = "fetch",
        .title = "A protective field with a value that does not exist",
        .explanation = "Browsers ignore the field then, and the protection is not there.",
        .mend = "Use one of the defined values.",
        .failing = "HTTP/1.1 200 OK\r\n"
                   "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
                   "X-Content-Type-Options: no-sniff\r\n"
                   "Content-Type: text/plain\r\n"
                   "Content-Length: 3\r\n\r\n"
                   "hi\n",
        .passing = "HTTP/1.1 200 OK\r\n"
                   "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
                   "X-Content-Type-Options: nosniff\r\n"
                   "Content-Type: text/plain\r\n"
                   "Content-Length: 3\r\n\r\n"
                   "hi\n",
        .check = check_security_values,
    },
    {
        .id = "server-detail",
        .severity = Severity::note,
        .group = Group::advice,
        .tier = 2,
        .section = "RFC 9110 section 17.12",
        .document = "rfc9110",
        .number = "17.12",
        .title = "The server tells its versions",
        .explanation =
            "A list of products with their versions is a list of known weaknesses to try.",
        .mend = "Name the product without its version, or leave the field out.",
        .failing = "HTTP/1.1 200 OK\r\n"
                   "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
                   "Server: demo/1.3.1 (Debian) part/2.0 other/4.3\r\n"
                   "Content-Type: text/plain\r\n"
                   "Content-Length: 3\r\n\r\n"
                   "hi\n",
        .passing = "HTTP/1.1 200 OK\r\n"
                   "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
                   "Server: demo\r\n"
                   "Content-Type: text/plain\r\n"
                   "Content-Length: 3\r\n\r\n"
                   "hi\n",
        .check = check_server_detail,
        .opt_in = true,
    },
};

}  // namespace

std::span<const Rule> security_rules() {
  return rows;
}

}  // namespace statusbook::http
