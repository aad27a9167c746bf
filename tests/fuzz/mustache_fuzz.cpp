// Any bytes as a template: it is refused with a message or renders within its limits, and what
// strict mode accepts is what lenient mode gives. The input is up to three templates, "page", "a"
// and "b", with a zero byte between.

#include <cstdint>
#include <cstdlib>
#include <string>

#include "render/mustache/evaluator.hpp"

namespace {

using namespace statusbook;
using namespace statusbook::mustache;

constexpr Limits limits{.depth = 100, .output_bytes = 1 << 16, .steps = 20'000, .mistakes = 20};

void require(bool holds) {
  if (!holds) std::abort();
}

const View& fixed_view() {
  static const View view{{"a", View::List{1, "<&>", View(), View{{"x", "in a"}}}},
                         {"b", View{{"x", "in b"}, {"c", View{{"x", true}}}}},
                         {"x", "line\nbreak"},
                         {"n", 0},
                         {"f", false}};
  return view;
}

std::vector<NamedSource> split(std::string_view input) {
  std::vector<NamedSource> sources;
  for (const char* name : {"page", "a", "b"}) {
    const std::size_t end = std::min(input.find('\0'), input.size());
    sources.push_back({name, {name, std::string(input.substr(0, end))}});
    input.remove_prefix(std::min(end + 1, input.size()));
  }
  return sources;
}

std::optional<std::string> render_page(std::string_view input, Strictness strictness) {
  Diagnostics report;
  const auto set = TemplateSet::compile(split(input), strictness, report);
  require(set.has_value() == !report.has_errors());
  std::optional<std::string> text;
  if (set) {
    const View* const contexts[] = {&fixed_view()};
    text = render(*set, "page", contexts, strictness, "/fuzz/", report, limits);
    require(text.has_value() == !report.has_errors());
  }
  for (const Diagnostic& one : report.sorted())
    require(!format(one, Color::no).empty());
  return text;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view input(reinterpret_cast<const char*>(data), size);
  const auto strict = render_page(input, Strictness::strict);
  const auto lenient = render_page(input, Strictness::lenient);
  require(!lenient || lenient->size() <= limits.output_bytes + 6 * size + 64);
  require(!strict || strict == lenient);
  return 0;
}
