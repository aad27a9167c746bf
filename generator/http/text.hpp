#pragma once

// The character classes and the small text operations that RFC 9110 section 5.6 is made of.
// All of them work on octets, never on the locale. Thread-safe, and no input is an error.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace statusbook::http {

constexpr bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
constexpr bool is_alpha(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
constexpr bool is_obs_text(char c) {
  return static_cast<unsigned char>(c) >= 0x80;
}
constexpr bool is_blank(char c) {
  return c == ' ' || c == '\t';
}
constexpr bool is_line_end(char c) {
  return c == '\r' || c == '\n';
}
// A control character that may stand in no field value and in no reason phrase.
constexpr bool is_control(char c) {
  return (static_cast<unsigned char>(c) < 0x20 && c != '\t') || c == 0x7F;
}
constexpr char to_lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}
constexpr bool is_hex_digit(char c) {
  return is_digit(c) || (to_lower(c) >= 'a' && to_lower(c) <= 'f');
}

bool is_tchar(char c);                  // RFC 9110 section 5.6.2
bool is_token(std::string_view text);   // one tchar or more
bool is_digits(std::string_view text);  // one digit or more

bool equals_ignoring_case(std::string_view a, std::string_view b);
bool starts_with_ignoring_case(std::string_view text, std::string_view prefix);
bool contains_ignoring_case(std::string_view text, std::string_view part);
bool is_one_of(std::string_view text, const std::vector<std::string_view>& names);
std::string lower(std::string_view text);

// Takes optional whitespace off both ends. The line ends of an obsolete line fold count as
// whitespace.
std::string_view trim(std::string_view text);

// No value for anything but digits, nor for a number that does not fit.
std::optional<unsigned long long> decimal(std::string_view text);

// "1 octet", "2 octets".
std::string octets(unsigned long long count);

// The bytes as a message may quote them: at most 60, control characters and non-ASCII as \xNN.
std::string quoted(std::string_view text);

}  // namespace statusbook::http
