#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "http/lint_properties.hpp"

using namespace statusbook::http;

namespace {

std::string read_file(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

void check_in_all_modes(std::string_view bytes) {
  for (const Mode mode : {Mode::wire, Mode::example, Mode::curl}) {
    for (const char* method : {"GET", "HEAD", "CONNECT"}) {
      CHECK(broken_property(bytes, test_options(mode, method)) == "");
    }
  }
}

}  // namespace

TEST_CASE("the seeds of the fuzz target break no property") {
  std::size_t count = 0;
  for (const auto& entry : std::filesystem::directory_iterator(TEST_DATA "/http/seeds")) {
    INFO(entry.path().filename().string());
    check_in_all_modes(read_file(entry.path()));
    ++count;
  }
  CHECK(count >= 6);
}

TEST_CASE("the examples of the rules break no property") {
  for (const Rule& rule : all_rules()) {
    INFO(rule.id);
    check_in_all_modes(rule.failing);
    check_in_all_modes(rule.passing);
  }
}

TEST_CASE("no cut of a message breaks a property, and only whole ones are accepted") {
  const std::string bytes =
      "HTTP/1.1 103 Early Hints\r\nLink: </a>; rel=preload\r\n\r\nHTTP/1.1 200 OK\r\n"
      "Transfer-Encoding: chunked\r\n\r\n3;a=\"b\"\r\nabc\r\n0\r\nT: v\r\n\r\n";
  const std::size_t interim = bytes.find("HTTP/1.1 200");
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    INFO(size);
    const std::string_view cut = std::string_view(bytes).substr(0, size);
    check_in_all_modes(cut);
    CHECK(lint(cut, test_options()).refused == (size != interim));
  }
  CHECK_FALSE(lint(bytes, test_options()).refused);
}
