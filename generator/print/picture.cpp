#include "print/picture.hpp"

#include <zlib.h>

#include <cstdint>
#include <stdexcept>

namespace statusbook {
namespace {

constexpr std::string_view signature("\x89PNG\r\n\x1a\n", 8);
constexpr char no_filter = 0;
constexpr int deflate_level = 6;

std::string big_endian(std::size_t value) {
  std::string bytes;
  for (int shift = 24; shift >= 0; shift -= 8)
    bytes += static_cast<char>(value >> shift & 0xff);
  return bytes;
}

std::string little_endian(std::size_t value, int bytes) {
  std::string text;
  for (int i = 0; i < bytes; ++i)
    text += static_cast<char>(value >> 8 * i & 0xff);
  return text;
}

std::string chunk(std::string_view type, std::string_view data) {
  std::string checked(type);
  checked += data;
  const auto* bytes = reinterpret_cast<const Bytef*>(checked.data());
  const uLong sum = crc32(0, bytes, static_cast<uInt>(checked.size()));
  return big_endian(data.size()) + checked + big_endian(sum);
}

// Flat areas and sharp edges compress best as they are.
std::string scan_lines(const Picture& picture) {
  const auto row = static_cast<std::size_t>(picture.size.width) * 3;
  std::string lines;
  lines.reserve(picture.rgb.size() + static_cast<std::size_t>(picture.size.height));
  for (std::size_t start = 0; start < picture.rgb.size(); start += row) {
    lines += no_filter;
    lines.append(picture.rgb, start, row);
  }
  return lines;
}

std::string compressed(const std::string& bytes) {
  uLongf size = compressBound(static_cast<uLong>(bytes.size()));
  std::string out(size, '\0');
  const int result = compress2(reinterpret_cast<Bytef*>(out.data()), &size,
                               reinterpret_cast<const Bytef*>(bytes.data()),
                               static_cast<uLong>(bytes.size()), deflate_level);
  if (result != Z_OK) throw std::runtime_error("zlib cannot compress");
  out.resize(size);
  return out;
}

}  // namespace

std::string png_beginning(const PixelSize& size, std::string_view mark) {
  std::string header = big_endian(static_cast<std::size_t>(size.width)) +
                       big_endian(static_cast<std::size_t>(size.height));
  header += {8, 2, 0, 0, 0};  // bits a channel, RGB, and what has one choice only
  std::string text("Statusbook\0", 11);
  text += mark;
  return std::string(signature) + chunk("IHDR", header) + chunk("tEXt", text);
}

std::string png_end(const Picture& picture) {
  return chunk("IDAT", compressed(scan_lines(picture))) + chunk("IEND", "");
}

std::string make_ico(const std::vector<Picture>& pictures) {
  constexpr std::size_t header_size = 6, entry_size = 16;
  std::string entries, images;
  for (const Picture& picture : pictures) {
    const std::string png = png_beginning(picture.size, "icon") + png_end(picture);
    const std::size_t offset = header_size + entry_size * pictures.size() + images.size();
    entries += little_endian(static_cast<std::size_t>(picture.size.width), 1) +
               little_endian(static_cast<std::size_t>(picture.size.height), 1) +
               little_endian(0, 2) + little_endian(1, 2) + little_endian(24, 2) +
               little_endian(png.size(), 4) + little_endian(offset, 4);
    images += png;
  }
  return little_endian(0, 2) + little_endian(1, 2) + little_endian(pictures.size(), 2) + entries +
         images;
}

}  // namespace statusbook
