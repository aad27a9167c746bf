#include "pages/page_address.hpp"

#include <catch2/catch.hpp>
#include <vector>

using namespace statusbook;

TEST_CASE("a page's address gives its file, its way to the root and its way from there") {
  struct Row {
    const char *url, *file, *root, *below;
  };
  const std::vector<Row> rows{
      {"/", "index.html", "./", ""},
      {"/502/", "502/index.html", "../", "502/"},
      {"/499-esri/", "499-esri/index.html", "../", "499-esri/"},
      {"/502.http", "502.http", "./", "502.http"},
      {"/404.html", "404.html", "./", "404.html"},
      {"/compare/", "compare/index.html", "../", "compare/"},
      {"/compare/502-vs-503/", "compare/502-vs-503/index.html", "../../", "compare/502-vs-503/"},
      {"/assets/style.css", "assets/style.css", "../", "assets/style.css"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.url);
    CHECK(file_of_url(row.url) == row.file);
    CHECK(root_of_url(row.url) == row.root);
    CHECK(below_root(row.url) == row.below);
  }
}
