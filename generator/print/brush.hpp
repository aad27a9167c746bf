#pragma once

// The look of the cheat sheet in its smallest parts: type sizes, inks, the chip with a code's
// number, the box of a mark, headings. A value that borrows its canvas; copying it is cheap.

#include <string>
#include <string_view>

#include "print/canvas.hpp"

namespace statusbook {

// Everything below is for scale 1, in points.
inline constexpr double smallest_type = 6.5;  // and no sheet is set at a smaller scale
inline constexpr double text_type = 6.7;
inline constexpr double name_type = 7.4;
inline constexpr double heading_type = 9.2;
inline constexpr double heading_height = 13.4;
inline constexpr double bar_padding = 5;
inline constexpr double chip_width = 20;
inline constexpr double chip_height = 10.2;
inline constexpr double mark_width = 8.2;
inline constexpr double mark_step = 9.3;  // from one mark to the next

inline constexpr Ink black_ink{0.09, 0.11, 0.13};
inline constexpr Ink gray_ink{0.29, 0.32, 0.35};
inline constexpr Ink rule_ink{0.72, 0.70, 0.66};
inline constexpr Ink white_ink{1, 1, 1};
inline constexpr Ink box_paper{0.945, 0.94, 0.92};

// Of a color token of the style sheet, in its light theme.
Ink ink_of_token(std::string_view token);
// How many marks of a gauge of five the style sheet gives to it: one for 1xx to five for 5xx.
int marks_of_token(std::string_view token);

struct NumberChip {
  std::string number;
  Ink ink;
  bool is_common = false;  // filled
};

struct Brush {
  Canvas& canvas;
  double scale = 1;

  double operator()(double points) const { return points * scale; }
  TextStyle bold(double size, Ink ink) const { return {size * scale, Weight::bold, ink}; }
  TextStyle regular(double size, Ink ink) const { return {size * scale, Weight::regular, ink}; }

  void chip(const NumberChip& chip, double x, double y) const;
  void mark(std::string_view letter, double x, double y) const;
  // `title` in the largest type up to `size` in which it is not wider than `width`.
  Text fit(const std::string& title, double size, Ink ink, double width) const;
  // The bar that opens a section, and the one that says in a later column where it is.
  void heading_bar(const std::string& title, Ink ink, const Rectangle& box) const;
  void repeated_bar(const std::string& title, Ink ink, const Rectangle& box) const;
  // A box's ground with its title, which is set so that it fits the box's width.
  Text box_title(const std::string& title, double width) const;
  void box(const std::string& title, const Rectangle& box) const;
};

}  // namespace statusbook
