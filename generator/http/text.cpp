#include "http/text.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace statusbook::http {

namespace {

constexpr std::size_t longest_quote = 60;

constexpr std::array<bool, 256> make_tchars() {
  std::array<bool, 256> table{};
  for (const char c : std::string_view("!#$%&'*+-.^_`|~"))
    table[static_cast<unsigned char>(c)] = true;
  for (int c = 0; c < 128; ++c) {
    if (is_digit(static_cast<char>(c)) || is_alpha(static_cast<char>(c))) {
      table[static_cast<std::size_t>(c)] = true;
    }
  }
  return table;
}

constexpr std::array<bool, 256> tchars = make_tchars();

bool is_trimmed(char c) {
  return is_blank(c) || is_line_end(c);
}

void append_escaped(std::string& text, char c) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  const auto octet = static_cast<unsigned char>(c);
  text += "\\x";
  text += digits[octet >> 4];
  text += digits[octet & 15];
}

}  // namespace

bool is_tchar(char c) {
  return tchars[static_cast<unsigned char>(c)];
}

bool is_token(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), is_tchar);
}

bool is_digits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), is_digit);
}

bool equals_ignoring_case(std::string_view a, std::string_view b) {
  return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin(), [](char x, char y) {
           return to_lower(x) == to_lower(y);
         });
}

bool starts_with_ignoring_case(std::string_view text, std::string_view prefix) {
  return equals_ignoring_case(text.substr(0, prefix.size()), prefix);
}

bool contains_ignoring_case(std::string_view text, std::string_view part) {
  const auto found = std::search(text.begin(), text.end(), part.begin(), part.end(),
                                 [](char x, char y) { return to_lower(x) == to_lower(y); });
  return found != text.end() || part.empty();
}

bool is_one_of(std::string_view text, const std::vector<std::string_view>& names) {
  return std::any_of(names.begin(), names.end(),
                     [text](std::string_view name) { return equals_ignoring_case(text, name); });
}

std::string lower(std::string_view text) {
  std::string result(text);
  std::transform(result.begin(), result.end(), result.begin(), to_lower);
  return result;
}

std::string_view trim(std::string_view text) {
  while (!text.empty() && is_trimmed(text.front()))
    text.remove_prefix(1);
  while (!text.empty() && is_trimmed(text.back()))
    text.remove_suffix(1);
  return text;
}

std::optional<unsigned long long> decimal(std::string_view text) {
  unsigned long long value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

std::string octets(unsigned long long count) {
  return std::to_string(count) + (count == 1 ? " octet" : " octets");
}

std::string quoted(std::string_view text) {
  std::string result = "\"";
  for (const char c : text.substr(0, longest_quote)) {
    if (is_control(c) || is_obs_text(c) || c == '\t') {
      append_escaped(result, c);
    } else {
      result += c;
    }
  }
  if (text.size() > longest_quote) result += "...";
  return result + "\"";
}

}  // namespace statusbook::http
