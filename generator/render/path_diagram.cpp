#include "render/path_diagram.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <string_view>
#include <vector>

#include "render/html_escape.hpp"
#include "support/utf8.hpp"

namespace statusbook {
namespace {

// Units of the drawing, which the page scales as a whole.
constexpr int column_width = 210;
constexpr int party_width = 190;
constexpr int party_height = 34;
constexpr int line_height = 17;
constexpr int gap = 22;               // between two steps
constexpr double letter_width = 7.2;  // of a 14-unit sans serif, on the broad side
constexpr int number_radius = 10;

int center_of(std::size_t party) {
  return static_cast<int>(party) * column_width + column_width / 2;
}

// Words of `text` on as few lines as fit; a word longer than a line stands alone.
std::vector<std::string> wrap(std::string_view text, int width) {
  const auto most = static_cast<std::size_t>(width / letter_width);
  std::vector<std::string> lines(1);
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find(' ', begin), text.size());
    const std::string_view word = text.substr(begin, end - begin);
    const std::string& line = lines.back();
    const bool fits = count_code_points(line) + 1 + count_code_points(word) <= most;
    if (!line.empty() && !fits) lines.emplace_back();
    if (!lines.back().empty()) lines.back() += ' ';
    lines.back() += word;
    begin = end + 1;
  }
  return lines;
}

class Drawing {
 public:
  explicit Drawing(const RequestPath& path) : path_(path) {}

  std::string draw() {
    int y = party_height + gap;
    for (std::size_t i = 0; i < path_.steps.size(); ++i)
      y = draw_step(i, y) + gap;
    const int width = static_cast<int>(path_.parties.size()) * column_width;
    std::string svg = fmt::format(
        R"(<svg class="path" viewBox="0 0 {} {}" width="{}" height="{}" aria-hidden="true">)",
        width, y, width, y);
    for (std::size_t party = 0; party < path_.parties.size(); ++party)
      svg += party_of(party, y);
    return svg + steps_ + "</svg>";
  }

 private:
  std::string party_of(std::size_t party, int bottom) const {
    const int x = center_of(party);
    return fmt::format(R"(<path class="life" d="M{0} {1}V{2}"/><rect x="{3}" y="1" width="{4}" )"
                       R"(height="{5}" rx="4"/><text class="party" x="{0}" y="22">{6}</text>)",
                       x, party_height, bottom, x - party_width / 2, party_width, party_height - 2,
                       html_escape(path_.parties[party]));
  }

  // Returns the lower edge.
  int draw_step(std::size_t index, int y) {
    const PathStep& step = path_.steps[index];
    const bool marked = index == path_.marked;
    steps_ += marked ? (path_.fails ? R"(<g class="fails">)" : R"(<g class="decides">)") : "<g>";
    y = step.from == step.to ? draw_work(step, index, y) : draw_message(step, index, y);
    if (marked) y = draw_mark(step, y);
    steps_ += "</g>";
    return y;
  }

  int draw_lines(const std::vector<std::string>& lines, int x, int y) {
    for (const std::string& line : lines) {
      y += line_height;
      append(R"(<text x="{}" y="{}">{}</text>)", x, y - 4, html_escape(line));
    }
    return y;
  }

  void draw_number(std::size_t index, int x, int y) {
    append(R"(<circle cx="{0}" cy="{1}" r="{2}"/><text class="number" x="{0}" y="{3}">{4}</text>)",
           x, y, number_radius, y + 4, index + 1);
  }

  // What a party does by itself: a box on its line.
  int draw_work(const PathStep& step, std::size_t index, int y) {
    const std::vector<std::string> lines = wrap(step.says, column_width - 60);
    const int height = static_cast<int>(lines.size()) * line_height + 12;
    const int x = center_of(step.from);
    append(R"(<rect class="work" x="{}" y="{}" width="{}" height="{}" rx="4"/>)",
           x - column_width / 2 + 12, y, column_width - 24, height);
    draw_lines(lines, x + number_radius, y + 6);
    draw_number(index, x - column_width / 2 + 12, y + height / 2);
    return y + height;
  }

  // What goes from one party to another: an arrow under its words.
  int draw_message(const PathStep& step, std::size_t index, int y) {
    const int from = center_of(step.from), to = center_of(step.to);
    const int direction = to > from ? 1 : -1;
    y = draw_lines(wrap(step.says, std::abs(to - from) - 3 * number_radius), (from + to) / 2, y);
    y += 8;
    const int start = from + direction * number_radius;
    const int end = step.lost ? from + (to - from) * 2 / 3 : to - direction * 3;
    append(R"(<path d="M{} {}H{}"/>)", start, y, end);
    if (step.lost) {
      append(R"(<path class="lost" d="M{0} {1}l14 14m0-14l-14 14"/>)", end - 7, y - 7);
    } else {
      append(R"(<path class="head" d="M{} {}l{} -5v10z"/>)", end, y, -direction * 10);
    }
    draw_number(index, from, y);
    return y + number_radius / 2;
  }

  int draw_mark(const PathStep& step, int y) {
    const std::string_view words = path_.fails ? "✕ fails here" : "● decided here";
    const int length = center_of(step.to) - center_of(step.from);
    const int x = center_of(step.from) + (step.lost ? length / 3 : length / 2);
    append(R"(<text class="mark" x="{}" y="{}">{}</text>)", x, y + line_height - 2, words);
    return y + line_height;
  }

  template <typename... Values>
  void append(fmt::format_string<Values...> format, Values&&... values) {
    fmt::format_to(std::back_inserter(steps_), format, std::forward<Values>(values)...);
  }

  const RequestPath& path_;
  std::string steps_;
};

}  // namespace

std::string draw_path(const RequestPath& path) {
  return Drawing(path).draw();
}

}  // namespace statusbook
