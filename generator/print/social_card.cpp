#include "print/social_card.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "print/brush.hpp"
#include "print/fonts.hpp"

namespace statusbook {
namespace {

// In pixels. A card is shown at a half or a third of its size, so nothing but the head is set
// smaller than 28.
constexpr double margin = 80;
constexpr double card_width = social_card_size.width;
constexpr double inner_width = card_width - 2 * margin;
constexpr double head_top = 56;
constexpr double site_type = 40;
constexpr double address_type = 30;
constexpr double gauge_top = 168;
constexpr double gauge_height = 16;
constexpr double gauge_mark = 34;
constexpr double gauge_step = 42;
constexpr double numeral_top = 180;
constexpr double largest_numeral = 270;
constexpr double numeral_height = 1.07;  // of a line, by the size of its type
constexpr double text_below_title = 86;
constexpr double gap = 70;  // between numerals
constexpr double smallest_type_of_card = 28;

constexpr Ink paper_ink{0.988, 0.984, 0.973};
constexpr Ink text_ink{0.106, 0.122, 0.141};
constexpr Ink muted_ink{0.329, 0.361, 0.392};
constexpr Ink line_ink{0.863, 0.847, 0.808};

struct TypeRange {
  double largest = 0;
  double smallest = smallest_type_of_card;
  std::size_t lines = 1;
};

// FNV-1a, 64 bits: a fingerprint to tell versions apart, not to withstand forgery.
std::uint64_t fingerprint(std::string_view bytes) {
  std::uint64_t hash = 0xcbf29ce484222325;
  for (const char c : bytes)
    hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3;
  return hash;
}

class CardArranger {
 public:
  CardArranger(const SocialCard& card, const std::string& file, Diagnostics& report)
      : card_(card), file_(file), report_(report), canvas_({1, 1}, card.language, paper_ink) {
    result_.language = card.language;
  }

  std::optional<CardArrangement> arrange() {
    const std::size_t before = report_.count(Severity::error);
    add_head();
    const double below = add_numerals();
    if (!card_.title.empty()) add_title(below);
    if (report_.count(Severity::error) > before) return std::nullopt;
    return std::move(result_);
  }

 private:
  // The site's mark is its icon: as many bars as there are classes.
  void add_head() {
    const Ink mark = ink_of_token("server-error");
    for (int i = 0; i < 5; ++i)
      result_.areas.push_back({{margin + 13.0 * i, head_top + 8, 8, 32}, mark});
    add({card_.site, {site_type, Weight::bold, text_ink}}, {.largest = site_type, .smallest = 20},
        {margin + 82, head_top, 560, 0}, Alignment::left);
    add({card_.address, {address_type, Weight::regular, muted_ink}},
        {.largest = address_type, .smallest = 20},
        {card_width - margin - 380, head_top + 7, 380, 0}, Alignment::right);
  }

  // Where the numerals end.
  double add_numerals() {
    const auto count = static_cast<double>(card_.numerals.size());
    const double between = card_.between.empty() ? gap : 2 * gap;
    const double column = (inner_width - between * (count - 1)) / count;
    double size = largest_numeral;
    for (const CardNumeral& numeral : card_.numerals)
      size = std::min(size, fitting_size(numeral.number, column));
    const double below = numeral_top + size * numeral_height;
    double x = margin;
    for (const CardNumeral& numeral : card_.numerals) {
      add_gauge(numeral, x, std::min(1.0, column / (5 * gauge_step)));
      add_numeral(numeral, size, x);
      if (!numeral.name.empty()) {
        add({numeral.name, {0, Weight::bold, text_ink}}, {.largest = 52, .lines = 2},
            {x, below - 4, column, 0}, Alignment::left);
      }
      x += column + between;
    }
    if (!card_.between.empty()) {
      add({card_.between, {0, Weight::regular, muted_ink}}, {.largest = 72},
          {margin + column, numeral_top + 122, between, 0}, Alignment::center);
    }
    return below;
  }

  double fitting_size(const std::string& number, double width) {
    const double wide = canvas_.width_of({{number, {largest_numeral, Weight::bold, text_ink}}});
    return wide > width ? largest_numeral * width / wide : largest_numeral;
  }

  void add_gauge(const CardNumeral& numeral, double x, double scale) {
    const int filled = marks_of_token(numeral.color);
    for (int mark = 0; mark < 5; ++mark) {
      result_.areas.push_back(
          {{x + scale * gauge_step * mark, gauge_top, scale * gauge_mark, gauge_height},
           mark < filled ? ink_of_token(numeral.color) : line_ink});
    }
  }

  // The first digit tells the class, so it has its color. The box is wide enough for any rounding.
  void add_numeral(const CardNumeral& numeral, double size, double x) {
    const TextStyle first{size, Weight::bold, ink_of_token(numeral.color)};
    const TextStyle rest{size, Weight::bold, text_ink};
    const Text text{{numeral.number.substr(0, 1), first}, {numeral.number.substr(1), rest}};
    const double white = size * 0.03;  // that a digit has before it
    check_glyphs(text, numeral.number);
    result_.lines.push_back({text, {x - white, numeral_top, card_width, 0}, Alignment::left});
  }

  void add_title(double top) {
    const bool has_text = !card_.text.empty();
    const TypeRange one_line{.largest = 72, .smallest = 40};
    const TypeRange two_lines{.largest = 62, .smallest = 40, .lines = 2};
    add({card_.title, {0, Weight::bold, text_ink}}, has_text ? one_line : two_lines,
        {margin, has_text ? top - 4 : top + 16, inner_width, 0}, Alignment::left);
    if (!has_text) return;
    add({card_.text, {0, Weight::regular, muted_ink}}, {.largest = 42},
        {margin, top + text_below_title, inner_width, 0}, Alignment::left);
  }

  // In the largest type at which it keeps to its lines.
  void add(TextRun run, const TypeRange& range, const Rectangle& box, Alignment alignment) {
    for (int step = 0; range.largest - 2 * step >= range.smallest; ++step) {
      run.style.size = range.largest - 2 * step;
      const double line = canvas_.height_of({{"X", run.style}}, box.width);
      const auto lines = static_cast<double>(range.lines);
      const bool fits = range.lines == 1
                            ? canvas_.width_of({run}) < box.width
                            : canvas_.height_of({run}, box.width) < line * (lines + 0.5);
      if (!fits) continue;
      check_glyphs({run}, run.text);
      result_.lines.push_back({{run}, box, alignment});
      return;
    }
    report_.error("card-overflow", {.file = file_},
                  fmt::format("'{}' is too long for the card of this page", run.text),
                  fmt::format("shorten it, so that it fits {} in type of {} pixels",
                              range.lines == 1 ? "one line" : "two lines", range.smallest));
  }

  void check_glyphs(const Text& text, const std::string& shown) {
    if (canvas_.can_write(text)) return;
    report_.error("missing-glyph", {.file = file_},
                  fmt::format("the font of the card lacks a character of '{}'", shown),
                  "write it in Latin, Greek or Cyrillic letters");
  }

  const SocialCard& card_;
  const std::string& file_;
  Diagnostics& report_;
  Canvas canvas_;
  CardArrangement result_;
};

void describe(std::string& text, const Rectangle& box, const Ink& ink) {
  text += fmt::format("{:.3f} {:.3f} {:.3f} {:.3f} {:.3f} {:.3f} {:.3f}\n", box.x, box.y, box.width,
                      box.height, ink.red, ink.green, ink.blue);
}

}  // namespace

std::string CardArrangement::beginning() const {
  std::string text = drawing_libraries() + language + "\n";
  for (const Area& area : areas)
    describe(text, area.box, area.ink);
  for (const Line& line : lines) {
    for (const TextRun& run : line.text) {
      text += fmt::format("{}\n{:.3f} {} {} ", run.text, run.style.size,
                          static_cast<int>(run.style.weight), static_cast<int>(line.alignment));
      describe(text, line.box, run.style.ink);
    }
  }
  return png_beginning(social_card_size, fmt::format("card {:016x}", fingerprint(text)));
}

std::string CardArrangement::draw() const {
  Canvas canvas(social_card_size, language, paper_ink);
  for (const Area& area : areas)
    canvas.fill(area.box, area.ink);
  for (const Line& line : lines)
    canvas.write(line.text, line.box, line.alignment);
  return beginning() + png_end(canvas.picture());
}

std::optional<CardArrangement> arrange_social_card(const SocialCard& card, const std::string& file,
                                                   Diagnostics& report) {
  return CardArranger(card, file, report).arrange();
}

}  // namespace statusbook
