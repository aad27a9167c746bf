#include "preview/recent_pages.hpp"

#include <catch2/catch.hpp>

using namespace statusbook;

TEST_CASE("The pages asked for last are kept, each once, the latest first") {
  RecentPages pages(2);
  CHECK(pages.list().empty());
  for (const char* url : {"/a/", "/b/", "/c/", "/b/"})
    pages.note(url);
  CHECK(pages.list() == std::vector<std::string>{"/b/", "/c/"});
}
