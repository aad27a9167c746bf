#include "print/brush.hpp"

#include <fmt/format.h>

#include <catch2/catch.hpp>
#include <cmath>
#include <fstream>
#include <sstream>

using namespace statusbook;

namespace {

std::string style_sheet() {
  std::ifstream file(PROJECT_ROOT "/static/style.css");
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

std::string as_hex(const Ink& ink) {
  const auto channel = [](double value) { return std::lround(value * 255); };
  return fmt::format("#{:02x}{:02x}{:02x}", channel(ink.red), channel(ink.green),
                     channel(ink.blue));
}

}  // namespace

TEST_CASE("tokens have the light colors and the marks of the style sheet") {
  const std::string css = style_sheet();
  for (const char* token :
       {"informational", "successful", "redirection", "client-error", "server-error", "vendor"}) {
    CAPTURE(token);
    const std::string color =
        fmt::format("--{}: light-dark({},", token, as_hex(ink_of_token(token)));
    CHECK(css.find(color) != std::string::npos);
    const int marks = marks_of_token(token);
    const std::string rule = fmt::format("{{ --class-color: var(--{});{} }}", token,
                                         marks == 0 ? "" : fmt::format(" --marks: {};", marks));
    CHECK(css.find(rule) != std::string::npos);
  }
}

TEST_CASE("an unknown token is black and has no marks") {
  CHECK(as_hex(ink_of_token("none")) == as_hex(black_ink));
  CHECK(marks_of_token("none") == 0);
}
