#include <catch2/catch.hpp>

#include "http/lint_helpers.hpp"

using namespace statusbook::http;

namespace {

// The finding that a rule's failing example raises, without the rule's id, which stands in front of
// it.
struct Expected {
  std::string_view rule;
  std::string_view finding;
};

constexpr Expected expected_findings[] = {
    {"status-line-malformed", "1:1 error: The protocol name must be HTTP in capital letters"},
    {"status-line-leading-blank", "1:1 error: An empty line stands before the status line"},
    {"status-line-missing-space",
     "1:13 error: A space must follow the status code even when no reason phrase does"},
    {"status-line-whitespace",
     "1:9 error: Exactly one space must stand between the version and the status code"},
    {"http-version-unsupported",
     "1:1 error: A message in this format is HTTP/1.0 or HTTP/1.1, not HTTP/2.0"},
    {"http2-status-line",
     "1:1 note: HTTP/2 has no status line; this is how tools print one, and it is read as "
     "such"},
    {"status-code-not-3-digits", "1:10 error: The status code is \"99\", not three digits"},
    {"status-code-out-of-range", "1:10 error: The status code 600 is not between 100 and 599"},
    {"reason-phrase-chars",
     "1:15 error: The reason phrase contains the control character \"\\x01\""},
    {"reason-phrase-mismatch", "1:14 note: The registered phrase of 404 is \"Not Found\""},
    {"status-code-unregistered", "1:10 note: 599 is not a registered status code"},
    {"line-ending-bare-lf", "1:16 error: The line ends in LF where HTTP/1.1 requires CRLF"},
    {"line-bare-cr", "3:10 error: A carriage return stands alone inside the line"},
    {"field-obs-fold",
     "4:1 error: The line begins with white space and so continues the field before it"},
    {"field-leading-whitespace", "2:1 error: White space stands before the first field name"},
    {"field-space-before-colon",
     "3:7 error: White space stands between the field name \"Server\" and its colon"},
    {"field-name-invalid", "3:2 error: The field name \"X(y)\" contains \"(\""},
    {"field-missing-colon", "3:1 error: The line \"Demo\" has no colon"},
    {"field-value-control-char",
     "3:8 error: The field value contains the control character \"\\x01\""},
    {"field-value-non-ascii", "3:10 warning: The field value is not plain ASCII"},
    {"header-section-unterminated",
     "3:1 error: The input ends before the empty line that ends the section"},
    {"content-length-syntax", "3:17 error: The Content-Length \"-6\" is not a decimal number"},
    {"content-length-repeated",
     "5:1 error: Content-Length is given 2 times; it may be sent only once even with equal "
     "values"},
    {"content-length-mismatch", "4:1 error: Content-Length is 10, but the content has 3 octets"},
    {"content-length-with-transfer-encoding",
     "4:1 error: Content-Length and Transfer-Encoding are both present"},
    {"transfer-encoding-forbidden", "3:1 error: Transfer-Encoding may not stand in a 204 response"},
    {"chunked-body-malformed", "6:1 error: A chunk size is expected here, in hexadecimal digits"},
    {"content-length-forbidden", "3:1 error: Content-Length may not stand in a 204 response"},
    {"content-forbidden", "6:1 error: A 205 response has no content, this one has 3 octets"},
    {"data-after-message", "6:3 error: 6 octets follow the end of the message"},
    {"upgrade-without-connection",
     "3:1 error: Upgrade is sent without the option upgrade in Connection"},
    {"transfer-encoding-http10",
     "4:1 error: HTTP/1.0 has no Transfer-Encoding, so its recipients cannot find the end "
     "of the content"},
    {"transfer-encoding-chunked-not-final",
     "5:29 warning: The last transfer coding is \"gzip\", not chunked, so the content runs "
     "to the close of the connection"},
    {"transfer-encoding-chunked-repeated",
     "4:29 error: The chunked coding is named more than once"},
    {"close-delimited-without-close",
     "1:1 warning: Nothing says where the content ends, and Connection: close is not sent "
     "either"},
    {"trailer-without-chunked",
     "3:1 warning: Trailer announces fields, but only chunked content has a place for them"},
    {"connection-option-end-to-end",
     "3:13 error: Connection names \"cache-control\", so the next proxy will take that "
     "field out"},
    {"unauthorized-without-challenge",
     "1:1 error: A 401 response is sent without WWW-Authenticate"},
    {"proxy-auth-without-challenge",
     "1:1 error: A 407 response is sent without Proxy-Authenticate"},
    {"method-not-allowed-without-allow", "1:1 error: A 405 response is sent without Allow"},
    {"switching-without-upgrade", "1:1 error: A 101 response is sent without Upgrade"},
    {"partial-without-content-range", "1:1 error: A 206 response is sent without Content-Range"},
    {"range-not-satisfiable-without-content-range",
     "1:1 warning: A 416 response is sent without Content-Range"},
    {"not-modified-extra-metadata",
     "4:1 warning: A 304 response has no content for \"Content-Type\" to describe"},
    {"status-deprecated", "1:10 warning: The status code 305 is deprecated"},
    {"method-not-allowed-lists-method", "3:8 error: Allow lists GET, the method that was refused"},
    {"upgrade-required-without-upgrade", "1:1 error: A 426 response is sent without Upgrade"},
    {"created-without-location",
     "1:1 note: A 201 response is sent without Location, so it says the target itself was "
     "created"},
    {"interim-with-content-metadata",
     "2:1 warning: An interim response has no content for \"Content-Type\" to describe"},
    {"error-without-explanation", "1:1 note: A 502 response has no content that explains it"},
    {"retry-after-missing", "1:1 note: A 503 response is sent without Retry-After"},
    {"retry-after-undefined", "3:1 note: Retry-After has no defined meaning in a 200 response"},
    {"legal-without-blocked-by",
     "1:1 note: A 451 response does not say who blocks, by a Link with rel=\"blocked-by\""},
    {"allow-inconsistent", "3:1 warning: Accept-Patch is sent, but Allow lacks PATCH"},
    {"field-value-syntax",
     "3:15 error: \"text\" is not a media type such as text/html, which Content-Type needs"},
    {"field-singleton-repeated", "4:1 error: Location may stand in a message only once"},
    {"etag-syntax", "3:7 error: \"abc\" is not in double quotes"},
    {"list-empty-element", "3:8 error: The list in Allow has an empty element"},
    {"request-field-in-response", "3:1 warning: \"User-Agent\" is a field of requests"},
    {"bad-whitespace", "3:30 error: White space stands beside the \"=\" of a parameter"},
    {"via-received-by-missing",
     "3:6 error: \"proxy.example\" is not a version and the name of the proxy"},
    {"date-value-invalid",
     "2:7 error: \"Tue, 03 Feb 2026 10:15:00 +0000\" is not a date of the form Tue, 03 Feb "
     "2026 10:15:00 GMT"},
    {"date-obsolete-format",
     "2:7 error: The date is in the obsolete format of RFC 850, with two digits for the "
     "year"},
    {"date-wrong-weekday",
     "2:7 warning: The day of the week does not belong to the date \"Mon, 03 Feb 2026 "
     "10:15:00 GMT\""},
    {"date-missing", "1:1 note: The response has no Date"},
    {"last-modified-after-date", "3:16 error: Last-Modified is later than Date"},
    {"content-type-missing", "1:1 warning: There is content, but no Content-Type says what it is"},
    {"content-not-matching-type",
     "6:9 error: The content is not the application/json it is said to be: the JSON ends "
     "too early"},
    {"content-type-duplicate-parameter", "3:42 warning: The parameter \"charset\" is given twice"},
    {"json-charset-parameter",
     "3:33 note: application/json has no charset parameter; JSON is always UTF-8"},
    {"deprecated-media-type",
     "3:15 note: \"text/ecmascript\" is out of use; the type is text/javascript"},
    {"content-encoding-unknown", "3:19 note: \"utf-8\" is not a registered content coding"},
    {"content-encoding-undecodable",
     "3:19 note: The content does not begin as \"gzip\" does; if it is shown decoded, its "
     "length cannot be checked"},
    {"content-encoding-without-vary",
     "3:1 note: The response may be cached, but Vary does not name Accept-Encoding"},
    {"not-acceptable-without-list",
     "1:1 note: The response does not list what could be had instead"},
    {"redirect-without-location",
     "1:1 warning: A 302 response does not say where to go, by Location"},
    {"location-undefined", "3:1 warning: Location has no defined meaning in a 200 response"},
    {"location-syntax", "3:11 error: \"/a b\" is not a URI reference"},
    {"created-location-fragment",
     "3:11 warning: A created resource is identified by a URI without fragment"},
    {"redirect-to-self", "3:11 warning: Location points to the very URI that was requested"},
    {"cache-control-syntax", "3:16 error: \"max-age\" needs a number of seconds"},
    {"cache-control-quoting", "3:16 error: The argument of \"max-age\" may not be quoted"},
    {"cache-control-conflict", "3:16 warning: private and public contradict each other"},
    {"cache-control-request-directive", "3:16 warning: \"max-stale\" is a directive of requests"},
    {"cache-control-unknown-directive", "3:16 note: \"fancy\" is not a registered cache directive"},
    {"expires-invalid",
     "3:10 warning: \"-1\" is not a date; recipients take it as already expired"},
    {"age-invalid", "3:6 error: \"-20\" is not a number of seconds"},
    {"cache-control-no-effect", "3:26 note: max-age has no effect beside no-store"},
    {"cache-control-duplicate-directive", "3:28 warning: \"max-age\" is given more than once"},
    {"must-understand-without-no-store",
     "3:16 warning: must-understand is sent without no-store, which caches that do not know"
     " it would need"},
    {"expires-overridden", "4:1 note: max-age makes caches ignore Expires"},
    {"vary-star", "3:7 note: Vary: * keeps caches from ever reusing the response"},
    {"vary-host", "3:7 note: Vary names Host, which is part of every cache key anyway"},
    {"pragma-in-response", "3:1 note: Pragma means nothing in a response"},
    {"warning-header-obsolete", "4:1 note: The Warning field is obsolete"},
    {"immutable-without-lifetime",
     "3:16 note: immutable holds while the response is fresh, but nothing says how long "
     "that is"},
    {"challenge-syntax",
     "3:19 error: \"Digest realm=\"demo\" nonce=\"n1\"\" is neither a challenge nor a "
     "parameter of one"},
    {"basic-without-realm", "3:19 error: The Basic challenge has no realm"},
    {"realm-unquoted", "3:25 error: The realm has to be a quoted string"},
    {"basic-bad-parameter", "3:39 warning: The charset of Basic can only be UTF-8"},
    {"bearer-error-status", "3:40 warning: \"invalid_token\" belongs to a 401 response"},
    {"content-range-undefined", "3:1 warning: Content-Range has no meaning in a 200 response"},
    {"content-range-invalid", "3:16 error: The range \"bytes 5-2/10\" ends before it begins"},
    {"content-range-length-mismatch", "3:16 error: The range has 10 octets, but the content has 3"},
    {"byteranges-with-content-range",
     "3:1 error: Each part of multipart/byteranges has its own Content-Range; the message "
     "has none"},
    {"byteranges-part-malformed", "3:15 error: A part of the content has no Content-Range"},
    {"field-deprecated", "3:1 note: \"Content-Base\" is deprecated"},
    {"field-x-prefix", "3:1 note: New fields need no X-, which only makes \"X-Demo\" longer"},
    {"link-parameter", "3:23 warning: The parameter rev of Link is deprecated"},
    {"content-disposition-filename", "3:34 warning: Percent-encoding is not decoded in filename"},
    {"quoting-fragile",
     "3:7 note: A backslash in an entity tag stands for itself, but not every recipient "
     "knows"},
    {"hsts-invalid", "3:28 error: There is no max-age, so the policy is ignored"},
    {"set-cookie-syntax", "3:19 error: Max-Age needs a number of seconds, not \"1h\""},
    {"hsts-over-http",
     "3:1 error: Strict-Transport-Security is ignored, and forbidden, outside https"},
    {"set-cookie-prefix",
     "3:13 error: The prefix of \"__Host-id\" requires Secure; browsers drop the cookie"},
    {"cors-credentials-wildcard",
     "3:30 error: Browsers refuse * when credentials are allowed; name the origin"},
    {"security-header-value",
     "3:25 warning: \"no-sniff\" is no value of X-Content-Type-Options, so browsers ignore "
     "the field"},
    {"server-detail", "3:9 note: \"Server\" tells the versions of 3 products to everybody"},
    {"example-elision",
     "3:1 note: Part of the header section is left out here; it is read without this line"},
    {"example-placeholder", "3:17 note: \"<length>\" stands for a value, which is not checked"},
};

std::string own_finding(const Rule& rule) {
  for (const Finding& finding : lint(rule.failing, options_of(rule)).findings) {
    if (finding.rule != rule.id) continue;
    return std::to_string(finding.line) + ":" + std::to_string(finding.column) + " " +
           std::string(to_string(finding.severity)) + ": " + finding.message;
  }
  return "nothing";
}

}  // namespace

TEST_CASE("each rule says exactly this about its failing example") {
  for (const Expected& row : expected_findings) {
    INFO(row.rule);
    CHECK(own_finding(rule_by_id(row.rule)) == row.finding);
  }
}

TEST_CASE("no rule is missing from the list of exact findings") {
  CHECK(std::size(expected_findings) == all_rules().size());
  for (const Rule& rule : all_rules()) {
    INFO(rule.id);
    CHECK(std::any_of(std::begin(expected_findings), std::end(expected_findings),
                      [&rule](const Expected& row) { return row.rule == rule.id; }));
  }
}
