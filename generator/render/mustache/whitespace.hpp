#pragma once

// The white-space rules: which lines vanish because only a tag stands on them, what indentation a
// partial, parent or block passes on, and how far a block's lines are moved to the left so that
// they can be indented anew where the block is used. Pure; nothing can go wrong here.
//
// Sections, comments, delimiters and partials: one tag alone on its line takes the line with it.
// Parents and blocks may also share their line with one another, or have both ends on it:
// "  {{$main}}default{{/main}}\n" is a site on a line of its own, whatever stands between.

#include <string_view>

#include "render/mustache/structure.hpp"

namespace statusbook::mustache {

enum class BlockForm : std::uint8_t {
  in_line,   // text stands beside it
  one_line,  // both ends on one line, alone there
  own_lines  // the opening tag ends its line: the content begins on the next one
};

struct Layout {
  bool dropped = false;     // text: not part of the result
  std::size_t strip = 0;    // text that begins a line: bytes of indentation taken off
  bool standalone = false;  // the tag's line belongs to it alone
  BlockForm form = BlockForm::in_line;
  std::string_view indentation = {};  // of a standalone partial, parent or block, less the
                                      // indentation of the block around it
  std::string_view line_end = {};     // after a one_line block; into the source
};

// One for each token; `nodes` must come from match_tags without mistakes.
std::vector<Layout> lay_out(std::string_view source, const Tokens& tokens,
                            const std::vector<Node>& nodes);

}  // namespace statusbook::mustache
