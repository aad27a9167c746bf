#pragma once

// A stretch of the input, by position. Every part of a parsed message and every finding is a Span
// into the bytes the caller handed over, so that nothing is copied and each part can be shown where
// it stands. A Span is a plain value and says nothing about which input it belongs to: the caller
// keeps them together.

#include <cstddef>
#include <string_view>

namespace statusbook::http {

struct Span {
  std::size_t offset = 0;
  std::size_t size = 0;

  std::size_t end() const { return offset + size; }
  bool empty() const { return size == 0; }
  bool operator==(const Span&) const = default;
};

inline std::string_view text_at(std::string_view bytes, Span span) {
  return bytes.substr(span.offset, span.size);
}

// `part` must be a view into `bytes`.
inline Span span_of(std::string_view bytes, std::string_view part) {
  return {static_cast<std::size_t>(part.data() - bytes.data()), part.size()};
}

inline Span span_between(std::size_t begin, std::size_t end) {
  return {begin, end - begin};
}

}  // namespace statusbook::http
