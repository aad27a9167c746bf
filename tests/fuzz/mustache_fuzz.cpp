// Any bytes as a template: it is refused with a message that points into it or renders within its
// limits; what strict mode accepts is what lenient mode gives; and that is what a literal reading
// of the spec gives (mustache_reference.hpp), where no inheritance is used. The input is up to
// three templates, "page", "a" and "b", with a zero byte between.

#include <cstdint>
#include <cstdlib>
#include <string>

#include "fuzz/mustache_reference.hpp"
#include "fuzz/properties.hpp"
#include "render/mustache/evaluator.hpp"

namespace {

using namespace statusbook;
using namespace statusbook::mustache;
using fuzz::require;

constexpr Limits limits{.depth = 100, .output_bytes = 1 << 16, .steps = 20'000, .mistakes = 20};

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

Diagnostics about(const std::string& name, const Diagnostics& report) {
  Diagnostics some;
  for (const Diagnostic& one : report.items())
    if (one.where.file == name) some.add(one);
  return some;
}

std::optional<std::string> render_page(std::string_view input, Strictness strictness) {
  Diagnostics report;
  const auto set = TemplateSet::compile(split(input), strictness, report);
  require(set.has_value() == !report.has_errors(), "there are templates or a reason why not");
  std::optional<std::string> text;
  if (set) {
    const View* const contexts[] = {&fixed_view()};
    text = render(*set, "page", contexts, strictness, "/fuzz/", report, limits);
    require(text.has_value() == !report.has_errors(), "there is a page or a reason why not");
  }
  for (const NamedSource& one : split(input))
    fuzz::require_sound(about(one.name, report), one.source);
  return text;
}

void compare_with_reference(std::string_view input, const std::string& text) {
  std::map<std::string, std::string> templates;
  for (const NamedSource& one : split(input)) {
    if (!fuzz::MustacheReference::covers(one.source.text)) return;
    templates.emplace(one.name, one.source.text);
  }
  const std::string page = templates.at("page");
  fuzz::MustacheReference reference(std::move(templates), fixed_view());
  require(reference.render(page) == text, "the page is what the spec says");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view input = fuzz::bytes_of(data, size);
  const auto strict = render_page(input, Strictness::strict);
  const auto lenient = render_page(input, Strictness::lenient);
  require(!lenient || lenient->size() <= limits.output_bytes + 6 * size + 64, "limits hold");
  require(!strict || strict == lenient, "strict mode only refuses");
  if (lenient) compare_with_reference(input, *lenient);
  return 0;
}
