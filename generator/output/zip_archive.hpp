#pragma once

// A zip file (PKWARE's APPNOTE 6.3.3, without its 64-bit extension) with the same bytes wherever it
// is made: members in the order given, one date for all of them, one level of compression. Pure
// functions; members may be made in several threads at once.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace statusbook {

struct ZipMember {
  std::string name;
  std::string bytes;  // deflated, or as they are where that is shorter
  bool is_deflated = false;
  std::uint32_t checksum = 0;
  std::size_t size = 0;  // of the file itself
};

ZipMember make_zip_member(std::string name, std::string_view bytes);

// The whole file; `date` is YYYY-MM-DD. Nothing if it would have more members or bytes than the
// format can tell: 65,534 and 4 GB.
std::optional<std::string> make_zip(const std::vector<ZipMember>& members, std::string_view date);

}  // namespace statusbook
