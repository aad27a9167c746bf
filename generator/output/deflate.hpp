#pragma once

// Compression by zlib in one call, in the format that is asked for. Always gives the same bytes for
// the same input. A pure function; throws std::runtime_error when there is no memory for it.

#include <string>
#include <string_view>

namespace statusbook {

struct DeflateFormat {
  int level;        // 1 to 9
  int window_bits;  // negative: no header at all (RFC 1951); above 15: gzip's (RFC 1952)
  int memory;       // zlib's memLevel, 1 to 9
};

std::string deflated(std::string_view bytes, const DeflateFormat& format);

}  // namespace statusbook
