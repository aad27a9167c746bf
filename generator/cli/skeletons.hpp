#pragma once

// The files that `statusbook new` starts with. What the author has to write is marked by
// blank_mark, which check refuses as a placeholder; everything else is valid as it stands. Pure
// functions.

#include <string>
#include <string_view>
#include <vector>

namespace statusbook {

inline constexpr std::string_view blank_mark = "@@";

struct Skeleton {
  std::string path;  // below the content folder
  std::string text;
};

struct NewCode {
  std::string key;      // "599" or "599-vendor"
  std::string family;   // a key
  std::string nearest;  // the key of the code with the nearest number
};

// `today` is written year-month-day.
std::vector<Skeleton> make_code_skeleton(const NewCode& code, std::string_view today);
// Two keys, in the catalogue's order.
std::vector<Skeleton> make_comparison_skeleton(const std::vector<std::string>& keys,
                                               std::string_view today);
// Three to five keys.
std::vector<Skeleton> make_guide_skeleton(const std::string& slug,
                                          const std::vector<std::string>& keys,
                                          std::string_view today);
std::vector<Skeleton> make_article_skeleton(const std::string& slug,
                                            const std::vector<std::string>& keys,
                                            std::string_view today);

}  // namespace statusbook
