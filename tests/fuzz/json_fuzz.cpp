// Any bytes as JSON with positions: a tree or a diagnostic that points into the file; each value's
// span holds that value and nothing else; what was read is printed and read again as the same.

#include <optional>

#include "catalogue/json_tree.hpp"
#include "fuzz/json_sameness.hpp"
#include "fuzz/properties.hpp"
#include "render/view_json.hpp"

namespace {

using namespace statusbook;
using fuzz::is_same;
using fuzz::require;

// As render/view_json reads views.
constexpr JsonLimits view_limits{
    .depth = 200, .string = std::string::npos, .controls = ControlCharacters::allowed};
constexpr std::size_t most_slices = 200;  // each is parsed anew

std::optional<JsonNode> parse(std::string text, const JsonLimits& limits = {}) {
  Diagnostics report;
  return parse_json({"slice.json", std::move(text)}, report, limits);
}

class SpanCheck {
 public:
  explicit SpanCheck(const SourceText& source) : source_(source) {}

  void check(const JsonNode& node, Span around) {
    require_within(node.span, around);
    if (slices_++ < most_slices) {
      const auto alone = parse(source_.text.substr(node.span.offset, node.span.length));
      require(alone && is_same(*alone, node), "a value's span holds that value alone");
    }
    std::size_t end = node.span.offset;
    for (const JsonNode& item : node.items)
      end = check_next(item, node.span, end);
    for (const JsonMember& member : node.members) {
      require_within(member.name_span, node.span);
      require(member.name_span.offset >= end, "members stand one behind the other");
      const auto name =
          parse(source_.text.substr(member.name_span.offset, member.name_span.length),
                {.string = source_.text.size(), .controls = ControlCharacters::allowed});
      require(name && name->text == member.name, "a name's span holds that name alone");
      end = check_next(member.value, node.span, member.name_span.offset + member.name_span.length);
    }
  }

 private:
  std::size_t check_next(const JsonNode& node, Span around, std::size_t end) {
    require(node.span.offset >= end, "values stand one behind the other");
    check(node, around);
    return node.span.offset + node.span.length;
  }

  static void require_within(Span span, Span around) {
    require(span.length > 0 && span.offset >= around.offset &&
                span.offset + span.length <= around.offset + around.length,
            "a value lies within the one around it");
  }

  const SourceText& source_;
  std::size_t slices_ = 0;
};

void check_printing(const SourceText& source) {
  Diagnostics report;
  const auto view = view_from_json(source, report);
  require(view.has_value() == report.empty(), "there is a view or a reason why not");
  fuzz::require_sound(report, source);
  if (!view) return;
  for (const std::size_t indentation : {std::size_t{0}, std::size_t{2}}) {
    const SourceText printed{"printed.json", view_to_json(*view, indentation)};
    require(!find_invalid_utf8(printed.text), "printed JSON is UTF-8");
    const auto again = view_from_json(printed, report);
    require(again && view_to_json(*again, indentation) == printed.text,
            "what was printed is read and printed again as the same");
    const auto first = parse(source.text, view_limits);
    const auto second = parse(printed.text, view_limits);
    require(first && second && is_same(*first, *second), "printing changes no value");
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const SourceText source{"fuzz.json", std::string(fuzz::bytes_of(data, size))};
  Diagnostics report;
  const auto root = parse_json(source, report);
  require(root.has_value() == report.empty(), "there is a tree or a reason why not");
  fuzz::require_sound(report, source);
  if (root) SpanCheck(source).check(*root, {0, source.text.size()});
  check_printing(source);
  return 0;
}
