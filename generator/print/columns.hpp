#pragma once

// Blocks of known height set into columns, top to bottom and left to right. A pure function: it
// knows nothing of text or paper.

#include <cstddef>
#include <optional>
#include <vector>

namespace statusbook {

struct FlowBlock {
  double height = 0;
  bool keeps_next = false;   // a heading, which does not stand at a column's end
  double repeat_height = 0;  // of what is said again above it when it opens a later column; 0: none
};

struct FlowPlace {
  std::size_t column = 0;
  double top = 0;        // from the top of the column; below what is said again
  bool repeats = false;  // the heading is said again above it
};

struct Flow {
  std::vector<FlowPlace> places;  // one a block, up to the first that found no room
  std::optional<std::size_t> first_left_out;
};

Flow flow_into_columns(const std::vector<FlowBlock>& blocks, std::size_t columns, double height);

// Moves the blocks of each column apart until they reach its end, each gap growing by `most` at
// most, so that columns end on one line.
void stretch_columns(Flow& flow, const std::vector<FlowBlock>& blocks, double height, double most);

}  // namespace statusbook
