#include "output/deflate.hpp"

#include <zlib.h>

#include <stdexcept>

namespace statusbook {

std::string deflated(std::string_view bytes, const DeflateFormat& format) {
  z_stream stream{};
  if (deflateInit2(&stream, format.level, Z_DEFLATED, format.window_bits, format.memory,
                   Z_DEFAULT_STRATEGY) != Z_OK) {
    throw std::runtime_error("zlib cannot start to compress");
  }
  std::string out(deflateBound(&stream, static_cast<uLong>(bytes.size())), '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));  // it only reads
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  const int result = deflate(&stream, Z_FINISH);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  if (result != Z_STREAM_END) throw std::runtime_error("zlib cannot compress");
  return out;
}

}  // namespace statusbook
