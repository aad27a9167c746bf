#include "print/columns.hpp"

#include <algorithm>

namespace statusbook {
namespace {

// The height of a block together with all that must stay with it.
double height_with_next(const std::vector<FlowBlock>& blocks, std::size_t first) {
  double height = blocks[first].height;
  for (std::size_t i = first; blocks[i].keeps_next && i + 1 < blocks.size(); ++i)
    height += blocks[i + 1].height;
  return height;
}

}  // namespace

Flow flow_into_columns(const std::vector<FlowBlock>& blocks, std::size_t columns, double height) {
  Flow flow;
  std::size_t column = 0;
  double top = 0;
  bool is_kept = false;  // with the block before it, whose place was chosen for both
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    const double needed = height_with_next(blocks, i);
    bool repeats = false;
    if (!is_kept && top + needed > height) {
      ++column;
      repeats = blocks[i].repeat_height > 0;
      top = blocks[i].repeat_height;
    }
    if (column >= columns || top + needed > height) {
      flow.first_left_out = i;
      return flow;
    }
    flow.places.push_back({column, top, repeats});
    top += blocks[i].height;
    is_kept = blocks[i].keeps_next;
  }
  return flow;
}

void stretch_columns(Flow& flow, const std::vector<FlowBlock>& blocks, double height, double most) {
  for (std::size_t first = 0; first < flow.places.size();) {
    std::size_t end = first;
    while (end < flow.places.size() && flow.places[end].column == flow.places[first].column)
      ++end;
    const double bottom = flow.places[end - 1].top + blocks[end - 1].height;
    const auto gaps = static_cast<double>(end - first - 1);
    const double gap = gaps > 0 ? std::min(most, (height - bottom) / gaps) : 0;
    for (std::size_t i = first; i < end; ++i)
      flow.places[i].top += gap * static_cast<double>(i - first);
    first = end;
  }
}

}  // namespace statusbook
