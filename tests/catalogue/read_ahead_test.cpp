#include "catalogue/read_ahead.hpp"

#include <catch2/catch.hpp>

#include "catalogue/tiny_catalogue.hpp"

using namespace statusbook;
using statusbook::testing::TinyCatalogue;

namespace {

struct Load {
  std::optional<Catalogue> catalogue;
  std::string told;
};

Load load_after_reading_ahead(TinyCatalogue& tiny, std::size_t jobs) {
  const ContentFolder folder(tiny.files(), ".");
  ReadCache cache;
  read_ahead(folder, "content", jobs, cache);
  Diagnostics report;
  auto catalogue = load_catalogue(folder, "content", cache, 2, report);
  return {std::move(catalogue), TinyCatalogue::told(report)};
}

}  // namespace

TEST_CASE("What was read ahead is the same catalogue, with any number of threads") {
  const auto jobs = GENERATE(std::size_t{0}, std::size_t{1}, std::size_t{4});
  TinyCatalogue tiny;
  const auto plain = tiny.load();
  const Load ahead = load_after_reading_ahead(tiny, jobs);
  REQUIRE(plain);
  REQUIRE(ahead.catalogue);
  CHECK(ahead.told.empty());
  REQUIRE(ahead.catalogue->codes.size() == plain->codes.size());
  for (std::size_t i = 0; i < plain->codes.size(); ++i) {
    CHECK(ahead.catalogue->codes[i].key == plain->codes[i].key);
    CHECK(ahead.catalogue->codes[i].meaning == plain->codes[i].meaning);
    CHECK(ahead.catalogue->codes[i].prose.sections.size() == plain->codes[i].prose.sections.size());
  }
  REQUIRE(ahead.catalogue->comparisons.size() == plain->comparisons.size());
  CHECK(ahead.catalogue->comparisons.front().verdict == plain->comparisons.front().verdict);
}

TEST_CASE("Reading ahead fills an empty cache") {
  TinyCatalogue tiny;
  ReadCache cache;
  CHECK(cache.is_empty());
  read_ahead(ContentFolder(tiny.files(), "."), "content", 2, cache);
  CHECK_FALSE(cache.is_empty());
}

TEST_CASE("What is broken is told by the load, once and in its words") {
  const std::string file =
      GENERATE("content/codes/502/code.json", "content/codes/502/page.md",
               "content/comparisons/502-vs-503.md", "content/schema/code.schema.json");
  TinyCatalogue tiny;
  tiny.put(file, "{\n  \"code\": 502,\n}\n");
  const std::string expected = tiny.complaint();
  REQUIRE(expected != "it loads");
  const Load ahead = load_after_reading_ahead(tiny, 4);
  CHECK_FALSE(ahead.catalogue);
  CHECK(ahead.told == expected);
}

TEST_CASE("Where nothing is, nothing is read ahead") {
  TinyCatalogue tiny;
  tiny.remove("content");
  ReadCache cache;
  read_ahead(ContentFolder(tiny.files(), "."), "content", 2, cache);
  CHECK(cache.is_empty());
}
