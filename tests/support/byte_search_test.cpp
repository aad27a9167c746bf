#include "support/byte_search.hpp"

#include <catch2/catch.hpp>
#include <string>

using namespace statusbook;

namespace {

// One byte at a time.
std::size_t look_for(std::string_view stops, unsigned limit, std::string_view text,
                     std::size_t from) {
  for (; from < text.size(); ++from) {
    const auto byte = static_cast<unsigned char>(text[from]);
    if (byte < limit || stops.find(text[from]) != std::string_view::npos) break;
  }
  return from;
}

}  // namespace

TEST_CASE("the first of the bytes is found wherever it stands, and in texts of any length") {
  for (std::size_t size = 0; size < 36; ++size) {
    for (std::size_t place = 0; place < size; ++place) {
      std::string text(size, 'a');
      text[place] = '<';
      if (place + 1 < size) text[place + 1] = '&';
      for (std::size_t from = 0; from <= size; ++from) {
        CHECK(find_any<'&', '<'>(text, from) == look_for("&<", 0, text, from));
      }
    }
  }
}

TEST_CASE("each byte beside each other one is told from those that are looked for") {
  for (int before = 0; before < 256; ++before) {
    for (int byte = 0; byte < 256; ++byte) {
      const std::string text{
          'x', static_cast<char>(before), static_cast<char>(byte), 'y', 'x', 'x', 'x', 'x',
          'x', static_cast<char>(byte)};
      CHECK(find_any<'\n', '>', '"'>(text, 0) == look_for("\n>\"", 0, text, 0));
      CHECK(find_below_or<0x20, '\\'>(text, 0) == look_for("\\", 0x20, text, 0));
      CHECK(find_below_or<0x80, '\x80'>(text, 1) == look_for("\x80", 0x80, text, 1));
    }
  }
}

TEST_CASE("what is not there is looked for up to the end") {
  CHECK(find_any<'<'>("", 0) == 0);
  CHECK(find_any<'<'>("0123456789", 0) == 10);
  CHECK(find_any<'<'>("<123456789", 1) == 10);
}

TEST_CASE("the first byte that is not ASCII is found wherever it stands") {
  for (std::size_t size = 0; size < 36; ++size) {
    CHECK(find_non_ascii(std::string(size, '\x7F'), 0) == size);
    for (std::size_t place = 0; place < size; ++place) {
      std::string text(size, 'a');
      text[place] = '\x80';
      if (place + 1 < size) text[place + 1] = '\xFF';
      CHECK(find_non_ascii(text, 0) == place);
      CHECK(find_non_ascii(text, place) == place);
      CHECK(find_non_ascii(text, place + 1) == (place + 1 < size ? place + 1 : size));
    }
  }
}
