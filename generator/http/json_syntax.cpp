// RFC 8259, as a machine that remembers only the brackets it is in.

#include <algorithm>
#include <vector>

#include "http/content_syntax.hpp"
#include "http/text.hpp"

namespace statusbook::http {

namespace {

class JsonReader {
 public:
  explicit JsonReader(std::string_view text) : text_(text) {}

  std::optional<ContentFault> read() {
    do {
      skip_space();
      if (!step()) return ContentFault{std::min(at_, text_.size()), fault_};
    } while (!done_);
    skip_space();
    if (at_ == text_.size()) return std::nullopt;
    return ContentFault{at_, "there is more after the JSON value"};
  }

 private:
  enum class Expect { value, value_or_close, name, name_or_close, colon, comma_or_close };

  char peek() const { return at_ < text_.size() ? text_[at_] : '\0'; }

  bool fail(std::string_view fault) {
    fault_ = at_ >= text_.size() ? "the JSON ends too early" : fault;
    return false;
  }

  void skip_space() {
    while (is_blank(peek()) || is_line_end(peek()))
      ++at_;
  }

  bool step() {
    switch (expect_) {
      case Expect::value:
        return read_value();
      case Expect::value_or_close:
        return peek() == ']' ? close() : read_value();
      case Expect::name:
        return read_name();
      case Expect::name_or_close:
        return peek() == '}' ? close() : read_name();
      case Expect::colon:
        return read_colon();
      case Expect::comma_or_close:
        return read_comma_or_close();
    }
    return false;
  }

  bool read_value() {
    const char c = peek();
    if (c == '{') return open('}', Expect::name_or_close);
    if (c == '[') return open(']', Expect::value_or_close);
    if (c == '"') return read_string() && after_value();
    if (c == '-' || is_digit(c)) return read_number() && after_value();
    for (const std::string_view word : {"true", "false", "null"}) {
      if (text_.substr(at_, word.size()) != word) continue;
      at_ += word.size();
      return after_value();
    }
    return fail("a JSON value is expected here");
  }

  bool open(char closing, Expect next) {
    ++at_;
    closings_.push_back(closing);
    expect_ = next;
    return true;
  }

  bool close() {
    ++at_;
    closings_.pop_back();
    return after_value();
  }

  bool after_value() {
    done_ = closings_.empty();
    expect_ = Expect::comma_or_close;
    return true;
  }

  bool read_name() {
    if (peek() != '"') return fail("a member name in double quotes is expected here");
    expect_ = Expect::colon;
    return read_string();
  }

  bool read_colon() {
    if (peek() != ':') return fail("a colon is expected here");
    ++at_;
    expect_ = Expect::value;
    return true;
  }

  bool read_comma_or_close() {
    if (peek() == closings_.back()) return close();
    if (peek() != ',') return fail("a comma or a closing bracket is expected here");
    ++at_;
    expect_ = closings_.back() == '}' ? Expect::name : Expect::value;
    return true;
  }

  bool read_string() {
    for (++at_; at_ < text_.size(); ++at_) {
      const char c = text_[at_];
      if (c == '"') {
        ++at_;
        return true;
      }
      if (static_cast<unsigned char>(c) < 0x20)
        return fail("a string contains a control character");
      if (c == '\\' && !read_escape()) return false;
    }
    return fail({});
  }

  bool read_escape() {
    ++at_;
    if (peek() == 'u') {
      for (int digit = 0; digit < 4; ++digit) {
        ++at_;
        if (!is_hex_digit(peek())) return fail("four hexadecimal digits are expected here");
      }
      return true;
    }
    if (peek() != '\0' && std::string_view("\"\\/bfnrt").find(peek()) != std::string_view::npos) {
      return true;
    }
    return fail("this escape does not exist in JSON");
  }

  bool read_digits() {
    if (!is_digit(peek())) return fail("a digit is expected here");
    while (is_digit(peek()))
      ++at_;
    return true;
  }

  bool read_number() {
    if (peek() == '-') ++at_;
    if (peek() == '0') {
      ++at_;
    } else if (!read_digits()) {
      return false;
    }
    if (peek() == '.') {
      ++at_;
      if (!read_digits()) return false;
    }
    if (peek() != 'e' && peek() != 'E') return true;
    ++at_;
    if (peek() == '+' || peek() == '-') ++at_;
    return read_digits();
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::vector<char> closings_;
  Expect expect_ = Expect::value;
  bool done_ = false;
  std::string_view fault_;
};

}  // namespace

std::optional<ContentFault> find_json_fault(std::string_view content) {
  return JsonReader(content).read();
}

}  // namespace statusbook::http
