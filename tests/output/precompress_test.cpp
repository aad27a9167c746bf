#include "output/precompress.hpp"

#include <brotli/decode.h>
#include <zlib.h>

#include <catch2/catch.hpp>

#include "output/site_fixture.hpp"
#include "output/write_site.hpp"
#include "support/memory_file_system.hpp"

using namespace statusbook;
using namespace statusbook::testing;

namespace {

constexpr std::size_t room = 1 << 16;

std::string gunzip(std::string bytes) {
  std::string out(room, '\0');
  z_stream stream{};
  inflateInit2(&stream, 15 + 16);
  stream.next_in = reinterpret_cast<Bytef*>(bytes.data());
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = room;
  CHECK(inflate(&stream, Z_FINISH) == Z_STREAM_END);
  out.resize(stream.total_out);
  inflateEnd(&stream);
  return out;
}

std::string unbrotli(const std::string& bytes) {
  std::string out(room, '\0');
  std::size_t size = out.size();
  CHECK(BrotliDecoderDecompress(bytes.size(), reinterpret_cast<const std::uint8_t*>(bytes.data()),
                                &size, reinterpret_cast<std::uint8_t*>(out.data())) ==
        BROTLI_DECODER_RESULT_SUCCESS);
  out.resize(size);
  return out;
}

WriteSummary build(FileSystem& files, const Site& site, Precompress precompress) {
  Diagnostics report;
  WriteOptions options;
  options.out = "/work/public";
  options.precompress = precompress;
  const auto summary = write_site(plan_of(site), files, options, report);
  REQUIRE(text_of(report) == "");
  return summary.value();
}

const Site site{{"/", "one"}, {"/a.json", "{}"}, {"/b.png", "picture"}};

}  // namespace

TEST_CASE("A copy holds the same bytes, and neither a time nor a name") {
  const std::string text = GENERATE(as<std::string>(), "", "x", std::string(10'000, 'a') + "b");
  const std::string gz = encodings().at(0).encode(text);
  CHECK(gunzip(gz) == text);
  CHECK(gz.substr(0, 8) == std::string("\x1f\x8b\x08\0\0\0\0\0", 8));
  CHECK(gz == encodings().at(0).encode(text));
  const std::string br = encodings().at(1).encode(text);
  CHECK(unbrotli(br) == text);
  CHECK(br == encodings().at(1).encode(text));
}

TEST_CASE("Text is worth a copy, what is compressed already is not") {
  for (const char* path : {"index.html", "a/b.css", "502.http", "502.md", "x.svg", "x.json"})
    CHECK(is_compressible(path));
  for (const char* path : {"a.png", "a.pdf", "a.woff2", "a.gz", "html", "_redirects"})
    CHECK_FALSE(is_compressible(path));
}

TEST_CASE("Each text file of a site gets its copies, which go when they are not wanted") {
  MemoryFileSystem files;
  files.create_directories("/work");
  CHECK(build(files, site, Precompress::on) == WriteSummary{7, 0, 0, 12});
  CHECK(gunzip(files.read("/work/public/index.html.gz", any_size)) == "one");
  CHECK(unbrotli(files.read("/work/public/a.json.br", any_size)) == "{}");
  CHECK_FALSE(files.kind("/work/public/b.png.gz").has_value());
  CHECK(build(files, site, Precompress::on) == WriteSummary{0, 7, 0, 12});
  CHECK(build(files, site, Precompress::off) == WriteSummary{0, 3, 4, 12});
  CHECK_FALSE(files.kind("/work/public/index.html.gz").has_value());
}

TEST_CASE("A page that has changed gets new copies, and a copy that is gone is made again") {
  MemoryFileSystem files;
  files.create_directories("/work");
  build(files, site, Precompress::on);
  files.remove_file("/work/public/a.json.gz");
  Site changed = site;
  changed["/"] = "two";
  CHECK(build(files, changed, Precompress::on) == WriteSummary{4, 3, 0, 12});
  CHECK(gunzip(files.read("/work/public/index.html.gz", any_size)) == "two");
  CHECK(unbrotli(files.read("/work/public/index.html.br", any_size)) == "two");
  CHECK(gunzip(files.read("/work/public/a.json.gz", any_size)) == "{}");
}
