#include "print/brush.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace statusbook {
namespace {

constexpr std::array<std::pair<std::string_view, Ink>, 6> tokens{{
    {"informational", {0.294, 0.353, 0.416}},
    {"successful", {0.106, 0.420, 0.227}},
    {"redirection", {0.078, 0.314, 0.549}},
    {"client-error", {0.541, 0.294, 0.000}},
    {"server-error", {0.627, 0.122, 0.173}},
    {"vendor", {0.416, 0.239, 0.561}},
}};

// Advice to repeat is dark, so that it is seen first.
constexpr bool is_advice(std::string_view letter) {
  return letter == "R" || letter == "I" || letter == "W";
}

}  // namespace

Ink ink_of_token(std::string_view token) {
  for (const auto& [name, ink] : tokens) {
    if (name == token) return ink;
  }
  return black_ink;
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
