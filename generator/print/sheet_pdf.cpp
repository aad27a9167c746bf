#include "print/sheet_pdf.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <functional>

#include "print/sheet_blocks.hpp"

namespace statusbook {
namespace {

// In points.
constexpr double margin = 20;  // what printers leave white: up to 18
constexpr double gutter = 9;
constexpr std::size_t columns = 5;
constexpr double title_type = 21;
constexpr double legend_top = 27;  // below the margin
constexpr double body_top = 43;

// Scales are tried in steps of a fiftieth.
constexpr int smallest_step = 50;
constexpr int largest_step = 70;

struct Arrangement {
  double scale = 1;
  std::vector<SheetBlock> blocks;
  Flow flow;
};

class SheetPage {
 public:
  SheetPage(const Sheet& sheet, const Paper& paper, Canvas& canvas)
      : sheet_(sheet),
        paper_(paper),
        canvas_(canvas),
        column_width_((paper.width - 2 * margin - gutter * (columns - 1)) / columns),
        column_height_(paper.height - 2 * margin - body_top) {}

  Arrangement arrange(int step) const {
    Arrangement result;
    result.scale = static_cast<double>(step) / smallest_step;
    result.blocks = make_sheet_blocks(sheet_, Brush{canvas_, result.scale}, column_width_);
    std::vector<FlowBlock> flow;
    for (const SheetBlock& block : result.blocks)
      flow.push_back(block.flow);
    result.flow = flow_into_columns(flow, columns, column_height_);
    if (!result.flow.first_left_out) stretch_columns(result.flow, flow, column_height_, 3.5);
    return result;
  }

  // The largest that fits; the smallest when none does.
  Arrangement arrange_best() const {
    int fits = smallest_step, too_large = largest_step + 1;
    Arrangement best = arrange(fits);
    if (best.flow.first_left_out) return best;
    int guess = likely_best(best);
    while (too_large - fits > 1) {
      const int step = std::clamp(guess, fits + 1, too_large - 1);
      Arrangement next = arrange(step);
      (next.flow.first_left_out ? too_large : fits) = step;
      guess = likely_best(next);
      if (!next.flow.first_left_out) best = std::move(next);
    }
    return best;
  }

  // Text grows in both directions, so its height grows with the square of the scale. To arrange a
  // sheet is dear: this takes half as many tries as halving the range.
  int likely_best(const Arrangement& arrangement) const {
    double height = 0;
    for (const SheetBlock& block : arrangement.blocks)
      height += block.flow.height;
    const double room = column_height_ * static_cast<double>(columns);
    return static_cast<int>(arrangement.scale * smallest_step * std::sqrt(room / height));
  }

  void draw(const Arrangement& arrangement) const {
    draw_title();
    draw_legend();
    for (std::size_t i = 0; i < arrangement.flow.places.size(); ++i) {
      const FlowPlace& place = arrangement.flow.places[i];
      const SheetBlock& block = arrangement.blocks[i];
      const double x = margin + static_cast<double>(place.column) * (column_width_ + gutter);
      const double y = margin + body_top + place.top;
      if (place.repeats) block.repeat(x, y - block.flow.repeat_height);
      block.draw(x, y);
    }
  }

 private:
  void draw_title() const {
    const double width = paper_.width - 2 * margin;
    const Brush brush{canvas_};
    {
      const Canvas::Part heading(canvas_, "H1");
      canvas_.write({{sheet_.title, brush.bold(title_type, black_ink)}},
                    {margin, margin - 5, width, 0});
    }
    const Canvas::Part paragraph(canvas_, "P");
    const Canvas::Part link = canvas_.link(sheet_.base_url + "/");
    canvas_.write({{sheet_.site, brush.bold(11, black_ink)},
                   {"\u2002" + address(), brush.regular(9, gray_ink)}},
                  {margin, margin + 1, width, 0}, Alignment::right);
    if (sheet_.registry_date.empty()) return;
    canvas_.write({{"Checked against the IANA registry of " + sheet_.registry_date,
                    brush.regular(7, gray_ink)}},
                  {margin, margin + 14, width, 0}, Alignment::right);
  }

  std::string address() const {
    const std::size_t scheme = sheet_.base_url.find("://");
    return scheme == std::string::npos ? sheet_.base_url : sheet_.base_url.substr(scheme + 3);
  }

  void draw_legend() const {
    const Brush brush{canvas_};
    const std::vector<LegendItem> items = legend_items(brush);
    double taken = 0;
    for (const LegendItem& item : items)
      taken += item.symbol_width + canvas_.width_of(item.words);
    const double gap = (paper_.width - 2 * margin - taken) / static_cast<double>(items.size() - 1);
    const Canvas::Part paragraph(canvas_, "P");
    double x = margin;
    const double y = margin + legend_top;
    for (const LegendItem& item : items) {
      item.draw_symbol(x, y);
      canvas_.write(item.words, {x + item.symbol_width, y + brush(0.4), paper_.width, 0});
      x += item.symbol_width + canvas_.width_of(item.words) + gap;
    }
  }

  struct LegendItem {
    double symbol_width = 0;
    std::function<void(double x, double y)> draw_symbol;
    Text words;
  };

  static std::vector<LegendItem> legend_items(const Brush& brush) {
    const auto say = [&](std::string_view words) {
      return TextRun{std::string(words), brush.regular(text_type, black_ink)};
    };
    const auto name = [&](const char* words) {
      return TextRun{words, brush.bold(smallest_type, gray_ink)};
    };
    const auto draw_chip = [brush](double x, double y) {
      brush.chip({"200", gray_ink, true}, x, y - 0.5);
    };
    std::vector<LegendItem> items{{chip_width + 3, draw_chip, {say("common in practice")}}};
    for (const SheetMark& mark : sheet_marks()) {
      const auto draw_mark = [brush, &mark](double x, double y) { brush.mark(mark.letter, x, y); };
      items.push_back({mark_width + 3, draw_mark, {say(mark.meaning)}});
    }
    const auto draw_nothing = [](double, double) {};
    items.push_back({0, draw_nothing, {name("! Field"), say("  always required")}});
    items.push_back({0, draw_nothing, {name("+ Field"), say("  expected")}});
    return items;
  }

  const Sheet& sheet_;
  const Paper& paper_;
  Canvas& canvas_;
  double column_width_;
  double column_height_;
};

// Whether headings fit and the font has every character; a box in place of a letter would be a
// silent loss.
bool check_blocks(Canvas& canvas, const std::vector<SheetBlock>& blocks, const std::string& file,
                  Diagnostics& report) {
  const std::size_t before = report.count(Severity::error);
  for (const SheetBlock& block : blocks) {
    if (block.is_too_wide) {
      report.error("sheet-overflow", {.file = file},
                   fmt::format("'{}' is too wide for a column of the page", block.name),
                   "shorten it");
    }
    const bool can_write = std::all_of(block.texts.begin(), block.texts.end(),
                                       [&](const Text& text) { return canvas.can_write(text); });
    if (can_write) continue;
    report.error("missing-glyph", {.file = file},
                 fmt::format("the font of the sheet lacks a character of '{}'", block.name),
                 "write its name and meaning in Latin, Greek or Cyrillic letters");
  }
  return report.count(Severity::error) == before;
}

}  // namespace

std::optional<std::string> make_sheet_pdf(const Sheet& sheet, const Paper& paper,
                                          const std::string& file, Diagnostics& report) {
  Canvas canvas(paper,
                {fmt::format("{}: {}", sheet.title, sheet.site),
                 "A cheat sheet of HTTP status codes on one page", sheet.language, sheet.updated});
  const SheetPage page(sheet, paper, canvas);
  const Arrangement best = page.arrange_best();
  if (!check_blocks(canvas, best.blocks, file, report)) return std::nullopt;
  if (const auto left_out = best.flow.first_left_out) {
    report.error(
        "sheet-overflow", {.file = file},
        fmt::format("there is no room for '{}' on the page", best.blocks[*left_out].name),
        "shorten names and meanings, or give codes that are rarely met a lower popularity");
    return std::nullopt;
  }
  page.draw(best);
  return canvas.finish();
}

}  // namespace statusbook
