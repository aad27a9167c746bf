#include "preview/content_type.hpp"

#include <catch2/catch.hpp>

using namespace statusbook;

TEST_CASE("The media type comes from the end of the name") {
  CHECK(content_type_of("/") == "text/html; charset=utf-8");
  CHECK(content_type_of("/502/") == "text/html; charset=utf-8");
  CHECK(content_type_of("/404.html") == "text/html; charset=utf-8");
  CHECK(content_type_of("/assets/style.4f3a.css") == "text/css; charset=utf-8");
  CHECK(content_type_of("/assets/search.js") == "text/javascript; charset=utf-8");
  CHECK(content_type_of("/502.json") == "application/json");
  CHECK(content_type_of("/site.webmanifest") == "application/manifest+json");
  CHECK(content_type_of("/502.http") == "text/plain; charset=utf-8");
  CHECK(content_type_of("/robots.txt") == "text/plain; charset=utf-8");
  CHECK(content_type_of("/502.md") == "text/markdown; charset=utf-8");
  CHECK(content_type_of("/codes.csv") == "text/csv; charset=utf-8");
  CHECK(content_type_of("/sitemap.xml") == "application/xml");
  CHECK(content_type_of("/icon.svg") == "image/svg+xml");
  CHECK(content_type_of("/icon.png") == "image/png");
  CHECK(content_type_of("/favicon.ico") == "image/vnd.microsoft.icon");
  CHECK(content_type_of("/cheat-sheet-a4.pdf") == "application/pdf");
  CHECK(content_type_of("/site.zip") == "application/zip");
}

TEST_CASE("A name with an unknown end, or none, has no particular type") {
  CHECK(content_type_of("/LICENSE") == "application/octet-stream");
  CHECK(content_type_of("/502.html5") == "application/octet-stream");
  CHECK(content_type_of("/html") == "application/octet-stream");
  CHECK(content_type_of("") == "application/octet-stream");
}
