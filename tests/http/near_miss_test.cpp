#include <catch2/catch.hpp>

#include "http/lint_helpers.hpp"

using namespace statusbook::http;

namespace {

enum class Expect { silent, note, warning, error };

struct NearMiss {
  std::string_view rule;
  std::string_view status;
  std::string_view fields;  // without the last line end
  Expect expect;
};

Expect severity_of(std::string_view rule, const LintResult& result) {
  for (const Finding& finding : result.findings) {
    if (finding.rule != rule) continue;
    if (finding.severity == Severity::error) return Expect::error;
    return finding.severity == Severity::warning ? Expect::warning : Expect::note;
  }
  return Expect::silent;
}

constexpr NearMiss near_misses[] = {
    {"reason-phrase-mismatch", "302 Moved Temporarily", "Location: /a", Expect::silent},
    {"reason-phrase-mismatch", "404 not found", "", Expect::silent},
    {"reason-phrase-mismatch", "404 OK", "", Expect::warning},
    {"reason-phrase-mismatch", "404 ", "", Expect::silent},
    {"reason-phrase-mismatch", "499 Anything", "", Expect::silent},
    {"status-code-unregistered", "499 Anything", "", Expect::note},
    {"status-code-unregistered", "404 Not Found", "", Expect::silent},
    {"status-deprecated", "402 Payment Required", "", Expect::note},
    {"status-deprecated", "418 (Unused)", "", Expect::warning},
    {"field-name-invalid", "200 OK", "a!#$%&'*+-.^_`|~9: 1", Expect::silent},
    {"field-name-invalid", "200 OK", "a\"b: 1", Expect::error},
    {"field-name-invalid", "200 OK", "a/b: 1", Expect::error},
    {"field-name-invalid", "200 OK", ": 1", Expect::error},
    {"field-space-before-colon", "200 OK", "a\t: 1", Expect::error},
    {"field-space-before-colon", "200 OK", "a:\t 1 ", Expect::silent},
    {"upgrade-without-connection", "200 OK", "Upgrade: h2\r\nConnection: keep-alive, Upgrade",
     Expect::silent},
    {"upgrade-without-connection", "200 OK", "Upgrade: h2\r\nConnection: upgraded", Expect::error},
    {"connection-option-end-to-end", "200 OK", "Connection: close, X-Hop", Expect::silent},
    {"connection-option-end-to-end", "200 OK", "Connection: close, CONTENT-LENGTH", Expect::error},
    {"partial-without-content-range", "206 Partial Content",
     "Content-Type: multipart/byteranges; boundary=a", Expect::silent},
    {"method-not-allowed-without-allow", "405 Method Not Allowed", "Allow:", Expect::silent},
    {"method-not-allowed-lists-method", "405 Method Not Allowed", "Allow: get", Expect::silent},
    {"redirect-without-location", "303 See Other", "", Expect::error},
    {"redirect-without-location", "404 Not Found", "", Expect::silent},
    {"retry-after-undefined", "302 Found", "Location: /a\r\nRetry-After: 1", Expect::silent},
    {"legal-without-blocked-by", "451 Unavailable For Legal Reasons",
     "Link: </a>; rel=next, </b>; rel=\"blocked-by\"", Expect::silent},
    {"legal-without-blocked-by", "451 Unavailable For Legal Reasons",
     "Link: </blocked-by>; rel=next", Expect::note},
    {"allow-inconsistent", "200 OK", "Allow: GET\r\nAccept-Post: text/plain", Expect::error},
    {"allow-inconsistent", "200 OK", "Accept-Patch: text/plain", Expect::silent},
    {"field-value-syntax", "200 OK", "Vary: a, *", Expect::silent},
    {"field-value-syntax", "200 OK", "Vary: a b", Expect::error},
    {"field-value-syntax", "200 OK", "Server: a/1 (b (c)) d", Expect::silent},
    {"field-value-syntax", "200 OK", "Server: (b) a", Expect::error},
    {"field-value-syntax", "200 OK", "Content-Language: de, en-GB, zh-Hant-TW", Expect::silent},
    {"field-value-syntax", "200 OK", "Content-Language: en_GB", Expect::error},
    {"field-value-syntax", "200 OK", "Link: </a,b>; rel=\"x;y\", <c>", Expect::silent},
    {"field-value-syntax", "200 OK", "Link: /a; rel=next", Expect::error},
    {"field-value-syntax", "200 OK", "Alt-Svc: h3=\":443\"; ma=60, clear", Expect::silent},
    {"field-value-syntax", "200 OK", "Alt-Svc: h3=:443", Expect::error},
    {"field-value-syntax", "200 OK", "Allow:", Expect::silent},
    {"field-singleton-repeated", "200 OK", "Set-Cookie: a=1\r\nSet-Cookie: b=2", Expect::silent},
    {"field-singleton-repeated", "200 OK", "ETag: \"a\"\r\netag: \"a\"", Expect::error},
    {"list-empty-element", "200 OK", "Allow: GET,", Expect::error},
    {"list-empty-element", "200 OK", "Cache-Control: private=\"a,,b\"", Expect::silent},
    {"list-empty-element", "200 OK", "Server: a,,b", Expect::silent},
    {"request-field-in-response", "200 OK", "Accept-Ranges: bytes", Expect::silent},
    {"request-field-in-response", "415 Unsupported Media Type", "Accept: text/plain",
     Expect::silent},
    {"request-field-in-response", "200 OK", "Accept: text/plain", Expect::warning},
    {"etag-syntax", "200 OK", "ETag: \"\"", Expect::silent},
    {"etag-syntax", "200 OK", "ETag: w/\"a\"", Expect::error},
    {"etag-syntax", "200 OK", "ETag: 'a'", Expect::error},
    {"etag-syntax", "200 OK", "ETag: \"a b\"", Expect::error},
    {"bad-whitespace", "200 OK", "Cache-Control: private=\"a = b\"", Expect::silent},
    {"bad-whitespace", "200 OK", "Cache-Control: max-age =60", Expect::error},
    {"bad-whitespace", "200 OK", "Link: </?a = b>; rel=x", Expect::silent},
    {"via-received-by-missing", "200 OK", "Via: HTTP/1.1 a.example:80 (gate), 1.0 b",
     Expect::silent},
    {"via-received-by-missing", "200 OK", "Via: 1.1 a b", Expect::error},
    {"date-value-invalid", "200 OK", "Last-Modified: Tue, 3 Feb 2026 10:15:00 GMT", Expect::error},
    {"date-value-invalid", "200 OK", "Last-Modified: Tue, 31 Feb 2026 10:15:00 GMT", Expect::error},
    {"date-value-invalid", "200 OK", "Last-Modified: Tue, 03 Feb 2026 24:00:00 GMT", Expect::error},
    {"date-value-invalid", "200 OK", "Retry-After: 120", Expect::silent},
    {"date-value-invalid", "200 OK", "Retry-After: soon", Expect::error},
    {"date-obsolete-format", "200 OK", "Last-Modified: Tue Feb  3 10:15:00 2026", Expect::error},
    {"expires-invalid", "200 OK", "Expires: 0", Expect::note},
    {"expires-overridden", "200 OK",
     "Cache-Control: max-age=60\r\nExpires: Tue, 03 Feb 2026 11:15:00 GMT", Expect::warning},
    {"location-syntax", "302 Found", "Location: //[::1]:80/a?b#c", Expect::silent},
    {"location-syntax", "302 Found", "Location: /a%2", Expect::error},
    {"location-syntax", "302 Found", "Location: /<a>", Expect::error},
    {"location-syntax", "302 Found", "Location: /[a]", Expect::error},
    {"location-syntax", "302 Found", "Location: 1a:b", Expect::error},
    {"location-syntax", "302 Found", "Location:", Expect::error},
    {"location-undefined", "304 Not Modified", "Location: /a", Expect::silent},
    {"cache-control-syntax", "200 OK", "Cache-Control: no-store=1", Expect::error},
    {"cache-control-syntax", "200 OK", "Cache-Control: max-age=1.5", Expect::error},
    {"cache-control-syntax", "200 OK", "Cache-Control: no-cache, private=\"a, b\"", Expect::silent},
    {"cache-control-quoting", "200 OK", "Cache-Control: private=a", Expect::warning},
    {"cache-control-conflict", "200 OK", "Cache-Control: private=\"a\", public", Expect::silent},
    {"cache-control-unknown-directive", "200 OK", "Cache-Control: max-age: 60", Expect::warning},
    {"cache-control-unknown-directive", "200 OK", "Cache-Control: NO-STORE", Expect::silent},
    {"cache-control-unknown-directive", "200 OK", "Cache-Control: must-revalidated",
     Expect::warning},
    {"cache-control-no-effect", "200 OK", "Cache-Control: no-cache=\"a\", max-age=60",
     Expect::silent},
    {"age-invalid", "200 OK", "Age: 2147483648", Expect::silent},
    {"age-invalid", "200 OK", "Age: 2147483649", Expect::warning},
    {"age-invalid", "200 OK", "Age: 1.5", Expect::error},
    {"vary-star", "200 OK", "Vary: *, Accept", Expect::error},
    {"immutable-without-lifetime", "200 OK",
     "Cache-Control: immutable\r\nExpires: Wed, 04 Feb 2026 10:15:00 GMT", Expect::silent},
    {"challenge-syntax", "401 Unauthorized", "WWW-Authenticate: Negotiate", Expect::silent},
    {"challenge-syntax", "401 Unauthorized", "WWW-Authenticate: Negotiate ab/+c==", Expect::silent},
    {"challenge-syntax", "401 Unauthorized",
     "WWW-Authenticate: Basic realm=\"a\", Digest realm=\"b, c\", nonce=d", Expect::silent},
    {"challenge-syntax", "401 Unauthorized", "WWW-Authenticate:", Expect::error},
    {"challenge-syntax", "401 Unauthorized", "WWW-Authenticate: realm=\"a\"", Expect::error},
    {"basic-without-realm", "401 Unauthorized", "WWW-Authenticate: Digest nonce=\"a\"",
     Expect::silent},
    {"realm-unquoted", "401 Unauthorized", "WWW-Authenticate: Digest realm=a", Expect::error},
    {"bearer-error-status", "401 Unauthorized", "WWW-Authenticate: Bearer error=\"other\"",
     Expect::silent},
    {"bearer-error-status", "401 Unauthorized", "WWW-Authenticate: Bearer scope=a, scope=b",
     Expect::error},
    {"content-range-invalid", "416 Range Not Satisfiable", "Content-Range: bytes */10",
     Expect::silent},
    {"content-range-invalid", "206 Partial Content", "Content-Range: bytes 0-9/9", Expect::error},
    {"content-range-invalid", "206 Partial Content", "Content-Range: bytes 0-2/*", Expect::silent},
    {"content-range-invalid", "206 Partial Content", "Content-Range: bytes=0-2/10", Expect::error},
    {"content-range-invalid", "206 Partial Content", "Content-Range: bytes */*", Expect::error},
    {"content-range-invalid", "206 Partial Content", "Content-Range: seconds 1..2", Expect::silent},
    {"content-type-duplicate-parameter", "200 OK", "Content-Type: a/b; c=1; C=2", Expect::warning},
    {"json-charset-parameter", "200 OK", "Content-Type: application/a+json; charset=utf-8",
     Expect::silent},
    {"content-encoding-unknown", "200 OK", "Content-Encoding: identity", Expect::note},
    {"content-encoding-unknown", "200 OK", "Content-Encoding: GZIP, zstd", Expect::silent},
    {"content-encoding-without-vary", "200 OK", "Content-Encoding: br\r\nCache-Control: no-store",
     Expect::silent},
    {"field-deprecated", "200 OK", "Content-MD6: a", Expect::silent},
    {"link-parameter", "200 OK", "Link: </a>", Expect::error},
    {"link-parameter", "200 OK", "Link: </a>; rel=a; rel=b", Expect::warning},
    {"link-parameter", "200 OK", "Link: </a>; rel=a, </b>; rel=b", Expect::silent},
    {"content-disposition-filename", "200 OK",
     "Content-Disposition: attachment; filename=a.txt; filename*=UTF-8''%C3%A4.txt",
     Expect::silent},
    {"content-disposition-filename", "200 OK",
     "Content-Disposition: attachment; filename*=UTF-8''%C3%A4.txt", Expect::warning},
    {"content-disposition-filename", "200 OK",
     "Content-Disposition: attachment; filename=a; filename=b", Expect::error},
    {"content-disposition-filename", "200 OK",
     "Content-Disposition: attachment; filename=\"50% off\"", Expect::silent},
    {"quoting-fragile", "200 OK", "Content-Type: a/b; c=\"\\\"\\\\\"", Expect::silent},
    {"quoting-fragile", "200 OK", "Content-Type: a/b; c=\"\\d\"", Expect::note},
    {"hsts-invalid", "200 OK", "Strict-Transport-Security: max-age=\"60\"; preload;",
     Expect::silent},
    {"hsts-invalid", "200 OK", "Strict-Transport-Security: max-age=60, preload", Expect::error},
    {"hsts-invalid", "200 OK", "Strict-Transport-Security: max-age=60; Max-Age=60", Expect::error},
    {"hsts-invalid", "200 OK", "Strict-Transport-Security: max-age=1h", Expect::error},
    {"set-cookie-syntax", "200 OK", "Set-Cookie: a=1; Expires=Tue, 03 Feb 2026 10:15:00 GMT",
     Expect::silent},
    {"set-cookie-syntax", "200 OK", "Set-Cookie: a=1; Path=/, b=2", Expect::error},
    {"set-cookie-syntax", "200 OK", "Set-Cookie: a", Expect::error},
    {"set-cookie-syntax", "200 OK", "Set-Cookie: a=; Max-Age=-1", Expect::silent},
    {"set-cookie-syntax", "200 OK", "Set-Cookie: a=1; Sekure", Expect::warning},
    {"set-cookie-prefix", "200 OK", "Set-Cookie: a=1; SameSite=None", Expect::error},
    {"set-cookie-prefix", "200 OK", "Set-Cookie: __Secure-a=1; secure", Expect::silent},
    {"cors-credentials-wildcard", "200 OK", "Access-Control-Allow-Origin: *", Expect::silent},
    {"cors-credentials-wildcard", "200 OK", "Access-Control-Allow-Credentials: True",
     Expect::error},
    {"cors-credentials-wildcard", "200 OK",
     "Access-Control-Allow-Origin: https://a.example, https://b.example", Expect::error},
    {"security-header-value", "200 OK", "X-Frame-Options: ALLOW-FROM https://a.example",
     Expect::warning},
    {"security-header-value", "200 OK", "X-Frame-Options: sameorigin", Expect::silent},
};

std::string message_of(const NearMiss& row) {
  std::string fields(row.fields);
  if (!fields.empty()) fields += "\r\n";
  if (fields.find("Content-Type") == std::string::npos) fields += "Content-Type: text/plain\r\n";
  return response_with(fields, row.status);
}

}  // namespace

TEST_CASE("near misses of the rules about fields and codes") {
  for (const NearMiss& row : near_misses) {
    INFO(row.rule << " | " << row.status << " | " << row.fields);
    CHECK(severity_of(row.rule, lint(message_of(row), test_options())) == row.expect);
  }
}

TEST_CASE("the kind of request changes what is right") {
  const std::string created = response_with("Content-Type: text/plain\r\n", "201 Created");
  const auto severity = [&created](std::string method) {
    return severity_of("created-without-location",
                       lint(created, test_options(Mode::wire, std::move(method))));
  };
  CHECK(severity("GET") == Expect::note);
  CHECK(severity("POST") == Expect::warning);
  CHECK(severity("PUT") == Expect::silent);
}

TEST_CASE("a chunked answer to an HTTP/1.0 request is an error, but no refusal") {
  LintOptions options = test_options();
  options.request.version = "1.0";
  const LintResult result = lint(
      "HTTP/1.1 200 OK\r\nDate: Tue, 03 Feb 2026 10:15:00 GMT\r\nContent-Type: text/plain\r\n"
      "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
      options);
  CHECK(lines_of(result.findings) ==
        std::vector<std::string>{
            "4:1 error transfer-encoding-http10: The request was HTTP/1.0, whose "
            "sender does not know Transfer-Encoding"});
  CHECK_FALSE(result.refused);
}
