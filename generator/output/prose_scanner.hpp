#pragma once

// Finds the running text in HTML that Statusbook has made: the content of p, li and dd, one block
// each. What is no prose is left out: navigation, headings, tables, code blocks, captions,
// summaries, terms, titles of works (cite) and what stands in the header and footer of the site.
// One pass over the tags, no tree; not a validator. Pure functions.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace statusbook {

struct ProseBlock {
  std::string text;        // references replaced; spaces within code are `code_space`
  std::size_t offset = 0;  // of the block's first text in the HTML
};

std::vector<ProseBlock> scan_prose(std::string_view html);

}  // namespace statusbook
