#include "output/reference.hpp"

#include <catch2/catch.hpp>

using namespace statusbook;

namespace {

// "page /502/ #id", "external" or "bad: is empty".
std::string shown(const Reference& reference) {
  if (reference.kind == ReferenceKind::external) return "external";
  if (reference.kind == ReferenceKind::bad) return "bad: " + std::string(reference.problem);
  std::string text = "page " + reference.url;
  if (!reference.fragment.empty()) text += " #" + reference.fragment;
  return text;
}

struct Row {
  const char *page, *reference, *leads;
};

}  // namespace

TEST_CASE("references lead where RFC 3986 says, or are bad") {
  const ReferenceResolver resolver("");
  const auto row = GENERATE(values<Row>({
      {"/", "502/", "page /502/"},
      {"/", "./502/", "page /502/"},
      {"/", ".", "page /"},
      {"/", "./", "page /"},
      {"/", "#", "page /"},
      {"/502/", "#how-to", "page /502/ #how-to"},
      {"/502/", "?q=1", "page /502/"},
      {"/502/", "?q=1#a", "page /502/ #a"},
      {"/502/", "../503/", "page /503/"},
      {"/502/", "..", "page /"},
      {"/502/", "../", "page /"},
      {"/502/", ".././../503/", "bad: leads above the site's root"},
      {"/502/", "../../", "bad: leads above the site's root"},
      {"/502/", "../..", "bad: leads above the site's root"},
      {"/", "../", "bad: leads above the site's root"},
      {"/compare/a-vs-b/", "../../502/#x", "page /502/ #x"},
      {"/compare/a-vs-b/", "../../../502/", "bad: leads above the site's root"},
      {"/compare/a-vs-b/", "../b/../c/./d", "page /compare/c/d"},
      {"/502.http", "502/", "page /502/"},
      {"/502/", "/503/", "page /503/"},
      {"/502/", "/a/../../b", "bad: leads above the site's root"},
      {"/502/", "a%20b/", "page /502/a b/"},
      {"/502/", "#caf%C3%A9", "page /502/ #café"},
      {"/502/", "a%2", "bad: has a '%' without two hexadecimal digits"},
      {"/502/", "a%zz", "bad: has a '%' without two hexadecimal digits"},
      {"/502/", "#%", "bad: has a '%' without two hexadecimal digits"},
      {"/502/", "%2e%2e/", "page /502/../"},
      {"/502/", "a//b", "page /502/a//b"},
      {"/502/", "a:b", "bad: has a scheme that is not allowed here"},
      {"/502/", "./a:b", "page /502/a:b"},
      {"/502/", "", "bad: is empty"},
      {"/502/", " a", "bad: has a character that no URL may have"},
      {"/502/", "a b", "bad: has a character that no URL may have"},
      {"/502/", "a\tb", "bad: has a character that no URL may have"},
      {"/502/", "a\\b", "bad: has a character that no URL may have"},
      {"/502/", "{{url}}", "bad: has a character that no URL may have"},
      {"/502/", "//example.org/", "bad: has no scheme"},
      {"/502/", "https://example.org", "external"},
      {"/502/", "https://example.org/a?b#c", "external"},
      {"/502/", "HTTP://user@example.org:8080/", "external"},
      {"/502/", "http://[::1]:80/", "external"},
      {"/502/", "https://", "bad: has no valid host"},
      {"/502/", "https:///a", "bad: has no valid host"},
      {"/502/", "https:/example.org", "bad: has no valid host"},
      {"/502/", "https:example.org", "bad: has no valid host"},
      {"/502/", "https://:80/", "bad: has no valid host"},
      {"/502/", "https://a..b/", "bad: has no valid host"},
      {"/502/", "https://.a/", "bad: has no valid host"},
      {"/502/", "https://a,b/", "bad: has no valid host"},
      {"/502/", "https://[]/", "bad: has no valid host"},
      {"/502/", "https://[::1/", "bad: has no valid host"},
      {"/502/", "https://example.org/a b", "bad: has a character that no URL may have"},
      {"/502/", "mailto:a@b.example", "external"},
      {"/502/", "mailto:", "bad: has no address"},
      {"/502/", "javascript:alert(1)", "bad: has a scheme that is not allowed here"},
      {"/502/", "JavaScript:alert(1)", "bad: has a scheme that is not allowed here"},
      {"/502/", "file:///etc/passwd", "bad: has a scheme that is not allowed here"},
      {"/502/", "data:,x", "bad: has a scheme that is not allowed here"},
      {"/502/", "data:text/html,x", "bad: has a scheme that is not allowed here"},
      {"/502/", "data:image/svg+xml,%3Csvg/%3E", "external"},
      {"/404.html", "/502/", "page /502/"},
      {"/404.html", "#top", "page /404.html #top"},
      {"/404.html", "502/", "bad: is relative on a page that is shown at any URL"},
      {"/404.html", "./", "bad: is relative on a page that is shown at any URL"},
  }));
  CAPTURE(row.page, row.reference);
  CHECK(shown(resolver.resolve(row.page, row.reference)) == row.leads);
}

TEST_CASE("below a base URL, absolute references to the site are its own") {
  const ReferenceResolver resolver(
      GENERATE(as<std::string>(), "https://example.org/docs", "https://example.org/docs/"));
  const auto row = GENERATE(values<Row>({
      {"/404.html", "/docs/502/", "page /502/"},
      {"/404.html", "/docs/", "page /"},
      {"/404.html", "/docs", "bad: leads out of the site"},
      {"/404.html", "/docsy/", "bad: leads out of the site"},
      {"/404.html", "/502/", "bad: leads out of the site"},
      {"/502/", "https://example.org/docs/503/#a", "page /503/ #a"},
      {"/502/", "https://example.org/docs/", "page /"},
      {"/502/", "https://example.org/docsy/", "external"},
      {"/502/", "https://example.org/", "external"},
      {"/502/", "https://example.org/docs/../", "bad: leads above the site's root"},
      {"/502/", "../503/", "page /503/"},
  }));
  CAPTURE(row.page, row.reference);
  CHECK(shown(resolver.resolve(row.page, row.reference)) == row.leads);
}

TEST_CASE("a base URL without a path is the root of its host") {
  const ReferenceResolver resolver("https://example.org");
  CHECK(shown(resolver.resolve("/502/", "https://example.org/503/")) == "page /503/");
  CHECK(shown(resolver.resolve("/502/", "/503/")) == "page /503/");
  CHECK(shown(resolver.resolve("/502/", "https://example.org.evil/503/")) == "external");
}
