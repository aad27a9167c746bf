#include "render/path_diagram.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <regex>

using namespace statusbook;

namespace {

RequestPath path_of(std::vector<PathStep> steps, std::size_t marked = 0) {
  return {"", {"Client", "Gateway", "Origin"}, std::move(steps), marked, true};
}

// What stands in the drawing's <text> elements, in order.
std::vector<std::string> texts_of(const std::string& svg) {
  static const std::regex text("<text[^>]*>([^<]*)</text>");
  std::vector<std::string> texts;
  for (std::sregex_iterator at(svg.begin(), svg.end(), text), end; at != end; ++at)
    texts.push_back((*at)[1]);
  return texts;
}

std::vector<int> numbers_of(const std::string& svg, const std::string& pattern) {
  const std::regex expression(pattern);
  std::vector<int> numbers;
  for (std::sregex_iterator at(svg.begin(), svg.end(), expression), end; at != end; ++at)
    numbers.push_back(std::stoi((*at)[1]));
  return numbers;
}

}  // namespace

TEST_CASE("a drawing names the parties, the steps in order and the one that fails") {
  const std::string svg = draw_path(path_of({{0, 1, "GET /"}, {1, 2, "GET /"}, {1, 0, "502"}}, 1));
  CHECK(texts_of(svg) == std::vector<std::string>{"Client", "Gateway", "Origin", "GET /", "1",
                                                  "GET /", "2", "✕ fails here", "502", "3"});
  CHECK(svg.find("<g class=\"fails\"><text x=\"420\"") != std::string::npos);
}

TEST_CASE("a step at which nothing is wrong is marked in other words and by another class") {
  RequestPath path = path_of({{0, 1, "GET /"}, {1, 0, "301"}}, 1);
  path.fails = false;
  const std::string svg = draw_path(path);
  CHECK(svg.find("● decided here") != std::string::npos);
  CHECK(svg.find("<g class=\"decides\">") != std::string::npos);
  CHECK(svg.find("fails") == std::string::npos);
}

TEST_CASE("an arrow points to the one who receives, from the left and from the right") {
  CHECK(draw_path(path_of({{0, 1, "a"}})).find("M115 81H312") != std::string::npos);
  CHECK(draw_path(path_of({{1, 0, "a"}})).find("M305 81H108") != std::string::npos);
  CHECK(draw_path(path_of({{0, 2, "a"}})).find("M115 81H522") != std::string::npos);
}

TEST_CASE("what is lost ends on the way in a cross and has no arrowhead") {
  const std::string svg = draw_path(path_of({{0, 1, "a", true}}));
  CHECK(svg.find("class=\"lost\"") != std::string::npos);
  CHECK(svg.find("class=\"head\"") == std::string::npos);
}

TEST_CASE("words are set on as many lines as they need, none wider than its arrow") {
  const std::string words = "If-None-Match: \"v17\" and then a good deal of further words to come";
  const auto near = texts_of(draw_path(path_of({{0, 1, words}})));
  const auto far = texts_of(draw_path(path_of({{0, 2, words}})));
  const auto lines = [](const std::vector<std::string>& texts) {
    return static_cast<int>(texts.size()) - 5;  // three parties, the number, the mark
  };
  CHECK(lines(near) == 3);
  CHECK(lines(far) == 2);
  for (int i = 3; i < 3 + lines(near); ++i)
    CHECK(near[static_cast<std::size_t>(i)].size() <= 25 + 4 * 5);  // &quot; counts as one letter
}

TEST_CASE("a word longer than its line stands alone") {
  const auto texts =
      texts_of(draw_path(path_of({{0, 0, "x /a-very-long-address-without-a-space y"}})));
  CHECK(std::vector<std::string>(texts.begin() + 3, texts.begin() + 6) ==
        std::vector<std::string>{"x", "/a-very-long-address-without-a-space", "y"});
}

TEST_CASE("steps stand below each other, within the drawing") {
  std::vector<PathStep> steps;
  for (std::size_t i = 0; i < 9; ++i)
    steps.push_back({i % 3, (i + i % 2) % 3, "some words that need two lines at least"});
  const std::string svg = draw_path(path_of(std::move(steps), 8));
  const std::vector<int> tops = numbers_of(svg, "<circle cx=\"[0-9]+\" cy=\"([0-9]+)\"");
  CHECK(tops.size() == 9);
  CHECK(std::is_sorted(tops.begin(), tops.end()));
  const int height = numbers_of(svg, "viewBox=\"0 0 630 ([0-9]+)\"").at(0);
  for (const int y : numbers_of(svg, " y=\"([0-9]+)\""))
    CHECK(y < height);
}

TEST_CASE("markup in a path stays text") {
  RequestPath path = path_of({{0, 1, "<script>&"}});
  path.parties[0] = "<b>";
  const std::string svg = draw_path(path);
  CHECK(svg.find("&lt;script&gt;&amp;") != std::string::npos);
  CHECK(svg.find("&lt;b&gt;") != std::string::npos);
  CHECK(svg.find("<script") == std::string::npos);
}
