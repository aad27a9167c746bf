// Any bytes as prose: sections and links that stand where they are said to stand, or diagnostics
// that point into the file. What stands before the prose moves it by lines and changes nothing
// else; neither do CRLF line ends. What was accepted becomes HTML of known elements, each closed,
// without a link that runs a script. The first byte chooses the headings.

#include <array>

#include "catalogue/catalogue.hpp"
#include "catalogue/prose.hpp"
#include "fuzz/properties.hpp"
#include "render/html_escape.hpp"
#include "render/markdown.hpp"

namespace {

using namespace statusbook;
using fuzz::require;

const std::vector<HeadingRule>& rules_for(std::uint8_t choice) {
  static const std::vector<HeadingRule> free;
  const std::array<const std::vector<HeadingRule>*, 3> rules{&free, &code_headings(),
                                                             &guide_headings()};
  return *rules[choice % rules.size()];
}

struct Read {
  Prose prose;
  Diagnostics report;
};

Read read(const std::string& text, std::size_t begin, const std::vector<HeadingRule>& rules) {
  Read result;
  result.prose = read_prose({"fuzz.md", text}, begin, rules, result.report);
  return result;
}

void check_sections(const std::vector<ProseSection>& sections, std::string_view text) {
  std::size_t line = 0;
  for (const ProseSection& section : sections) {
    require(section.line > line, "sections come in the order of their lines");
    require(section.line <= fuzz::lines_of(text).size(), "a section's heading is in the file");
    require(!section.id.empty(), "a section has an id");
    require(text.find(section.markdown) != std::string_view::npos, "a section is taken as it is");
    line = section.line;
    check_sections(section.parts, text);
  }
}

// `b` is what `a` is, `lines` further down; line ends may differ.
void require_same(const std::vector<ProseSection>& a, const std::vector<ProseSection>& b,
                  std::size_t lines) {
  require(a.size() == b.size(), "the same sections");
  for (std::size_t i = 0; i < a.size(); ++i) {
    require(a[i].heading == b[i].heading && a[i].id == b[i].id, "the same headings");
    require(a[i].line + lines == b[i].line, "headings at the same place");
    require(fuzz::without_returns(a[i].markdown) == fuzz::without_returns(b[i].markdown),
            "the same content");
    require_same(a[i].parts, b[i].parts, lines);
  }
}

bool is_moved(const Location& a, const Location& b, std::size_t lines) {
  return (a.line == 0 ? b.line == 0 : a.line + lines == b.line) && a.column == b.column &&
         a.length == b.length && a.source_line == b.source_line;
}

void require_same(const Read& a, const Read& b, std::size_t lines) {
  require_same(a.prose.sections, b.prose.sections, lines);
  require(a.prose.links.size() == b.prose.links.size(), "the same links");
  for (std::size_t i = 0; i < a.prose.links.size(); ++i) {
    require(a.prose.links[i].destination == b.prose.links[i].destination, "the same destinations");
    require(is_moved(a.prose.links[i].where, b.prose.links[i].where, lines),
            "links at the same place");
  }
  const auto before = a.report.sorted();
  const auto after = b.report.sorted();
  require(before.size() == after.size(), "the same diagnostics");
  for (std::size_t i = 0; i < before.size(); ++i) {
    require(before[i].code == after[i].code, "the same mistakes");
    require(is_moved(before[i].where, after[i].where, lines), "mistakes at the same place");
  }
}

constexpr std::array<std::string_view, 26> elements{
    "p",  "h1",         "h2",    "h3",  "h4", "h5", "h6",    "ul", "ol",
    "li", "blockquote", "pre",   "div", "em", "a",  "code",  "hr", "strong",
    "br", "table",      "thead", "tr",  "th", "td", "tbody", "del"};

// Reads no more of HTML than cmark writes: no attribute's value holds '>'.
void check_html(std::string_view html) {
  require(!find_invalid_utf8(html), "rendered prose is UTF-8");
  require(!find_control_character(html), "rendered prose holds no control character");
  require(html.find("href=\"javascript:") == std::string_view::npos, "no link runs a script");
  std::vector<std::string_view> open;
  for (std::size_t at = html.find('<'); at != std::string_view::npos; at = html.find('<', at + 1)) {
    const std::size_t end = html.find('>', at);
    require(end != std::string_view::npos, "each tag ends");
    std::string_view tag = html.substr(at + 1, end - at - 1);
    const bool is_end = tag.starts_with('/');
    const bool is_void = tag.ends_with('/');
    if (is_end) tag.remove_prefix(1);
    const std::string_view name = tag.substr(0, tag.find_first_of(" /"));
    require(std::find(elements.begin(), elements.end(), name) != elements.end(),
            "only elements that Markdown has");
    if (is_void) continue;
    require(!is_end || (!open.empty() && open.back() == name), "elements close in their order");
    if (is_end) {
      open.pop_back();
    } else {
      open.push_back(name);
    }
  }
  require(open.empty(), "each element is closed");
}

void check_rendering(const std::vector<ProseSection>& sections) {
  for (const ProseSection& section : sections) {
    check_html(render_markdown(section.markdown, "../"));
    check_html(html_escape(section.heading));
    require(!find_invalid_utf8(absolute_links(section.markdown, "https://example.com/")),
            "prose with absolute links is UTF-8");
    check_rendering(section.parts);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const auto& rules = rules_for(data[0]);
  const std::string text(fuzz::bytes_of(data + 1, size - 1));
  const SourceText source{"fuzz.md", text};
  const Read whole = read(text, 0, rules);
  fuzz::require_sound(whole.report, source);
  check_sections(whole.prose.sections, text);
  for (const ProseLink& link : whole.prose.links)
    require(fuzz::is_inside(link.where, source), "a link's place lies inside of its file");
  const bool is_blank = text.find_first_not_of(" \t\r\n") == std::string::npos;
  if (!is_blank) require_same(whole, read("{\n}\n" + text, 4, rules), 2);
  if (text.find('\r') == std::string::npos)
    require_same(whole, read(fuzz::with_crlf(text), 0, rules), 0);
  if (!whole.report.has_errors()) check_rendering(whole.prose.sections);
  return 0;
}
