#pragma once

// An entry of the list of changes, from content/changes.json: what readers who knew the catalogue
// before would want to know. Plain values that own their text.

#include <string>
#include <vector>

#include "support/diagnostic.hpp"

namespace statusbook {

struct ChangeLink {
  std::string label;
  std::string url;  // from the site's root
  Location where;   // of the url
};

struct Change {
  std::string id;    // stands in addresses and in the feed, for ever
  std::string date;  // YYYY-MM-DD
  std::string title;
  std::string text;                // one paragraph of inline Markdown
  std::vector<std::string> codes;  // keys; may be empty
  std::vector<ChangeLink> links;   // to pages other than those of codes; may be empty
};

}  // namespace statusbook
