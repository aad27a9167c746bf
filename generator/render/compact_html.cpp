#include "render/compact_html.hpp"

#include <algorithm>
#include <array>
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

constexpr std::string_view blanks = " \t\r";

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
  explicit Compaction(std::string_view html) : html_(html) { out_.reserve(html.size() + 1); }

  std::string run() {
    skip_blanks();
    while (at_ < html_.size()) {
      copy_run();
      if (at_ < html_.size()) pass_stop();
    }
    end_line();
    return std::move(out_);
  }

 private:
  bool is_kept() const { return at_ < kept_until_; }

  void skip_blanks() { at_ = std::min(html_.find_first_not_of(blanks, at_), html_.size()); }

  void copy_run() {
    const std::size_t start = at_;
    while (at_ < html_.size() && !(*stops_)[static_cast<unsigned char>(html_[at_])])
      ++at_;
    out_.append(html_, start, at_ - start);
  }

  void copy_stop() { out_.push_back(html_[at_++]); }

  void pass_stop() {
    switch (html_[at_]) {
      case '\n':
        return pass_newline();
      case '<':
        find_kept_element();
        stops_ = &tag_stops;
        return copy_stop();
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
    if (at_ > kept_until_) out_.resize(out_.find_last_not_of(blanks) + 1);  // npos + 1 is 0
    if (!out_.empty() && out_.back() != '\n') out_.push_back('\n');
  }

  void find_kept_element() {
    if (is_kept()) return;
    for (const Element& element : kept_elements) {
      if (!html_.substr(at_).starts_with(element.start)) continue;
      const std::size_t end = html_.find(element.end, at_);
      kept_until_ = end == std::string_view::npos ? html_.size() : end + element.end.size();
    }
  }

  // Entities in a script are none, so there must not be any.
  void pass_entity() {
    const auto quote = std::find_if(quotes.begin(), quotes.end(), [&](const Quote& each) {
      return html_.substr(at_).starts_with(each.entity);
    });
    if (quote == quotes.end()) return copy_stop();
    out_.push_back(quote->character);
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
};

}  // namespace

std::string compact_html(std::string_view html) {
  return Compaction(html).run();
}

}  // namespace statusbook
