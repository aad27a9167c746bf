#pragma once

// Range requests, RFC 9110 section 14: which bytes of a content a Range field asks for. Pure
// functions.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace statusbook {

struct ByteRange {
  std::size_t first = 0;
  std::size_t last = 0;  // included

  bool operator==(const ByteRange&) const = default;
};

enum class RangeVerdict { ignored, unsatisfiable, satisfiable };

struct RangeResult {
  RangeVerdict verdict = RangeVerdict::ignored;
  std::vector<ByteRange> ranges = {};  // in the order asked for; those beyond the end left out

  bool operator==(const RangeResult&) const = default;
};

// `range` is the field's value. Ignored, as the section allows: another unit, a malformed value,
// more than sixteen ranges, ranges that overlap.
RangeResult resolve_ranges(std::string_view range, std::size_t size);

// "bytes 0-4/12" and "bytes */12": values of Content-Range.
std::string content_range(const ByteRange& range, std::size_t size);
std::string unsatisfied_range(std::size_t size);

// One part a range (section 14.6), and what Content-Type says of them.
struct Multipart {
  std::string content_type;
  std::string content;
};
Multipart make_multipart(const std::vector<ByteRange>& ranges, std::string_view content,
                         std::string_view content_type);

}  // namespace statusbook
