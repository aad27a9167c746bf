#pragma once

// How one framework or server sends a status code, as content/snippets/<id>.json gives it: a
// template that is rendered for each code that may be sent. Plain values that own their text.

#include <string>
#include <string_view>
#include <vector>

#include "support/source_text.hpp"

namespace statusbook {

// One line of the template and where its first character stands, so that a mistake in it can be
// shown in the record.
struct TemplateLine {
  std::string text;
  Location where;
};

struct Omission {
  std::vector<std::string> codes;  // keys
  std::string reason;              // completes "No code for nginx: …"
};

struct Snippet {
  std::string id;  // the file's name: "express"
  std::string name;
  std::string language;  // to display
  std::string token;     // for highlighters
  int order = 0;
  bool is_featured = false;  // stands on a code's own page, before the page of all
  std::string kind;   // application, server
  std::string proof;  // run, parsed: what the tests do with it
  std::string tool;   // with which they do it
  std::string quoting;
  Location quoting_place;
  std::string constants;  // id of the ConstantLibrary that its code names codes by; may be empty
  std::vector<Omission> omits;
  std::vector<TemplateLine> lines;

  // Null when it has code for `key`.
  const Omission* find_omission(std::string_view key) const;
};

}  // namespace statusbook
