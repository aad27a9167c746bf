#pragma once

// The sizes of paper that the sheets are made for, in points of 1/72 inch, landscape.

#include <array>
#include <string>
#include <string_view>

namespace statusbook {

struct Paper {
  std::string_view name;
  std::string_view label;
  double width = 0;
  double height = 0;
};

inline constexpr std::array<Paper, 2> papers{{
    {"a4", "A4", 841.89, 595.276},      // ISO 216: 297 mm by 210 mm
    {"letter", "US Letter", 792, 612},  // 11 in by 8.5 in
}};

// Of the sheet as a PDF, below the site's root: "cheat-sheet-a4.pdf".
inline std::string sheet_pdf_path(const Paper& paper) {
  return "cheat-sheet-" + std::string(paper.name) + ".pdf";
}

}  // namespace statusbook
