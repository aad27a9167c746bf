#include "print/columns.hpp"

#include <catch2/catch.hpp>

using namespace statusbook;

namespace {

struct Row {
  std::vector<FlowBlock> blocks;
  std::vector<FlowPlace> places;
};

FlowBlock entry(double height) {
  return {height, false, 0};
}
FlowBlock heading(double height) {
  return {height, true, 0};
}
FlowBlock repeated(double height, double repeat) {
  return {height, false, repeat};
}

void check_places(const Flow& flow, const std::vector<FlowPlace>& expected) {
  REQUIRE(flow.places.size() == expected.size());
  for (std::size_t i = 0; i < expected.size(); ++i) {
    CAPTURE(i);
    CHECK(flow.places[i].column == expected[i].column);
    CHECK(flow.places[i].top == expected[i].top);
    CHECK(flow.places[i].repeats == expected[i].repeats);
  }
}

}  // namespace

TEST_CASE("blocks fill a column to its last point and go on in the next") {
  const std::vector<FlowBlock> blocks{entry(60), entry(40), entry(1)};
  const Flow flow = flow_into_columns(blocks, 2, 100);
  CHECK_FALSE(flow.first_left_out);
  check_places(flow, {{0, 0, false}, {0, 60, false}, {1, 0, false}});
}

TEST_CASE("a heading does not stand at a column's end, nor do two of them") {
  const std::vector<FlowBlock> blocks{entry(70), heading(10), heading(10), entry(20)};
  const Flow flow = flow_into_columns(blocks, 2, 100);
  check_places(flow, {{0, 0, false}, {1, 0, false}, {1, 10, false}, {1, 20, false}});
}

TEST_CASE("a later column says again what its first block belongs to") {
  const std::vector<FlowBlock> blocks{entry(90), repeated(20, 15), repeated(20, 15)};
  const Flow flow = flow_into_columns(blocks, 2, 100);
  check_places(flow, {{0, 0, false}, {1, 15, true}, {1, 35, false}});
}

TEST_CASE("the first block that finds no room is told, and nothing after it is placed") {
  CHECK(flow_into_columns({entry(100), entry(100), entry(1)}, 2, 100).first_left_out == 2U);
  CHECK(flow_into_columns({entry(101)}, 5, 100).first_left_out == 0U);
  CHECK(flow_into_columns({entry(90), repeated(90, 20)}, 2, 100).first_left_out == 1U);
  CHECK(flow_into_columns({heading(10), entry(95)}, 2, 100).first_left_out == 0U);
}

TEST_CASE("columns are stretched to end on one line, but no gap grows beyond its limit") {
  const std::vector<FlowBlock> blocks{entry(30), entry(30), entry(30), entry(80), entry(10)};
  Flow flow = flow_into_columns(blocks, 2, 100);
  stretch_columns(flow, blocks, 100, 6);
  check_places(flow,
               {{0, 0, false}, {0, 35, false}, {0, 70, false}, {1, 0, false}, {1, 86, false}});
}
