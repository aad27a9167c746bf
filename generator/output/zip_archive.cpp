#include "output/zip_archive.hpp"

#include <zlib.h>

#include <algorithm>
#include <charconv>

#include "output/deflate.hpp"

namespace statusbook {
namespace {

constexpr DeflateFormat deflate_format{6, -15, 8};
constexpr std::size_t most_members = 0xfffe;
constexpr std::size_t most_bytes = 0xfffffffe;
constexpr unsigned needed_version = 20;    // deflate and folders
constexpr unsigned made_by = 3 << 8 | 20;  // Unix, whose file mode is below
constexpr unsigned utf8_names = 1 << 11;
constexpr std::size_t file_mode = std::size_t{0100644} << 16;

std::string little_endian(std::size_t value, int bytes) {
  std::string text;
  for (int i = 0; i < bytes; ++i)
    text += static_cast<char>(value >> 8 * i & 0xff);
  return text;
}

unsigned number(std::string_view text) {
  unsigned value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

// MS-DOS's date, which begins with 1980; midnight is 0.
std::size_t dos_date(std::string_view date) {
  if (date.size() != 10) return 1 << 5 | 1;
  const unsigned year = std::max(number(date.substr(0, 4)), 1980U);
  return (year - 1980) << 9 | number(date.substr(5, 2)) << 5 | number(date.substr(8, 2));
}

// What the local header and the directory have in common.
std::string describe(const ZipMember& member, std::size_t date) {
  return little_endian(needed_version, 2) + little_endian(utf8_names, 2) +
         little_endian(member.is_deflated ? 8 : 0, 2) + little_endian(0, 2) +
         little_endian(date, 2) + little_endian(member.checksum, 4) +
         little_endian(member.bytes.size(), 4) + little_endian(member.size, 4) +
         little_endian(member.name.size(), 2) + little_endian(0, 2);
}

std::string directory_entry(const ZipMember& member, std::size_t date, std::size_t offset) {
  return "PK\1\2" + little_endian(made_by, 2) + describe(member, date) + little_endian(0, 6) +
         little_endian(file_mode, 4) + little_endian(offset, 4) + member.name;
}

std::size_t size_of(const std::vector<ZipMember>& members) {
  std::size_t size = 22;
  for (const ZipMember& member : members)
    size += 30 + 46 + 2 * member.name.size() + member.bytes.size();
  return size;
}

}  // namespace

ZipMember make_zip_member(std::string name, std::string_view bytes) {
  ZipMember member{.name = std::move(name), .bytes = deflated(bytes, deflate_format)};
  member.is_deflated = member.bytes.size() < bytes.size();
  if (!member.is_deflated) member.bytes = bytes;
  const auto* data = reinterpret_cast<const Bytef*>(bytes.data());
  member.checksum = static_cast<std::uint32_t>(crc32(0, data, static_cast<uInt>(bytes.size())));
  member.size = bytes.size();
  return member;
}

std::optional<std::string> make_zip(const std::vector<ZipMember>& members, std::string_view date) {
  const std::size_t size = size_of(members);
  if (members.size() > most_members || size > most_bytes) return std::nullopt;
  const std::size_t day = dos_date(date);
  std::string zip, directory;
  zip.reserve(size);
  for (const ZipMember& member : members) {
    directory += directory_entry(member, day, zip.size());
    zip += "PK\3\4" + describe(member, day) + member.name;
    zip += member.bytes;
  }
  const std::size_t start = zip.size();
  zip += directory;
  zip += "PK\5\6" + little_endian(0, 4) + little_endian(members.size(), 2) +
         little_endian(members.size(), 2) + little_endian(directory.size(), 4) +
         little_endian(start, 4) + little_endian(0, 2);
  return zip;
}

}  // namespace statusbook
