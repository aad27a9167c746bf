#pragma once

// The names that libraries give to status codes, as content/constants.json lists them, by library.
// Plain values that own their text. Versions are text, never compared: each library counts in its
// own way.

#include <string>
#include <string_view>
#include <vector>

namespace statusbook {

struct Constant {
  std::string code;        // a StatusCode's key
  std::string name;        // without the library's prefix
  std::string since;       // empty where it could not be established
  std::string deprecated;  // the first version that says so; empty if none does
  std::string removed;     // the first version without the name; empty if it is still there
  std::string note;
};

struct ConstantLibrary {
  std::string id;
  std::string language;         // what the table's row is called
  std::string library;          // the type or module in full
  std::string prefix;           // what stands before a name in a program
  bool is_phrases = false;      // a table from number to reason phrase: each name is the phrase
  std::string source;           // id of a Source
  std::vector<Constant> names;  // the one to use today first among those of one code

  std::vector<const Constant*> names_of(std::string_view code) const;
};

}  // namespace statusbook
