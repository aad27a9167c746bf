#include "render/compact_html.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <utility>

namespace statusbook {
namespace {

struct Element {
  std::string_view start;
  std::string_view end;
};

constexpr std::array<Element, 2> kept_elements{{{"<pre", "</pre>"}, {"<textarea", "</textarea>"}}};

// An entity that templates and Markdown write for attributes' sake.
struct Quote {
  std::string_view entity;
  char character;
};

constexpr std::array<Quote, 2> quotes{{{"&quot;", '"'}, {"&#39;", '\''}}};

constexpr bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\r';
}

// The bytes at which a run that is copied as it stands ends. A table, because each byte of the site
// is looked up.
using Stops = std::array<bool, 256>;

constexpr Stops stops_at(std::string_view bytes) {
  Stops stops{};
  for (const char c : bytes)
    stops[static_cast<unsigned char>(c)] = true;
  return stops;
}

constexpr Stops text_stops = stops_at("\n<&");
constexpr Stops tag_stops = stops_at("\n>\"'");
constexpr Stops double_quoted_stops = stops_at("\n\"");
constexpr Stops single_quoted_stops = stops_at("\n'");

class Compaction {
 public:
  // The result is never longer, but for a line end behind the last line.
  explicit Compaction(std::string_view html) : html_(html), out_(html.size() + 1, '\0') {}

  std::string run() {
    skip_blanks();
    while (at_ < html_.size()) {
      copy_run();
      if (at_ < html_.size()) pass_stop();
    }
    end_line();
    out_.resize(size_);
    return std::move(out_);
  }

 private:
  bool is_kept() const { return at_ < kept_until_; }
  bool is_at(std::string_view text) const { return html_.substr(at_).starts_with(text); }

  void skip_blanks() {
    while (at_ < html_.size() && is_blank(html_[at_]))
      ++at_;
  }

  void put(char c) { out_[size_++] = c; }
  void copy_stop() { put(html_[at_++]); }
  void copy(std::size_t size) {
    std::memcpy(out_.data() + size_, html_.data() + at_, size);
    size_ += size;
    at_ += size;
  }

  void copy_run() {
    const Stops& stops = *stops_;
    const char* from = html_.data() + at_;
    const char* const end = html_.data() + html_.size();
    char* to = out_.data() + size_;
    while (from != end && !stops[static_cast<unsigned char>(*from)])
      *to++ = *from++;
    at_ = static_cast<std::size_t>(from - html_.data());
    size_ = static_cast<std::size_t>(to - out_.data());
  }

  void pass_stop() {
    switch (html_[at_]) {
      case '\n':
        return pass_newline();
      case '<':
        return pass_tag_start();
      case '&':
        return pass_entity();
      case '>':
        stops_ = &text_stops;
        return copy_stop();
      default:
        return pass_quote();
    }
  }

  void pass_newline() {
    if (is_kept()) return copy_stop();
    end_line();
    ++at_;
    skip_blanks();
  }

  void end_line() {
    const bool may_end_in_blanks = at_ > kept_until_;
    while (may_end_in_blanks && size_ > 0 && is_blank(out_[size_ - 1]))
      --size_;
    if (size_ > 0 && out_[size_ - 1] != '\n') put('\n');
  }

  void pass_tag_start() {
    find_kept_element();
    if (const std::size_t size = plain_tag_size()) return copy(size);
    stops_ = &tag_stops;
    copy_stop();
  }

  // Of a tag on one line with its values in double quotes, as nearly all are; 0 of any other.
  std::size_t plain_tag_size() const {
    const std::size_t close = html_.find('>', at_);
    if (close == std::string_view::npos) return 0;
    const std::string_view tag = html_.substr(at_, close + 1 - at_);
    unsigned char in_value = 0, is_unusual = 0;  // without a branch, so many bytes at a time
    for (const char c : tag) {
      in_value ^= static_cast<unsigned char>(c == '"');
      is_unusual |= static_cast<unsigned char>((c == '\n') | (c == '\''));
    }
    return (in_value | is_unusual) == 0 ? tag.size() : 0;
  }

  void find_kept_element() {
    const bool may_be = at_ + 1 < html_.size() && (html_[at_ + 1] == 'p' || html_[at_ + 1] == 't');
    if (!may_be || is_kept()) return;
    for (const Element& element : kept_elements) {
      if (!is_at(element.start)) continue;
      const std::size_t end = html_.find(element.end, at_);
      kept_until_ = end == std::string_view::npos ? html_.size() : end + element.end.size();
    }
  }

  // Entities in a script are none, so there must not be any.
  void pass_entity() {
    const auto quote = std::find_if(quotes.begin(), quotes.end(),
                                    [&](const Quote& each) { return is_at(each.entity); });
    if (quote == quotes.end()) return copy_stop();
    put(quote->character);
    at_ += quote->entity.size();
  }

  // In a tag: an attribute's value begins or ends.
  void pass_quote() {
    const Stops& value = html_[at_] == '"' ? double_quoted_stops : single_quoted_stops;
    stops_ = stops_ == &tag_stops ? &value : &tag_stops;
    copy_stop();
  }

  std::string_view html_;
  std::size_t at_ = 0;
  std::size_t kept_until_ = 0;
  const Stops* stops_ = &text_stops;  // those of the text, tag or value that at_ is in
  std::string out_;
  std::size_t size_ = 0;  // of what is written of it
};

}  // namespace

std::string compact_html(std::string_view html) {
  return Compaction(html).run();
}

}  // namespace statusbook
