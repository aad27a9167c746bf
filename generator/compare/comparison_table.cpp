#include "compare/comparison_table.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace statusbook {
std::vector<ComparisonRow> compare(const AspectSheet& a, const AspectSheet& b) {
  std::vector<ComparisonRow> rows;
  for (std::size_t i = 0; i < aspects().size(); ++i) {
    if (a.values[i].empty() || b.values[i].empty()) continue;
    if (a.values[i] == b.values[i] && a.values[i] == aspects()[i].usual) continue;
    rows.push_back({&aspects()[i], a.values[i], b.values[i], a.values[i] != b.values[i]});
  }
  std::stable_partition(rows.begin(), rows.end(),
                        [](const ComparisonRow& row) { return row.differs; });
  return rows;
}

std::string sum_up_equal_rows(const std::vector<ComparisonRow>& rows) {
  std::vector<std::string> subjects;
  for (const ComparisonRow& row : rows) {
    if (!row.differs) subjects.emplace_back(row.aspect->subject);
  }
  if (subjects.empty()) return {};
  return fmt::format("Same for both: {}.", join_phrases(subjects, " and "));
}

}  // namespace statusbook
