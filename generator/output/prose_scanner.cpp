#include "output/prose_scanner.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <utility>

#include "output/html_scanner.hpp"
#include "output/sentence.hpp"
#include "support/byte_search.hpp"

namespace statusbook {
namespace {

// Skipped with all that is in them. None of them ever stands within one of its own kind.
constexpr std::array<std::string_view, 23> skipped{
    "nav",  "table",  "pre",     "figcaption", "summary", "dt",     "cite", "aside",
    "h1",   "h2",     "h3",      "h4",         "h5",      "h6",     "svg",  "button",
    "form", "script", "caption", "head",       "footer",  "select", "label"};
constexpr std::array<std::string_view, 3> blocks{"p", "li", "dd"};
// Their text belongs to the sentence around them; any other element ends the block.
constexpr std::array<std::string_view, 13> inline_elements{
    "a", "abbr", "b", "bdi", "br", "code", "em", "i", "kbd", "span", "strong", "time", "wbr"};

template <std::size_t size>
bool is_one_of(const std::array<std::string_view, size>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

class Scanner {
 public:
  // Nothing before the main element is prose.
  explicit Scanner(std::string_view html)
      : html_(html), at_(std::min(html.find("<main"), html.size())) {}

  std::vector<ProseBlock> scan() {
    while (at_ < html_.size()) {
      const std::size_t tag = find_any<'<'>(html_, at_);
      add_text(html_.substr(at_, tag - at_));
      at_ = tag;
      if (at_ < html_.size()) pass_tag();
    }
    finish_block();
    return std::move(found_);
  }

 private:
  void add_text(std::string_view raw) {
    if (depth_ == 0 || raw.empty()) return;
    if (block_.text.empty()) {
      const std::size_t first = raw.find_first_not_of(" \n");
      if (first == std::string_view::npos) return;
      block_.offset = at_ + first;
      raw.remove_prefix(first);
    }
    std::string text = decode_references(raw);
    if (in_code_) std::replace(text.begin(), text.end(), ' ', code_space);
    block_.text += text;
  }

  void finish_block() {
    if (!block_.text.empty()) found_.push_back(std::move(block_));
    block_ = {};
  }

  // At a '<'.
  void pass_tag() {
    const bool is_end = html_.substr(at_ + 1, 1) == "/";
    const std::size_t name_at = at_ + (is_end ? 2 : 1);
    const std::size_t name_end = find_any<' ', '\n', '>', '/'>(html_, name_at);
    const std::string_view name = html_.substr(name_at, name_end - name_at);
    at_ = std::min(find_any<'>'>(html_, name_end) + 1, html_.size());
    if (is_one_of(inline_elements, name)) {
      if (name == "code") pass_code(is_end);
      return;
    }
    if (!is_end && is_one_of(skipped, name)) return skip(name);
    finish_block();
    if (!is_one_of(blocks, name)) return;
    if (!is_end) {
      ++depth_;
    } else if (depth_ > 0) {
      --depth_;
    }
  }

  // A point at the end of a code span ends no sentence.
  void pass_code(bool is_end) {
    in_code_ = !is_end;
    constexpr std::string_view ends = ".!?";
    const bool ends_in_point =
        !block_.text.empty() && ends.find(block_.text.back()) != std::string_view::npos;
    if (is_end && ends_in_point) block_.text += code_space;
  }

  // cite stands within a sentence; the others end the block.
  void skip(std::string_view name) {
    if (name != "cite") finish_block();
    const std::string end = fmt::format("</{}>", name);
    // memmem() looks for the whole needle at once; find() would stop at each '<' of a table.
    const void* found = memmem(html_.data() + at_, html_.size() - at_, end.data(), end.size());
    if (found != nullptr) {
      at_ = static_cast<std::size_t>(static_cast<const char*>(found) - html_.data()) + end.size();
      return;
    }
    at_ = html_.size();
  }

  std::string_view html_;
  std::size_t at_;
  int depth_ = 0;
  bool in_code_ = false;
  ProseBlock block_;
  std::vector<ProseBlock> found_;
};

}  // namespace

std::vector<ProseBlock> scan_prose(std::string_view html) {
  return Scanner(html).scan();
}

}  // namespace statusbook
