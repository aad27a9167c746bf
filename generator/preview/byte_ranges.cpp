#include "preview/byte_ranges.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "http/text.hpp"

namespace statusbook {
namespace {

constexpr std::size_t most_ranges = 16;
constexpr std::string_view unit = "bytes=";

// "5-9", "5-" or "-5"; an empty range means that none of it is there.
struct Member {
  bool is_valid = false;
  std::optional<ByteRange> range = {};
};

Member last_bytes(unsigned long long count, std::size_t size) {
  if (count == 0 || size == 0) return {true, {}};
  const std::size_t length = static_cast<std::size_t>(std::min<unsigned long long>(count, size));
  return {true, ByteRange{size - length, size - 1}};
}

Member read_member(std::string_view text, std::size_t size) {
  const std::size_t dash = text.find('-');
  if (dash == std::string_view::npos) return {};
  const std::string_view from = text.substr(0, dash);
  const std::string_view to = text.substr(dash + 1);
  const auto last = http::decimal(to);
  if (from.empty()) return last ? last_bytes(*last, size) : Member{};
  const auto first = http::decimal(from);
  if (!first || (!to.empty() && !last) || (last && *last < *first)) return {};
  if (*first >= size) return {true, {}};
  const auto end = last ? std::min<unsigned long long>(*last, size - 1) : size - 1;
  return {true, ByteRange{static_cast<std::size_t>(*first), static_cast<std::size_t>(end)}};
}

bool overlap(std::vector<ByteRange> ranges) {
  std::sort(ranges.begin(), ranges.end(),
            [](const ByteRange& a, const ByteRange& b) { return a.first < b.first; });
  const auto meet = [](const ByteRange& a, const ByteRange& b) { return b.first <= a.last; };
  return std::adjacent_find(ranges.begin(), ranges.end(), meet) != ranges.end();
}

}  // namespace

RangeResult resolve_ranges(std::string_view range, std::size_t size) {
  if (!http::starts_with_ignoring_case(range, unit)) return {};
  range.remove_prefix(unit.size());
  std::vector<ByteRange> ranges;
  for (std::size_t members = 0; !range.empty(); ++members) {
    if (members == most_ranges) return {};
    const std::size_t comma = std::min(range.find(','), range.size());
    const Member member = read_member(http::trim(range.substr(0, comma)), size);
    if (!member.is_valid) return {};
    if (member.range) ranges.push_back(*member.range);
    range.remove_prefix(std::min(comma + 1, range.size()));
    if (range.empty() && ranges.empty()) return {RangeVerdict::unsatisfiable, {}};
  }
  if (ranges.empty() || overlap(ranges)) return {};
  return {RangeVerdict::satisfiable, std::move(ranges)};
}

std::string content_range(const ByteRange& range, std::size_t size) {
  return fmt::format("bytes {}-{}/{}", range.first, range.last, size);
}

std::string unsatisfied_range(std::size_t size) {
  return fmt::format("bytes */{}", size);
}

// A boundary must not occur in the content; this one is tried with another number until it does
// not.
Multipart make_multipart(const std::vector<ByteRange>& ranges, std::string_view content,
                         std::string_view content_type) {
  std::string boundary = "statusbook-0";
  for (int number = 1; content.find("--" + boundary) != std::string_view::npos; ++number)
    boundary = fmt::format("statusbook-{}", number);
  Multipart parts{fmt::format("multipart/byteranges; boundary={}", boundary), {}};
  for (const ByteRange& range : ranges) {
    parts.content += fmt::format("--{}\r\n", boundary);
    if (!content_type.empty()) parts.content += fmt::format("Content-Type: {}\r\n", content_type);
    parts.content +=
        fmt::format("Content-Range: {}\r\n\r\n{}\r\n", content_range(range, content.size()),
                    content.substr(range.first, range.last - range.first + 1));
  }
  parts.content += fmt::format("--{}--\r\n", boundary);
  return parts;
}

}  // namespace statusbook
