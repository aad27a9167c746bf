#pragma once

// The cheat sheet cut into the blocks that flow through its columns, at one size of type. The
// blocks borrow the sheet and the brush's canvas.

#include <functional>
#include <string>
#include <vector>

#include "print/brush.hpp"
#include "print/columns.hpp"
#include "print/sheet.hpp"

namespace statusbook {

struct SheetBlock {
  FlowBlock flow;
  std::string name;                                // of the code or the box, for messages
  std::vector<Text> texts;                         // all its words, for the check of characters
  bool is_too_wide = false;                        // even in the smallest type
  std::function<void(double x, double y)> draw;    // at the top left corner of its place
  std::function<void(double x, double y)> repeat;  // what is said again above it; may be empty
};

std::vector<SheetBlock> make_sheet_blocks(const Sheet& sheet, const Brush& brush,
                                          double column_width);

}  // namespace statusbook
