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
    marks.push_back({http::span_of(bytes, field.value), "h-value"});
  }
}

// In the order of the bytes: head, then chunks or content, then trailers.
std::vector<Mark> marks_of(const http::Response& response) {
  std::vector<Mark> marks{{response.version, "h-version"},
                          {response.status, "h-status"},
                          {response.reason, "h-reason"}};
  mark_fields(response.fields, response.bytes, marks);
  if (response.chunks.empty()) {
    for (const http::Span& part : response.content)
      marks.push_back({part, "h-content"});
  }
  for (const http::Chunk& chunk : response.chunks) {
    marks.push_back({chunk.size_line, "h-chunk"});
    marks.push_back({chunk.data, "h-content"});
  }
  mark_fields(response.trailers, response.bytes, marks);
  return marks;
}

// HTML can hold neither control characters nor bytes that are not UTF-8: U+FFFD stands for each.
std::string showable_text(std::string_view text) {
  std::string shown;
  while (!text.empty()) {
    const std::size_t sound = find_invalid_utf8(text).value_or(text.size());
    for (const char c : text.substr(0, sound)) {
      const auto byte = static_cast<unsigned char>(c);
      const bool control = (byte < 0x20 && c != '\t' && c != '\n' && c != '\r') || byte == 0x7F;
      shown += control ? std::string_view("\xEF\xBF\xBD") : std::string_view(&c, 1);
    }
    if (sound < text.size()) shown += "\xEF\xBF\xBD";
    text.remove_prefix(std::min(sound + 1, text.size()));
  }
  return shown;
}

// Escaped, with CRLF and LF as one line break and a CR of its own dropped: a browser would show it
// as one.
void append_text(std::string& html, std::string_view raw) {
  const std::string showable = showable_text(raw);
  std::string_view text = showable;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\r'), text.size());
    append_html_escaped(html, text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
}

}  // namespace

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
