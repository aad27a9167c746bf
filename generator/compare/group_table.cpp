#include "compare/group_table.hpp"

#include <algorithm>

namespace statusbook {

std::vector<GroupRow> compare_group(const std::vector<const AspectSheet*>& sheets) {
  std::vector<GroupRow> rows;
  for (std::size_t i = 0; i < aspects().size(); ++i) {
    GroupRow row{&aspects()[i], {}, false};
    for (const AspectSheet* sheet : sheets)
      row.values.push_back(sheet->values[i]);
    const auto is_empty = [](std::string_view value) { return value.empty(); };
    if (std::any_of(row.values.begin(), row.values.end(), is_empty)) continue;
    const auto is_other = [&](std::string_view value) { return value != row.values.front(); };
    row.differs = std::any_of(row.values.begin(), row.values.end(), is_other);
    if (!row.differs && row.values.front() == row.aspect->usual) continue;
    rows.push_back(std::move(row));
  }
  std::stable_partition(rows.begin(), rows.end(), [](const GroupRow& row) { return row.differs; });
  return rows;
}

}  // namespace statusbook
