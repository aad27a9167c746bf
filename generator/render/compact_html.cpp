#include "render/compact_html.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace statusbook {
namespace {

struct Kept {
  std::string_view start;
  std::string_view end;
};

constexpr std::array<Kept, 2> kept_elements{{{"<pre", "</pre>"}, {"<textarea", "</textarea>"}}};

constexpr std::string_view blanks = " \t\r";

// The bytes from the start of `html` that must stay as they are because an element begins in its
// first `line_size` bytes; 0 when none does.
std::size_t kept_prefix(std::string_view html, std::size_t line_size) {
  for (const Kept& element : kept_elements) {
    const std::size_t start = html.substr(0, line_size).find(element.start);
    if (start == std::string_view::npos) continue;
    const std::size_t end = html.find(element.end, start);
    return end == std::string_view::npos ? html.size() : end + element.end.size();
  }
  return 0;
}

std::string_view without_final_blanks(std::string_view line) {
  return line.substr(0, line.find_last_not_of(blanks) + 1);
}

// The end of the tag that `html` begins with, behind its '>'.
std::size_t tag_length(std::string_view html) {
  std::size_t at = 1;
  while (at < html.size() && html[at] != '>') {
    const bool is_quote = html[at] == '"' || html[at] == '\'';
    at = is_quote ? html.find(html[at], at + 1) : at;
    if (at == std::string_view::npos) return html.size();
    at = std::min(html.find_first_of("\"'>", at + (is_quote ? 1 : 0)), html.size());
  }
  return std::min(at + 1, html.size());
}

// An entity that templates and Markdown write for attributes' sake.
struct Quote {
  std::string_view entity;
  char character;
};

constexpr std::array<Quote, 2> quotes{{{"&quot;", '"'}, {"&#39;", '\''}}};

// Of text outside tags. Entities in a script are none, so there must not be any.
std::string with_bare_quotes(std::string_view html) {
  std::string out;
  out.reserve(html.size());
  while (!html.empty()) {
    const std::size_t text = std::min(html.find_first_of("<&"), html.size());
    out.append(html.substr(0, text));
    html.remove_prefix(text);
    if (html.empty()) break;
    const auto quote = std::find_if(quotes.begin(), quotes.end(), [&](const Quote& each) {
      return html.starts_with(each.entity);
    });
    const bool is_quote = quote != quotes.end();
    const std::size_t size =
        is_quote ? quote->entity.size() : (html.front() == '<' ? tag_length(html) : 1);
    if (is_quote) {
      out.push_back(quote->character);
    } else {
      out.append(html.substr(0, size));
    }
    html.remove_prefix(size);
  }
  return out;
}

}  // namespace

std::string compact_html(std::string_view html) {
  std::string out;
  out.reserve(html.size());
  while (!html.empty()) {
    html.remove_prefix(std::min(html.find_first_not_of(blanks), html.size()));
    std::size_t size = std::min(html.find('\n'), html.size());
    while (const std::size_t kept = kept_prefix(html, size)) {
      out.append(html.substr(0, kept));
      html.remove_prefix(kept);
      size = std::min(html.find('\n'), html.size());
    }
    const std::string_view line = without_final_blanks(html.substr(0, size));
    const bool continues = !out.empty() && out.back() != '\n';
    if (!line.empty() || continues) out.append(line).push_back('\n');
    html.remove_prefix(std::min(size + 1, html.size()));
  }
  return with_bare_quotes(out);
}

}  // namespace statusbook
