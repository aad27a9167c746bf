#pragma once

// The text of one input file with its name, able to tell where a byte stands.
// Offsets are bytes from 0. Lines and columns count from 1; columns count characters (code points),
// as editors do. A value type: it owns its text.

#include <cstddef>
#include <string>
#include <string_view>

namespace statusbook {

// A place to show to a person. `line` 0 means the file as a whole, `column` 0 the line as a whole.
struct Location {
  std::string file;
  std::size_t line = 0;
  std::size_t column = 0;
  std::size_t length = 1;  // characters to underline, at least 1, never past the end of the line
  std::string source_line = {};  // without its line end; empty when there is nothing to show

  bool operator==(const Location&) const = default;
};

struct SourceText {
  std::string name;  // as messages show it: relative to the site's folder
  std::string text;

  // `offset` may be one past the end. A range that runs over the line's end is cut there.
  Location locate(std::size_t offset, std::size_t length = 1) const;
  // The whole of line `line` (from 1); past the last line, the file as a whole.
  Location locate_line(std::size_t line) const;
  // The file as a whole.
  Location locate_file() const { return {.file = name}; }
};

}  // namespace statusbook
