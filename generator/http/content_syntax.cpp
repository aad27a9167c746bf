#include "http/content_syntax.hpp"

#include <algorithm>
#include <vector>

#include "http/text.hpp"

namespace statusbook::http {

namespace {

struct Skipped {
  std::string_view begin;
  std::string_view end;
};

// What is no element; the document type without its internal subset, which examples do not have.
constexpr Skipped skipped[] = {{"<!--", "-->"}, {"<![CDATA[", "]]>"}, {"<?", "?>"}, {"<!", ">"}};

bool is_name_char(char c) {
  return is_alpha(c) || is_digit(c) || is_obs_text(c) || c == '_' || c == '-' || c == '.' ||
         c == ':';
}

std::string_view name_at(std::string_view text) {
  const auto end = std::find_if_not(text.begin(), text.end(), is_name_char);
  return text.substr(0, static_cast<std::size_t>(end - text.begin()));
}

class XmlReader {
 public:
  explicit XmlReader(std::string_view text) : text_(text) {}

  std::optional<ContentFault> read() {
    while (!fault_ && skip_to_markup())
      read_markup();
    if (fault_) return fault_;
    if (!open_.empty()) return ContentFault{text_.size(), "an element is not closed"};
    if (roots_ != 1) return ContentFault{text_.size(), "there is not exactly one root element"};
    return std::nullopt;
  }

 private:
  bool skip_to_markup() {
    at_ = std::min(text_.find('<', at_), text_.size());
    return at_ < text_.size();
  }

  void fail(std::string_view message) { fault_ = ContentFault{at_, message}; }

  void read_markup() {
    const std::string_view rest = text_.substr(at_);
    for (const Skipped& kind : skipped) {
      if (rest.substr(0, kind.begin.size()) != kind.begin) continue;
      const std::size_t end = rest.find(kind.end, kind.begin.size());
      if (end == std::string_view::npos) return fail("a comment or declaration does not end");
      at_ += end + kind.end.size();
      return;
    }
    rest.substr(1, 1) == "/" ? read_end_tag() : read_start_tag();
  }

  // Behind the ">" of a tag, past the attribute values; npos when there is none.
  std::size_t tag_end() const {
    char quote = '\0';
    for (std::size_t at = at_; at < text_.size(); ++at) {
      const char c = text_[at];
      if (quote != '\0') {
        if (c == quote) quote = '\0';
      } else if (c == '"' || c == '\'') {
        quote = c;
      } else if (c == '>') {
        return at + 1;
      }
    }
    return std::string_view::npos;
  }

  void read_start_tag() {
    const std::string_view name = name_at(text_.substr(at_ + 1));
    const std::size_t end = tag_end();
    if (name.empty() || end == std::string_view::npos) return fail("a tag is malformed");
    if (open_.empty()) ++roots_;
    if (text_[end - 2] != '/') open_.push_back(name);
    at_ = end;
  }

  void read_end_tag() {
    const std::string_view name = name_at(text_.substr(at_ + 2));
    if (open_.empty() || open_.back() != name) return fail("an end tag fits no open element");
    open_.pop_back();
    const std::size_t end = tag_end();
    if (end == std::string_view::npos) return fail("a tag is malformed");
    at_ = end;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::size_t roots_ = 0;
  std::vector<std::string_view> open_;
  std::optional<ContentFault> fault_;
};

// The octets that a lead octet announces, itself included; 0 for one that cannot lead.
std::size_t sequence_size(unsigned char lead) {
  if (lead < 0x80) return 1;
  if (lead >= 0xC2 && lead <= 0xDF) return 2;
  if (lead >= 0xE0 && lead <= 0xEF) return 3;
  return lead >= 0xF0 && lead <= 0xF4 ? 4 : 0;
}

bool is_continuation(char c) {
  return (static_cast<unsigned char>(c) & 0xC0) == 0x80;
}

// Overlong forms, surrogates and what lies beyond U+10FFFF show in the second octet.
bool is_valid_second(unsigned char lead, unsigned char second) {
  switch (lead) {
    case 0xE0:
      return second >= 0xA0;
    case 0xED:
      return second < 0xA0;
    case 0xF0:
      return second >= 0x90;
    case 0xF4:
      return second < 0x90;
    default:
      return true;
  }
}

bool is_sequence(std::string_view text) {
  return std::all_of(text.begin() + 1, text.end(), is_continuation) &&
         (text.size() == 1 || is_valid_second(static_cast<unsigned char>(text[0]),
                                              static_cast<unsigned char>(text[1])));
}

}  // namespace

std::optional<ContentFault> find_xml_fault(std::string_view content) {
  return XmlReader(content).read();
}

std::optional<ContentFault> find_utf8_fault(std::string_view content) {
  for (std::size_t at = 0; at < content.size();) {
    const std::size_t size = sequence_size(static_cast<unsigned char>(content[at]));
    if (size == 0 || at + size > content.size() || !is_sequence(content.substr(at, size))) {
      return ContentFault{at, "the octets are not UTF-8"};
    }
    at += size;
  }
  return std::nullopt;
}

}  // namespace statusbook::http
