#include "output/precompress.hpp"

#include <brotli/encode.h>

#include <algorithm>
#include <array>
#include <bit>
#include <stdexcept>

#include "output/deflate.hpp"

namespace statusbook {
namespace {

constexpr std::array<std::string_view, 10> text_endings = {
    ".html", ".css", ".js", ".json", ".http", ".md", ".txt", ".xml", ".svg", ".csv"};

// Quality 11 takes 40 times as long for a seventh less.
constexpr int brotli_quality = 9;
constexpr DeflateFormat gzip_format{9, 15 + 16, 9};

std::string gzip(std::string_view bytes) {
  return deflated(bytes, gzip_format);
}

// With the default window the encoder clears 32 MB for each page, which takes longer than the rest.
int window_for(std::size_t size) {
  const int bits = static_cast<int>(std::bit_width(size + 16));  // RFC 7932, section 9.1
  return std::clamp(bits, BROTLI_MIN_WINDOW_BITS, BROTLI_DEFAULT_WINDOW);
}

std::string brotli(std::string_view bytes) {
  std::size_t size = BrotliEncoderMaxCompressedSize(bytes.size());
  std::string out(size, '\0');
  const auto* in = reinterpret_cast<const std::uint8_t*>(bytes.data());
  if (BrotliEncoderCompress(brotli_quality, window_for(bytes.size()), BROTLI_MODE_TEXT,
                            bytes.size(), in, &size,
                            reinterpret_cast<std::uint8_t*>(out.data())) == BROTLI_FALSE) {
    throw std::runtime_error("libbrotli cannot compress");
  }
  out.resize(size);
  return out;
}

}  // namespace

const std::vector<Encoding>& encodings() {
  static const std::vector<Encoding> all{{".gz", gzip}, {".br", brotli}};
  return all;
}

bool is_compressible(std::string_view path) {
  return std::any_of(text_endings.begin(), text_endings.end(),
                     [&](std::string_view ending) { return path.ends_with(ending); });
}

}  // namespace statusbook
