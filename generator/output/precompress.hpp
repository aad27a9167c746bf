#pragma once

// The compressed copies that a web server sends in place of a text file: "index.html.gz" and
// "index.html.br" (gzip, RFC 1952; Brotli, RFC 7932). Equal bytes give equal bytes, with the same
// versions of zlib and libbrotli: no time and no name stands in a copy. Pure functions; may be
// called from several threads at once.

#include <string>
#include <string_view>
#include <vector>

namespace statusbook {

struct Encoding {
  std::string_view ending;  // of the copy's name
  std::string (*encode)(std::string_view bytes);
};

const std::vector<Encoding>& encodings();

// Whether a file is worth it: text is; images, fonts and PDF are compressed already.
bool is_compressible(std::string_view path);

}  // namespace statusbook
