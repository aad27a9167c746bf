#include "render/compact_html.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <utility>
#include <vector>

#include "render/html_scanner.hpp"
#include "support/byte_search.hpp"

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
  std::string_view character;
};

constexpr std::array<Quote, 2> quotes{{{"&quot;", "\""}, {"&#39;", "'"}}};

constexpr bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\r';
}

// What at_ is in.
enum class State { text, tag, double_quoted, single_quoted };

// Moves what is to stay to the front of the text, when something else has to be done: mostly once a
// line. What is written never overtakes what is read, since nothing becomes longer.
class Compaction {
 public:
  explicit Compaction(PageBytes& page)
      : text_(page.bytes), html_(page.bytes), out_(page.bytes.data()), prepared_(page.prepared) {
    find_next_part();
  }

  void run() {
    skip_blanks();
    while (at_ < html_.size()) {
      if (at_ >= next_part_) pass_part();
      at_ = end_of_run();
      if (at_ < next_part_) pass_stop();
    }
    ends_in_text_ = is_in_text();
    end_line();
    text_.resize(size_);
    prepared_.resize(kept_parts_);
    if (lacks_line_end_) text_ += '\n';
  }

  // Whether the text ended outside of tags and of elements that are kept as they are.
  bool ended_in_text() const { return ends_in_text_; }

 private:
  bool is_kept() const { return at_ < kept_until_; }
  bool is_in_text() const { return state_ == State::text && !is_kept(); }
  bool is_at_line_start() const {
    return copied_ == at_ && (size_ == 0 || out_[size_ - 1] == '\n');
  }
  bool is_at(std::string_view text) const { return html_.substr(at_).starts_with(text); }

  // Whatever is still to be copied up to here.
  void flush() {
    if (size_ != copied_) std::memmove(out_ + size_, html_.data() + copied_, at_ - copied_);
    size_ += at_ - copied_;
    copied_ = at_;
  }

  void leave_out(std::size_t size) {
    flush();
    at_ += size;
    copied_ = at_;
  }

  void put(std::string_view text) {
    std::memcpy(out_ + size_, text.data(), text.size());
    size_ += text.size();
  }

  // A part that begins with blanks is met before them.
  void skip_blanks() {
    while (at_ < next_part_ && is_blank(html_[at_]))
      ++at_;
    copied_ = at_;
  }

  // The first part that is not behind us; a tag in which one stands has been passed with it.
  void find_next_part() {
    while (part_ < prepared_.size() && prepared_[part_].offset < at_)
      ++part_;
    next_part_ = part_ == prepared_.size() ? html_.size() : prepared_[part_].offset;
  }

  void pass_part() {
    find_next_part();
    if (at_ != next_part_ || part_ == prepared_.size()) return;
    const PreparedHtml& part = *prepared_[part_++].part;
    const bool fits = part.is_whole && is_in_text() && (!part.begins_blank || is_at_line_start());
    if (fits) copy_part(part);
    find_next_part();
    if (fits && part.html.ends_with('\n')) skip_blanks();
  }

  void copy_part(const PreparedHtml& part) {
    leave_out(part.html.size());
    prepared_[kept_parts_++] = {size_, &part};
    put(part.compact);
    if (part.html.ends_with('\n')) end_line();
  }

  // The next place at which something may have to be done.
  std::size_t end_of_run() const {
    const std::string_view html = html_.substr(0, next_part_);
    switch (state_) {
      case State::text:
        return find_any<'\n', '<', '&'>(html, at_);
      case State::tag:
        return find_any<'\n', '>', '"', '\''>(html, at_);
      case State::double_quoted:
        return find_any<'\n', '"'>(html, at_);
      case State::single_quoted:
        return find_any<'\n', '\''>(html, at_);
    }
    return html.size();
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
        state_ = State::text;
        ++at_;
        return;
      default:
        return pass_quote();
    }
  }

  void pass_newline() {
    if (is_kept()) {
      ++at_;
      return;
    }
    const bool is_clean = at_ > copied_ && !is_blank(html_[at_ - 1]) && html_[at_ - 1] != '\n';
    if (!is_clean) end_line();
    ++at_;
    if (is_clean && !is_at_blank()) return;
    if (is_clean) flush();
    skip_blanks();
  }

  bool is_at_blank() const { return at_ < html_.size() && is_blank(html_[at_]); }

  void end_line() {
    flush();
    const bool may_end_in_blanks = at_ > kept_until_;
    while (may_end_in_blanks && size_ > 0 && is_blank(out_[size_ - 1]))
      --size_;
    if (size_ == 0 || out_[size_ - 1] == '\n') return;
    if (size_ == html_.size()) {
      lacks_line_end_ = true;
    } else {
      put("\n");
    }
  }

  void pass_tag_start() {
    find_kept_element();
    if (const std::size_t size = plain_tag_size()) {
      at_ += size;
      return;
    }
    state_ = State::tag;
    ++at_;
  }

  // Of a tag on one line with its values in double quotes, as nearly all are; 0 of any other.
  std::size_t plain_tag_size() const {
    std::size_t stop = find_any<'>', '"', '\'', '\n'>(html_, at_);
    while (stop < html_.size() && html_[stop] == '"') {
      stop = find_any<'"', '\n'>(html_, stop + 1);
      if (stop == html_.size() || html_[stop] == '\n') return 0;
      stop = find_any<'>', '"', '\'', '\n'>(html_, stop + 1);
    }
    return stop < html_.size() && html_[stop] == '>' ? stop + 1 - at_ : 0;
  }

  void find_kept_element() {
    const bool may_be = at_ + 1 < html_.size() && (html_[at_ + 1] == 'p' || html_[at_ + 1] == 't');
    if (!may_be || is_kept()) return;
    for (const Element& element : kept_elements) {
      if (!is_at(element.start)) continue;
      const std::size_t end = html_.find(element.end, at_);
      kept_until_ = end == std::string_view::npos ? end : end + element.end.size();
    }
  }

  // Entities in a script are none, so there must not be any.
  void pass_entity() {
    const auto quote = std::find_if(quotes.begin(), quotes.end(),
                                    [&](const Quote& each) { return is_at(each.entity); });
    if (quote == quotes.end()) {
      ++at_;
      return;
    }
    leave_out(quote->entity.size());
    put(quote->character);
  }

  // In a tag: an attribute's value begins or ends.
  void pass_quote() {
    const State value = html_[at_] == '"' ? State::double_quoted : State::single_quoted;
    state_ = state_ == State::tag ? value : State::tag;
    ++at_;
  }

  std::string& text_;
  std::string_view html_;  // the text, of which all before at_ may have been written over
  char* out_;              // the same
  std::vector<PreparedPlace>& prepared_;
  std::size_t part_ = 0;        // the first that is not behind us
  std::size_t next_part_ = 0;   // its place, or the end
  std::size_t kept_parts_ = 0;  // they stand in front, with their new places
  std::size_t at_ = 0;
  std::size_t copied_ = 0;      // up to here, or left out
  std::size_t kept_until_ = 0;  // the end of a <pre>; npos when it has none
  State state_ = State::text;
  bool ends_in_text_ = false;
  bool lacks_line_end_ = false;
  std::size_t size_ = 0;  // of what is written
};

}  // namespace

std::string compact_html(std::string html) {
  return compact_page(std::move(html)).bytes;
}

PageBytes compact_page(PageBytes page) {
  Compaction(page).run();
  return page;
}

PreparedHtml prepare_html(std::string html) {
  PageBytes page(html);
  Compaction compaction(page);
  compaction.run();
  PreparedHtml part;
  part.compact = std::move(page.bytes);
  if (part.compact.ends_with('\n')) part.compact.pop_back();
  part.is_whole = compaction.ended_in_text() && !html.empty() && !is_blank(html.back());
  const HtmlScan found = scan_html(part.compact);
  part.has_addresses = !found.ids.empty() || !found.links.empty();
  part.begins_blank = !html.empty() && (is_blank(html.front()) || html.front() == '\n');
  part.html = std::move(html);
  return part;
}

}  // namespace statusbook
