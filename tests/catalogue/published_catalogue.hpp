#pragma once

// The catalogue that the project publishes, for tests that hold it against tables in tests/data.

#include <catch2/catch.hpp>
#include <fstream>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "catalogue/load_catalogue.hpp"
#include "support/file_system.hpp"

namespace statusbook::testing {

inline const Catalogue& published_catalogue() {
  static const Catalogue catalogue = [] {
    const auto files = real_file_system();
    Diagnostics report;
    auto loaded =
        load_catalogue(ContentFolder(*files, PROJECT_ROOT), PROJECT_ROOT "/content", report);
    REQUIRE(loaded);
    return std::move(*loaded);
  }();
  return catalogue;
}

// The rows of a table in tests/data; lines that start with '#' are comments.
inline std::vector<std::string> rows_of_table(const std::string& name) {
  std::ifstream file(std::string(TEST_DATA) + "/catalogue/" + name);
  REQUIRE(file);
  std::vector<std::string> rows;
  for (std::string line; std::getline(file, line);) {
    if (!line.empty() && line.front() != '#') rows.push_back(line);
  }
  REQUIRE_FALSE(rows.empty());
  return rows;
}

inline std::vector<std::string> cells_of(const std::string& row, char separator) {
  std::istringstream stream(row);
  std::vector<std::string> cells;
  for (std::string cell; std::getline(stream, cell, separator);)
    cells.push_back(cell);
  return cells;
}

}  // namespace statusbook::testing
