#include "render/http_html.hpp"

#include <algorithm>

#include "render/html_escape.hpp"
#include "support/utf8.hpp"

namespace statusbook {
namespace {

struct Mark {
  http::Span span;
  std::string_view css_class;
};

void mark_fields(const std::vector<http::Field>& fields, std::string_view bytes,
                 std::vector<Mark>& marks) {
  for (const http::Field& field : fields) {
    marks.push_back({http::span_of(bytes, field.name), "h-name"});
  }
}

// In the order of the bytes: head, then chunks, then trailers. Values and content are left as they
// are: most of the bytes, and plain text.
std::vector<Mark> marks_of(const http::Response& response) {
  std::vector<Mark> marks{{response.version, "h-version"},
                          {response.status, "h-status"},
                          {response.reason, "h-reason"}};
  mark_fields(response.fields, response.bytes, marks);
  for (const http::Chunk& chunk : response.chunks)
    marks.push_back({chunk.size_line, "h-chunk"});
  mark_fields(response.trailers, response.bytes, marks);
  return marks;
}

void append_text(std::string& html, std::string_view raw) {
  append_html_text(html, showable_text(raw));
}

}  // namespace

std::string showable_text(std::string_view message) {
  constexpr std::string_view replacement = "\xEF\xBF\xBD";
  std::string shown;
  while (!message.empty()) {
    const std::size_t sound = find_invalid_utf8(message).value_or(message.size());
    for (const char c : message.substr(0, sound)) {
      if (c == '\r') continue;
      shown += find_control_character({&c, 1}) ? replacement : std::string_view(&c, 1);
    }
    if (sound < message.size()) shown += replacement;
    message.remove_prefix(std::min(sound + 1, message.size()));
  }
  return shown;
}

std::string highlight_responses(std::string_view bytes,
                                const std::vector<http::Response>& responses) {
  std::string html;
  std::size_t shown = 0;
  for (const http::Response& response : responses) {
    for (const Mark& mark : marks_of(response)) {
      if (mark.span.empty() || mark.span.offset < shown) continue;
      append_text(html, bytes.substr(shown, mark.span.offset - shown));
      html.append("<span class=\"").append(mark.css_class).append("\">");
      append_text(html, http::text_at(bytes, mark.span));
      html += "</span>";
      shown = mark.span.end();
    }
  }
  append_text(html, bytes.substr(shown));
  return html;
}

}  // namespace statusbook
