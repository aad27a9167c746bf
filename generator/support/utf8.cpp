#include "support/utf8.hpp"

#include <array>
#include <cstdint>

#include "support/byte_search.hpp"

namespace statusbook {
namespace {

// One row of RFC 3629 section 4: lead bytes, the length they announce, and what the second byte may
// be. The narrowed second bytes are what rules out overlong forms and surrogates.
struct Sequence {
  std::uint8_t lead_from, lead_to;
  std::size_t length;
  std::uint8_t second_from, second_to;
};

constexpr std::array<Sequence, 9> sequences{{{0x00, 0x7F, 1, 0, 0},
                                             {0xC2, 0xDF, 2, 0x80, 0xBF},
                                             {0xE0, 0xE0, 3, 0xA0, 0xBF},
                                             {0xE1, 0xEC, 3, 0x80, 0xBF},
                                             {0xED, 0xED, 3, 0x80, 0x9F},
                                             {0xEE, 0xEF, 3, 0x80, 0xBF},
                                             {0xF0, 0xF0, 4, 0x90, 0xBF},
                                             {0xF1, 0xF3, 4, 0x80, 0xBF},
                                             {0xF4, 0xF4, 4, 0x80, 0x8F}}};

bool is_between(char byte, std::uint8_t from, std::uint8_t to) {
  const auto value = static_cast<std::uint8_t>(byte);
  return from <= value && value <= to;
}

bool fits(std::string_view text, const Sequence& row) {
  if (text.size() < row.length) return false;
  if (row.length > 1 && !is_between(text[1], row.second_from, row.second_to)) return false;
  for (std::size_t i = 2; i < row.length; ++i) {
    if (!is_between(text[i], 0x80, 0xBF)) return false;
  }
  return true;
}

// The length of the sequence at the start of `text`, 0 when it is not well-formed.
std::size_t sequence_length(std::string_view text) {
  for (const Sequence& row : sequences) {
    if (is_between(text.front(), row.lead_from, row.lead_to))
      return fits(text, row) ? row.length : 0;
  }
  return 0;
}

}  // namespace

std::optional<std::size_t> find_invalid_utf8(std::string_view text) {
  std::size_t offset = 0;
  while (offset < text.size()) {
    offset = find_non_ascii(text, offset);
    if (offset == text.size()) break;
    const std::size_t length = sequence_length(text.substr(offset));
    if (length == 0) return offset;
    offset += length;
  }
  return std::nullopt;
}

std::optional<std::size_t> find_control_character(std::string_view text) {
  constexpr unsigned first_printable = 0x20;
  constexpr char erase = 0x7F;
  constexpr std::string_view of_text = "\t\n\r";
  std::size_t at = find_below_or<first_printable, erase>(text, 0);
  while (at < text.size() && of_text.find(text[at]) != std::string_view::npos)
    at = find_below_or<first_printable, erase>(text, at + 1);
  if (at == text.size()) return std::nullopt;
  return at;
}

std::size_t count_code_points(std::string_view text) {
  std::size_t count = 0;
  while (!text.empty()) {
    const std::size_t length = sequence_length(text);
    text.remove_prefix(length == 0 ? 1 : length);
    ++count;
  }
  return count;
}

}  // namespace statusbook
