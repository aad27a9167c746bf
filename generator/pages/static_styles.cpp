#include "pages/static_styles.hpp"

#include <algorithm>

namespace statusbook {
namespace {

constexpr std::string_view blanks = " \t\r\n\f";

// Blanks on both sides of these are free. Those around ) and before ( and : are not: "and (x)",
// "a :hover"; nor those around + and - in calc().
constexpr std::string_view free_around = "{};,>";
constexpr std::string_view free_behind = ":(";
constexpr std::string_view free_before = ")";

bool is_in(char c, std::string_view set) {
  return set.find(c) != std::string_view::npos;
}

// The length of the string that `css` begins with, its quotes included.
std::size_t string_length(std::string_view css) {
  std::size_t i = 1;
  while (i < css.size() && css[i] != css.front())
    i += css[i] == '\\' ? 2 : 1;
  return std::min(i + 1, css.size());
}

// The length of the blanks and comments that `css` begins with.
std::size_t gap_length(std::string_view css) {
  std::size_t i = 0;
  while (i < css.size()) {
    if (is_in(css[i], blanks)) {
      ++i;
    } else if (css.substr(i).starts_with("/*")) {
      const std::size_t end = css.find("*/", i + 2);
      i = end == std::string_view::npos ? css.size() : end + 2;
    } else {
      break;
    }
  }
  return i;
}

bool needs_gap(char before, char next) {
  return !is_in(before, free_around) && !is_in(before, free_behind) && !is_in(next, free_around) &&
         !is_in(next, free_before);
}

}  // namespace

std::string compact_css(std::string_view css) {
  std::string out;
  out.reserve(css.size());
  while (!css.empty()) {
    const std::size_t gap = gap_length(css);
    css.remove_prefix(gap);
    if (css.empty()) break;
    if (gap > 0 && !out.empty() && needs_gap(out.back(), css.front())) out += ' ';
    if (css.front() == '}' && !out.empty() && out.back() == ';') out.pop_back();
    const bool is_string = css.front() == '"' || css.front() == '\'';
    const std::size_t size = is_string ? string_length(css) : 1;
    out.append(css.substr(0, size));
    css.remove_prefix(size);
  }
  return out;
}

}  // namespace statusbook
