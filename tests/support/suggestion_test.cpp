#include "support/suggestion.hpp"

#include <catch2/catch.hpp>

using namespace statusbook;

TEST_CASE("the edit distance counts inserts, deletes, changes and swaps, whatever the case") {
  struct Row {
    const char *a, *b;
    std::size_t distance;
  };
  const auto row = GENERATE(values<Row>({{"", "", 0},
                                         {"same", "same", 0},
                                         {"Same", "sAME", 0},
                                         {"", "abc", 3},
                                         {"gateway", "gatewy", 1},
                                         {"gateway", "gateways", 1},
                                         {"gateway", "getaway", 2},
                                         {"gateway", "gatewya", 1},
                                         {"ca", "abc", 3},
                                         {"kitten", "sitting", 3}}));
  CHECK(edit_distance(row.a, row.b) == row.distance);
  CHECK(edit_distance(row.b, row.a) == row.distance);
}

TEST_CASE("the nearest name is found if it is near enough") {
  const std::vector<std::string> known{"meaning", "causes", "fixes", "fixed"};
  CHECK(nearest("meanign", known) == "meaning");
  CHECK(nearest("Causes", known) == "causes");
  CHECK(nearest("fixet", known) == "fixes");  // a tie: the first
  CHECK(nearest("summary", known) == std::nullopt);
  CHECK(nearest("xyzzes", known) == std::nullopt);
  CHECK(nearest("fixes", {}) == std::nullopt);
  CHECK(nearest(std::string(101, 'a'), {std::string(101, 'a')}) == std::nullopt);
}

TEST_CASE("a suggestion names the nearest, or all when they are few, or nothing") {
  const std::vector<std::string> few{"meaning", "causes"};
  const std::vector<std::string> many(13, "something-else");
  CHECK(suggest("cause", few) == "did you mean 'causes'?");
  CHECK(suggest("nothing-like-it", few) == "known names: meaning, causes");
  CHECK(suggest("meaning", many) == "");
  CHECK(suggest("meaning", {}) == "");
}
