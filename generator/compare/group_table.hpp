#pragma once

// Three or more codes side by side, from facts alone. Rows on which any code has nothing to say are
// left out; rows that differ come before those that do not. Pure function; results borrow from the
// sheets.

#include <string_view>
#include <vector>

#include "compare/aspects.hpp"

namespace statusbook {

struct GroupRow {
  const Aspect* aspect = nullptr;
  std::vector<std::string_view> values;  // one a sheet, borrowed from it
  bool differs = false;
};

std::vector<GroupRow> compare_group(const std::vector<const AspectSheet*>& sheets);

}  // namespace statusbook
