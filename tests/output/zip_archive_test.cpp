#include "output/zip_archive.hpp"

#include <catch2/catch.hpp>

using namespace statusbook;

namespace {

std::string hex(std::string_view bytes) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string text;
  for (const char c : bytes) {
    text += digits[static_cast<unsigned char>(c) >> 4];
    text += digits[static_cast<unsigned char>(c) & 15];
  }
  return text;
}

}  // namespace

TEST_CASE("an archive without members is its last record alone") {
  CHECK(hex(make_zip({}, "2026-11-21").value()) == "504b0506" + std::string(36, '0'));
}

TEST_CASE("a member that deflates badly is stored as it is") {
  const ZipMember member = make_zip_member("a", "xyz");
  CHECK_FALSE(member.is_deflated);
  CHECK(member.bytes == "xyz");
  CHECK(member.size == 3);
  CHECK(member.checksum == 0xeb8eba67);
}

TEST_CASE("a member that deflates well is deflated") {
  const ZipMember member = make_zip_member("a", std::string(1000, 'x'));
  CHECK(member.is_deflated);
  CHECK(member.bytes.size() < 20);
  CHECK(member.size == 1000);
}

TEST_CASE("the header of a member has the date, midnight, and no time of its own") {
  const std::string zip = make_zip({make_zip_member("a", "xyz")}, "2026-11-21").value();
  CHECK(hex(zip.substr(0, 34)) ==
        "504b0304"  // signature
        "1400"      // needs 2.0
        "0008"      // names in UTF-8
        "0000"      // stored
        "0000"      // 00:00:00
        "755d"      // 2026-11-21
        "67ba8eeb"  // CRC-32
        "03000000"
        "03000000"
        "0100"
        "0000"
        "61"
        "78797a");
}

TEST_CASE("dates before 1980, and no date at all, become the first that the format knows") {
  const std::vector<ZipMember> members{make_zip_member("a", "xyz")};
  CHECK(hex(make_zip(members, "1970-01-01").value().substr(12, 2)) == "2100");
  CHECK(hex(make_zip(members, "").value().substr(12, 2)) == "2100");
}

TEST_CASE("members keep their order, and the directory says where each one is") {
  const std::string zip =
      make_zip({make_zip_member("b", "1"), make_zip_member("a", "2")}, "2026-11-21").value();
  const std::size_t directory = zip.find("PK\1\2");
  CHECK(zip.find('b') < zip.find('a'));
  CHECK(hex(zip.substr(directory + 42, 5)) == "0000000062");
  CHECK(hex(zip.substr(directory + 47 + 42, 5)) == "2000000061");
}

TEST_CASE("what the format cannot count is refused") {
  CHECK(make_zip(std::vector<ZipMember>(65534), "2026-11-21").has_value());
  CHECK_FALSE(make_zip(std::vector<ZipMember>(65535), "2026-11-21").has_value());
}
