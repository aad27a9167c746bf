#pragma once

// Two codes side by side, from facts alone. Rows on which either code has nothing to say are left
// out, and those on which both say only what is usual; rows that differ come before those that do
// not. Pure functions; results borrow from the sheets.

#include <string>
#include <string_view>
#include <vector>

#include "compare/aspects.hpp"

namespace statusbook {

struct ComparisonRow {
  const Aspect* aspect = nullptr;
  std::string_view a, b;  // borrowed from the sheets
  bool differs = false;
};

std::vector<ComparisonRow> compare(const AspectSheet& a, const AspectSheet& b);

// "Same for both: class, content and standing in the registry." The subjects of the equal rows;
// empty when all differ.
std::string sum_up_equal_rows(const std::vector<ComparisonRow>& rows);

}  // namespace statusbook
