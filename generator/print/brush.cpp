#include "print/brush.hpp"

#include <algorithm>
#include <array>

namespace statusbook {
namespace {

struct Token {
  std::string_view name;
  Ink ink;
  int marks;
};

// "#a8123e" as style sheets write it.
constexpr Ink ink(unsigned rgb) {
  return {(rgb >> 16 & 0xff) / 255.0, (rgb >> 8 & 0xff) / 255.0, (rgb & 0xff) / 255.0};
}

// tests/print/brush_test.cpp holds them to static/style.css.
constexpr std::array<Token, 6> tokens{{
    {"informational", ink(0x55606b), 1},
    {"successful", ink(0x00695c), 2},
    {"redirection", ink(0x1a56a8), 3},
    {"client-error", ink(0x8f4f00), 4},
    {"server-error", ink(0xa8123e), 5},
    {"vendor", ink(0x6b3fa0), 0},
}};

const Token* find_token(std::string_view name) {
  const auto* found = std::find_if(tokens.begin(), tokens.end(),
                                   [&](const Token& token) { return token.name == name; });
  return found == tokens.end() ? nullptr : found;
}

// Advice to repeat is dark, so that it is seen first.
constexpr bool is_advice(std::string_view letter) {
  return letter == "R" || letter == "I" || letter == "W";
}

}  // namespace

Ink ink_of_token(std::string_view token) {
  const Token* known = find_token(token);
  return known == nullptr ? black_ink : known->ink;
}

int marks_of_token(std::string_view token) {
  const Token* known = find_token(token);
  return known == nullptr ? 0 : known->marks;
}

void Brush::chip(const NumberChip& chip, double x, double y) const {
  const Rectangle box{x, y, scale * chip_width, scale * chip_height};
  const double line = 0.7 * scale;
  if (chip.is_common) {
    canvas.fill(box, chip.ink, scale * 2);
  } else {
    canvas.outline({box.x + line / 2, box.y + line / 2, box.width - line, box.height - line},
                   chip.ink, line, scale * 2);
  }
  canvas.write({{chip.number, bold(8.4, chip.is_common ? white_ink : chip.ink)}},
               {x, y + scale * 0.25, box.width, 0}, Alignment::center);
}

void Brush::mark(std::string_view letter, double x, double y) const {
  const Rectangle box{x, y, scale * mark_width, scale * mark_width};
  const double line = 0.6 * scale;
  if (is_advice(letter)) {
    canvas.fill(box, gray_ink, scale * 1.6);
  } else {
    canvas.outline({x + line / 2, y + line / 2, box.width - line, box.height - line}, gray_ink,
                   line, letter == "C" ? (box.width - line) / 2 : scale * 1.2);
  }
  const Ink ink = is_advice(letter) ? white_ink : black_ink;
  canvas.write({{std::string(letter), bold(smallest_type, ink)}},
               {x, y + scale * 0.3, box.width, 0}, Alignment::center);
}

Text Brush::fit(const std::string& title, double size, Ink ink, double width) const {
  const double wide = canvas.width_of({{title, bold(size, ink)}});
  const double fitting = wide > width ? std::max(smallest_type, size * width / wide) : size;
  return {{title, bold(fitting, ink)}};
}

void Brush::heading_bar(const std::string& title, Ink ink, const Rectangle& box) const {
  canvas.fill({box.x, box.y, box.width, scale * heading_height}, ink, scale * 2);
  const Canvas::Part heading(canvas, "H2");
  canvas.write(fit(title, heading_type, white_ink, box.width - scale * 2 * bar_padding),
               {box.x + scale * bar_padding, box.y + scale * 1.3, box.width, 0});
}

void Brush::repeated_bar(const std::string& title, Ink ink, const Rectangle& box) const {
  const double line = 0.8 * scale;
  canvas.outline(
      {box.x + line / 2, box.y + line / 2, box.width - line, scale * heading_height - line}, ink,
      line, scale * 2);
  const Canvas::Part paragraph(canvas, "P");
  const TextRun suffix{"  continued", regular(smallest_type, ink)};
  const double width = box.width - scale * 2 * bar_padding - canvas.width_of({suffix});
  Text text = fit(title, heading_type, ink, width);
  text.push_back(suffix);
  canvas.write(text, {box.x + scale * bar_padding, box.y + scale * 1.3, box.width, 0});
}

Text Brush::box_title(const std::string& title, double width) const {
  return fit(title, name_type + 0.4, black_ink, width - scale * 10);
}

void Brush::box(const std::string& title, const Rectangle& box) const {
  canvas.fill(box, box_paper, scale * 3);
  const Canvas::Part heading(canvas, "H3");
  canvas.write(box_title(title, box.width), {box.x + scale * 5, box.y + scale * 3, box.width, 0});
}

}  // namespace statusbook
