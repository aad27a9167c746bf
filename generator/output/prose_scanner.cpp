#include "output/prose_scanner.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <utility>

#include "output/sentence.hpp"
#include "render/html_scanner.hpp"
#include "support/byte_search.hpp"

namespace statusbook {
namespace {

enum class Role {
  ends_block,
  inline_text,  // belongs to the sentence around it
  block,
  skipped  // with all that is in it; none ever stands within one of its own kind
};

struct Element {
  std::string_view name;
  Role role;
};

// By name. All others end the block.
constexpr std::array<Element, 39> elements{{
    {"a", Role::inline_text},    {"abbr", Role::inline_text},
    {"aside", Role::skipped},    {"b", Role::inline_text},
    {"bdi", Role::inline_text},  {"br", Role::inline_text},
    {"button", Role::skipped},   {"caption", Role::skipped},
    {"cite", Role::skipped},     {"code", Role::inline_text},
    {"dd", Role::block},         {"dt", Role::skipped},
    {"em", Role::inline_text},   {"figcaption", Role::skipped},
    {"footer", Role::skipped},   {"form", Role::skipped},
    {"h1", Role::skipped},       {"h2", Role::skipped},
    {"h3", Role::skipped},       {"h4", Role::skipped},
    {"h5", Role::skipped},       {"h6", Role::skipped},
    {"head", Role::skipped},     {"i", Role::inline_text},
    {"kbd", Role::inline_text},  {"label", Role::skipped},
    {"li", Role::block},         {"nav", Role::skipped},
    {"p", Role::block},          {"pre", Role::skipped},
    {"script", Role::skipped},   {"select", Role::skipped},
    {"span", Role::inline_text}, {"strong", Role::inline_text},
    {"summary", Role::skipped},  {"svg", Role::skipped},
    {"table", Role::skipped},    {"time", Role::inline_text},
    {"wbr", Role::inline_text},
}};

// Where the names begin that begin with a letter, or with one behind it: of the names of each of
// the site's tags, few have to be compared.
constexpr std::array<std::uint8_t, 27> initials = [] {
  std::array<std::uint8_t, 27> starts{};
  for (std::size_t letter = 0; letter < starts.size(); ++letter) {
    while (starts[letter] < elements.size() &&
           elements[starts[letter]].name[0] < 'a' + static_cast<char>(letter))
      ++starts[letter];
  }
  return starts;
}();

Role role_of(std::string_view name) {
  const std::size_t letter = name.empty() ? 26 : static_cast<std::size_t>(name[0] - 'a');
  if (letter >= 26) return Role::ends_block;
  for (std::size_t i = initials[letter]; i < initials[letter + 1]; ++i) {
    if (elements[i].name == name) return elements[i].role;
  }
  return Role::ends_block;
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
    const Role role = role_of(name);
    if (role == Role::inline_text) {
      if (name == "code") pass_code(is_end);
      return;
    }
    if (!is_end && role == Role::skipped) return skip(name);
    finish_block();
    if (role != Role::block) return;
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
    const std::string end = std::string("</").append(name).append(">");
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
