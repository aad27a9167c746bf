#include "support/parallel.hpp"

#include <atomic>
#include <catch2/catch.hpp>
#include <stdexcept>
#include <vector>

#include "support/interrupted.hpp"

using namespace statusbook;

TEST_CASE("every index is visited once, with any number of threads") {
  const auto jobs = GENERATE(std::size_t{0}, std::size_t{1}, std::size_t{2}, std::size_t{16});
  std::vector<std::atomic<int>> visits(1000);
  for_each_index(visits.size(), jobs, {}, [&](std::size_t index) { ++visits[index]; });
  for (const auto& count : visits)
    REQUIRE(count == 1);
  for_each_index(0, jobs, {}, [](std::size_t) { FAIL("there is nothing to visit"); });
}

TEST_CASE("one job keeps the order") {
  std::vector<std::size_t> order;
  for_each_index(4, 1, {}, [&](std::size_t index) { order.push_back(index); });
  CHECK(order == std::vector<std::size_t>{0, 1, 2, 3});
}

TEST_CASE("an exception comes out") {
  const auto jobs = GENERATE(std::size_t{0}, std::size_t{1}, std::size_t{4});
  CHECK_THROWS_WITH(for_each_index(100, jobs, {},
                                   [](std::size_t index) {
                                     if (index == 50) throw std::runtime_error("fifty");
                                   }),
                    "fifty");
}

TEST_CASE("a stop request comes out as an interruption") {
  const auto jobs = GENERATE(std::size_t{0}, std::size_t{1}, std::size_t{4});
  std::stop_source stop;
  CHECK_THROWS_AS(
      for_each_index(100, jobs, stop.get_token(), [&](std::size_t) { stop.request_stop(); }),
      Interrupted);
}
