#include "http/uri.hpp"

#include <algorithm>

#include "http/text.hpp"

namespace statusbook::http {

namespace {

constexpr std::string_view punctuation = "-._~:/?#@!$&'()*+,;=";

bool is_uri_char(char c) {
  return is_alpha(c) || is_digit(c) || punctuation.find(c) != std::string_view::npos;
}

bool has_valid_chars(std::string_view text) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '%') {
      if (at + 2 >= text.size() || !is_hex_digit(text[at + 1]) || !is_hex_digit(text[at + 2])) {
        return false;
      }
      at += 2;
    } else if (!is_uri_char(text[at]) && text[at] != '[' && text[at] != ']') {
      return false;
    }
  }
  return true;
}

bool is_scheme(std::string_view text) {
  return !text.empty() && is_alpha(text.front()) &&
         std::all_of(text.begin(), text.end(), [](char c) {
           return is_alpha(c) || is_digit(c) || c == '+' || c == '-' || c == '.';
         });
}

// Square brackets enclose an IPv6 address and stand nowhere else.
bool has_valid_brackets(std::string_view text) {
  const std::size_t open = text.find('[');
  if (open == std::string_view::npos) return text.find(']') == std::string_view::npos;
  const std::size_t authority = text.find("//");
  const std::size_t close = text.find(']');
  if (authority == std::string_view::npos || close == std::string_view::npos) return false;
  const std::size_t authority_end = std::min(text.find_first_of("/?#", authority + 2), text.size());
  return open > authority && open < close && close < authority_end &&
         text.find_first_of("[]", close + 1) == std::string_view::npos;
}

}  // namespace

bool is_uri_reference(std::string_view text) {
  if (!has_valid_chars(text) || !has_valid_brackets(text)) return false;
  if (std::count(text.begin(), text.end(), '#') > 1) return false;
  const std::size_t delimiter = text.find_first_of(":/?#");
  if (delimiter == std::string_view::npos || text[delimiter] != ':') return true;
  return is_scheme(text.substr(0, delimiter));
}

bool has_fragment(std::string_view reference) {
  return reference.find('#') != std::string_view::npos;
}

}  // namespace statusbook::http
