#pragma once

// Which tag closes which, and what stands directly inside a {{<parent}}, where only blocks count.
// Mistakes: unclosed-section, mismatched-close, stray-close, nesting-too-deep, duplicate-block.

#include "render/mustache/token.hpp"
#include "support/diagnostic.hpp"

namespace statusbook::mustache {

inline constexpr std::uint32_t no_match = 0xFFFFFFFF;
inline constexpr std::size_t deepest_nesting = 100;  // open tags around one another

struct Node {
  std::uint32_t match = no_match;  // the other end: of an opening tag its close, and the reverse
  // Directly inside a parent, sections aside: a block is then an argument for the parent's block of
  // that name, anything else is ignored.
  bool in_parent = false;
};

// One node a token. With mistakes (then reported) the result is not fit for compiling.
std::vector<Node> match_tags(const SourceText& source, const Tokens& tokens, Diagnostics& report);

}  // namespace statusbook::mustache
