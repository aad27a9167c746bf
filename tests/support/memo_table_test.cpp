#include "support/memo_table.hpp"

#include <array>
#include <catch2/catch.hpp>
#include <string>
#include <thread>
#include <vector>

using statusbook::MemoTable;

TEST_CASE("A memo table has what was added to it and nothing else") {
  MemoTable<std::string, int> table(8);
  CHECK(table.find("502") == nullptr);
  CHECK(table.add("502", 1) == 1);
  REQUIRE(table.find("502") != nullptr);
  CHECK(*table.find("502") == 1);
  CHECK(table.find("503") == nullptr);
}

TEST_CASE("Of two values for one key, a memo table has the first, at its place") {
  MemoTable<std::string, int> table(8);
  const int& first = table.add("502", 1);
  CHECK(&table.add("502", 2) == &first);
  CHECK(first == 1);
}

TEST_CASE(
    "Keys that share a bucket of a memo table are told apart, and their values stay where they "
    "are") {
  MemoTable<int, int> table(1);
  std::vector<const int*> places;
  for (int key = 0; key < 100; ++key)
    places.push_back(&table.add(key, key * key));
  for (int key = 0; key < 100; ++key) {
    CHECK(table.find(key) == places[static_cast<std::size_t>(key)]);
    CHECK(*table.find(key) == key * key);
  }
}

TEST_CASE("Threads that add the same keys to a memo table get the same values") {
  constexpr int keys = 2000;
  MemoTable<int, int> table(64);
  std::array<std::vector<const int*>, 4> seen;
  {
    std::vector<std::jthread> threads;
    for (std::size_t thread = 0; thread < seen.size(); ++thread) {
      threads.emplace_back([&, thread] {
        for (int key = 0; key < keys; ++key) {
          const int* known = table.find(key);
          seen[thread].push_back(known != nullptr ? known
                                                  : &table.add(key, static_cast<int>(thread)));
        }
      });
    }
  }
  for (const auto& each : seen)
    CHECK(each == seen[0]);
}
