#pragma once

// A curated comparison of two codes, from content/comparisons/<a>-vs-<b>.md; any other pair is
// derived from facts when its page is made. Plain values that own their text.

#include <string>
#include <string_view>
#include <vector>

#include "catalogue/prose.hpp"

namespace statusbook {

struct Decision {
  std::string code;  // a key
  std::string when;  // completes "Return it when …"
};

struct Comparison {
  std::string a, b;  // keys, in catalogue order
  std::string description;
  std::string verdict;
  std::vector<Decision> decision;
  std::string test;
  std::string updated;
  Prose prose;
};

// The headings of a curated comparison's prose, in order; two of them name the codes.
std::vector<HeadingRule> comparison_headings(const Comparison& comparison);

// "502-vs-503": the slug of a comparison's page.
std::string comparison_slug(std::string_view a, std::string_view b);

}  // namespace statusbook
