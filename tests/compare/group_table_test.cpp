#include "compare/group_table.hpp"

#include <catch2/catch.hpp>

#include "compare/facts.hpp"

using namespace statusbook;

namespace {

AspectSheet sheet_of(void (*change)(StatusCode&)) {
  StatusCode code = testing::bad_gateway();
  change(code);
  return make_aspect_sheet(code);
}

std::vector<std::string> labels_of(const std::vector<GroupRow>& rows, bool differing) {
  std::vector<std::string> ids;
  for (const GroupRow& row : rows) {
    if (row.differs == differing) ids.emplace_back(row.aspect->id);
  }
  return ids;
}

}  // namespace

TEST_CASE("a row differs as soon as one of the codes says something else") {
  const AspectSheet one = sheet_of([](StatusCode&) {});
  const AspectSheet two = sheet_of([](StatusCode& code) { code.popularity = "rare"; });
  const auto rows = compare_group({&one, &one, &two});
  CHECK(labels_of(rows, true) == std::vector<std::string>{"popularity"});
  REQUIRE(rows.front().values.size() == 3);
  CHECK(rows.front().values[1] == "common");
  CHECK(rows.front().values[2] == "rare");
}

TEST_CASE("a row on which one of the codes has nothing to say is left out") {
  const AspectSheet one = sheet_of([](StatusCode&) {});
  const AspectSheet silent = sheet_of([](StatusCode& code) { code.grpc.clear(); });
  const auto has_grpc = [](const std::vector<GroupRow>& rows) {
    return std::any_of(rows.begin(), rows.end(),
                       [](const GroupRow& row) { return row.aspect->id == "grpc"; });
  };
  CHECK(has_grpc(compare_group({&one, &one, &one})));
  CHECK_FALSE(has_grpc(compare_group({&one, &one, &silent})));
}

TEST_CASE("rows that differ come first, otherwise in the order of the aspects") {
  const AspectSheet one = sheet_of([](StatusCode&) {});
  const AspectSheet two = sheet_of([](StatusCode& code) {
    code.popularity = "rare";
    code.meaning = "Another";
  });
  const auto rows = compare_group({&one, &two, &one});
  REQUIRE(rows.size() > 3);
  CHECK(rows[0].aspect->id == "meaning");
  CHECK(rows[1].aspect->id == "popularity");
  CHECK(rows[2].aspect->id == "class");
  CHECK_FALSE(rows[2].differs);
}
