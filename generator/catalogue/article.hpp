#pragma once

// An article, from content/articles/<slug>.md. Plain values that own their text.

#include <string>
#include <vector>

#include "catalogue/prose.hpp"

namespace statusbook {

struct Article {
  std::string slug;
  std::string title;
  std::string description;
  std::string lead;                // one paragraph of inline Markdown
  std::vector<std::string> codes;  // keys of the codes that it is about
  std::string published;           // YYYY-MM-DD
  std::string updated;             // YYYY-MM-DD
  Prose prose;
};

}  // namespace statusbook
