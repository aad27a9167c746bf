#pragma once

// Whether two trees hold the same values, wherever these stand in their files.

#include <algorithm>

#include "catalogue/json_tree.hpp"

namespace statusbook::fuzz {

inline bool is_same(const JsonNode& a, const JsonNode& b) {
  const auto same_member = [](const JsonMember& x, const JsonMember& y) {
    return x.name == y.name && is_same(x.value, y.value);
  };
  return a.kind == b.kind && a.truth == b.truth && a.text == b.text &&
         std::equal(a.items.begin(), a.items.end(), b.items.begin(), b.items.end(), is_same) &&
         std::equal(a.members.begin(), a.members.end(), b.members.begin(), b.members.end(),
                    same_member);
}

}  // namespace statusbook::fuzz
