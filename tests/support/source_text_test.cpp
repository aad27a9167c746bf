#include "support/source_text.hpp"

#include <catch2/catch.hpp>

using namespace statusbook;

namespace {

const SourceText source{"a.md", "one\r\ntwé three\n\nlast"};

}  // namespace

TEST_CASE("an offset has a line and a column in characters") {
  struct Row {
    std::size_t offset, line, column;
    const char* text;
  };
  const auto row = GENERATE(values<Row>({{0, 1, 1, "one"},
                                         {2, 1, 3, "one"},
                                         {3, 1, 4, "one"},  // the line end
                                         {4, 1, 4, "one"},  // its second byte
                                         {5, 2, 1, "twé three"},
                                         {9, 2, 4, "twé three"},
                                         {16, 3, 1, ""},
                                         {17, 4, 1, "last"},
                                         {21, 4, 5, "last"},
                                         {99, 4, 5, "last"}}));
  const Location where = source.locate(row.offset);
  CHECK(where.file == "a.md");
  CHECK(where.line == row.line);
  CHECK(where.column == row.column);
  CHECK(where.source_line == row.text);
  CHECK(where.length == 1);
}

TEST_CASE("a range is counted in characters and cut at the end of its line") {
  CHECK(source.locate(5, 4).length == 3);
  CHECK(source.locate(10, 5).length == 5);
  CHECK(source.locate(10, 500).length == 5);
  CHECK(source.locate(0, 0).length == 1);
  CHECK(source.locate(21, 5).length == 1);
}

TEST_CASE("a line is located as a whole, and past the last one the file is") {
  CHECK(source.locate_line(2) == Location{"a.md", 2, 1, 9, "twé three"});
  CHECK(source.locate_line(3) == Location{"a.md", 3, 1, 1, ""});
  CHECK(source.locate_line(4) == Location{"a.md", 4, 1, 4, "last"});
  CHECK(source.locate_line(5) == source.locate_file());
  CHECK(source.locate_file() == Location{.file = "a.md"});
}
