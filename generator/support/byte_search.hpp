#pragma once

// Finds the first of a few bytes, sixteen at a time where the processor can, else a word of eight:
// pages are long, and what has to be looked at in them is rare. Pure functions.
//
// Subtracting 1 from each byte of a word borrows from the next byte only where a byte is 0, so the
// lowest byte whose top bit changes is the first that was 0. (Warren, Hacker's Delight, section
// 6-1.)

#ifdef __SSE2__
#include <emmintrin.h>
#endif

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace statusbook {

namespace byte_search {

constexpr std::uint64_t ones = 0x0101'0101'0101'0101;
constexpr std::uint64_t tops = 0x8080'8080'8080'8080;

// The top bit of the lowest byte that is less than `limit`, which is 128 at most; bytes above that
// one may be marked too.
constexpr std::uint64_t marks_below(std::uint64_t word, std::uint64_t limit) {
  return (word - ones * limit) & ~word & tops;
}

constexpr std::uint64_t marks_of(std::uint64_t word, char byte) {
  return marks_below(word ^ (ones * static_cast<unsigned char>(byte)), 1);
}

inline std::uint64_t load(const char* from) {
  std::uint64_t word = 0;
  std::memcpy(&word, from, sizeof word);
  if constexpr (std::endian::native == std::endian::big) word = __builtin_bswap64(word);
  return word;
}

#ifdef __SSE2__
constexpr std::size_t block_size = sizeof(__m128i);

// A bit for each of the sixteen bytes that is one of `bytes` or less than `limit`.
template <unsigned limit, char... bytes>
unsigned marks_in_block(const char* from) {
  const __m128i block = _mm_loadu_si128(reinterpret_cast<const __m128i*>(from));
  __m128i marks = _mm_setzero_si128();
  ((marks = _mm_or_si128(marks, _mm_cmpeq_epi8(block, _mm_set1_epi8(bytes)))), ...);
  if constexpr (limit > 0) {
    const __m128i last = _mm_set1_epi8(static_cast<char>(limit - 1));
    marks = _mm_or_si128(marks, _mm_cmpeq_epi8(_mm_min_epu8(block, last), block));
  }
  return static_cast<unsigned>(_mm_movemask_epi8(marks));
}
#endif

}  // namespace byte_search

// The offset of the first byte in `text`, not before `from`, that is one of `bytes` or less than
// `limit` (128 at most); its size when there is none.
template <unsigned limit, char... bytes>
std::size_t find_below_or(std::string_view text, std::size_t from) {
  using namespace byte_search;
#ifdef __SSE2__
  for (; from + block_size <= text.size(); from += block_size) {
    const unsigned marks = marks_in_block<limit, bytes...>(text.data() + from);
    if (marks != 0) return from + static_cast<std::size_t>(std::countr_zero(marks));
  }
#endif
  for (; from + sizeof(std::uint64_t) <= text.size(); from += sizeof(std::uint64_t)) {
    const std::uint64_t word = load(text.data() + from);
    std::uint64_t marks = (marks_of(word, bytes) | ...);
    if constexpr (limit > 0) marks |= marks_below(word, limit);
    if (marks != 0) return from + static_cast<std::size_t>(std::countr_zero(marks)) / 8;
  }
  const auto is_stop = [](char c) {
    return static_cast<unsigned char>(c) < limit || ((c == bytes) || ...);
  };
  while (from < text.size() && !is_stop(text[from]))
    ++from;
  return from;
}

// The offset of the first byte, not before `from`, that is not ASCII; the text's size when there is
// none.
inline std::size_t find_non_ascii(std::string_view text, std::size_t from) {
  using namespace byte_search;
  for (; from + sizeof(std::uint64_t) <= text.size(); from += sizeof(std::uint64_t)) {
    const std::uint64_t marks = load(text.data() + from) & tops;
    if (marks != 0) return from + static_cast<std::size_t>(std::countr_zero(marks)) / 8;
  }
  while (from < text.size() && static_cast<unsigned char>(text[from]) < 0x80)
    ++from;
  return from;
}

template <char... bytes>
std::size_t find_any(std::string_view text, std::size_t from) {
  return find_below_or<0, bytes...>(text, from);
}

}  // namespace statusbook
